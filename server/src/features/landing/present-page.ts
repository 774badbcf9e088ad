import { PageContent } from '@rupor/shared/landing/blocks';
import type { LandingPage, PageSummary } from '@rupor/shared/landing/contract';
import { shownAt } from '@rupor/shared/landing/state';
import { PAGE_KINDS } from '@rupor/shared/landing/templates';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../lib/db.ts';
import { apiError } from '../../lib/errors.ts';
import { presentMedia } from '../media/present-media.ts';
import { personOf, readPeople } from '../posts/present-post.ts';
import { readFiles } from './page-frame.ts';

const pageInclude = {
  campaign: { select: { id: true, name: true } },
} as const satisfies Prisma.LandingPageInclude;
export type PageRow = Prisma.LandingPageGetPayload<{ include: typeof pageInclude }>;

export function readPages(ctx: Ctx): Promise<PageRow[]> {
  return ctx.db.landingPage.findMany({
    where: { organizationId: ctx.organizationId, deletedAt: null },
    include: pageInclude,
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: 500,
  });
}

export async function getPageOrThrow(ctx: Ctx, id: string, db: Ctx['db'] | Tx = ctx.db): Promise<PageRow> {
  const where = { id, organizationId: ctx.organizationId };
  const page = await db.landingPage.findFirst({ where, include: pageInclude });
  if (!page) throw apiError('not_found');
  return page;
}

/** Content as it was stored; one of an older shape that can no longer be read is an error of ours, never an empty page. */
export function contentOf(stored: unknown): PageContent {
  return PageContent.parse(stored);
}

export async function presentPages(ctx: Ctx, rows: PageRow[]): Promise<PageSummary[]> {
  const versionIds = rows.flatMap(({ liveId, nextId }) => [liveId, nextId]).filter((id) => id !== null);
  const [people, versions] = await Promise.all([
    readPeople(
      ctx.db,
      rows.map(({ authorId }) => authorId),
    ),
    ctx.db.landingVersion.findMany({
      where: { organizationId: ctx.organizationId, id: { in: versionIds } },
      select: { id: true, content: true },
    }),
  ]);
  const contents = new Map(versions.map(({ id, content }) => [id, JSON.stringify(contentOf(content))]));
  return rows.map((row) => {
    const now = ctx.clock.now();
    const { state } = shownAt(row, now);
    const shownId = row.nextId ?? row.liveId;
    const isWaiting = row.nextAt !== null && row.nextAt > now && state !== 'down';
    return {
      id: row.id,
      name: row.name,
      kind: z.enum(PAGE_KINDS).parse(row.kind),
      slug: row.slug,
      host: row.host,
      address: addressOf(ctx, row),
      state,
      nextAt: isWaiting ? (row.nextAt?.toISOString() ?? null) : null,
      downAt: row.downAt?.toISOString() ?? null,
      hasChanges: shownId !== null && contents.get(shownId) !== JSON.stringify(contentOf(row.content)),
      campaign: row.campaign,
      author: personOf(people, row.authorId),
      updatedAt: row.updatedAt.toISOString(),
    };
  });
}

export async function presentPage(ctx: Ctx, row: PageRow): Promise<LandingPage> {
  const content = contentOf(row.content);
  const [[summary], files] = await Promise.all([
    presentPages(ctx, [row]),
    readFiles(ctx, ctx.organizationId, content),
  ]);
  if (!summary) throw new Error('one row, one page');
  return {
    ...summary,
    version: row.version,
    content,
    files: [...files.values()].map(presentMedia),
    deletedAt: row.deletedAt?.toISOString() ?? null,
  };
}

/** Under its own host name where it has one; a path alone where nobody has said the public address. */
export function addressOf(ctx: Pick<Ctx, 'config'>, { host, slug }: Pick<PageRow, 'host' | 'slug'>): string {
  const base = ctx.config.publicUrl;
  if (host === null) return `${base ?? ''}/p/${slug}`;
  return `${base?.startsWith('http:') ? 'http' : 'https'}://${host}/`;
}
