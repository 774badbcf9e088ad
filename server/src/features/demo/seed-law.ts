// The law in the demo: one post about which nobody has decided whether it is an advertisement, one with a decision, and
// a list of the union's own. Names and sites are invented.
import { keysOf } from '@rupor/shared/law/match-names';
import type { PromoAnswers } from '@rupor/shared/law/promo';
import type { Tx } from '../../lib/db.ts';
import { contentPrint } from '../law/content-print.ts';
import { postInclude } from '../posts/load-post.ts';
import type { DemoRows } from './demo-rows.ts';
import { DEMO_ORGANIZATION_ID, PEOPLE_OF_ROLES } from './demo-world.ts';

const organizationId = DEMO_ORGANIZATION_ID;
const OWN_LIST = [
  'zarplata-bez-vychetov.example',
  'Агентство «Лёгкий расчёт»',
  'Кадровый центр «Вахта плюс»',
];
const UNDECIDED = {
  title: 'Летний лагерь: скидка по карте профсоюза',
  baseText:
    'В лагере «Сосновый берег» для детей членов профсоюза скидка 20 %.\n\nЗаписывайтесь до пятницы у профорга своей смены: мест сорок, заявок уже двадцать шесть.',
};
const DECIDED = {
  title: 'Разыгрываем три термоса',
  baseText:
    'Разыгрываем три термоса среди тех, кто расскажет, как у них кормят на ночной смене.\n\nТермосы купил профком. Историю пришлите профоргу до понедельника, имена не называем.',
};
const ANSWERS: PromoAnswers = {
  own: 'yes',
  paid: 'no',
  third: 'no',
  call: 'no',
  selected: 'no',
  page: 'none',
};

/** Two of the drafts without a time get these words. */
export async function seedLaw(tx: Tx, { rows, now }: { rows: DemoRows; now: Date }): Promise<void> {
  const drafts = rows.targets.filter(({ state, dueAt }) => state === 'draft' && !dueAt);
  const [undecidedId, postId] = [...new Set(drafts.map((target) => target.postId))];
  if (!undecidedId || !postId) return;
  await writeWords(tx, undecidedId, UNDECIDED);
  await writeWords(tx, postId, DECIDED);
  const post = await tx.post.findUniqueOrThrow({ where: { id: postId }, include: postInclude });
  const decided = {
    organizationId,
    postId,
    status: 'not_ad' as const,
    print: contentPrint(post),
    decidedByName: PEOPLE_OF_ROLES.approver,
    decidedAt: new Date(now.getTime() - 26 * 3_600_000),
    answers: ANSWERS,
  };
  await tx.postPromo.create({ data: decided });
  const reason = 'Приз свой, спонсора нет, ничего не продаём';
  await tx.lawDecision.create({ data: { ...decided, kind: 'promo', suggestion: 'not_ad', reason } });
  await tx.lawList.create({
    data: {
      organizationId,
      kind: 'other',
      name: 'Посредники, которых не советуем',
      asOf: new Date(now.getTime() - 12 * 86_400_000),
      entryCount: OWN_LIST.length,
      importedByName: PEOPLE_OF_ROLES.approver,
      importedAt: new Date(now.getTime() - 12 * 86_400_000),
      entries: {
        create: OWN_LIST.map((name) => ({
          organizationId,
          name,
          isDomain: !name.includes(' '),
          keys: keysOf(name),
        })),
      },
    },
  });
}

async function writeWords(tx: Tx, id: string, words: { title: string; baseText: string }): Promise<void> {
  await tx.post.update({ where: { id }, data: words });
  await tx.postTarget.updateMany({ where: { postId: id }, data: { text: null } });
}
