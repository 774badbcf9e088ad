// Where a post stands with agreement, for whoever may read it; links only for those who may make them.
import { mayAct } from '@rupor/shared/review/acts';
import type { ReviewLink, ReviewProgress, ReviewStep } from '@rupor/shared/review/fields';
import type { Ctx } from '../../context.ts';
import type { ReviewLink as LinkRow } from '../../generated/prisma/client.ts';
import { getPostOrThrow } from '../posts/load-post.ts';
import { readPeople } from '../posts/present-post.ts';
import { type RoundRow, readAgreement, type StepRow } from './agreement.ts';
import { factsOf, mayAgreeToOwn } from './facts.ts';

export async function readProgress(ctx: Ctx, postId: string): Promise<ReviewProgress> {
  const post = await getPostOrThrow(ctx, postId);
  const agreement = await readAgreement(ctx, ctx.db, post);
  const { isRequired, last, stages } = agreement;
  const allowSelfApproval = await mayAgreeToOwn(ctx, ctx.db);
  const targets = post.targets.filter(({ state }) => state === 'in_review');
  const facts = factsOf(ctx, { post, targets, agreement, allowSelfApproval });
  const mayLink = targets.length > 0 && mayAct(facts, 'link');
  const rows = last?.steps ?? stages.map(toWaitingStep);
  const people = await readPeople(
    ctx.db,
    rows.flatMap(({ personIds, substituteIds }) => [...personIds, ...substituteIds]),
  );
  return {
    isRequired,
    state: last?.state ?? 'none',
    submittedAt: last?.submittedAt.toISOString() ?? null,
    steps: rows.map((row) => presentStep(row, last, people)),
    links: mayLink ? await listLinks(ctx, postId) : [],
  };
}

async function listLinks(ctx: Ctx, postId: string): Promise<ReviewLink[]> {
  const rows = await ctx.db.reviewLink.findMany({
    where: { organizationId: ctx.organizationId, postId },
    orderBy: { createdAt: 'desc' },
    take: 20,
  });
  return rows.map((row) => presentLink(row, ctx.clock.now()));
}

function presentLink(row: LinkRow, now: Date): ReviewLink {
  return {
    id: row.id,
    forWhom: row.forWhom,
    createdBy: row.createdByName,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    openedAt: row.openedAt?.toISOString() ?? null,
    state: row.usedAt ? 'used' : row.revokedAt ? 'revoked' : row.expiresAt <= now ? 'expired' : 'open',
    usedName: row.usedName,
  };
}

type ShownStep = Pick<
  StepRow,
  | 'id'
  | 'name'
  | 'personIds'
  | 'substituteIds'
  | 'role'
  | 'isExternal'
  | 'openedAt'
  | 'dueAt'
  | 'decidedAt'
  | 'decidedByName'
  | 'decision'
>;

/** Nothing is asked yet: what it would have to pass. */
function toWaitingStep(
  stage: Pick<ShownStep, 'name' | 'personIds' | 'substituteIds' | 'role' | 'isExternal'>,
  position: number,
): ShownStep {
  const nothing = { openedAt: null, dueAt: null, decidedAt: null, decidedByName: null, decision: null };
  return { ...stage, ...nothing, id: `00000000-0000-7000-8000-${String(position).padStart(12, '0')}` };
}

function presentStep(row: ShownStep, round: RoundRow | null, people: Map<string, string>): ReviewStep {
  const namesOf = (ids: readonly string[]) => ids.flatMap((id) => people.get(id) ?? []);
  return {
    id: row.id,
    name: row.name,
    people: namesOf(row.personIds),
    substitutes: namesOf(row.substituteIds),
    role: row.role,
    isExternal: row.isExternal,
    state: stateOf(row, round),
    openedAt: row.openedAt?.toISOString() ?? null,
    dueAt: row.dueAt?.toISOString() ?? null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decidedBy: row.decidedByName,
  };
}

function stateOf({ decision, openedAt }: ShownStep, round: RoundRow | null): ReviewStep['state'] {
  if (decision === 'approved' || decision === 'edited' || decision === 'sent_back') return decision;
  if (round && round.state !== 'open') return 'ended';
  return openedAt ? 'open' : 'waits';
}
