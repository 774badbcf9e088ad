// Agreement in the demo: one route of two stages, a post that waits for the chair, one that the chair has passed on to a
// lawyer without an account, and a talk about words of it. People and cases are invented.
import { HOUR_MS } from '@rupor/shared/lib/durations';
import type { Role } from '@rupor/shared/organization/permissions';
import type { ReviewStage } from '@rupor/shared/review/stages';
import type { Tx } from '../../lib/db.ts';
import type { DemoRows } from './demo-rows.ts';
import { DEMO_ORGANIZATION_ID, PEOPLE_OF_ROLES } from './demo-world.ts';

const organizationId = DEMO_ORGANIZATION_ID;
const FOR_LAWYER = {
  title: 'Сверхурочные: когда можно отказаться',
  baseText:
    'Просят остаться после смены? Без вашего письменного согласия сверхурочные разрешены только в случаях, которые перечислены в Трудовом кодексе.\n\nПервые два часа оплачивают не меньше чем в полтора раза, следующие — не меньше чем в два. Приказ не показали? Напишите профоргу, разберёмся вместе.',
};
const QUOTE = 'не меньше чем в полтора раза';
const REMARKS = {
  council: `@${PEOPLE_OF_ROLES.editor}, у нас по колдоговору первые два часа тоже вдвое. Поправим?`,
  editor: 'Да, добавлю строку про колдоговор. Сначала пусть юрист посмотрит общую часть.',
};

interface Seed {
  rows: DemoRows;
  /** The rubric that needs a lawyer. */
  rubricId: string;
  userIds: ReadonlyMap<Role, string>;
  now: Date;
}

export async function seedReview(tx: Tx, { rows, rubricId, userIds, now }: Seed): Promise<void> {
  const chairId = userIds.get('approver') ?? '';
  const stages = stagesOf(chairId);
  const route = await tx.reviewRoute.create({ data: { organizationId, rubricId, stages } });
  const waitingId = rows.targets.find(({ state }) => state === 'in_review')?.postId;
  const lawyerId = rows.targets.filter(({ state, dueAt }) => state === 'draft' && !dueAt).at(-1)?.postId;
  if (!waitingId || !lawyerId) return;
  const submittedById = userIds.get('editor') ?? null;
  const asked = new Date(now.getTime() - 5 * HOUR_MS);
  await tx.reviewRound.create({
    data: {
      organizationId,
      postId: waitingId,
      submittedById,
      submittedAt: asked,
      steps: {
        create: { organizationId, position: 0, name: '', personIds: [], substituteIds: [], openedAt: asked },
      },
    },
  });
  await tx.post.update({ where: { id: lawyerId }, data: { ...FOR_LAWYER, rubricId, campaignId: null } });
  await tx.postTarget.updateMany({ where: { postId: lawyerId }, data: { state: 'in_review', text: null } });
  await passToLawyer(tx, { postId: lawyerId, routeId: route.id, stages, chairId, submittedById, asked });
  await talk(tx, { postId: lawyerId, userIds, now });
}

function stagesOf(chairId: string): ReviewStage[] {
  const stage = { substituteIds: [], role: null, branchId: null };
  return [
    { ...stage, name: 'Председатель', personIds: [chairId], isExternal: false, hours: 48 },
    { ...stage, name: 'Юрист', personIds: [], isExternal: true, hours: 72 },
  ];
}

interface Passed {
  postId: string;
  routeId: string;
  stages: ReviewStage[];
  chairId: string;
  submittedById: string | null;
  asked: Date;
}

async function passToLawyer(
  tx: Tx,
  { postId, routeId, stages, chairId, submittedById, asked }: Passed,
): Promise<void> {
  const passed = new Date(asked.getTime() + HOUR_MS);
  const decided = { decidedAt: passed, decidedById: chairId, decidedByName: PEOPLE_OF_ROLES.approver };
  await tx.reviewRound.create({
    data: {
      organizationId,
      postId,
      routeIds: [routeId],
      submittedById,
      submittedAt: asked,
      steps: {
        create: stages.map((stage, position) => ({
          ...stage,
          organizationId,
          position,
          openedAt: position === 0 ? asked : passed,
          dueAt: new Date(passed.getTime() + (stage.hours ?? 0) * HOUR_MS),
          ...(position === 0 ? { ...decided, decision: 'approved', postVersion: 1 } : {}),
        })),
      },
    },
  });
}

async function talk(
  tx: Tx,
  { postId, userIds, now }: Pick<Seed, 'userIds' | 'now'> & { postId: string },
): Promise<void> {
  const editorId = userIds.get('editor') ?? '';
  const first = await tx.postComment.create({
    data: {
      organizationId,
      postId,
      authorId: userIds.get('council'),
      authorName: PEOPLE_OF_ROLES.council,
      body: REMARKS.council,
      quote: QUOTE,
      quoteStart: FOR_LAWYER.baseText.indexOf(QUOTE),
      createdAt: new Date(now.getTime() - 3 * HOUR_MS),
      mentions: { create: { organizationId, userId: editorId, seenAt: now } },
    },
  });
  await tx.postComment.create({
    data: {
      organizationId,
      postId,
      parentId: first.id,
      authorId: editorId,
      authorName: PEOPLE_OF_ROLES.editor,
      body: REMARKS.editor,
      createdAt: new Date(now.getTime() - 2 * HOUR_MS),
    },
  });
}
