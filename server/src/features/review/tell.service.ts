// Who hears of what in agreement. News only: what waits is read from the rows themselves (notifications).

import { PERMISSIONS } from '@rupor/shared/organization/permissions';
import { headingOf } from '@rupor/shared/posts/excerpt';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../lib/db.ts';
import { notify } from '../notifications/notify.ts';
import type { ReviewedPost, StepRow } from './agreement.ts';
import { listHolders } from './queries/list-holders.sql.ts';

/** Those whose turn it is; substitutes see it in «Ждёт вас» when half the time has passed. */
export async function tellDeciders(
  tx: Tx,
  ctx: Ctx,
  { post, step }: { post: ReviewedPost; step: Omit<StepRow, 'links'> },
): Promise<void> {
  const { personIds, role, isExternal, branchId } = step;
  const isOpenToAll = personIds.length === 0 && role === null;
  const roles = role !== null ? [role] : isOpenToAll || isExternal ? [...PERMISSIONS['posts.approve']] : [];
  const holders =
    roles.length === 0
      ? []
      : await listHolders(tx, {
          organizationId: ctx.organizationId,
          roles,
          postId: post.id,
          branchId,
        });
  await tell(tx, ctx, {
    post,
    kind: 'waits_approval',
    personIds: [...personIds, ...holders],
    incident: `waits_approval:${step.id}`,
  });
}

interface Told {
  post: ReviewedPost;
  kind: 'waits_approval' | 'sent_back' | 'approved' | 'approval_expired';
  personIds: readonly (string | null)[];
  incident: string;
  reason?: string;
  /** Who did it; default: whoever acts. */
  by?: string;
}

export async function tell(
  tx: Tx,
  ctx: Ctx,
  { post, kind, personIds, incident, reason, by }: Told,
): Promise<void> {
  const { actor } = ctx;
  const name = by ?? (actor.kind === 'system' ? undefined : actor.name);
  await notify(tx, {
    organizationId: ctx.organizationId,
    personIds,
    kind,
    exceptId: actor.kind === 'user' ? actor.userId : null,
    postId: post.id,
    incident,
    data: {
      title: headingOf({ title: post.title, text: post.baseText }),
      ...(name === undefined ? {} : { by: name }),
      ...(reason === undefined ? {} : { reason }),
    },
    at: ctx.clock.now(),
  });
}
