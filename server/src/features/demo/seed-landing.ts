// Pages of the demo: two that are open to all, one with the form of applications where the demo has one and one that
// has no picture, so that its card is drawn from its words; and a draft.
import { PageContent } from '@rupor/shared/landing/blocks';
import { templateOf } from '@rupor/shared/landing/templates';
import { DAY_MS } from '@rupor/shared/lib/durations';
import type { Tx } from '../../lib/db.ts';
import { newId } from './demo-numbers.ts';
import { BRANCHES, DEMO_NAME, DEMO_ORGANIZATION_ID, DEMO_ZONE, PEOPLE_OF_ROLES } from './demo-world.ts';

const organizationId = DEMO_ORGANIZATION_ID;
const PHONE = '+7 (343) 000-00-00';

interface Seeding {
  campaignId: string | null;
  authorId: string;
  assets: readonly { id: string; altText: string | null }[];
  now: Date;
}

export async function seedLanding(tx: Tx, { campaignId, authorId, assets, now }: Seeding): Promise<void> {
  const form = await tx.leadForm.findFirst({
    where: { organizationId, archivedAt: null },
    orderBy: { createdAt: 'asc' },
    select: { key: true },
  });
  const picture = assets.find(({ altText }) => altText !== null)?.id ?? null;
  const shownAt = new Date(now.getTime() - 9 * DAY_MS);
  const content = joinPage(form?.key ?? null, picture);
  const open = [
    { name: 'Вступай в смену', kind: 'join', slug: 'vstupaj-v-smenu', content },
    { name: 'В раздевалке тепло', kind: 'victory', slug: 'v-razdevalke-teplo', content: warmPage() },
  ];
  const common = { organizationId, authorId, createdAt: shownAt };
  await tx.site.create({
    data: {
      ...{ organizationId, name: 'Свои страницы и ссылки', key: `demo-${newId().slice(-12)}` },
      ...{ isOwn: true, timeZone: DEMO_ZONE },
    },
  });
  for (const { content: shown, ...page } of open) {
    const [id, versionId] = [newId(), newId()];
    await tx.landingPage.create({
      data: { ...common, ...page, id, content: shown, campaignId, liveId: versionId, updatedAt: shownAt },
    });
    await tx.landingVersion.create({
      data: { ...common, id: versionId, pageId: id, number: 1, content: shown, isPublished: true },
    });
  }
  await tx.landingPage.create({
    data: {
      ...{
        ...common,
        id: newId(),
        name: 'Все ссылки для шапки канала',
        kind: 'links',
        slug: 'vse-ssylki-smeny',
      },
      ...{ content: templateOf('links'), updatedAt: now },
    },
  });
}

function joinPage(formKey: string | null, pictureId: string | null): PageContent {
  const action =
    formKey === null
      ? { label: 'Позвонить в профсоюз', href: 'tel:+73430000000' }
      : { label: 'Вступить в профсоюз', href: '#form' };
  return PageContent.parse({
    title: 'Вступай в смену: один просит, вместе договариваемся',
    description: 'Оставьте контакт, и вам перезвонит человек с вашей работы.',
    owner: DEMO_NAME,
    blocks: [
      {
        ...{ id: 'hero', kind: 'hero', title: 'Один просит. Вместе мы договариваемся', pictureId, action },
        text: 'Оставьте имя и телефон. Перезвонит человек с вашей работы и ответит на вопросы.',
      },
      {
        ...{ id: 'story', kind: 'story', title: 'Что мы уже изменили' },
        problem: 'В раздевалке депо зимой было одиннадцать градусов. Люди переодевались в куртках.',
        action: 'Собрали 84 подписи за три смены, измерили температуру и пришли с этим к начальнику депо.',
        result: 'С 1 ноября в раздевалке греют. Проверяем каждую неделю.',
      },
      {
        ...{ id: 'facts', kind: 'facts', title: 'Что это даёт вам' },
        items: [
          { title: 'Вы не один', text: 'На разговор с начальством с вами придёт представитель профсоюза.' },
          { title: 'Юрист рядом', text: 'Поможет разобраться с договором, отпуском и сверхурочными.' },
          { title: 'Ваш голос', text: 'Чего добиваться, решаем вместе на собрании.' },
        ],
      },
      {
        ...{ id: 'numbers', kind: 'numbers', title: 'В числах' },
        items: [
          { value: '84', label: 'подписи за тёплую раздевалку', source: 'Профком депо, подсчёт 20 октября' },
          { value: String(BRANCHES.length), label: 'первички в области', source: 'Реестр первичек союза' },
        ],
      },
      {
        ...{ id: 'steps', kind: 'steps', title: 'Как вступить' },
        items: [
          { text: formKey === null ? 'Позвоните или напишите нам.' : 'Оставьте контакт в форме ниже.' },
          { text: 'Вам перезвонят за два рабочих дня.' },
          { text: 'Подпишите заявление: это две минуты.' },
        ],
      },
      {
        ...{ id: 'faq', kind: 'faq', title: 'О чём спрашивают' },
        items: [
          {
            question: 'Узнает ли начальник?',
            answer: 'Состоять ли в профсоюзе, решаете вы. Мы никому не говорим, кто оставил заявку.',
          },
          {
            question: 'Сколько стоит?',
            answer: 'Один процент зарплаты. Половина остаётся в вашей первичке.',
          },
        ],
      },
      ...(formKey === null
        ? []
        : [
            {
              ...{ id: 'form', kind: 'form', title: 'Оставьте контакт', formKey },
              reassurance: 'Работодатель не увидит эти данные',
            },
          ]),
      {
        ...{ id: 'place', kind: 'contacts', title: 'Как нас найти', name: PEOPLE_OF_ROLES.approver },
        ...{ address: 'Заречье, ул. Заводская, 7, кабинет 12', hours: 'По будням с 9 до 18', phone: PHONE },
      },
      { id: 'share', kind: 'share', title: 'Позовите коллегу', text: 'Вдвоём вступать легче.' },
      {
        ...{ id: 'thanks', kind: 'thanks', title: 'Заявка у нас' },
        text: `Позвонит ${PEOPLE_OF_ROLES.approver} в течение двух рабочих дней.`,
      },
    ],
  });
}

function warmPage(): PageContent {
  return PageContent.parse({
    title: 'В раздевалке депо теперь тепло: что сделали 84 человека',
    description: 'Как собрали подписи, измерили температуру и договорились с начальником депо.',
    owner: DEMO_NAME,
    blocks: [
      {
        ...{ id: 'story', kind: 'story', title: 'Как это было' },
        problem: 'Зимой в раздевалке было одиннадцать градусов. Люди переодевались в куртках.',
        action: 'За три смены собрали 84 подписи, измерили температуру и пришли с этим к начальнику депо.',
        result: 'С 1 ноября в раздевалке греют. Проверяем каждую неделю.',
      },
      {
        ...{ id: 'next', kind: 'hero', title: 'Что беспокоит вас?', text: 'Расскажите, и начнём вместе.' },
        action: { label: 'Позвонить в профсоюз', href: 'tel:+73430000000' },
      },
    ],
  });
}
