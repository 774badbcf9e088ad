// A browser that has signed in as a person before is counted on a counter of its own: failures of strangers cannot
// lock the person out of it.
import { randomBytes } from 'node:crypto';
import type { RequestContext } from '../../http/base.ts';
import { hashToken } from '../../lib/crypto.ts';
import { cookieLine, cookieName, readCookie } from './cookies.ts';

const YEAR_S = 365 * 24 * 60 * 60;

/** Id of the known device this request comes from; null = never seen with this person. */
export async function findDevice(request: RequestContext, userId: string): Promise<string | null> {
  const token = readCookie(request.headers, cookieName(request.app.config, 'device'));
  if (!token) return null;
  const device = await request.app.db.knownDevice.findUnique({
    where: { tokenHash: bindHash(token, userId) },
  });
  return device?.id ?? null;
}

/** After a sign-in: this browser is known for this person from now on. */
export async function rememberDevice(request: RequestContext, userId: string): Promise<void> {
  const { app } = request;
  const sent = readCookie(request.headers, cookieName(app.config, 'device'));
  const token = sent && /^[\w-]{43}$/.test(sent) ? sent : randomBytes(32).toString('base64url');
  const now = app.clock.now();
  const tokenHash = bindHash(token, userId);
  await app.db.knownDevice.upsert({
    where: { tokenHash },
    create: { userId, tokenHash, createdAt: now, lastSeenAt: now },
    update: { lastSeenAt: now },
  });
  request.resHeaders?.append('set-cookie', cookieLine(app.config, 'device', token, YEAR_S));
}

/** One browser may know several people, so the hash is bound to the person. */
function bindHash(token: string, userId: string): string {
  return hashToken(`${userId}:${token}`);
}
