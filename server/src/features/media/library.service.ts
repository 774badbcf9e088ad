import { filesOf } from '@rupor/shared/landing/blocks';
import { DAY_MS } from '@rupor/shared/lib/durations';
import type { MediaKind } from '@rupor/shared/media/kinds';
import type { MediaCard, MediaUse, PassportFilter, Shelves } from '@rupor/shared/media/library-contract';
import { type PassportState, proofsOf } from '@rupor/shared/media/passport';
import { headingOf } from '@rupor/shared/posts/excerpt';
import { toDay } from '@rupor/shared/posts/schedule';
import type { Ctx } from '../../context.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { listPageUses, withoutAsset } from '../landing/page-uses.ts';
import { contentOf } from '../landing/present-page.ts';
import { getAssetOrThrow } from './media-row.ts';
import { passportOf, presentMedia } from './present-media.ts';
import { listAlike, listTwins } from './queries/look-alikes.sql.ts';
import { listKept, listUses, type UseRow } from './queries/media-uses.sql.ts';

const PAGE_SIZE = 48;
const ENDING_DAYS = 30;
const TWINS_OF = 2_000;

export interface LibraryQuery {
  q?: string;
  kind?: MediaKind;
  folder?: string;
  tag?: string;
  passport?: PassportFilter;
  unused?: boolean;
  page: number;
}

export async function listMedia(ctx: Ctx, query: LibraryQuery) {
  const where = await conditionsOf(ctx, query);
  const [rows, total] = await Promise.all([
    ctx.db.mediaAsset.findMany({
      where,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      skip: (query.page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
    }),
    ctx.db.mediaAsset.count({ where }),
  ]);
  return { items: rows.map(presentMedia), total, pageSize: PAGE_SIZE };
}

export async function readShelves(ctx: Ctx): Promise<Shelves> {
  const { organizationId } = ctx;
  const where = { organizationId, deletedAt: null, isProof: false };
  const [total, folders, tags, states, openTasks] = await Promise.all([
    ctx.db.mediaAsset.count({ where }),
    ctx.db.mediaAsset.groupBy({ by: ['folder'], where, _count: { _all: true }, orderBy: { folder: 'asc' } }),
    ctx.db.$queryRaw<{ tag: string; count: number }[]>`
      SELECT tag, count(*)::int AS count FROM media_asset, unnest(tags) AS tag
      WHERE organization_id = ${organizationId}::uuid AND deleted_at IS NULL AND NOT is_proof
      GROUP BY tag ORDER BY count DESC, tag LIMIT 200`,
    ctx.db.mediaAsset.groupBy({ by: ['passportState'], where, _count: { _all: true } }),
    ctx.db.removalTask.count({ where: { organizationId, doneAt: null } }),
  ]);
  const inState = (state: PassportState) =>
    states.find((row) => row.passportState === state)?._count._all ?? 0;
  return {
    total,
    folders: folders
      .filter(({ folder }) => folder !== '')
      .map((row) => ({ path: row.folder, count: row._count._all })),
    tags,
    passports: {
      none: inState('none'),
      incomplete: inState('incomplete'),
      complete: inState('complete'),
      withdrawn: inState('withdrawn'),
    },
    openTasks,
  };
}

export async function readCard(ctx: Ctx, id: string): Promise<MediaCard> {
  const asset = await getAssetOrThrow(ctx, id);
  const passport = passportOf(asset);
  const named = passport ? proofsOf(passport) : [];
  const [uses, pages, keptIn, alikeIds] = await Promise.all([
    listUses(ctx.db, ctx.organizationId, [id]),
    listPageUses(ctx, ctx.db, { assetIds: [id] }),
    listKept(ctx.db, ctx.organizationId, id),
    listAlike(ctx.db, ctx.organizationId, id),
  ]);
  const [others, author] = await Promise.all([
    ctx.db.mediaAsset.findMany({
      where: { id: { in: [...named, ...alikeIds] }, organizationId: ctx.organizationId, deletedAt: null },
    }),
    asset.createdById
      ? ctx.db.user.findUnique({ where: { id: asset.createdById }, select: { name: true } })
      : null,
  ]);
  return {
    ...presentMedia(asset),
    folder: asset.folder,
    tags: asset.tags,
    passport,
    proofs: others.filter((one) => named.includes(one.id)).map(presentMedia),
    uses: uses.map(presentUse),
    pages: pages.map(withoutAsset),
    keptIn: keptIn.map(({ kind, id, title, text }) => ({ kind, id, heading: headingOf({ title, text }) })),
    alike: others.filter((one) => alikeIds.includes(one.id)).map(presentMedia),
    addedBy: author?.name ?? null,
  };
}

export async function listLookAlikes(ctx: Ctx) {
  const pairs = await listTwins(ctx.db, ctx.organizationId, TWINS_OF);
  const ids = [...new Set(pairs.flatMap(({ oneId, otherId }) => [oneId, otherId]))];
  const rows = await ctx.db.mediaAsset.findMany({
    where: { id: { in: ids }, organizationId: ctx.organizationId },
  });
  const byId = new Map(rows.map((row) => [row.id, presentMedia(row)]));
  return pairs.flatMap(({ oneId, otherId }) => {
    const one = byId.get(oneId);
    const other = byId.get(otherId);
    return one && other ? [{ one, other }] : [];
  });
}

export function presentUse(row: UseRow): MediaUse {
  const { postId, targetId, title, text, channelName, state, dueAt, publishedAt, remoteUrl } = row;
  const times = { dueAt: dueAt?.toISOString() ?? null, publishedAt: publishedAt?.toISOString() ?? null };
  return { postId, targetId, heading: headingOf({ title, text }), channelName, state, ...times, remoteUrl };
}

async function conditionsOf(
  ctx: Ctx,
  { q, kind, folder, tag, passport, unused }: LibraryQuery,
): Promise<Prisma.MediaAssetWhereInput> {
  const { organizationId } = ctx;
  const and: Prisma.MediaAssetWhereInput[] = [];
  const like = (text: string) => ({ contains: text, mode: 'insensitive' as const });
  if (q)
    and.push({
      OR: [{ originalName: like(q) }, { altText: like(q) }, { folder: like(q) }, { tags: { has: q } }],
    });
  if (folder) and.push({ OR: [{ folder }, { folder: { startsWith: `${folder}/` } }] });
  if (tag) and.push({ tags: { has: tag } });
  if (passport) and.push(await conditionOfPassport(ctx, passport));
  if (unused)
    and.push({
      postMedia: { none: {} },
      targetMedia: { none: {} },
      ideaMedia: { none: {} },
      storyFiles: { none: {} },
      id: { notIn: await listPageFiles(ctx) },
    });
  return { organizationId, deletedAt: null, isProof: false, ...(kind ? { kind } : {}), AND: and };
}

/** Files that a landing page names, removed pages too: they may come back. */
async function listPageFiles({ db, organizationId }: Ctx): Promise<string[]> {
  const pages = await db.landingPage.findMany({
    where: { organizationId },
    select: { content: true, liveId: true, nextId: true },
  });
  const shown = pages.flatMap(({ liveId, nextId }) => [liveId, nextId]).filter((id) => id !== null);
  const versions = await db.landingVersion.findMany({
    where: { organizationId, id: { in: shown } },
    select: { content: true },
  });
  return [...new Set([...pages, ...versions].flatMap(({ content }) => filesOf(contentOf(content))))];
}

async function conditionOfPassport(ctx: Ctx, passport: PassportFilter): Promise<Prisma.MediaAssetWhereInput> {
  if (passport === 'ai') return { passport: { path: ['isAiMade'], equals: true } };
  if (passport !== 'expired' && passport !== 'ending') return { passportState: passport };
  const today = await readToday(ctx);
  if (passport === 'expired') return { expiresOn: { lt: today } };
  const last = new Date(new Date(`${today}T00:00:00Z`).getTime() + ENDING_DAYS * DAY_MS);
  return { expiresOn: { gte: today, lte: last.toISOString().slice(0, 10) } };
}

/** The day it is where the organization is. */
async function readToday(ctx: Ctx): Promise<string> {
  const { timeZone } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { timeZone: true },
  });
  return toDay(ctx.clock.now(), timeZone);
}
