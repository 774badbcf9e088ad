// Links are asked in the background after a save, each address once in hours, a few at a time. It only ever warns:
// what could not be asked is unknown, and losing a check costs nothing, the next save asks again. An organization
// without internet switches it off.
import { createHash } from 'node:crypto';
import { HOUR_MS } from '@rupor/shared/lib/durations';
import { addressesIn, type LinkResult } from '@rupor/shared/posts/lint';
import type { Ctx } from '../../../context.ts';
import { startInBackground } from '../../../jobs/background.ts';
import { createSlots, perOwner } from '../../../lib/batch.ts';
import type { PostRow } from '../load-post.ts';
import { askLink } from './ask-link.ts';

/** How long an answer is believed. */
const FRESH_MS: Record<LinkResult, number> = {
  ok: 24 * HOUR_MS,
  hidden: 24 * HOUR_MS,
  dead: HOUR_MS / 4,
  unknown: HOUR_MS / 4,
};
const LINKS_OF_A_POST = 20;
const AT_ONCE = 4;
const RESULTS: readonly string[] = Object.keys(FRESH_MS);

const slotsOf = perOwner((_pool: Ctx['pool']) => createSlots(AT_ONCE));

export function startLinkChecks(ctx: Ctx, post: PostRow): void {
  const urls = linksOf(post);
  if (urls.length === 0) return;
  startInBackground(ctx, `links ${post.id}`, async () => {
    if (!(await isAsked(ctx))) return;
    const known = await readLinks(ctx, urls);
    const unknown = urls.filter((url) => !known.has(url));
    await Promise.all(unknown.map((url) => slotsOf(ctx.pool)(() => checkLink(ctx, url))));
  });
}

/** Whether the organization wants its links asked at all. */
export async function isAsked(ctx: Ctx): Promise<boolean> {
  const { checksLinks } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { checksLinks: true },
  });
  return checksLinks;
}

/** Every address that goes out with the post, as far as they are asked at all. */
export function linksOf(post: PostRow): string[] {
  const texts = post.targets.flatMap((target) => [
    target.text ?? post.baseText,
    ...target.followUps.map((part) => part.text ?? ''),
  ]);
  return addressesIn(texts.length > 0 ? texts.join('\n') : post.baseText).slice(0, LINKS_OF_A_POST);
}

/** What is known and still believed; the others are not in the answer. */
export async function readLinks(ctx: Ctx, urls: readonly string[]): Promise<Map<string, LinkResult>> {
  if (urls.length === 0) return new Map();
  const rows = await ctx.db.linkCheck.findMany({
    where: { organizationId: ctx.organizationId, urlHash: { in: urls.map(hashOf) } },
  });
  const now = ctx.clock.now().getTime();
  return new Map(
    urls.flatMap((url): [string, LinkResult][] => {
      const row = rows.find(({ urlHash }) => urlHash === hashOf(url));
      if (!row || !isResult(row.result)) return [];
      return now - row.checkedAt.getTime() < FRESH_MS[row.result] ? [[url, row.result]] : [];
    }),
  );
}

/** Asks now and keeps the answer. */
export async function checkLink(ctx: Ctx, url: string): Promise<void> {
  const answer = await askLink(ctx.safeFetch, url);
  const data = { ...answer, checkedAt: ctx.clock.now() };
  const place = { organizationId: ctx.organizationId, urlHash: hashOf(url) };
  await ctx.db.linkCheck.upsert({
    where: { organizationId_urlHash: place },
    create: { ...place, ...data },
    update: data,
  });
}

function hashOf(url: string): string {
  return createHash('sha256').update(url).digest('hex');
}

function isResult(value: string): value is LinkResult {
  return RESULTS.includes(value);
}
