// `Authorization: Bearer rpr_…`: looked up by hash; expired and revoked keys are nobody.
import type { Actor, App } from '../../context.ts';
import { hashToken } from '../../lib/crypto.ts';

export const API_KEY_PREFIX = 'rpr_';
/** lastUsedAt is written at most this often. */
const SEEN_MS = 60_000;

export async function resolveApiKey(app: App, key: string): Promise<Actor | null> {
  if (!key.startsWith(API_KEY_PREFIX)) return null;
  const now = app.clock.now();
  const found = await app.db.apiKey.findUnique({ where: { keyHash: hashToken(key) } });
  if (!found || found.revokedAt || found.expiresAt <= now) return null;
  const seenBefore = new Date(now.getTime() - SEEN_MS);
  if (!found.lastUsedAt || found.lastUsedAt < seenBefore)
    await app.db.apiKey.updateMany({
      where: { id: found.id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: seenBefore } }] },
      data: { lastUsedAt: now },
    });
  return {
    kind: 'apiKey',
    apiKeyId: found.id,
    organizationId: found.organizationId,
    name: found.name,
    scopes: found.scopes,
  };
}
