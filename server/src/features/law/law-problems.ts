// The few hard rules at the door: what they stop does not get a time and does not go out. A person's override counts
// while the content is the one they saw. At a claim many posts are asked with one statement.
import type { Rule } from '@rupor/shared/law/rule';
import { RULES } from '@rupor/shared/law/rules/all-rules';
import type { TargetProblem } from '@rupor/shared/posts/fields';
import type { Ctx } from '../../context.ts';
import { createBatcher, perOwner } from '../../lib/batch.ts';
import type { Db, Tx } from '../../lib/db.ts';
import { apiError } from '../../lib/errors.ts';
import { getPostOrThrow, type PostRow, type TargetRow } from '../posts/load-post.ts';
import { contentPrint } from './content-print.ts';
import { type LawState, readLawStates } from './queries/law-state.sql.ts';
import { channelSubject, findFor, postSubject, type SubjectFinding, targetText } from './subjects.ts';

const HARD: readonly Rule[] = RULES.filter(({ action }) => action === 'block');

/** For acts that leave a target where it is instead of refusing the whole act. */
export async function isStoppedByLaw(
  tx: Db | Tx,
  ctx: Ctx,
  post: PostRow,
  target: TargetRow,
): Promise<boolean> {
  const [state] = await readLawStates(tx, [post.id]);
  return state !== undefined && problemsOf(ctx, post, target, state).length > 0;
}

/** Throws blocked_by_rules when a hard rule stops one of the targets and nobody has answered for it. */
export async function refuseByLaw(tx: Db | Tx, ctx: Ctx, post: PostRow, targets: TargetRow[]): Promise<void> {
  if (targets.length === 0) return;
  const [state] = await readLawStates(tx, [post.id]);
  if (!state) return;
  const problems = targets.flatMap((target) => problemsOf(ctx, post, target, state));
  if (problems.length > 0) throw apiError('blocked_by_rules', { problems });
}

/** The same at the claim, when only one target is known. Reads the post only where a rule speaks at all. */
export async function refuseClaimByLaw(
  ctx: Ctx,
  { postId, channelId, channel }: Pick<TargetRow, 'postId' | 'channelId' | 'channel'>,
  text: string,
): Promise<void> {
  const state = await statesOf(ctx.db)(postId);
  if (!state) return;
  const { facts } = channelSubject({ channelId, channel }, text, state);
  const subjects = (['post', 'channel'] as const).map((about) => ({ about, id: null, name: '', facts }));
  if (findFor(subjects, { state, today: todayOf(ctx), rules: HARD }).length === 0) return;
  const post = await getPostOrThrow(ctx, postId);
  await refuseByLaw(
    ctx.db,
    ctx,
    post,
    post.targets.filter((target) => target.channelId === channelId),
  );
}

export function todayOf(ctx: Pick<Ctx, 'clock'>): string {
  return ctx.clock.now().toISOString().slice(0, 10);
}

function problemsOf(ctx: Ctx, post: PostRow, target: TargetRow, state: LawState): TargetProblem[] {
  const subjects = [postSubject(post, state, []), channelSubject(target, targetText(post, target), state)];
  const print = contentPrint(post);
  return findFor(subjects, { state, today: todayOf(ctx), rules: HARD })
    .filter((finding) => !isAnswered(finding, state, print))
    .map(({ rule }) => ({
      level: 'blocks' as const,
      code: 'law_rule',
      params: { rule: rule.id },
      targetId: target.id,
      channelId: target.channelId,
    }));
}

/** Somebody overrode it for this content. Where no override is allowed, none counts. */
function isAnswered({ rule, subject }: SubjectFinding, { answers }: LawState, print: string): boolean {
  if (!rule.mayOverride) return false;
  return answers.some(
    (answer) => answer.ruleId === rule.id && answer.subjectId === subject.id && answer.print === print,
  );
}

const statesOf = perOwner((db: Db) =>
  createBatcher(async (postIds: string[]): Promise<(LawState | null)[]> => {
    const states = new Map(
      (await readLawStates(db, [...new Set(postIds)])).map((state) => [state.postId, state]),
    );
    return postIds.map((id) => states.get(id) ?? null);
  }),
);
