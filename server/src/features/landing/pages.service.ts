// Pages and their drafts: made once however often the request is repeated, never saved over newer work. Drafts become
// versions on the way, so that nothing that was written for long is lost by a later thought.
import type { PageContent } from '@rupor/shared/landing/blocks';
import type { CreatePage, LandingPage, PageSummary, SavePage } from '@rupor/shared/landing/contract';
import { slugOf } from '@rupor/shared/landing/slug';
import { templateOf } from '@rupor/shared/landing/templates';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../lib/db.ts';
import { isUniqueViolation } from '../../lib/db-errors.ts';
import { apiError } from '../../lib/errors.ts';
import { newId } from '../../lib/uuid.ts';
import { checkOwnReferences } from '../ideas/check-idea-references.ts';
import { recordAudit } from '../organization/audit.service.ts';
import { userIdOf } from '../posts/post.policy.ts';
import { EDITOR_FILES, frameOf } from './page-frame.ts';
import { getPageOrThrow, type PageRow, presentPage, presentPages, readPages } from './present-page.ts';
import { renderPage } from './render-page.tsx';
import { stopRunning } from './tests/stop-running.ts';
import { keepVersion } from './versions.service.ts';

/** A draft older than this becomes a version before it is written over, milliseconds. */
const KEEP_AFTER_MS = 10 * 60_000;
/** Tries to find a free address for a new page. */
const TRIES = 20;

export async function listPages(ctx: Ctx): Promise<{ items: PageSummary[] }> {
  return { items: await presentPages(ctx, await readPages(ctx)) };
}

export async function getPage(ctx: Ctx, id: string): Promise<LandingPage> {
  return presentPage(ctx, await getPageOrThrow(ctx, id));
}

export async function createPage(
  ctx: Ctx,
  { id = newId(), name, kind, lang }: CreatePage,
): Promise<LandingPage> {
  const now = ctx.clock.now();
  const data = {
    ...{ id, organizationId: ctx.organizationId, name, kind, authorId: userIdOf(ctx.actor) },
    ...{ content: templateOf(kind, lang), createdAt: now, updatedAt: now },
  };
  for (let turn = 1; turn <= TRIES; turn += 1) {
    const slug = turn === 1 ? slugOf(name) : `${slugOf(name)}-${turn}`;
    try {
      await ctx.db.$transaction(async (tx) => {
        await tx.landingPage.create({ data: { ...data, slug } });
        const event = { action: 'page.created', targetKind: 'landing_page', targetId: id, data: { slug } };
        await recordAudit(ctx, event, tx);
      });
      break;
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      // Either the request is repeated, or the address is taken: also by a page of another organization.
      if (await ctx.db.landingPage.findFirst({ where: { id } })) break;
      if (turn === TRIES) throw apiError('already_exists', { field: 'slug' });
    }
  }
  return getPage(ctx, id);
}

export async function savePage(
  ctx: Ctx,
  { id, version, content, ...fields }: SavePage,
): Promise<LandingPage> {
  try {
    await ctx.db.$transaction(async (tx) => {
      const page = await lockPageOrThrow(ctx, tx, id);
      if (page.version !== version) throw apiError('version_conflict', { currentVersion: page.version });
      await checkOwnReferences(tx, ctx, { campaignId: fields.campaignId });
      const now = ctx.clock.now();
      if (content && now.getTime() - page.updatedAt.getTime() > KEEP_AFTER_MS)
        await keepVersion(tx, ctx, page);
      await tx.landingPage.update({
        where: { id },
        data: { ...fields, ...(content ? { content } : {}), version: { increment: 1 }, updatedAt: now },
      });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw apiError('already_exists', { field: fields.host ? 'host' : 'slug' });
  }
  return getPage(ctx, id);
}

/** Removed, its address stays its own: paper that leads there cannot be taken back. */
export async function setRemoved(ctx: Ctx, id: string, isRemoved: boolean): Promise<LandingPage> {
  await ctx.db.$transaction(async (tx) => {
    await lockPageOrThrow(ctx, tx, id, { withRemoved: true });
    const deletedAt = isRemoved ? ctx.clock.now() : null;
    if (isRemoved) await stopRunning(tx, ctx, id);
    await tx.landingPage.update({ where: { id }, data: { deletedAt } });
    const action = isRemoved ? 'page.removed' : 'page.restored';
    await recordAudit(ctx, { action, targetKind: 'landing_page', targetId: id }, tx);
  });
  return getPage(ctx, id);
}

export async function drawPage(
  ctx: Ctx,
  { content, part }: { content: PageContent; part: 'page' | 'thanks' },
): Promise<{ html: string; bytes: number }> {
  const organization = await ctx.db.organization.findUniqueOrThrow({ where: { id: ctx.organizationId } });
  const address = `${ctx.config.publicUrl ?? ''}/p/stranica`;
  const { frame } = await frameOf(ctx, {
    organization,
    content,
    address,
    isHidden: true,
    files: EDITOR_FILES,
  });
  const html = renderPage(content, frame, part);
  return { html, bytes: Buffer.byteLength(html) };
}

export async function listForms(ctx: Ctx): Promise<{ items: { key: string; title: string }[] }> {
  const where = { organizationId: ctx.organizationId, archivedAt: null };
  const select = { key: true, title: true };
  return {
    items: await ctx.db.leadForm.findMany({ where, select, orderBy: { createdAt: 'desc' }, take: 100 }),
  };
}

/** Locked against other changes. */
export async function lockPageOrThrow(
  ctx: Ctx,
  tx: Tx,
  id: string,
  { withRemoved = false }: { withRemoved?: boolean } = {},
): Promise<PageRow> {
  await tx.$queryRaw`SELECT 1 AS locked FROM landing_page WHERE id = ${id}::uuid AND organization_id = ${ctx.organizationId}::uuid FOR UPDATE`;
  const page = await getPageOrThrow(ctx, id, tx);
  if (page.deletedAt && !withRemoved) throw apiError('state_conflict', { reason: 'removed' });
  return page;
}
