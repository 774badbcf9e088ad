// What a page said before. Versions are never changed; of drafts the last fifty are kept, publications all.
import type { PageVersion } from '@rupor/shared/landing/contract';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../lib/db.ts';
import { apiError } from '../../lib/errors.ts';
import { newId } from '../../lib/uuid.ts';
import { userIdOf } from '../posts/post.policy.ts';
import { personOf, readPeople } from '../posts/present-post.ts';
import { contentOf, getPageOrThrow, type PageRow } from './present-page.ts';

const KEPT_DRAFTS = 50;

/** The draft as it stands becomes a version; the caller holds the lock of the page. */
export async function keepVersion(
  tx: Tx,
  ctx: Ctx,
  page: PageRow,
  { isPublished = false }: { isPublished?: boolean } = {},
): Promise<string> {
  const { _max } = await tx.landingVersion.aggregate({ where: { pageId: page.id }, _max: { number: true } });
  const number = (_max.number ?? 0) + 1;
  const { id } = await tx.landingVersion.create({
    data: {
      id: newId(),
      organizationId: ctx.organizationId,
      pageId: page.id,
      number,
      content: contentOf(page.content),
      isPublished,
      authorId: userIdOf(ctx.actor),
      createdAt: ctx.clock.now(),
    },
  });
  const drafts = await tx.landingVersion.findMany({
    where: { pageId: page.id, isPublished: false },
    orderBy: { number: 'desc' },
    skip: KEPT_DRAFTS,
    select: { id: true },
  });
  await tx.landingVersion.deleteMany({ where: { id: { in: drafts.map((draft) => draft.id) } } });
  return id;
}

export async function listVersions(ctx: Ctx, id: string): Promise<{ items: PageVersion[] }> {
  await getPageOrThrow(ctx, id);
  const rows = await ctx.db.landingVersion.findMany({
    where: { pageId: id, organizationId: ctx.organizationId },
    orderBy: { number: 'desc' },
    take: 100,
    select: { number: true, isPublished: true, authorId: true, createdAt: true },
  });
  const people = await readPeople(
    ctx.db,
    rows.map(({ authorId }) => authorId),
  );
  return {
    items: rows.map(({ number, isPublished, authorId, createdAt }) => ({
      ...{ number, isPublished, author: personOf(people, authorId), createdAt: createdAt.toISOString() },
    })),
  };
}

/** The draft of now is kept first, so this can be undone the same way. */
export async function takeVersionIn(tx: Tx, ctx: Ctx, page: PageRow, number: number): Promise<void> {
  const where = { pageId: page.id, organizationId: ctx.organizationId, number };
  const version = await tx.landingVersion.findFirst({ where });
  if (!version) throw apiError('not_found');
  await keepVersion(tx, ctx, page);
  await tx.landingPage.update({
    where: { id: page.id },
    data: {
      content: contentOf(version.content),
      version: { increment: 1 },
      updatedAt: ctx.clock.now(),
    },
  });
}
