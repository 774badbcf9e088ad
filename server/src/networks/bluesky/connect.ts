// Signs in once with an app password and keeps only the tokens. The main password of an account is refused: its
// tokens would open everything the person owns.
import type { ConnectResult } from '../network.ts';
import { readClaims } from './session.ts';
import { callXrpc, type XrpcContext, type XrpcFailure } from './xrpc.ts';

export const DEFAULT_SERVICE = 'https://bsky.social';
const APP_SCOPES = new Set(['com.atproto.appPass', 'com.atproto.appPassPrivileged']);

export async function connectBluesky(
  context: XrpcContext,
  fields: Record<string, string>,
): Promise<ConnectResult> {
  const service = readService(fields.service);
  if (!service) return { kind: 'problem', problem: 'bad_service', field: 'service' };
  const identifier = (fields.identifier ?? '')
    .trim()
    .replace(/^https:\/\/bsky\.app\/profile\//, '')
    .replace(/^@/, '');
  const json = { identifier, password: (fields.appPassword ?? '').trim() };
  const answer = await callXrpc(context, { service, method: 'com.atproto.server.createSession', json });
  if (answer.kind !== 'ok') return explain(answer);
  const { did, handle, accessJwt, refreshJwt, didDoc } = answer.data;
  if (![did, handle, accessJwt, refreshJwt].every((value) => typeof value === 'string'))
    return { kind: 'problem', problem: 'not_bluesky', field: 'service' };
  if (!APP_SCOPES.has(readClaims(String(accessJwt)).scope ?? ''))
    return { kind: 'problem', problem: 'main_password', field: 'appPassword' };
  const pds = findPds(didDoc) ?? service;
  const typedVideo = fields.videoService?.trim();
  const videoService = typedVideo ? readAddress(typedVideo) : defaultVideoService(pds);
  if (typedVideo && !videoService) return { kind: 'problem', problem: 'bad_service', field: 'videoService' };
  return {
    kind: 'connected',
    remoteId: String(did),
    name: String(handle),
    handle: `@${handle}`,
    url: `https://bsky.app/profile/${handle}`,
    settings: { service, pds, videoService },
    credentials: { accessJwt: String(accessJwt), refreshJwt: String(refreshJwt) },
  };
}

function readService(typed: string | undefined): string | null {
  return readAddress(typed?.trim() || DEFAULT_SERVICE);
}

/** The servers of Bluesky itself share one video service; others may have none. */
export function defaultVideoService(pds: string): string | null {
  if (!URL.canParse(pds)) return null;
  return /(^|\.)bsky\.(social|network)$/.test(new URL(pds).hostname) ? 'https://video.bsky.app' : null;
}

function readAddress(text: string): string | null {
  const withScheme = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  return URL.canParse(withScheme) ? new URL(withScheme).origin : null;
}

function explain(answer: XrpcFailure): ConnectResult {
  if (answer.kind === 'rate_limited')
    return { kind: 'problem', problem: 'rate_limited', data: { retryAfterMs: answer.retryAfterMs } };
  if (answer.kind !== 'refused') return { kind: 'problem', problem: answer.problem, field: 'service' };
  if (answer.error === 'AuthFactorTokenRequired')
    return { kind: 'problem', problem: 'main_password', field: 'appPassword' };
  if (answer.error === 'AccountTakedown' || answer.error === 'AccountDeactivated')
    return { kind: 'problem', problem: 'account_closed', field: 'identifier' };
  if (answer.status === 401) return { kind: 'problem', problem: 'wrong_app_password', field: 'appPassword' };
  if (answer.error === 'InvalidRequest')
    return { kind: 'problem', problem: 'wrong_identifier', field: 'identifier' };
  return { kind: 'problem', problem: 'not_bluesky', field: 'service' };
}

/** The account's own server, out of its identity document. */
function findPds(didDoc: unknown): string | null {
  const services = (didDoc as { service?: unknown } | null | undefined)?.service;
  if (!Array.isArray(services)) return null;
  for (const entry of services as { id?: unknown; serviceEndpoint?: unknown }[])
    if (String(entry.id).endsWith('#atproto_pds') && URL.canParse(String(entry.serviceEndpoint)))
      return new URL(String(entry.serviceEndpoint)).origin;
  return null;
}
