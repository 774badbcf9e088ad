// Links for somebody without an account: one post, one stage, a few days. The token is stored as a hash, works until a
// decision, and ends with its stage, by time or by hand. Only who may decide there, or sends it out to an outside stage,
// makes one, and never for their own work.

import { HOUR_MS } from '@rupor/shared/lib/durations';
import type { ShownLink } from '@rupor/shared/organization/fields';
import { headingOf } from '@rupor/shared/posts/excerpt';
import type { CreateLink } from '@rupor/shared/review/contract';
import type { Ctx } from '../../context.ts';
import { createToken } from '../../lib/crypto.ts';
import { apiError } from '../../lib/errors.ts';
import { recordAudit } from '../organization/audit.service.ts';
import { drawQrSvg, secretLink } from '../organization/links.ts';
import { changePost } from '../posts/change-post.ts';
import { getPostOrThrow } from '../posts/load-post.ts';
import { requireAct, userIdOf } from '../posts/post.policy.ts';
import { readAsked } from '../posts/posts-review.service.ts';
import { openStepOf } from './agreement.ts';
import { linkLetter } from './link-letter.ts';
import { ensureRound } from './rounds.service.ts';

/** The link is in this answer only. */
export async function createLink(
  ctx: Ctx,
  { postId, forWhom, hours, email }: CreateLink,
  origin: string,
): Promise<ShownLink & { mail: Mailed }> {
  const { token, hash } = createToken();
  const now = ctx.clock.now();
  const expiresAt = new Date(now.getTime() + hours * HOUR_MS);
  let id = '';
  let heading = '';
  await changePost(ctx, postId, async (tx, post) => {
    const { facts, agreement } = await readAsked(tx, ctx, post, undefined);
    requireAct(facts, 'link');
    const step = openStepOf(await ensureRound(tx, ctx, post, agreement));
    if (!step) throw apiError('state_conflict', { reason: 'wrong_state' });
    const link = await tx.reviewLink.create({
      data: {
        organizationId: ctx.organizationId,
        postId,
        stepId: step.id,
        tokenHash: hash,
        forWhom,
        createdById: userIdOf(ctx.actor),
        createdByName: ctx.actor.name,
        createdAt: now,
        expiresAt,
      },
    });
    id = link.id;
    heading = headingOf({ title: post.title, text: post.baseText });
    const event = {
      action: 'review.link_made',
      targetKind: 'post',
      targetId: postId,
      data: { name: forWhom },
    };
    await recordAudit(ctx, event, tx);
  });
  const url = secretLink(origin, 'review', token);
  return {
    id,
    url,
    qrSvg: await drawQrSvg(url),
    expiresAt: expiresAt.toISOString(),
    mail: email ? await mailLink(ctx, email, { url, heading, expiresAt }) : 'none',
  };
}

type Mailed = 'sent' | 'failed' | 'none';

/** The link is made already: a letter that does not leave is told, the link is sent by hand. */
async function mailLink(
  ctx: Ctx,
  to: string,
  facts: { url: string; heading: string; expiresAt: Date },
): Promise<Mailed> {
  if (!ctx.mailer) return 'none';
  const organization = await ctx.db.organization.findUniqueOrThrow({ where: { id: ctx.organizationId } });
  // A demo writes to nobody.
  if (organization.isDemo) return 'none';
  try {
    await ctx.mailer.send({ to, ...linkLetter({ ...facts, asker: ctx.actor.name, organization }) });
    return 'sent';
  } catch (error) {
    ctx.logger.warn({ err: error, requestId: ctx.requestId }, 'a link was not mailed');
    return 'failed';
  }
}

export async function revokeLink(ctx: Ctx, id: string): Promise<{ ok: true }> {
  const mine = { id, organizationId: ctx.organizationId };
  const link = await ctx.db.reviewLink.findFirst({ where: mine });
  if (!link) throw apiError('not_found');
  const post = await getPostOrThrow(ctx, link.postId);
  await ctx.db.$transaction(async (tx) => {
    const isMaker = link.createdById !== null && link.createdById === userIdOf(ctx.actor);
    const targets = post.targets.filter(({ state }) => state === 'in_review');
    if (!isMaker && targets.length > 0) requireAct((await readAsked(tx, ctx, post, undefined)).facts, 'link');
    const { count } = await tx.reviewLink.updateMany({
      where: { ...mine, usedAt: null, revokedAt: null },
      data: { revokedAt: ctx.clock.now() },
    });
    if (count === 0) throw apiError('state_conflict', { reason: 'link_over' });
    const event = { action: 'review.link_revoked', targetKind: 'post', targetId: post.id };
    await recordAudit(ctx, { ...event, data: { name: link.forWhom } }, tx);
  });
  return { ok: true };
}
