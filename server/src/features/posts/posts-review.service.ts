// Asking for approval, giving it, sending back. Approved is what was read: the version is named. Who is asked and in
// which order is kept by rounds (review); who may do what is said by the machine in shared/review/acts.
import type { Plan, Post } from '@rupor/shared/posts/fields';
import { isBlocked } from '@rupor/shared/posts/rules';
import { secondsPast } from '@rupor/shared/posts/schedule';
import { canMove } from '@rupor/shared/posts/state-machine';
import type { ReviewFacts } from '@rupor/shared/review/acts';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../lib/db.ts';
import { apiError } from '../../lib/errors.ts';
import { isStoppedByLaw } from '../law/law-problems.ts';
import { recordAudit } from '../organization/audit.service.ts';
import { type Agreement, openStepOf, readAgreement } from '../review/agreement.ts';
import { factsOf, mayAgreeToOwn } from '../review/facts.ts';
import { agree, ensureRound, openRound, takeBack } from '../review/rounds.service.ts';
import { tell } from '../review/tell.service.ts';
import { pinVersion } from '../review/versions.service.ts';
import { changePost, pickTargets, requireSeen, requireStates } from './change-post.ts';
import { writeJournal } from './journal.ts';
import type { PostRow, TargetRow } from './load-post.ts';
import { resolveFuture } from './plan-time.ts';
import { requireAct, requireEdit, userIdOf } from './post.policy.ts';
import { presentPost } from './present-post.ts';
import { scheduleTargets } from './schedule-targets.ts';
import { problemsOf, rulesOf } from './target-content.ts';

interface Some {
  id: string;
  targetIds?: string[];
}

/** Problems of a channel are not the author's: only those of the content keep a post from being submitted. */
export async function submitPost(
  ctx: Ctx,
  { id, targetIds, version, plan }: Some & { version?: number; plan?: Plan },
): Promise<Post> {
  const time = plan ? { ...plan, dueAt: resolveFuture(ctx, plan).instant } : {};
  const post = await changePost(ctx, id, async (tx, found) => {
    requireSeen(found, version);
    const targets = pickTargets(found, targetIds, ({ state }) => state === 'draft');
    requireEdit(ctx, found, targets);
    requireStates(targets, ({ state }) => canMove(state, 'in_review'));
    const problems = problemsOf(ctx, found, targets).filter(
      ({ level, code }) => level === 'blocks' && !code.startsWith('channel_'),
    );
    if (problems.length > 0) throw apiError('blocked_by_rules', { problems });
    await tx.postTarget.updateMany({
      where: { id: { in: targets.map((target) => target.id) } },
      data: { state: 'in_review', ...time, version: { increment: 1 }, updatedAt: ctx.clock.now() },
    });
    await tx.post.update({ where: { id }, data: { reviewNote: null, updatedAt: ctx.clock.now() } });
    const agreement = await readAgreement(ctx, tx, found);
    await openRound(tx, ctx, { post: found, agreement, submittedById: userIdOf(ctx.actor) });
    await writeJournal(tx, ctx, [{ kind: 'submitted', postId: id, data: { targets: targets.length } }]);
  });
  return presentPost(ctx, post);
}

export async function approvePost(
  ctx: Ctx,
  { id, targetIds, version }: Some & { version: number },
): Promise<Post> {
  const post = await changePost(ctx, id, async (tx, found) => {
    requireSeen(found, version);
    const asked = await readAsked(tx, ctx, found, targetIds);
    requireAct(asked.facts, 'approve');
    await approveTargets(tx, ctx, { post: found, ...asked, by: deciderOf(ctx) });
  });
  return presentPost(ctx, post);
}

export async function sendBackPost(
  ctx: Ctx,
  { id, targetIds, note }: Some & { note: string },
): Promise<Post> {
  const post = await changePost(ctx, id, async (tx, found) => {
    const targets = pickTargets(
      found,
      targetIds,
      ({ state }) => state === 'in_review' || state === 'approved',
    );
    const agreement = await readAgreement(ctx, tx, found);
    const allowSelfApproval = await mayAgreeToOwn(ctx, tx);
    requireAct(factsOf(ctx, { post: found, targets, agreement, allowSelfApproval }), 'sendBack');
    await sendBackTargets(tx, ctx, { post: found, targets, agreement, note, by: deciderOf(ctx) });
  });
  return presentPost(ctx, post);
}

export interface Asked {
  targets: TargetRow[];
  agreement: Agreement;
  facts: ReviewFacts;
}

/** What of a locked post is asked about, and what whoever acts is to it. */
export async function readAsked(
  tx: Tx,
  ctx: Ctx,
  post: PostRow,
  targetIds: string[] | undefined,
): Promise<Asked> {
  const targets = pickTargets(post, targetIds, ({ state }) => state === 'in_review');
  const agreement = await readAgreement(ctx, tx, post);
  const allowSelfApproval = await mayAgreeToOwn(ctx, tx);
  return { targets, agreement, facts: factsOf(ctx, { post, targets, agreement, allowSelfApproval }) };
}

export interface Decider {
  /** null: by a link. */
  userId: string | null;
  name: string;
  isEdit?: boolean;
}

export function deciderOf({ actor }: Ctx): Decider {
  return { userId: userIdOf(actor), name: actor.name };
}

interface Approval {
  post: PostRow;
  targets: TargetRow[];
  agreement: Agreement;
  by: Decider;
}

/** The rights have been checked. The last stage lets out what has a time ahead; any other asks the next one. */
export async function approveTargets(
  tx: Tx,
  ctx: Ctx,
  { post, targets, agreement, by }: Approval,
): Promise<void> {
  const { id, version } = post;
  const round = await ensureRound(tx, ctx, post, agreement);
  const kind = by.isEdit ? 'edited' : 'approved';
  const decision = { userId: by.userId, name: by.name, kind, postVersion: version } as const;
  await pinVersion(tx, ctx, post);
  const stage = openStepOf(round)?.name ?? '';
  const outcome = await agree(tx, ctx, { post, round, targets, decision });
  await tx.post.update({ where: { id }, data: { reviewNote: null, updatedAt: ctx.clock.now() } });
  const data = { version, ...(stage === '' ? {} : { stage }) };
  const journal = outcome === 'next' ? 'stage_approved' : 'approved';
  await writeJournal(tx, ctx, [{ kind: journal, postId: id, data, actorName: by.name }]);
  await recordAudit(
    ctx,
    {
      action: by.userId === null ? 'post.approved_by_link' : 'post.approved',
      targetKind: 'post',
      targetId: id,
      data: { ...data, ...(by.userId === null ? { name: by.name } : {}) },
    },
    tx,
  );
  if (outcome === 'next') return;
  await tx.postTarget.updateMany({
    where: { id: { in: targets.map((target) => target.id) } },
    data: { state: 'approved', version: { increment: 1 }, updatedAt: ctx.clock.now() },
  });
  await tell(tx, ctx, {
    post,
    kind: 'approved',
    personIds: [post.authorId, round.submittedById],
    incident: `approved:${round.id}:${targets.map((target) => target.id).join()}`,
    by: by.name,
  });
  await letOut(tx, ctx, post, targets);
}

export async function sendBackTargets(
  tx: Tx,
  ctx: Ctx,
  { post, targets, agreement, note, by }: Approval & { note: string },
): Promise<void> {
  const { id } = post;
  await pinVersion(tx, ctx, post);
  const round = agreement.open;
  const decision = {
    userId: by.userId,
    name: by.name,
    kind: 'sent_back',
    postVersion: post.version,
  } as const;
  await takeBack(tx, ctx, { post, round, targets, decision });
  await tx.postTarget.updateMany({
    where: { id: { in: targets.map((target) => target.id) } },
    data: { state: 'draft', version: { increment: 1 }, updatedAt: ctx.clock.now() },
  });
  await tx.post.update({ where: { id }, data: { reviewNote: note, updatedAt: ctx.clock.now() } });
  await writeJournal(tx, ctx, [{ kind: 'sent_back', postId: id, data: { note }, actorName: by.name }]);
  await tell(tx, ctx, {
    post,
    kind: 'sent_back',
    personIds: [post.authorId, agreement.last?.submittedById ?? null],
    incident: `sent_back:${id}:${post.version}:${ctx.clock.now().getTime()}`,
    reason: note,
    by: by.name,
  });
}

async function letOut(tx: Tx, ctx: Ctx, post: PostRow, targets: TargetRow[]): Promise<void> {
  for (const target of targets.filter((one) => mayGoOut(ctx, post, one))) {
    const { dueAt, wallTime, timeZone } = target;
    if (!dueAt || !wallTime || !timeZone) continue;
    if (await isStoppedByLaw(tx, ctx, post, target)) continue;
    const approved = { ...target, state: 'approved' as const };
    await scheduleTargets(tx, ctx, { post, targets: [approved], time: { dueAt, wallTime, timeZone } });
  }
}

/** Has a time ahead and nothing against it; otherwise it stays approved, and somebody who plans takes it from there. */
function mayGoOut(ctx: Ctx, post: PostRow, target: TargetRow): boolean {
  const isAhead = target.dueAt !== null && secondsPast(target.dueAt, ctx.clock.now()) === 0;
  return isAhead && !isBlocked(rulesOf(ctx, post, target));
}
