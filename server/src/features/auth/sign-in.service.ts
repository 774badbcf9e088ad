// Signing in. The same answer and the same work for unknown people, wrong passwords and people without one.
import type { SignInAnswer, SignInInput, VerifyCodeInput } from '@rupor/shared/auth/contract';
import type { z } from 'zod';
import type { RequestContext } from '../../http/base.ts';
import { apiError } from '../../lib/errors.ts';
import { authHeaders, authOf, passCookies, refusalOf } from './auth.ts';
import { cookieLine, cookieName, readSignedCookie, signValue } from './cookies.ts';
import { findDevice, rememberDevice } from './device.service.ts';
import { recordPersonAudit } from './person-audit.ts';
import { accountCounter, addressCounter, countAttempt, forgive } from './throttle.service.ts';
import { claimCode, releaseCode } from './used-code.ts';

/** No such mailbox can exist; better-auth runs its KDF for it all the same. */
const NOBODY = 'nobody@rupor.invalid';

export async function signIn(
  request: RequestContext,
  { login, password }: z.infer<typeof SignInInput>,
): Promise<z.infer<typeof SignInAnswer>> {
  const { app } = request;
  const user = await findByLogin(request, login);
  const device = user ? await findDevice(request, user.id) : null;
  const account = device ? accountCounter('device', device) : accountCounter('sign-in', user?.id ?? login);
  const counters = [account, addressCounter(request.ip)];
  await countAttempt(app, counters);
  const { headers, response } = await authOf(app)
    .api.signInEmail({
      body: { email: user?.email ?? NOBODY, password },
      headers: authHeaders(request, ''),
      returnHeaders: true,
    })
    .catch((error: unknown) => {
      throw refusalOf(error) ? apiError('wrong_credentials') : error;
    });
  await forgive(app, counters);
  passCookies(request, headers);
  if ('twoFactorRedirect' in response) return { next: 'code' };
  await finish(request, response.user.id);
  return { next: 'done' };
}

export async function verifyCode(
  request: RequestContext,
  { kind, code }: z.infer<typeof VerifyCodeInput>,
): Promise<{ ok: true }> {
  const { app } = request;
  const challenge = readSignedCookie(app.config, request.headers, 'two_factor');
  const pending = challenge
    ? await app.db.verification.findFirst({ where: { identifier: challenge } })
    : null;
  if (!challenge || !pending || pending.expiresAt <= app.clock.now()) throw apiError('not_signed_in');
  const counters = [addressCounter(request.ip)];
  await countAttempt(app, counters);
  const isFresh = kind === 'backup' || (await claimCode(app, pending.value, code));
  if (!isFresh) throw apiError('wrong_code');
  // Only the challenge goes along: with an old session beside it the code would be checked for that session's person.
  const headers = authHeaders(
    request,
    `${cookieName(app.config, 'two_factor')}=${signValue(app.config, challenge)}`,
  );
  const { api } = authOf(app);
  const options = { body: { code }, headers, returnHeaders: true } as const;
  const answer = await (kind === 'totp' ? api.verifyTOTP(options) : api.verifyBackupCode(options)).catch(
    async (error: unknown) => {
      if (kind === 'totp') await releaseCode(app, pending.value, code);
      throw codeError(error);
    },
  );
  await forgive(app, counters);
  passCookies(request, answer.headers);
  await finish(request, pending.value);
  return { ok: true };
}

function codeError(error: unknown): unknown {
  const refusal = refusalOf(error);
  if (!refusal) return error;
  if (refusal === 'ACCOUNT_TEMPORARILY_LOCKED')
    return apiError('too_many_requests', { retryAfterSeconds: 900 });
  if (refusal === 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE' || refusal === 'INVALID_TWO_FACTOR_COOKIE')
    return apiError('not_signed_in');
  return apiError('wrong_code');
}

export async function signOut(request: RequestContext): Promise<{ ok: true }> {
  const { app, signedIn } = request;
  if (signedIn) {
    await app.db.session.deleteMany({ where: { id: signedIn.sessionId } });
    await recordPersonAudit(request, signedIn.userId, { action: 'person.signed_out' });
  }
  request.resHeaders?.append('set-cookie', cookieLine(app.config, 'session', '', 0));
  return { ok: true };
}

async function findByLogin({ app }: RequestContext, login: string) {
  const plain = login.toLowerCase();
  return app.db.user.findFirst({
    where: plain.includes('@') ? { email: plain } : { username: plain },
    select: { id: true, email: true },
  });
}

/** The session this browser had before ends: a new sign-in means a new token. */
async function finish(request: RequestContext, userId: string): Promise<void> {
  const { app, signedIn } = request;
  if (signedIn) await app.db.session.deleteMany({ where: { id: signedIn.sessionId } });
  await rememberDevice(request, userId);
  await recordPersonAudit(request, userId, { action: 'person.signed_in' });
}
