// The door for somebody with a link and no account. Nothing but the one post is answered; guesses are counted before
// they are looked up; the decision burns the link in the transaction of the approval, so one link decides once.
import { Locale } from '@rupor/shared/lib/fields';
import { headingOf } from '@rupor/shared/posts/excerpt';
import type { DecideByLink, LinkPost } from '@rupor/shared/review/contract';
import { type App, type Ctx, systemCtx } from '../../context.ts';
import type { RequestContext } from '../../http/base.ts';
import { hashToken } from '../../lib/crypto.ts';
import { apiError } from '../../lib/errors.ts';
import { addressCounter, countAttempt, forgive } from '../auth/throttle.service.ts';
import { answerFile, type FileAnswer } from '../media/read-file.ts';
import { changePost, requireSeen } from '../posts/change-post.ts';
import { getPostOrThrow } from '../posts/load-post.ts';
import { approveTargets, readAsked, sendBackTargets } from '../posts/posts-review.service.ts';
import { contentOf, type PictureAsset } from '../posts/target-content.ts';
import { openStepOf } from './agreement.ts';

type Request = Pick<RequestContext, 'app' | 'ip' | 'requestId'>;

export async function openLink(request: Request, token: string): Promise<LinkPost> {
  const { app } = request;
  const link = await findLink(request, token);
  const ctx = ctxOf(request, link.organizationId);
  const post = await getPostOrThrow(ctx, link.postId);
  await app.db.reviewLink.updateMany({
    where: { id: link.id, openedAt: null },
    data: { openedAt: app.clock.now() },
  });
  const organization = await app.db.organization.findUniqueOrThrow({ where: { id: link.organizationId } });
  const targets = post.targets.filter(({ state }) => state === 'in_review');
  const pictures = new Map<string, PictureAsset>();
  const channels = targets.map((target) => {
    const { text, images, files } = contentOf(post, target);
    for (const image of images) pictures.set(image.id, image);
    return {
      name: target.channel.name,
      network: target.channel.network,
      text,
      followUps: target.followUps.map((part) => part.text ?? ''),
      dueAt: target.dueAt?.toISOString() ?? null,
      pictureIds: images.map(({ id }) => id),
      files: files.map(({ id, kind, originalName, durationMs, size, altText }) => ({
        ...{ id, kind, originalName, durationMs, size, altText },
      })),
    };
  });
  return {
    organizationName: organization.name,
    locale: Locale.parse(organization.locale),
    timeZone: organization.timeZone,
    stageName: link.step.name,
    askedBy: link.createdByName,
    expiresAt: link.expiresAt.toISOString(),
    version: post.version,
    heading: headingOf({ title: post.title, text: post.baseText }),
    channels,
    pictures: await Promise.all([...pictures.values()].map((picture) => presentPicture(app, picture))),
  };
}

/** A film or a document of the asked post, and no other file of the organization. */
export async function readLinkFile(
  request: Request,
  { token, id }: { token: string; id: string },
): Promise<Pick<FileAnswer, 'headers' | 'body'>> {
  const link = await findLink(request, token);
  const ctx = ctxOf(request, link.organizationId);
  const post = await getPostOrThrow(ctx, link.postId);
  const asset = post.targets
    .filter(({ state }) => state === 'in_review')
    .flatMap((target) => contentOf(post, target).files)
    .find((file) => file.id === id);
  if (!asset) throw apiError('not_found');
  const { headers, body } = await answerFile(ctx, asset, { size: 'full', range: null });
  return { headers: { ...headers, 'cache-control': 'no-store' }, body };
}

export async function decideByLink(
  request: Request,
  { token, name, decision, version }: DecideByLink,
): Promise<{ ok: true }> {
  const link = await findLink(request, token);
  const ctx = ctxOf(request, link.organizationId);
  await changePost(ctx, link.postId, async (tx, post) => {
    requireSeen(post, version);
    const { count } = await tx.reviewLink.updateMany({
      where: { id: link.id, usedAt: null, revokedAt: null, expiresAt: { gt: ctx.clock.now() } },
      data: { usedAt: ctx.clock.now(), usedName: name },
    });
    if (count !== 1) throw apiError('link_expired');
    const { targets, agreement } = await readAsked(tx, ctx, post, undefined);
    if (openStepOf(agreement.open)?.id !== link.stepId) throw apiError('link_expired');
    const act = { post, targets, agreement, by: { userId: null, name } };
    if (decision.kind === 'approve') await approveTargets(tx, ctx, act);
    else await sendBackTargets(tx, ctx, { ...act, note: decision.note });
  });
  return { ok: true };
}

/** A wrong token counts as a guess of its address; a right one gives the guess back. */
async function findLink({ app, ip }: Request, token: string) {
  const counters = [addressCounter(ip)];
  await countAttempt(app, counters);
  const link = await app.db.reviewLink.findUnique({
    where: { tokenHash: hashToken(token) },
    include: {
      step: { include: { round: { select: { state: true } } } },
      post: { select: { deletedAt: true } },
    },
  });
  if (!link) throw apiError('not_found');
  await forgive(app, counters);
  const isAsked = link.step.decidedAt === null && link.step.round.state === 'open' && !link.post.deletedAt;
  if (link.usedAt || link.revokedAt || link.expiresAt <= app.clock.now() || !isAsked)
    throw apiError('link_expired');
  return link;
}

/** Acts for the organization of the link; who decided is the name that was typed. */
function ctxOf({ app, ip, requestId }: Request, organizationId: string): Ctx {
  return { ...systemCtx(app, organizationId), ip, requestId };
}

async function presentPicture(app: App, { id, previewKey, altText }: PictureAsset) {
  const bytes = previewKey === null ? null : Buffer.from(await app.storage.get(previewKey));
  const src = bytes === null ? '' : `data:image/webp;base64,${bytes.toString('base64')}`;
  return { id, src, altText };
}
