import { toString as drawQr } from 'qrcode';
import type { RequestContext } from '../../http/base.ts';
import { apiError } from '../../lib/errors.ts';
import { authHeaders, authOf, passCookies, refusalOf } from './auth.ts';
import { personOf } from './own-sessions.service.ts';
import { throttled, wrongPassword } from './password.service.ts';
import { recordPersonAudit } from './person-audit.ts';
import { claimCode, releaseCode } from './used-code.ts';

interface NewTotp {
  uri: string;
  secret: string;
  qrSvg: string;
  backupCodes: string[];
}

/** The app counts only after confirmTotp; until then signing in stays as it was. */
export async function enableTotp(request: RequestContext, password: string): Promise<NewTotp> {
  const answer = await underPassword(request, (headers) =>
    authOf(request.app).api.enableTwoFactor({ body: { password, method: 'totp' }, headers }),
  );
  if (!('totpURI' in answer) || !answer.totpURI || !answer.backupCodes) throw apiError('state_conflict');
  return {
    uri: answer.totpURI,
    secret: new URL(answer.totpURI).searchParams.get('secret') ?? '',
    qrSvg: await drawQr(answer.totpURI, { type: 'svg', margin: 2 }),
    backupCodes: answer.backupCodes,
  };
}

export async function confirmTotp(request: RequestContext, code: string): Promise<{ ok: true }> {
  const { app } = request;
  const { userId } = personOf(request);
  const answer = await throttled(app, userId, async () => {
    if (!(await claimCode(app, userId, code))) throw apiError('wrong_code');
    return authOf(app)
      .api.verifyTOTP({ body: { code }, headers: authHeaders(request), returnHeaders: true })
      .catch(async (error: unknown) => {
        await releaseCode(app, userId, code);
        const refusal = refusalOf(error);
        if (refusal === 'TOTP_NOT_ENABLED') throw apiError('state_conflict');
        throw refusal ? apiError('wrong_code') : error;
      });
  });
  passCookies(request, answer.headers);
  await recordPersonAudit(request, userId, { action: 'person.totp_enabled' });
  return { ok: true };
}

export async function disableTotp(request: RequestContext, password: string): Promise<{ ok: true }> {
  const { userId } = personOf(request);
  const answer = await underPassword(request, (headers) =>
    authOf(request.app).api.disableTwoFactor({ body: { password }, headers, returnHeaders: true }),
  );
  passCookies(request, answer.headers);
  await recordPersonAudit(request, userId, { action: 'person.totp_disabled' });
  return { ok: true };
}

export async function newBackupCodes(
  request: RequestContext,
  password: string,
): Promise<{ backupCodes: string[] }> {
  const { userId } = personOf(request);
  const { backupCodes } = await underPassword(request, (headers) =>
    authOf(request.app).api.generateBackupCodes({ body: { password }, headers }),
  );
  await recordPersonAudit(request, userId, { action: 'person.backup_codes_made' });
  return { backupCodes };
}

async function underPassword<T>(
  request: RequestContext,
  action: (headers: Headers) => Promise<T>,
): Promise<T> {
  const { userId } = personOf(request);
  return throttled(request.app, userId, () =>
    action(authHeaders(request)).catch((error: unknown) => {
      const refusal = refusalOf(error);
      if (refusal === 'INVALID_PASSWORD') throw wrongPassword('password');
      throw refusal ? apiError('state_conflict') : error;
    }),
  );
}
