// The only way out to an address that a person gave. Refuses everything that is not a public unicast address:
// literals before dialling, names inside the connection's own lookup, so that a second answer of the DNS cannot
// slip through. Redirects are handed back, never followed. No connection is reused: a stale one would turn a
// request that never left into an unknown outcome.
import { type LookupAddress, type LookupOptions, lookup as systemLookup } from 'node:dns';
import { rootCertificates } from 'node:tls';
import ipaddr from 'ipaddr.js';
import type { Agent, RequestInit, Response } from 'undici';

export interface SafeRequestInit extends RequestInit {
  /** PEM of further root certificates, trusted beside the usual ones for this request only. */
  ca?: string;
}
export type SafeFetch = (url: string, init?: SafeRequestInit) => Promise<Response>;

export class ForbiddenAddressError extends Error {
  readonly code = 'ERR_FORBIDDEN_ADDRESS';
}

/** No connection came about (DNS, refusal, time-out, TLS): certainly no byte of the request has left. */
export class NotConnectedError extends Error {
  readonly code = 'ERR_NOT_CONNECTED';
}

const PUBLIC_PORTS = new Set(['', '80', '443', '8443']);
const CONNECT_TIMEOUT_MS = 10_000;
/** Different sets of further roots kept at a time: a person may type any number of them. */
const MAX_AGENTS = 8;

/** `allowPrivate` lifts the guard for owners whose peers live in their own network, and for tests. */
export function createSafeFetch({ allowPrivate }: { allowPrivate: boolean }): SafeFetch {
  const agents = new Map<string, Agent>();
  return async (url, { ca = '', ...init } = {}) => {
    const parsed = new URL(url);
    if (!allowPrivate) refuseForbidden(parsed);
    else refuseOtherSchemes(parsed);
    // Loaded on first use: a process that reaches no network keeps 18 MB.
    const undici = await import('undici');
    const agent = agents.get(ca) ?? createAgent(undici, { allowPrivate, ca });
    agents.set(ca, agent);
    const [oldest] = [...agents.keys()].filter((kept) => kept !== '' && kept !== ca);
    if (oldest !== undefined && agents.size > MAX_AGENTS) agents.delete(oldest);
    return undici.fetch(parsed, { ...init, redirect: 'manual', dispatcher: agent });
  };
}

function createAgent(
  { Agent, buildConnector }: typeof import('undici'),
  { allowPrivate, ca }: { allowPrivate: boolean; ca: string },
): Agent {
  const connector = buildConnector({
    timeout: CONNECT_TIMEOUT_MS,
    ...(allowPrivate ? {} : { lookup: lookupPublic }),
    // Named roots replace the usual ones, so both are named.
    ...(ca === '' ? {} : { ca: [...rootCertificates, ca] }),
  });
  return new Agent({
    pipelining: 0,
    connect: (options, callback) =>
      connector(options, (error, socket) => {
        if (error instanceof ForbiddenAddressError) callback(error, null);
        else if (error) callback(new NotConnectedError(error.message, { cause: error }), null);
        else callback(null, socket);
      }),
  });
}

/** Reads at most `maxBytes` of an answer as UTF-8; a longer answer is cut, which its parser then refuses. */
export async function readBounded(response: Response, maxBytes = 2_000_000): Promise<string> {
  return (await readBytes(response, maxBytes)).toString('utf8');
}

/** Reads at most `maxBytes` of an answer; a longer answer is cut. */
export async function readBytes(response: Response, maxBytes: number): Promise<Buffer> {
  if (!response.body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    const bytes: Uint8Array = chunk;
    chunks.push(bytes);
    size += bytes.byteLength;
    if (size > maxBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, maxBytes);
}

function refuseOtherSchemes(url: URL): void {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new ForbiddenAddressError(url.protocol);
}

function refuseForbidden(url: URL): void {
  refuseOtherSchemes(url);
  if (!PUBLIC_PORTS.has(url.port)) throw new ForbiddenAddressError('port');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(host) && !isPublic(host)) throw new ForbiddenAddressError('address');
}

function isPublic(address: string): boolean {
  return ipaddr.process(address).range() === 'unicast';
}

type LookupCallback = (
  error: NodeJS.ErrnoException | null,
  address: string | LookupAddress[],
  family?: number,
) => void;

function lookupPublic(hostname: string, options: LookupOptions, callback: LookupCallback): void {
  systemLookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, []);
    if (found.length === 0 || found.some(({ address }) => !isPublic(address)))
      return callback(new ForbiddenAddressError('address'), []);
    const [first] = found;
    if (options.all || !first) return callback(null, found);
    return callback(null, first.address, first.family);
  });
}
