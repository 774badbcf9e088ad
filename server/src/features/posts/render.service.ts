// What exactly goes out in one channel: text, pictures fitted to the network's limits, films and
// documents as they are stored, options. The same content
// and limits give the same bytes; the caller freezes the answer in its attempt.
import type { ByHand, NetworkCapabilities } from '@rupor/shared/networks/capabilities';
import { byHandReason } from '@rupor/shared/posts/by-hand';
import { shorten } from '@rupor/shared/posts/excerpt';
import { countMedia } from '@rupor/shared/posts/file-rules';
import { checkTarget } from '@rupor/shared/posts/rules';
import type { Ctx } from '../../context.ts';
import { createBatcher, perOwner } from '../../lib/batch.ts';
import type { Db } from '../../lib/db.ts';
import { apiError } from '../../lib/errors.ts';
import { capabilitiesOf } from '../../networks/capabilities-of.ts';
import type { OutgoingFile, OutgoingImage, OutgoingPost } from '../../networks/network.ts';
import { refuseClaimByLaw } from '../law/law-problems.ts';
import { shortenLinks, withShortLinks } from '../links/post-links.service.ts';
import { applyRecipe } from '../media/apply-recipe.ts';
import { fitImage } from '../media/fit-image.ts';
import { type Picture, sha256 } from '../media/pictures.ts';
import { editOf } from '../media/present-media.ts';
import { extensionOf } from '../media/upload.service.ts';
import { noteSameText } from './lint/note-same-text.ts';
import { aroundMedia, postInclude } from './load-post.ts';
import {
  chosenOptions,
  contentOf,
  type FileAsset,
  type PictureAsset,
  rightsOf,
  shownIn,
  type TargetContent,
} from './target-content.ts';

export type RenderedPost = Omit<OutgoingPost, 'idempotencyKey' | 'createdAt'>;

/** Throws not_found for a target of another organization; fails when a stored file is gone or cannot be fitted. */
export async function renderTarget(ctx: Ctx, targetId: string): Promise<RenderedPost> {
  return render(ctx, await loadTarget(ctx, targetId));
}

/** Content that passed the rules, before its files are read. */
export interface CheckedPost {
  /** Why a person has to publish it; null: it goes out by itself. */
  byHand: ByHand | null;
  /** Reads and fits the files; fails as renderTarget does. */
  render(): Promise<RenderedPost>;
}

/**
 * The rules before a first attempt: throws blocked_by_rules when the content no longer fits the network. The state of
 * the channel is not asked: whoever sends knows it better.
 */
export async function checkOutgoing(ctx: Ctx, targetId: string): Promise<CheckedPost> {
  const loaded = await loadTarget(ctx, targetId);
  const { target, capabilities } = loaded;
  const content = contentOf(target.post, target);
  const { text, images, files } = content;
  const sent = await outgoingText(ctx, loaded, content);
  const problems = [
    ...blocksOf(loaded, { ...content, text: sent }),
    ...rightsOf(ctx, target.post, target, content).filter(({ level }) => level === 'blocks'),
  ];
  if (problems.length > 0) throw apiError('blocked_by_rules', { problems });
  await refuseClaimByLaw(ctx, target, text);
  noteSameText(ctx, target, text);
  const byHand = byHandReason(capabilities, countMedia({ images, files }));
  return { byHand, render: () => render(ctx, loaded) };
}

/** With short links where the organization wants them; counting never costs a post: too long with them, it goes without. */
async function outgoingText(ctx: Ctx, loaded: Loaded, content: TargetContent): Promise<string> {
  const { text, images, files } = content;
  const target = { ...loaded.target, images, files, texts: [text] };
  const short = withShortLinks(text, await shortenLinks(ctx, ctx.db, target));
  const isBlocked = (one: string) => blocksOf(loaded, { ...content, text: one }).length > 0;
  return short !== text && isBlocked(short) && !isBlocked(text) ? text : short;
}

function blocksOf({ target, capabilities }: Loaded, content: TargetContent) {
  return checkTarget({
    capabilities,
    ...shownIn(target.channel.network, content),
    options: chosenOptions(target),
    channel: { health: 'works', isRemoved: false },
  }).filter(({ level }) => level === 'blocks');
}

type AltTextLimits = NetworkCapabilities['images']['altText'];
type Loaded = Awaited<ReturnType<typeof loadTarget>>;

async function loadTarget(ctx: Ctx, targetId: string) {
  const loaded = await targetsOf(ctx.db)(targetId);
  const target = loaded?.organizationId === ctx.organizationId ? loaded : null;
  const capabilities = target && capabilitiesOf(ctx.networks, target.channel);
  if (!target || !capabilities) throw apiError('not_found');
  return { target, capabilities };
}

/** A burst asks for many targets in one moment: they are read together. */
const targetsOf = perOwner((db: Db) =>
  createBatcher(async (ids: string[]) => {
    const rows = await db.postTarget.findMany({
      where: { id: { in: ids } },
      include: {
        ...postInclude.targets.include,
        post: {
          include: {
            ...aroundMedia,
            media: postInclude.media,
            targets: { select: { channelId: true, position: true, remoteIds: true } },
          },
        },
      },
    });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  }),
);

async function render(ctx: Ctx, loaded: Loaded): Promise<RenderedPost> {
  const { target, capabilities } = loaded;
  const content = contentOf(target.post, target, capabilities);
  const { images, files, order, options } = content;
  const text = await outgoingText(ctx, loaded, content);
  const placeOf = ({ id }: { id: string }) => order.indexOf(id);
  const rendered: OutgoingImage[] = [];
  const drawing = { network: target.channel.network, limits: capabilities.images };
  // One after the other: ten decoded pictures at once would not fit the memory of a small machine.
  for (const asset of images)
    rendered.push({ ...(await renderImage(ctx, asset, drawing)), place: placeOf(asset) });
  const asStored: OutgoingFile[] = [];
  for (const asset of files) {
    const file = await readStored(ctx, asset, capabilities.images.altText);
    asStored.push({ ...file, place: placeOf(asset) });
  }
  return { text, images: rendered, files: asStored, replyTo: replyTo(target), options };
}

/** Its hash is told by the bytes that go out, not by the row: a damaged file is not sent as the one it was. */
async function readStored(ctx: Ctx, asset: FileAsset, altText: AltTextLimits): Promise<OutgoingFile> {
  const { kind, mime, width, height, durationMs, originalName, fileKey } = asset;
  const bytes = await ctx.storage.get(fileKey);
  if (sha256(bytes) !== asset.sha256) throw new Error('a stored file is not what was uploaded');
  return {
    kind,
    bytes,
    mime,
    name: withExtension(originalName, mime),
    width,
    height,
    durationMs,
    altText: kind === 'video' ? fitAlt(asset.altText, altText) : null,
    sha256: asset.sha256,
  };
}

/** Networks tell a file by the end of its name, and people may have sent it without one. */
function withExtension(name: string, mime: string): string {
  const end = `.${extensionOf(mime)}`;
  return name.toLowerCase().endsWith(end) ? name : `${name.replace(/\.[^.]{1,5}$/, '')}${end}`;
}

/** What it stands under, as the network named it. */
function replyTo({ position, post, channelId }: Loaded['target']): OutgoingPost['replyTo'] {
  if (position === 0) return null;
  const idsAt = (place: number) =>
    post.targets.find((part) => part.channelId === channelId && part.position === place)?.remoteIds ?? [];
  return { parent: idsAt(position - 1), root: idsAt(0) };
}

async function renderImage(
  ctx: Ctx,
  asset: PictureAsset,
  { network, limits }: { network: string; limits: Parameters<typeof fitImage>[1] },
): Promise<OutgoingImage> {
  const { mime, width, height, altText, fileKey } = asset;
  const stored = { bytes: await ctx.storage.get(fileKey), mime: mime as Picture['mime'], width, height };
  const shaped = await applyRecipe(stored, { ...editOf(asset), network });
  const fitted = await fitImage(shaped, limits);
  return { ...fitted, altText: fitAlt(altText, limits.altText), sha256: sha256(fitted.bytes) };
}

function fitAlt(altText: string | null, { supported, maxGraphemes }: AltTextLimits): string | null {
  if (!supported || !altText) return null;
  return maxGraphemes === null ? altText : shorten(altText, maxGraphemes);
}
