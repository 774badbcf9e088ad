// Registers Rupor as an app of the person's own server, sends the person there, exchanges the code for a token and
// asks who it is. Nobody's password passes through us. Source: docs.joinmastodon.org/client/authorized.
import { createHash, randomBytes } from 'node:crypto';
import type { CheckResult, ConnectResult } from '../network.ts';
import { type ApiFailure, callApi, type MastodonServer } from './api.ts';
import { isAtLeast43, readInstance, type ServerLimits } from './limits.ts';

/** The person copies the code: no address of ours has to be reachable. */
const OUT_OF_BAND = 'urn:ietf:wg:oauth:2.0:oob';
const SCOPES = ['read write:statuses write:media', 'read write'] as const;

export interface Instance {
  version: string;
  limits: ServerLimits;
}

/** `mastodon.social`, a profile link or `@name@server` → origin of the server; null when it cannot be one. */
export function readServer(typed: string): string | null {
  const text = typed.trim();
  const address = /^@?[\w.-]+@([^@/\s]+)$/.exec(text)?.[1] ?? text;
  const url = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  if (address === '' || !URL.canParse(url)) return null;
  const { origin, hostname, username, password } = new URL(url);
  return hostname.includes('.') && username === '' && password === '' ? origin : null;
}

export async function connectMastodon(
  context: Omit<MastodonServer, 'base' | 'token'>,
  fields: Record<string, string>,
): Promise<ConnectResult> {
  const base = readServer(fields.server ?? '');
  if (!base) return { kind: 'problem', problem: 'bad_server', field: 'server' };
  const server: MastodonServer = { ...context, base, token: null };
  const instance = await askInstance(server);
  if ('kind' in instance) return explain(instance, { field: 'server', refused: 'not_mastodon' });
  const pasted = fields.token?.trim();
  if (pasted) return identify({ ...server, token: pasted }, instance, 'token');
  // Another server typed at the second step: its app is not registered yet.
  if (fields.appServer !== base) return register(server, instance);
  const code = fields.code?.trim();
  if (!code) return { kind: 'problem', problem: 'wrong_code', field: 'code' };
  return exchange(server, instance, { ...fields, code });
}

/** Limits and version; v1 where v2 is unknown. */
export async function askInstance(server: MastodonServer): Promise<Instance | ApiFailure> {
  const second = await callApi(server, { method: 'GET', path: '/api/v2/instance' });
  const answer =
    second.kind === 'refused' && second.status === 404
      ? await callApi(server, { method: 'GET', path: '/api/v1/instance' })
      : second;
  if (answer.kind !== 'ok') return answer;
  return readInstance(answer.data) ?? { kind: 'refused', status: answer.status, message: '' };
}

async function register(server: MastodonServer, { version }: Instance): Promise<ConnectResult> {
  const isModern = isAtLeast43(version);
  for (const scopes of SCOPES) {
    const json = {
      client_name: 'Rupor',
      redirect_uris: isModern ? [OUT_OF_BAND] : OUT_OF_BAND,
      scopes,
    };
    const answer = await callApi(server, { method: 'POST', path: '/api/v1/apps', json });
    // Servers without granular scopes refuse them: asked for less finely.
    if (answer.kind === 'refused' && [400, 422].includes(answer.status) && scopes === SCOPES[0]) continue;
    if (answer.kind !== 'ok') return explain(answer, { field: 'server', refused: 'app_refused' });
    const { client_id: clientId, client_secret: clientSecret } = answer.data as Record<string, unknown>;
    if (typeof clientId !== 'string' || typeof clientSecret !== 'string') break;
    return askForCode(server.base, { clientId, clientSecret, scopes, isModern });
  }
  return { kind: 'problem', problem: 'app_refused', field: 'server' };
}

function askForCode(
  base: string,
  app: { clientId: string; clientSecret: string; scopes: string; isModern: boolean },
): ConnectResult {
  const verifier = app.isModern ? randomBytes(32).toString('base64url') : '';
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const query = new URLSearchParams({
    client_id: app.clientId,
    redirect_uri: OUT_OF_BAND,
    response_type: 'code',
    scope: app.scopes,
    ...(app.isModern ? { code_challenge: challenge, code_challenge_method: 'S256' } : {}),
  });
  return {
    kind: 'next',
    step: 'code',
    link: `${base}/oauth/authorize?${query}`,
    fields: [{ name: 'code', kind: 'secret', required: true }],
    carry: {
      appServer: base,
      clientId: app.clientId,
      clientSecret: app.clientSecret,
      scopes: app.scopes,
      verifier,
    },
  };
}

async function exchange(
  server: MastodonServer,
  instance: Instance,
  fields: Record<string, string>,
): Promise<ConnectResult> {
  const { code = '', clientId = '', clientSecret = '', scopes = '', verifier } = fields;
  const form = {
    ...Object.fromEntries(new URLSearchParams('grant_type=authorization_code')),
    code,
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uri: OUT_OF_BAND,
    scope: scopes,
    ...(verifier ? { code_verifier: verifier } : {}),
  };
  const answer = await callApi(server, { method: 'POST', path: '/oauth/token', form });
  if (answer.kind !== 'ok') return explain(answer, { field: 'code', refused: 'wrong_code' });
  const { access_token: token } = answer.data as Record<string, unknown>;
  if (typeof token !== 'string') return { kind: 'problem', problem: 'not_mastodon', field: 'server' };
  return identify({ ...server, token }, instance, 'code');
}

async function identify(server: MastodonServer, instance: Instance, field: string): Promise<ConnectResult> {
  const answer = await callApi(server, { method: 'GET', path: '/api/v1/accounts/verify_credentials' });
  if (answer.kind !== 'ok') return explain(answer, { field, refused: 'token_refused' });
  const account = readAccount(answer.data, server.base);
  if (!account) return { kind: 'problem', problem: 'not_mastodon', field: 'server' };
  const { id, name, handle, url } = account;
  return {
    kind: 'connected',
    // Ids of accounts are unique on their server only.
    remoteId: `${id}@${new URL(server.base).host}`,
    name,
    handle,
    url,
    settings: { base: server.base, accountId: id, version: instance.version, limits: instance.limits },
    credentials: { accessToken: server.token ?? '' },
  };
}

interface Account {
  id: string;
  name: string;
  handle: string;
  url: string | null;
}

function readAccount(data: unknown, base: string): Account | null {
  const { id, username, display_name: shown, url } = data as Record<string, unknown>;
  if (typeof id !== 'string' || typeof username !== 'string') return null;
  const handle = `@${username}@${new URL(base).host}`;
  const name = typeof shown === 'string' && shown.trim() !== '' ? shown.trim() : handle;
  return { id, name, handle, url: typeof url === 'string' ? url : null };
}

function explain(
  answer: ApiFailure,
  { field, refused }: { field: string; refused: string },
): Extract<ConnectResult, { kind: 'problem' }> {
  if (answer.kind === 'rate_limited')
    return { kind: 'problem', problem: 'rate_limited', data: { retryAfterMs: answer.retryAfterMs } };
  if (answer.kind !== 'refused') return { kind: 'problem', problem: answer.problem, field: 'server' };
  return { kind: 'problem', problem: refused, field };
}

/** Who we are and what the server allows today. A silent instance page leaves the known limits. */
export async function checkMastodon(server: MastodonServer): Promise<CheckResult> {
  const answer = await callApi(server, { method: 'GET', path: '/api/v1/accounts/verify_credentials' });
  if (answer.kind === 'refused')
    return [401, 403, 410].includes(answer.status)
      ? { kind: 'reconnect', problem: 'token_refused' }
      : { kind: 'retrying', problem: 'not_mastodon' };
  if (answer.kind !== 'ok')
    return { kind: 'retrying', problem: answer.kind === 'rate_limited' ? 'rate_limited' : answer.problem };
  const account = readAccount(answer.data, server.base);
  if (!account) return { kind: 'retrying', problem: 'not_mastodon' };
  const instance = await askInstance(server);
  const settings = 'kind' in instance ? {} : { version: instance.version, limits: instance.limits };
  return { kind: 'works', name: account.name, handle: account.handle, settings };
}
