// What the machine «who may move what at which stage» (shared/review/acts) is asked with, for whoever acts.
import type { ReviewFacts } from '@rupor/shared/review/acts';
import { isDecider } from '@rupor/shared/review/stages';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../lib/db.ts';
import type { PostRow, TargetRow } from '../posts/load-post.ts';
import { handFacts, placesOf } from '../posts/post.policy.ts';
import { type Agreement, ANYBODY, openStepOf } from './agreement.ts';

interface Asked {
  post: PostRow;
  /** Those the act is about. */
  targets: readonly TargetRow[];
  agreement: Agreement;
  allowSelfApproval: boolean;
}

export function factsOf(ctx: Ctx, { post, targets, agreement, allowSelfApproval }: Asked): ReviewFacts {
  const { actor } = ctx;
  const userId = actor.kind === 'user' ? actor.userId : null;
  const places = placesOf(post, targets);
  const step = openStepOf(agreement.open);
  const first = agreement.stages[0];
  // In review without a round: as if it had just been submitted.
  const deciders = step ?? first ?? ANYBODY;
  return {
    ...handFacts(actor, post, targets),
    states: targets.map(({ state }) => state),
    isRequired: agreement.isRequired,
    isAgreed: targets.every((target) => agreement.isAgreed(target)),
    isMyTurn:
      actor.kind === 'user' && isDecider(deciders, { userId: actor.userId, grants: actor.grants }, places),
    isExternalTurn: deciders.isExternal,
    // Four eyes: who wrote it or changed it last does not approve it, unless the organization allows that.
    isOwnWork: !allowSelfApproval && userId !== null && [post.authorId, post.editedById].includes(userId),
  };
}

export async function mayAgreeToOwn(ctx: Ctx, db: Db | Tx): Promise<boolean> {
  const { allowSelfApproval } = await db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { allowSelfApproval: true },
  });
  return allowSelfApproval;
}
