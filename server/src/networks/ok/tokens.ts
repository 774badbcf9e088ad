// Ordinary keys of Odnoklassniki live about half an hour and are exchanged for new ones by a refresh token. Endpoint,
// fields and lifetimes as open clients have them in common, never tried by us. The key that signs is made of each new
// access token and the secret of the application, so that one is kept as well, sealed like the others.
import { createHash } from 'node:crypto';
import { isRecord, parseJson } from '../json.ts';
import type { NetworkCall } from '../network.ts';
import { exchange, type OkContext, type OkFailure, type OkKeys } from './api.ts';
import { classifyHarmless } from './errors.ts';

type Where = Pick<OkContext, 'fetch' | 'apiRoot' | 'signal'>;
type Credentials = Readonly<Record<string, string>>;
type Exchanged = { kind: 'ok'; tokens: Record<string, string> } | OkFailure;

export function isOrdinary(settings: Readonly<Record<string, unknown>>): boolean {
  return settings.tokenKind === 'ordinary';
}

/** What signs and opens each call. An ordinary key's session secret is never stored: it belongs to one access token. */
export function keysOf(settings: Readonly<Record<string, unknown>>, credentials: Credentials): OkKeys {
  const { accessToken = '', sessionSecretKey = '', applicationSecretKey = '' } = credentials;
  if (!isOrdinary(settings)) return { accessToken, sessionSecretKey };
  const made = createHash('md5').update(`${accessToken}${applicationSecretKey}`, 'utf8').digest('hex');
  return { accessToken, sessionSecretKey: made };
}

/** Renews under the lock of the channel: one process asks, the others get what it brought. */
export function createRenewal(where: Where, call: NetworkCall): OkContext['renew'] {
  const { settings } = call.channel;
  if (!isOrdinary(settings)) return undefined;
  return async () => {
    let failure: OkFailure | null = null;
    const now = await call.refreshCredentials(async (current) => {
      const answer = await exchangeTokens(where, String(settings.applicationId ?? ''), current);
      if (answer.kind === 'ok') return answer.tokens;
      failure = answer;
      return {};
    });
    return failure ?? keysOf(settings, now);
  };
}

/** RFC 6749 5.2: the application is meant, not the person's consent. */
const ABOUT_THE_APPLICATION = /^(invalid|unauthorized)_client$/;
const FOR_NOW = /^(server_error|temporarily_unavailable)$/;

/**
 * One exchange. It has no effect on topics: whatever is no clear refusal may be asked again, and is `notSent` therefore.
 * A refresh token comes back only where OK gives another one.
 */
export async function exchangeTokens(
  where: Where,
  applicationId: string,
  { refreshToken = '', applicationSecretKey = '' }: Credentials,
): Promise<Exchanged> {
  const secrets = { refresh_token: refreshToken, client_secret: applicationSecretKey };
  const fields = new URLSearchParams({ ...secrets, client_id: applicationId });
  const body = `grant_type=refresh_token&${fields}`;
  const answer = await exchange(where, `${where.apiRoot}/oauth/token.do`, {
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
  });
  if (answer.kind !== 'text') return answer.kind === 'notSent' ? answer : LATER;
  const data = parseJson(answer.text);
  if (!isRecord(data)) return LATER;
  const { access_token: accessToken, refresh_token: next, error } = data;
  if (typeof error === 'string' && error !== '') return refusal(error);
  if (data.error_code !== undefined) return refusalByCode(Number(data.error_code));
  if (typeof accessToken !== 'string' || accessToken === '') return LATER;
  const tokens = { accessToken, ...(typeof next === 'string' ? { refreshToken: next } : {}) };
  return { kind: 'ok', tokens };
}

const LATER: OkFailure = { kind: 'notSent', problem: 'server_busy' };

/** In the shape of the other calls. */
function refusalByCode(code: number): OkFailure {
  if (!Number.isSafeInteger(code)) return LATER;
  const failure: OkFailure = { kind: 'error', code, message: '' };
  const { kind } = classifyHarmless(failure);
  if (kind === 'unavailable') return LATER;
  return kind === 'rate_limited' ? failure : { kind: 'refused', problem: 'refresh_refused' };
}

function refusal(error: string): OkFailure {
  if (FOR_NOW.test(error)) return LATER;
  const problem = ABOUT_THE_APPLICATION.test(error) ? 'wrong_application_secret' : 'refresh_refused';
  return { kind: 'refused', problem };
}
