// Sends published posts to an address of the organization, signed. At least once under one id: the receiver takes each
// id once, so an unknown outcome is simply repeated with the same body.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../lib/clock.ts';
import type { SafeFetch } from '../../lib/safe-fetch.ts';
import { parseJson } from '../json.ts';
import type { ConnectResult, Network, NetworkCall, OutgoingPost, PublishResult } from '../network.ts';
import { classifyNotSent } from '../outcome.ts';
import { retryAfterMs, type Sent, sendRequest } from '../send.ts';
import { webhookCapabilities } from './capabilities.ts';
import { signMessage, type WebhookMessage } from './message.ts';

const SECRET_MIN = 16;
const FIRST_WAIT_MS = 60_000;

interface Dependencies {
  fetch: SafeFetch;
  clock: Clock;
}

export function createWebhook(dependencies: Dependencies): Network {
  return {
    capabilities: webhookCapabilities,
    connect: ({ fields, signal }) => connect(dependencies, fields, signal),
    // A test message at every check would be noise for the receiver: the next post tells.
    check: async () => ({ kind: 'works' }),
    publish: async (call, post) => {
      await call.onSend();
      return settle(await deliver(dependencies, call, toMessage(post)), dependencies, post.idempotencyKey);
    },
    find: async () => ({ kind: 'cannotTell', problem: 'only_by_repeat' }),
    postNumbers: async () => ({ kind: 'numbers', numbers: {} }),
    channelNumbers: async () => ({ kind: 'numbers', numbers: {} }),
    remove: async (call, remoteIds) => {
      await call.onSend();
      for (const id of remoteIds) {
        const body = JSON.stringify({ type: 'post.removed', data: { id } });
        const result = settle(
          await deliver(dependencies, call, { id: `${id}-removed`, body }),
          dependencies,
          id,
        );
        if (result.kind !== 'published') return result;
      }
      return { kind: 'published', remoteIds, url: null };
    },
  };
}

async function connect(
  { fetch, clock }: Dependencies,
  fields: Record<string, string>,
  signal: AbortSignal,
): Promise<ConnectResult> {
  const name = (fields.name ?? '').trim().slice(0, 80);
  const address = fields.address?.trim() ?? '';
  const secret = fields.secret?.trim() ?? '';
  if (name === '') return { kind: 'problem', problem: 'bad_name', field: 'name' };
  if (!URL.canParse(address)) return { kind: 'problem', problem: 'bad_address', field: 'address' };
  if (secret.length < SECRET_MIN) return { kind: 'problem', problem: 'short_secret', field: 'secret' };
  const now = clock.now();
  const ping = { id: `ping-${now.getTime()}`, body: JSON.stringify({ type: 'ping', timestamp: now }) };
  const headers = signMessage(ping, secret, now);
  const sent = await sendRequest(fetch, address, { method: 'POST', headers, body: ping.body, signal });
  const result = settle(sent, { clock }, ping.id);
  if (result.kind !== 'published') return { kind: 'problem', problem: result.problem, field: 'address' };
  const remoteId = createHash('sha256').update(address).digest('hex').slice(0, 20);
  const { origin } = new URL(address);
  return {
    kind: 'connected',
    remoteId,
    name,
    handle: null,
    url: origin,
    settings: {},
    credentials: { address, secret },
  };
}

function toMessage(post: OutgoingPost): WebhookMessage {
  const images = post.images.map(({ bytes, mime, width, height, altText }) => ({
    mime,
    width,
    height,
    altText,
    base64: Buffer.from(bytes).toString('base64'),
  }));
  const { idempotencyKey: id, createdAt, text, replyTo } = post;
  const data = { id, text, images, replyTo: replyTo?.parent[0] ?? null };
  return { id, body: JSON.stringify({ type: 'post.published', timestamp: createdAt, data }) };
}

/** The address may hold a key, so it is a secret like one. */
function deliver({ fetch, clock }: Dependencies, call: NetworkCall, message: WebhookMessage): Promise<Sent> {
  const { address = '', secret = '' } = call.channel.credentials;
  const headers = signMessage(message, secret, clock.now());
  return sendRequest(fetch, address, { method: 'POST', headers, body: message.body, signal: call.signal });
}

const Answer = z.object({ url: z.url({ protocol: /^https?$/ }) });

/** 2xx taken · 429 later · 401, 403, 404, 410 the address or secret is wrong · 3xx moved · other 4xx refused · else unknown. */
function settle(sent: Sent, { clock }: Pick<Dependencies, 'clock'>, id: string): PublishResult {
  if (sent.kind === 'unknown') return sent;
  if (sent.kind === 'notSent') return classifyNotSent(sent.problem);
  const { status, headers, text } = sent;
  if (status >= 200 && status < 300) {
    const answer = Answer.safeParse(parseJson(text));
    return { kind: 'published', remoteIds: [id], url: answer.data?.url ?? null };
  }
  if (status === 429) {
    const waitMs = retryAfterMs(headers, { now: clock.now(), fallbackMs: FIRST_WAIT_MS });
    return { kind: 'rate_limited', retryAfterMs: waitMs, problem: 'rate_limited' };
  }
  if (status >= 500) return { kind: 'unknown', problem: 'receiver_broken', data: { status } };
  if (status >= 300 && status < 400) return { kind: 'rejected', problem: 'address_moved', data: { status } };
  if ([401, 403, 404, 410].includes(status))
    return { kind: 'auth', problem: 'receiver_refuses', data: { status } };
  return { kind: 'rejected', problem: 'receiver_rejects', data: { status } };
}
