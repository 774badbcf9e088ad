// Decisions of people about a post. Each is written with name, time and the content it was about, in one transaction
// with the post locked; what is taken back stays in the log.

import {
  type AdFields,
  type Checklist,
  DECISIONS_PAGE_SIZE,
  type LawDecide,
  type LawDecision,
} from '@rupor/shared/law/contract';
import { suggestPromo } from '@rupor/shared/law/promo';
import { headingOf } from '@rupor/shared/posts/excerpt';
import type { Ctx } from '../../context.ts';
import { toDate } from '../../lib/date-column.ts';
import type { Tx } from '../../lib/db.ts';
import { apiError, fieldError } from '../../lib/errors.ts';
import { writeJournal } from '../posts/journal.ts';
import { lockPostOrThrow, type PostRow } from '../posts/load-post.ts';
import { requireEdit, userIdOf } from '../posts/post.policy.ts';
import { findOfPost, mayAnswerFor, presentChecklist } from './checklist.service.ts';
import { contentPrint } from './content-print.ts';

export async function decide(
  ctx: Ctx,
  { id, decision }: { id: string; decision: LawDecide },
): Promise<Checklist> {
  return ctx.db.$transaction(async (tx) => {
    const post = await lockForDecision(tx, ctx, id);
    if (decision.kind === 'promo') await decidePromo(tx, ctx, post, decision);
    else if (decision.kind === 'answer') await answerRule(tx, ctx, post, decision);
    else await takeBack(tx, ctx, post, decision.decisionId);
    return presentChecklist(ctx, post, tx);
  });
}

export async function saveAd(ctx: Ctx, { id, ad }: { id: string; ad: AdFields }): Promise<Checklist> {
  return ctx.db.$transaction(async (tx) => {
    const post = await lockForDecision(tx, ctx, id);
    const data = {
      ...ad,
      contractDate: toDate(ad.contractDate),
      startsOn: toDate(ad.startsOn),
      endsOn: toDate(ad.endsOn),
      reportDueOn: toDate(ad.reportDueOn),
      reportedOn: toDate(ad.reportedOn),
      remindedAt: null,
    };
    await tx.postPromo.upsert({
      where: { postId: post.id },
      create: { postId: post.id, organizationId: ctx.organizationId, ...data },
      update: data,
    });
    return presentChecklist(ctx, post, tx);
  });
}

export async function listDecisions(
  ctx: Ctx,
  { page }: { page: number },
): Promise<{ items: LawDecision[]; total: number; pageSize: number }> {
  const where = { organizationId: ctx.organizationId };
  const [rows, total] = await Promise.all([
    ctx.db.lawDecision.findMany({
      where,
      orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * DECISIONS_PAGE_SIZE,
      take: DECISIONS_PAGE_SIZE,
      include: { post: { select: { title: true, baseText: true } } },
    }),
    ctx.db.lawDecision.count({ where }),
  ]);
  const items = rows.map(({ post, ...row }) => ({
    id: row.id,
    postId: row.postId,
    heading: headingOf({ title: post.title, text: post.baseText }),
    kind: row.kind,
    ruleId: row.ruleId,
    isOverride: row.isOverride,
    status: row.status,
    suggestion: row.suggestion,
    reason: row.reason,
    name: row.decidedByName,
    at: row.decidedAt.toISOString(),
    isTakenBack: row.takenBackAt !== null,
  }));
  return { items, total, pageSize: DECISIONS_PAGE_SIZE };
}

async function lockForDecision(tx: Tx, ctx: Ctx, id: string): Promise<PostRow> {
  const post = await lockPostOrThrow(ctx, id, tx);
  requireEdit(ctx, post, post.targets);
  if (post.deletedAt) throw apiError('state_conflict', { reason: 'removed' });
  return post;
}

type Promo = Extract<LawDecide, { kind: 'promo' }>;
type Answer = Extract<LawDecide, { kind: 'answer' }>;

async function decidePromo(
  tx: Tx,
  ctx: Ctx,
  post: PostRow,
  { status, answers, reason }: Promo,
): Promise<void> {
  const decided = {
    status,
    print: contentPrint(post),
    answers: answers ?? {},
    decidedByName: ctx.actor.name,
    decidedAt: ctx.clock.now(),
  };
  await tx.postPromo.upsert({
    where: { postId: post.id },
    create: { postId: post.id, organizationId: ctx.organizationId, ...decided },
    update: decided,
  });
  await tx.lawDecision.create({
    data: {
      ...whoAndWhat(ctx, post),
      kind: 'promo',
      status,
      suggestion: answers ? suggestPromo(answers).status : null,
      answers: answers ?? {},
      reason,
    },
  });
  await writeJournal(tx, ctx, [{ kind: 'promo_decided', postId: post.id, data: { status } }]);
}

async function answerRule(
  tx: Tx,
  ctx: Ctx,
  post: PostRow,
  { ruleId, subjectId, reason }: Answer,
): Promise<void> {
  const { findings } = await findOfPost(ctx, post, tx);
  const found = findings.find(({ rule, subject }) => rule.id === ruleId && subject.id === subjectId);
  if (!found) throw apiError('state_conflict', { reason: 'rule_gone' });
  const isOverride = found.rule.action === 'block';
  if (isOverride) {
    if (!found.rule.mayOverride) throw apiError('state_conflict', { reason: 'no_override' });
    if (!mayAnswerFor(ctx, post)) throw apiError('forbidden', { reason: 'override_needs_planner' });
    if (reason === '') throw fieldError({ path: 'reason', code: 'required' });
  }
  await tx.lawDecision.create({
    data: { ...whoAndWhat(ctx, post), kind: 'answer', ruleId, subjectId, isOverride, reason },
  });
  await writeJournal(tx, ctx, [
    { kind: isOverride ? 'law_overridden' : 'law_checked', postId: post.id, data: { rule: ruleId, reason } },
  ]);
}

async function takeBack(tx: Tx, ctx: Ctx, post: PostRow, decisionId: string): Promise<void> {
  const where = { id: decisionId, postId: post.id, kind: 'answer' as const, takenBackAt: null };
  const { count } = await tx.lawDecision.updateMany({ where, data: { takenBackAt: ctx.clock.now() } });
  if (count === 0) throw apiError('not_found');
}

function whoAndWhat(ctx: Ctx, post: PostRow) {
  return {
    organizationId: ctx.organizationId,
    postId: post.id,
    print: contentPrint(post),
    decidedById: userIdOf(ctx.actor),
    decidedByName: ctx.actor.name,
    decidedAt: ctx.clock.now(),
  };
}
