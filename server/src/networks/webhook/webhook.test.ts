import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WEBHOOK_SECRET as SECRET, WebhookFake } from '../../../test/fakes/webhook.ts';
import { openCall, outgoingPicture, outgoingPost } from '../../../test/network-call.ts';
import { createSafeFetch } from '../../lib/safe-fetch.ts';
import type { NetworkCall, OutgoingPost } from '../network.ts';
import { createWebhook } from './webhook.ts';

const NOW = new Date('2026-11-20T12:00:00Z');

describe('webhook', () => {
  let receiver: WebhookFake;
  const network = createWebhook({
    fetch: createSafeFetch({ allowPrivate: true }),
    clock: { now: () => NOW },
  });
  beforeEach(async () => {
    receiver = await new WebhookFake().start();
  });
  afterEach(() => receiver.stop());

  const fields = (over: Record<string, string> = {}) => ({
    name: 'Сайт профкома',
    address: `${receiver.url}/in?key=abc`,
    secret: SECRET,
    ...over,
  });
  const connect = (over?: Record<string, string>) =>
    network.connect({ fields: fields(over), signal: AbortSignal.timeout(5000) });
  const open = async (over: Partial<NetworkCall> = {}) => openCall(await connect(), over);
  const post = (over: Partial<OutgoingPost> = {}) =>
    outgoingPost({
      idempotencyKey: 'target-1',
      createdAt: NOW.toISOString(),
      text: 'Автобус в 23:40 вернули 🚌',
      ...over,
    });

  it('connects when the receiver takes a signed ping; the address, which may hold a key, is kept secret', async () => {
    const result = await connect();
    expect(result).toMatchObject({ kind: 'connected', name: 'Сайт профкома', settings: {} });
    expect(result.kind === 'connected' && result.url).toBe(receiver.url);
  });

  it.each([
    [{ name: ' ' }, 'bad_name'],
    [{ address: 'не адрес' }, 'bad_address'],
    [{ secret: 'короткий' }, 'short_secret'],
    [{ secret: 'совсем другой секрет' }, 'receiver_refuses'],
    [{ address: 'http://127.0.0.1:1/' }, 'address_forbidden'],
  ])('names what is wrong: %j', async (over, problem) => {
    expect(await connect(over)).toMatchObject({ kind: 'problem', problem });
  });

  it('delivers text, pictures with their descriptions and the time of the post', async () => {
    const call = await open();
    const facts = { mime: 'image/png', width: 1, height: 1, altText: 'Автобус' };
    const image = outgoingPicture({ bytes: new Uint8Array([1, 2, 3]), ...facts });
    expect(await network.publish(call, post({ images: [image] }))).toEqual({
      kind: 'published',
      remoteIds: ['target-1'],
      url: 'https://union.example/news/1',
    });
    expect(JSON.parse(receiver.bodies.at(-1) ?? '')).toEqual({
      type: 'post.published',
      timestamp: NOW.toISOString(),
      data: {
        id: 'target-1',
        text: 'Автобус в 23:40 вернули 🚌',
        images: [{ mime: 'image/png', width: 1, height: 1, altText: 'Автобус', base64: 'AQID' }],
        replyTo: null,
      },
    });
  });

  it('a repeat is the same body under the same id, and one effect', async () => {
    const call = await open();
    receiver.fail('POST /in', { kind: 'dropAfter' });
    expect(await network.publish(call, post())).toMatchObject({ kind: 'unknown' });
    expect(await network.publish(call, post())).toMatchObject({ kind: 'published' });
    expect(receiver.effects).toHaveLength(1);
    expect(receiver.bodies.at(-1)).toBe(receiver.bodies.at(-2));
  });

  it.each([
    [{ kind: 'status', status: 500 }, 'unknown', 'receiver_broken'],
    [{ kind: 'status', status: 410 }, 'auth', 'receiver_refuses'],
    [{ kind: 'status', status: 401 }, 'auth', 'receiver_refuses'],
    [{ kind: 'status', status: 422 }, 'rejected', 'receiver_rejects'],
    [
      { kind: 'status', status: 301, headers: { location: 'https://else.example' } },
      'rejected',
      'address_moved',
    ],
    [{ kind: 'dropBefore' }, 'unknown', 'no_answer'],
  ] as const)('%j is %s', async (fault, kind, problem) => {
    const call = await open();
    receiver.fail('POST /in', fault);
    expect(await network.publish(call, post())).toMatchObject({ kind, problem });
    expect(receiver.isSpent).toBe(true);
  });

  it('429 waits as long as the receiver asks', async () => {
    const call = await open();
    receiver.fail('POST /in', { kind: 'status', status: 429, headers: { 'retry-after': '7' } });
    expect(await network.publish(call, post())).toMatchObject({ kind: 'rate_limited', retryAfterMs: 7000 });
  });

  it('nothing leaves before the engine has written "sent"', async () => {
    const call = await open({ onSend: () => Promise.reject(new Error('stopped')) });
    const before = receiver.calls.length;
    await expect(network.publish(call, post())).rejects.toThrow('stopped');
    expect(receiver.calls).toHaveLength(before);
  });

  it('tells of a removal once more under an id of its own', async () => {
    const call = await open();
    expect(await network.remove(call, ['target-1'])).toMatchObject({ kind: 'published' });
    expect(JSON.parse(receiver.bodies.at(-1) ?? '')).toEqual({
      type: 'post.removed',
      data: { id: 'target-1' },
    });
  });
});
