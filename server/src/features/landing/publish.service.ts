// What visitors see: a version and instants, never a running job. Nothing is shown that the check of the page stops.
import { randomBytes } from 'node:crypto';
import type { LandingPage, PublishPage } from '@rupor/shared/landing/contract';
import { shownAt } from '@rupor/shared/landing/state';
import type { Ctx } from '../../context.ts';
import { hashToken } from '../../lib/crypto.ts';
import { apiError, fieldError } from '../../lib/errors.ts';

import { recordAudit } from '../organization/audit.service.ts';
import { ensureOwnSite } from '../visits/sites.service.ts';
import { getPage, lockPageOrThrow } from './pages.service.ts';
import { requireReady } from './require-ready.ts';
import { stopRunning } from './tests/stop-running.ts';
import { keepVersion, takeVersionIn } from './versions.service.ts';

export async function publishPage(ctx: Ctx, { id, version, at, until }: PublishPage): Promise<LandingPage> {
  await ensureOwnSite(ctx);
  await ctx.db.$transaction(async (tx) => {
    const page = await lockPageOrThrow(ctx, tx, id);
    if (page.version !== version) throw apiError('version_conflict', { currentVersion: page.version });
    const now = ctx.clock.now();
    const from = at === null ? now : new Date(at);
    const downAt = until === null ? null : new Date(until);
    if (at !== null && from <= now) throw fieldError({ path: 'at', code: 'past_time' });
    if (downAt !== null && downAt <= from) throw fieldError({ path: 'until', code: 'past_time' });
    // What the test compares must stay what it was.
    if (await tx.landingTest.findFirst({ where: { organizationId: ctx.organizationId, runningPageId: id } }))
      throw apiError('state_conflict', { reason: 'test_running' });
    await requireReady(ctx, page);
    const versionId = await keepVersion(tx, ctx, page, { isPublished: true });
    const { versionId: shownId } = shownAt(page, now);
    const data =
      at === null
        ? { liveId: versionId, nextId: null, nextAt: null, downAt }
        : { liveId: shownId, nextId: versionId, nextAt: from, downAt };
    await tx.landingPage.update({ where: { id }, data });
    const told = { at: from.toISOString(), until: downAt?.toISOString() ?? null };
    await recordAudit(
      ctx,
      { action: 'page.published', targetKind: 'landing_page', targetId: id, data: told },
      tx,
    );
  });
  return getPage(ctx, id);
}

export async function withdrawPage(ctx: Ctx, id: string): Promise<LandingPage> {
  await ctx.db.$transaction(async (tx) => {
    const page = await lockPageOrThrow(ctx, tx, id);
    const now = ctx.clock.now();
    const { state } = shownAt(page, now);
    if (state === 'draft' || state === 'down') throw apiError('state_conflict', { reason: state });
    await stopRunning(tx, ctx, id);
    await tx.landingPage.update({
      where: { id },
      data: { nextId: null, nextAt: null, downAt: now },
    });
    await recordAudit(ctx, { action: 'page.withdrawn', targetKind: 'landing_page', targetId: id }, tx);
  });
  return getPage(ctx, id);
}

export async function takeVersion(ctx: Ctx, id: string, number: number): Promise<LandingPage> {
  await ctx.db.$transaction(async (tx) => {
    const page = await lockPageOrThrow(ctx, tx, id);
    await takeVersionIn(tx, ctx, page, number);
  });
  return getPage(ctx, id);
}

/** Only the hash is kept: the link is told once, and a new one ends the old. */
export async function makePreviewLink(ctx: Ctx, id: string): Promise<{ url: string }> {
  const token = randomBytes(18).toString('base64url');
  await ctx.db.$transaction(async (tx) => {
    await lockPageOrThrow(ctx, tx, id);
    await tx.landingPage.update({ where: { id }, data: { previewHash: hashToken(token) } });
  });
  return { url: `${ctx.config.publicUrl ?? ''}/p/look/${token}` };
}
