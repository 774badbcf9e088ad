// Sites whose visits are counted. They are archived, never deleted: what they have counted stays readable.
import { randomBytes } from 'node:crypto';
import type { NewSite, Site, SiteChange } from '@rupor/shared/visits/site';
import type { Ctx } from '../../context.ts';
import type { Site as SiteRow } from '../../generated/prisma/client.ts';
import { createToken } from '../../lib/crypto.ts';
import type { Db, Tx } from '../../lib/db.ts';
import { apiError, fieldError } from '../../lib/errors.ts';
import { recordAudit } from '../organization/audit.service.ts';

/** Two that make the own site at once would make two. */
const OWN_LOCK = 0x70_0e;

export async function listSites(ctx: Ctx): Promise<Site[]> {
  const rows = await ctx.db.site.findMany({
    where: { organizationId: ctx.organizationId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(presentSite);
}

/** The site, if it is the organization's. */
export async function requireSite(
  { organizationId }: Pick<Ctx, 'organizationId'>,
  id: string,
  db: Db | Tx,
): Promise<SiteRow> {
  const site = await db.site.findFirst({ where: { id, organizationId } });
  if (!site) throw apiError('not_found');
  return site;
}

export async function createSite(ctx: Ctx, { timeZone, ...input }: NewSite): Promise<Site> {
  const row = await ctx.db.$transaction(async (tx) => {
    const site = await tx.site.create({
      data: {
        ...input,
        ...(await freshColumns(ctx, tx)),
        ...(timeZone ? { timeZone } : {}),
      },
    });
    await audit(ctx, tx, { site, action: 'site.created' });
    return site;
  });
  return presentSite(row);
}

/**
 * The site of the organization's own landing pages and short links, made with the first of them.
 * Safe to call from any service, at any time, as often as one likes.
 */
export async function ensureOwnSite(ctx: Pick<Ctx, 'organizationId' | 'clock' | 'db'>): Promise<SiteRow> {
  const where = { organizationId: ctx.organizationId, isOwn: true };
  const there = await ctx.db.site.findFirst({ where, orderBy: { createdAt: 'asc' } });
  if (there) return there;
  return ctx.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 AS locked FROM pg_advisory_xact_lock(${OWN_LOCK}::int, hashtext(${ctx.organizationId}))`;
    const made = await tx.site.findFirst({ where, orderBy: { createdAt: 'asc' } });
    if (made) return made;
    const { name } = await tx.organization.findUniqueOrThrow({ where: { id: ctx.organizationId } });
    return tx.site.create({ data: { ...(await freshColumns(ctx, tx)), name, isOwn: true } });
  });
}

export async function openOwnSite(ctx: Ctx): Promise<Site> {
  return presentSite(await ensureOwnSite(ctx));
}

export async function updateSite(ctx: Ctx, { id, isArchived, ...change }: SiteChange): Promise<Site> {
  const row = await ctx.db.$transaction(async (tx) => {
    const before = await requireSite(ctx, id, tx);
    if (change.allowedHosts?.length === 0 && !before.isOwn)
      throw fieldError({ path: 'allowedHosts', code: 'required' });
    const archivedAt = isArchived ? (before.archivedAt ?? ctx.clock.now()) : null;
    const site = await tx.site.update({
      where: { id },
      data: { ...change, ...(isArchived === undefined ? {} : { archivedAt }) },
    });
    const action = actionOf(before, site);
    await audit(ctx, tx, { site, action });
    return site;
  });
  return presentSite(row);
}

function actionOf(before: SiteRow, after: SiteRow): string {
  if (!before.archivedAt && after.archivedAt) return 'site.archived';
  return before.archivedAt && !after.archivedAt ? 'site.restored' : 'site.changed';
}

/** The link is told once; what is kept cannot be turned back into it. */
export async function shareSite(ctx: Ctx, id: string): Promise<{ token: string }> {
  const { token, hash } = createToken();
  await setShare(ctx, id, { hash, action: 'site.shared' });
  return { token };
}

export async function unshareSite(ctx: Ctx, id: string): Promise<{ ok: true }> {
  await setShare(ctx, id, { hash: null, action: 'site.unshared' });
  return { ok: true };
}

async function setShare(
  ctx: Ctx,
  id: string,
  { hash, action }: { hash: string | null; action: string },
): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    await requireSite(ctx, id, tx);
    const site = await tx.site.update({ where: { id }, data: { shareHash: hash } });
    await audit(ctx, tx, { site, action });
  });
}

async function freshColumns({ organizationId, clock }: Pick<Ctx, 'organizationId' | 'clock'>, tx: Tx) {
  const { timeZone } = await tx.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { timeZone: true },
  });
  return { organizationId, timeZone, key: randomBytes(9).toString('base64url'), createdAt: clock.now() };
}

function audit(ctx: Ctx, tx: Tx, { site, action }: { site: SiteRow; action: string }): Promise<void> {
  const { id, name, mode, retentionDays } = site;
  return recordAudit(
    ctx,
    { action, targetKind: 'site', targetId: id, data: { name, mode, retentionDays } },
    tx,
  );
}

function presentSite({
  organizationId: _,
  number: __,
  shareHash,
  archivedAt,
  createdAt,
  ...site
}: SiteRow): Site {
  return {
    ...site,
    isShared: shareHash !== null,
    isArchived: archivedAt !== null,
    createdAt: createdAt.toISOString(),
  };
}
