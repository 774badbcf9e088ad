import { DAY_MS } from '@rupor/shared/lib/durations';
import type { ApiKey, CreateApiKeyInput } from '@rupor/shared/organization/api-keys-contract';
import { API_SCOPES } from '@rupor/shared/organization/permissions';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { createToken, hashToken } from '../../lib/crypto.ts';
import { apiError } from '../../lib/errors.ts';
import { API_KEY_PREFIX } from './api-key-caller.ts';
import { recordAudit } from './audit.service.ts';

const SHOWN_CHARACTERS = 10;
const Scopes = z.array(z.enum(API_SCOPES));

export async function listApiKeys(ctx: Ctx): Promise<ApiKey[]> {
  const rows = await ctx.db.apiKey.findMany({
    where: { organizationId: ctx.organizationId },
    orderBy: { createdAt: 'desc' },
    take: 200,
  });
  const now = ctx.clock.now();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: Scopes.parse(row.scopes),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    state: row.revokedAt ? 'revoked' : row.expiresAt <= now ? 'expired' : 'active',
  }));
}

/** The key itself is in this answer only; its hash is stored. */
export async function createApiKey(ctx: Ctx, { name, scopes, days }: z.infer<typeof CreateApiKeyInput>) {
  const { actor } = ctx;
  if (actor.kind !== 'user') throw apiError('forbidden');
  const key = `${API_KEY_PREFIX}${createToken().token}`;
  const now = ctx.clock.now();
  const expiresAt = new Date(now.getTime() + days * DAY_MS);
  const unique = [...new Set(scopes)];
  const { id } = await ctx.db.$transaction(async (tx) => {
    const row = await tx.apiKey.create({
      data: {
        organizationId: ctx.organizationId,
        name,
        prefix: key.slice(0, SHOWN_CHARACTERS),
        keyHash: hashToken(key),
        scopes: unique,
        createdById: actor.userId,
        createdAt: now,
        expiresAt,
      },
    });
    const data = { name, scopes: unique };
    await recordAudit(ctx, { action: 'api_key.created', targetKind: 'api_key', targetId: row.id, data }, tx);
    return row;
  });
  return { id, key, expiresAt: expiresAt.toISOString() };
}

export async function revokeApiKey(ctx: Ctx, id: string): Promise<{ ok: true }> {
  await ctx.db.$transaction(async (tx) => {
    const mine = { id, organizationId: ctx.organizationId };
    const key = await tx.apiKey.findFirst({ where: mine });
    if (!key) throw apiError('not_found');
    const { count } = await tx.apiKey.updateMany({
      where: { ...mine, revokedAt: null },
      data: { revokedAt: ctx.clock.now() },
    });
    const event = {
      action: 'api_key.revoked',
      targetKind: 'api_key',
      targetId: id,
      data: { name: key.name },
    };
    if (count === 1) await recordAudit(ctx, event, tx);
  });
  return { ok: true };
}
