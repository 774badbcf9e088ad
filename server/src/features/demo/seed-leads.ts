// Applications of the demo: invented people at invented workplaces, marked as simulated, in every state, over links of the
// campaign and without any. Contacts are sealed here as everywhere.

import { fillConsent } from '@rupor/shared/leads/consents';
import { isEnded, leadTimes } from '@rupor/shared/leads/lead-states';
import { DAY_MS, HOUR_MS } from '@rupor/shared/lib/durations';
import { SOURCE_GROUPS } from '@rupor/shared/visits/source-group';
import type { App } from '../../context.ts';
import { hashToken } from '../../lib/crypto.ts';
import type { Tx } from '../../lib/db.ts';
import { currentTexts, ensureFirstTexts } from '../leads/consent-texts.service.ts';
import { sealLeadField, sealNote } from '../leads/seal-lead.ts';
import { APPLICANTS, type Applicant } from './demo-applicants.ts';
import { newId } from './demo-numbers.ts';
import type { Places } from './demo-rows.ts';
import { DEMO_ORGANIZATION_ID, PEOPLE_OF_ROLES } from './demo-world.ts';

const organizationId = DEMO_ORGANIZATION_ID;
const KEEP_DAYS = 30;
const OPERATOR = {
  operator: 'Зареченский областной профсоюз «Рабочая смена», г. Заречье, ул. Проходная, 1, ИНН 0000000000',
  withdrawAt: 'soglasie@smena.example',
  keepDays: KEEP_DAYS,
};

interface Setting {
  places: Pick<Places, 'branchIds' | 'campaignIds'>;
  userIds: ReadonlyMap<string, string>;
  now: Date;
}

/** After the links: applications come over their codes. Before the pages: they show the form. */
export async function seedLeads(tx: Tx, app: App, { places, userIds, now }: Setting): Promise<void> {
  await tx.leadSettings.create({ data: { organizationId, ...OPERATOR } });
  await ensureFirstTexts(tx, organizationId, new Date(now.getTime() - 40 * DAY_MS));
  const campaignId = places.campaignIds[1] ?? null;
  const form = await tx.leadForm.create({
    data: {
      organizationId,
      key: 'smena',
      title: 'Вступить в профсоюз',
      intro: 'Оставьте один контакт. Расскажем, как вступить и чем поможем на вашем месте.',
      thanks: 'Ответит Виктор Сазонов, обычно в тот же день.',
      questions: [{ key: 'shift', label: 'В какую смену вам удобно ответить', isRequired: false }],
      purposes: ['call_back', 'newsletter'],
      campaignId,
      createdAt: new Date(now.getTime() - 30 * DAY_MS),
    },
  });
  await seedWorkplaces(tx, places.branchIds);
  const links = await tx.shortLink.findMany({
    where: { organizationId, campaignId },
    select: { code: true, place: true, kind: true },
  });
  const text = (await currentTexts(tx, organizationId)).get('call_back');
  if (!text) throw new Error('the first texts were written above');
  const shownText = fillConsent(text.text, OPERATOR);
  for (const [index, person] of APPLICANTS.entries()) {
    const posts = links.filter(({ kind }) => kind === 'post');
    const code = person.place
      ? links.find(({ place }) => place === person.place)?.code
      : person.source === 'vk' || person.source === 'telegram'
        ? posts[index % Math.max(1, posts.length)]?.code
        : undefined;
    await insertPerson(tx, app, {
      ...{ person, formId: form.id, campaignId, code: code ?? '', textId: text.id, shownText, now },
      branchId: person.branch === null ? null : (places.branchIds[person.branch] ?? null),
      assigneeId: person.path.length > 0 ? (userIds.get('approver') ?? null) : null,
    });
  }
  await seedMembership(tx, places.branchIds, now);
}

interface Insert {
  person: Applicant;
  formId: string;
  campaignId: string | null;
  branchId: string | null;
  assigneeId: string | null;
  code: string;
  textId: string;
  shownText: string;
  now: Date;
}

async function insertPerson(tx: Tx, app: App, given: Insert): Promise<void> {
  const { person, now, code } = given;
  const row = { id: newId(), organizationId };
  const createdAt = new Date(now.getTime() - person.days * DAY_MS);
  const steps = person.path.map(([to, hours], index) => ({
    from: person.path[index - 1]?.[0] ?? ('new' as const),
    to,
    actorName: PEOPLE_OF_ROLES.approver,
    at: new Date(createdAt.getTime() + hours * HOUR_MS),
  }));
  const latest = steps.at(-1);
  const endsAt = latest && isEnded(latest.to) ? latest.at : null;
  const source = person.source === null ? SOURCE_GROUPS.unknown : SOURCE_GROUPS[person.source];
  const touch = { at: createdAt, source, link: code, utmSource: person.place ? 'qr' : (person.source ?? '') };
  const note = { id: newId(), organizationId };
  const isTalked = person.path.some(([to]) => to === 'talked');
  await tx.lead.create({
    data: {
      ...row,
      ...{ formId: given.formId, branchId: given.branchId, assigneeId: given.assigneeId },
      campaignId: given.campaignId,
      sendingHash: hashToken(row.id),
      state: latest?.to ?? 'new',
      ...leadTimes(steps),
      name: sealLeadField(app, row, 'name', person.name),
      contact: sealLeadField(app, row, 'contact', person.contact),
      workplace: sealLeadField(app, row, 'workplace', person.workplace),
      heard: person.heard,
      isSimulated: true,
      createdAt,
      stateAt: latest?.at ?? createdAt,
      deleteAt: new Date((endsAt ?? createdAt).getTime() + (endsAt ? KEEP_DAYS : 180) * DAY_MS),
      steps: { create: steps },
      consents: {
        create: {
          ...{ purpose: 'call_back', textId: given.textId, givenAt: createdAt },
          ...{ shownText: given.shownText, shownHash: hashToken(given.shownText) },
        },
      },
      touches: person.source
        ? {
            create: [
              { ...touch, order: 'first' },
              { ...touch, order: 'last' },
            ],
          }
        : undefined,
      notes: isTalked
        ? {
            create: {
              id: note.id,
              text: sealNote(
                app,
                note,
                'Спрашивает про доплату за ночные. Обещали прислать пункт колдоговора.',
              ),
              authorName: PEOPLE_OF_ROLES.approver,
              at: steps.at(-1)?.at ?? createdAt,
            },
          }
        : undefined,
    },
  });
}

async function seedWorkplaces(tx: Tx, branchIds: readonly string[]): Promise<void> {
  const names: [number, string, string][] = [
    [0, 'Приборный', 'приборный'],
    [0, 'Приборка', 'приборка'],
    [1, 'Депо', 'депо'],
    [2, 'Горбольница', 'горбольница'],
    [3, 'Хлебокомбинат', 'хлебокомбинат'],
  ];
  await tx.workplaceName.createMany({
    data: names.flatMap(([index, name, plain]) => {
      const branchId = branchIds[index];
      return branchId ? [{ organizationId, branchId, name, plain }] : [];
    }),
  });
}

/** Three months; of one branch nobody has said how many are young. */
async function seedMembership(tx: Tx, branchIds: readonly string[], now: Date): Promise<void> {
  const start = [412, 286, 640, 198];
  await tx.membershipFigure.createMany({
    data: branchIds.flatMap((branchId, index) =>
      [3, 2, 1].map((back) => {
        const joined = ((index * 5 + back * 3) % 7) + 1;
        const members = (start[index] ?? 200) + (3 - back) * 4;
        return {
          ...{ organizationId, branchId, members, joined, isSimulated: true },
          month: new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1)),
          youth: index === 2 ? null : Math.round(members * 0.23),
          source: 'Учёт обкома, сверка за месяц',
          authorName: PEOPLE_OF_ROLES.admin,
          at: now,
        };
      }),
    ),
  });
}
