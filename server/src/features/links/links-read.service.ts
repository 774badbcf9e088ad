import { DAY_MS } from '@rupor/shared/lib/durations';
import { shortUrl } from '@rupor/shared/links/code';
import {
  LINKS_ON_A_PAGE,
  type LinkDay,
  type LinkDetails,
  type ListLinks,
  type ShortLink,
} from '@rupor/shared/links/contract';
import { DEVICES } from '@rupor/shared/links/devices';
import { SOURCE_GROUPS } from '@rupor/shared/visits/source-group';
import { toBuffer } from 'qrcode';
import type { z } from 'zod';
import type { Ctx } from '../../context.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { apiError } from '../../lib/errors.ts';
import { drawQrSvg } from '../organization/links.ts';
import { momentOf } from '../visits/ingest/site-clock.ts';
import { baseOf, isReachable } from './own-address.ts';
import { type LinkRow, linkInclude, presentLinks, readSums } from './present-link.ts';
import { LINK_DAYS, LINK_PARTS, RECENT_CLICKS } from './queries/link-sums.sql.ts';
import { seenLinks } from './seen-links.ts';

const DAYS = 90;
const RECENT_DAYS = 28;
const PNG_PIXELS = 1_200;

type Answer = { items: ShortLink[]; total: number; recentClicks: number; shortens: 'on' | 'off' | 'private' };

export async function listLinks(
  ctx: Ctx,
  { search, page, ...by }: z.infer<typeof ListLinks>,
): Promise<Answer> {
  const contains = { contains: search ?? '', mode: 'insensitive' } as const;
  const where: Prisma.ShortLinkWhereInput = {
    AND: [seenLinks(ctx)],
    ...by,
    ...(search
      ? { OR: [{ title: contains }, { place: contains }, { target: contains }, { code: contains }] }
      : {}),
  };
  const [rows, total, { shortensLinks, timeZone }] = await Promise.all([
    ctx.db.shortLink.findMany({
      where,
      include: linkInclude,
      orderBy: [{ createdAt: 'desc' }, { number: 'desc' }],
      skip: (page - 1) * LINKS_ON_A_PAGE,
      take: LINKS_ON_A_PAGE,
    }),
    ctx.db.shortLink.count({ where }),
    ctx.db.organization.findUniqueOrThrow({
      where: { id: ctx.organizationId },
      select: { shortensLinks: true, timeZone: true },
    }),
  ]);
  const firstDay = momentOf(ctx.clock.now().getTime() - (RECENT_DAYS - 1) * DAY_MS, timeZone).day;
  const recent = await ctx.pool.query<{ clicks: number }>(RECENT_CLICKS, [ctx.organizationId, firstDay]);
  const shortens = !isReachable(ctx) ? 'private' : shortensLinks ? 'on' : 'off';
  return {
    items: await presentLinks(ctx, rows),
    total,
    recentClicks: recent.rows[0]?.clicks ?? 0,
    shortens,
  };
}

export async function getLinkOrThrow(ctx: Ctx, id: string): Promise<LinkRow> {
  const row = await ctx.db.shortLink.findFirst({
    where: { AND: [seenLinks(ctx)], id },
    include: linkInclude,
  });
  if (!row) throw apiError('not_found');
  return row;
}

export async function readLink(ctx: Ctx, { id }: { id: string }): Promise<LinkDetails> {
  const row = await getLinkOrThrow(ctx, id);
  const [[link], sums, days, parts, changes] = await Promise.all([
    presentLinks(ctx, [row]),
    readSums(ctx, [row]),
    readDays(ctx, row),
    ctx.pool.query<{ source: number; device: number; clicks: number }>(LINK_PARTS, [row.number]),
    ctx.db.shortLinkChange.findMany({ where: { linkId: id }, orderBy: { at: 'desc' }, take: 50 }),
  ]);
  if (!link) throw apiError('not_found');
  const sum = sums.get(row.number);
  return {
    ...link,
    days,
    ...{ shared: sum?.shared ?? 0, looks: sum?.looks ?? 0, missed: sum?.missed ?? 0 },
    sources: addUp(parts.rows, SOURCE_GROUPS, 'source').map(([source, clicks]) => ({ source, clicks })),
    devices: addUp(parts.rows, DEVICES, 'device').map(([device, clicks]) => ({ device, clicks })),
    changes: changes.map(({ at, actorName, kind, before, after }) => ({
      at: at.toISOString(),
      actorName,
      kind: kind as LinkDetails['changes'][number]['kind'],
      before,
      after,
    })),
  };
}

async function readDays(ctx: Ctx, { number, createdAt }: LinkRow): Promise<LinkDay[]> {
  const { timeZone } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { timeZone: true },
  });
  const now = ctx.clock.now().getTime();
  const first = Math.max(createdAt.getTime(), now - (DAYS - 1) * DAY_MS);
  const { rows } = await ctx.pool.query<LinkDay>(LINK_DAYS, [
    number,
    momentOf(Math.min(first, now), timeZone).day,
    momentOf(now, timeZone).day,
  ]);
  return rows;
}

/** Clicks by name, largest first. */
function addUp<Key extends string>(
  rows: readonly ({ clicks: number } & Record<Key, number>)[],
  names: Readonly<Record<string, number>>,
  key: Key,
): [string, number][] {
  return Object.entries(names)
    .map(([name, id]): [string, number] => [
      name,
      rows.filter((row) => row[key] === id).reduce((total, { clicks }) => total + clicks, 0),
    ])
    .filter(([, clicks]) => clicks > 0)
    .sort((a, b) => b[1] - a[1]);
}

/** Drawn large enough for a poster. */
export async function drawLinkCodes(ctx: Ctx, { id }: { id: string }): Promise<{ svg: string; png: string }> {
  const { code } = await getLinkOrThrow(ctx, id);
  const url = shortUrl(baseOf(ctx), code);
  const [svg, png] = await Promise.all([
    drawQrSvg(url),
    toBuffer(url, { type: 'png', margin: 2, errorCorrectionLevel: 'M', width: PNG_PIXELS }),
  ]);
  return { svg, png: png.toString('base64') };
}
