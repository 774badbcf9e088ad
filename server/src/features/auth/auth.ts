// better-auth checks passwords and authenticator codes; it serves no route of its own. Its rate limiter is off because
// throttle.service.ts limits by account too, its session refresh because session.service.ts owns the limits.
import { createHash } from 'node:crypto';
import { APIError, betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { App } from '../../context.ts';
import type { RequestContext } from '../../http/base.ts';
import { deriveSecret } from '../../lib/crypto.ts';
import type { Db } from '../../lib/db.ts';
import { cookieName, isHttps } from './cookies.ts';
import { ABSOLUTE_MS, IDLE_MS } from './session.service.ts';

/** Carries the address that our own proxy rules found; the client's own header of this name is dropped. */
const IP_HEADER = 'x-rupor-ip';

function createAuth(app: App) {
  const { config } = app;
  return betterAuth({
    appName: 'Rupor',
    baseURL: config.publicUrl ?? `http://localhost:${config.port}`,
    secrets: config.secrets.map((secret) => keyOfSecret(deriveSecret(secret, 'auth'))),
    database: prismaAdapter(app.db, { provider: 'postgresql' }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 8, maxPasswordLength: 128 },
    session: { expiresIn: ABSOLUTE_MS / 1000, disableSessionRefresh: true, cookieCache: { enabled: false } },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => ({
            data: { ...session, expiresAt: new Date(app.clock.now().getTime() + IDLE_MS) },
          }),
        },
      },
    },
    plugins: [
      twoFactor({ issuer: 'Rupor', accountLockout: { maxFailedAttempts: 10, durationSeconds: 900 } }),
    ],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      database: { generateId: false },
      ipAddress: { ipAddressHeaders: [IP_HEADER] },
      cookiePrefix: 'rupor',
      useSecureCookies: false,
      defaultCookieAttributes: { secure: isHttps(config), httpOnly: true, sameSite: 'lax', path: '/' },
      cookies: {
        session_token: { name: cookieName(config, 'session') },
        two_factor: { name: cookieName(config, 'two_factor') },
      },
    },
  });
}

/** Which secret sealed a value is told by a number; it comes from the secret itself, so order does not matter. */
function keyOfSecret(value: string): { version: number; value: string } {
  const version = Number.parseInt(createHash('sha256').update(value).digest('hex').slice(0, 7), 16);
  return { version, value };
}

export type Auth = ReturnType<typeof createAuth>;
const instances = new WeakMap<Db, Auth>();

/** One instance a process. */
export function authOf(app: App): Auth {
  const known = instances.get(app.db);
  if (known) return known;
  const auth = createAuth(app);
  instances.set(app.db, auth);
  return auth;
}

/** Headers for better-auth: only the named cookies' line, the browser's name and the address we trust. */
export function authHeaders(request: Pick<RequestContext, 'headers' | 'ip'>, cookie?: string): Headers {
  const headers = new Headers({ [IP_HEADER]: request.ip });
  const userAgent = request.headers.get('user-agent');
  if (userAgent) headers.set('user-agent', userAgent.slice(0, 300));
  const line = cookie ?? request.headers.get('cookie');
  if (line) headers.set('cookie', line);
  return headers;
}

/** Hands the cookies of better-auth's answer to ours. */
export function passCookies(request: Pick<RequestContext, 'resHeaders'>, headers: Headers): void {
  for (const line of headers.getSetCookie()) request.resHeaders?.append('set-cookie', line);
}

/** better-auth's code of a refusal (INVALID_PASSWORD …); null when it is no refusal but a fault. */
export function refusalOf(error: unknown): string | null {
  if (!(error instanceof APIError) || error.statusCode >= 500) return null;
  return typeof error.body?.code === 'string' ? error.body.code : 'REFUSED';
}
