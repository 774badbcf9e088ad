// Short links of posts: one a link, post and channel, made when the post is planned and again where a later save brought a
// new link. The same post, channel and link give the same code for ever, so what is sent twice is the same text.
import { createHash } from 'node:crypto';
import { contentTag, type UtmFormat } from '@rupor/shared/campaigns/utm-tags';
import { shortUrl } from '@rupor/shared/links/code';
import { replaceLinks, sourceOfNetwork } from '@rupor/shared/links/shorten';
import { codeInPath, readTarget } from '@rupor/shared/links/target';
import { findLinks } from '@rupor/shared/posts/links';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../lib/db.ts';
import { insertLinks, type NewLink } from './make-links.ts';
import { baseOf, isReachable, ownHosts } from './own-address.ts';
import { createTagger } from './tag-target.ts';

/** More would be a list, not a post. */
const LINKS_OF_A_TEXT = 20;

export interface LinkedTarget {
  postId: string;
  channelId: string;
  channel: { network: string };
  post: { campaignId: string | null; rubricId: string | null; title: string };
  /** What it shows: names the kind of post in its tags. */
  images: readonly unknown[];
  files: readonly { kind: string }[];
  texts: readonly string[];
}

/** Short addresses by those that stand in the texts; empty where the organization or the address of Rupor is against it. */
export async function shortenLinks(
  ctx: Ctx,
  db: Db | Tx,
  target: LinkedTarget,
): Promise<ReadonlyMap<string, string>> {
  const urls = isReachable(ctx) ? addressesOf(ctx, target.texts) : [];
  if (urls.length === 0 || !(await isWanted(ctx, db))) return new Map();
  const read = () =>
    db.shortLink.findMany({
      where: {
        organizationId: ctx.organizationId,
        postId: target.postId,
        channelId: target.channelId,
        originalHash: { in: urls.map(hashOf) },
      },
    });
  const known = await read();
  const rows =
    known.length >= urls.length
      ? known
      : await insertLinks(ctx, db, { links: await linksFor(ctx, db, { ...target, urls }), read });
  return new Map(rows.map(({ original, code }) => [original ?? '', shortUrl(baseOf(ctx), code)]));
}

/** The text as it goes out. */
export function withShortLinks(text: string, short: ReadonlyMap<string, string>): string {
  return short.size === 0 ? text : replaceLinks(text, (url) => short.get(url));
}

async function isWanted({ organizationId }: Ctx, db: Db | Tx): Promise<boolean> {
  const { shortensLinks } = await db.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { shortensLinks: true },
  });
  return shortensLinks;
}

/** Links that may be shortened: what is a short link of ours already, or no target, stays as it stands. */
function addressesOf(ctx: Ctx, texts: readonly string[]): string[] {
  const own = ownHosts(ctx);
  const urls = texts.flatMap((text) => findLinks(text).map(({ url }) => url));
  return [...new Set(urls)]
    .filter((url) => readTarget(url, own).problem === null && codeInPath(new URL(url).pathname) === null)
    .slice(0, LINKS_OF_A_TEXT);
}

async function linksFor(
  ctx: Ctx,
  db: Db | Tx,
  { postId, channelId, channel, post, images, files, urls }: LinkedTarget & { urls: readonly string[] },
): Promise<NewLink[]> {
  const { organizationId } = ctx;
  const [tag, campaign, rubric] = await Promise.all([
    createTagger(ctx),
    post.campaignId ? db.campaign.findFirst({ where: { id: post.campaignId, organizationId } }) : null,
    post.rubricId ? db.rubric.findFirst({ where: { id: post.rubricId, organizationId } }) : null,
  ]);
  const content =
    rubric && contentTag({ rubric: rubric.name, format: formatOf({ images, files }), version: 1 });
  const tags = { source: sourceOfNetwork(channel.network), medium: 'social', campaign, content };
  return urls.map((url) => {
    const tagged = readTarget(tag(url, tags), ownHosts(ctx));
    const plain = readTarget(url, ownHosts(ctx));
    // With its tags an address may grow too long; then it goes without.
    const target = tagged.problem === null ? tagged : plain;
    if (target.problem !== null) throw new Error('an address that was looked at is no target');
    return {
      kind: 'post',
      ...{ postId, channelId, campaignId: campaign?.id ?? null },
      ...{ target: target.url, targetHost: target.host },
      title: post.title.slice(0, 120),
      ...{ original: url, originalHash: hashOf(url) },
    };
  });
}

function formatOf({ images, files }: Pick<LinkedTarget, 'images' | 'files'>): UtmFormat {
  if (files.some(({ kind }) => kind === 'video')) return 'video';
  if (images.length > 1) return 'cards';
  return images.length === 1 ? 'photo' : 'text';
}

function hashOf(url: string): string {
  return createHash('sha256').update(url).digest('hex');
}
