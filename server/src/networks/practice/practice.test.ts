import { HOUR_MS } from '@rupor/shared/lib/durations';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cloneDatabase } from '../../../test/harness.ts';
import { type Database, openDatabase } from '../../lib/db.ts';
import type { Network, NetworkCall, OutgoingPost } from '../network.ts';
import { createNetworks } from '../registry.ts';

const start = new Date('2026-11-22T15:00:00Z');
let now = start;
let database: Database;
const signal = AbortSignal.timeout(60_000);

beforeAll(async () => {
  database = openDatabase({ url: await cloneDatabase() });
});
afterAll(() => database.close());

function network(id: string): Network {
  const found = createNetworks({ db: database.prisma, clock: { now: () => now } }).get(id);
  if (!found) throw new Error(id);
  return found;
}

let accounts = 0;
async function connect(id: string, settings: Record<string, unknown> = {}) {
  accounts += 1;
  const result = await network(id).connect({ fields: { name: `Профком № ${accounts}` }, signal });
  if (result.kind !== 'connected') throw new Error(JSON.stringify(result));
  const call: NetworkCall = {
    channel: { remoteId: result.remoteId, settings, credentials: {} },
    signal,
    saveCredentials: async () => undefined,
    refreshCredentials: (refresh) => refresh({}),
    onSend: async () => void sends.push(await rows(result.remoteId)),
  };
  const sends: number[] = [];
  return { call, account: result.remoteId, sends };
}
const rows = (account: string) => database.prisma.practicePost.count({ where: { account } });

function post(over: Partial<OutgoingPost> = {}): OutgoingPost {
  const text = 'Добились: автобус в 23:40 вернули! Подпишите: https://example.org/bus';
  return {
    idempotencyKey: 'key-1',
    createdAt: start.toISOString(),
    text,
    images: [],
    files: [],
    replyTo: null,
    options: {},
    ...over,
  };
}

describe.each(['practice-wall', 'practice-microblog'])('%s', (id) => {
  test('a repeat and ten at once leave one post', async () => {
    const { call, account, sends } = await connect(id);
    const results = await Promise.all(Array.from({ length: 10 }, () => network(id).publish(call, post())));
    results.push(await network(id).publish(call, post()));
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    expect(results[0]).toMatchObject({ kind: 'published', url: null });
    expect(await rows(account)).toBe(1);
    expect(sends[0]).toBe(0);
    await network(id).publish(call, post({ idempotencyKey: 'key-2' }));
    expect(await rows(account)).toBe(2);
  });

  test('is found by its key, and absent before and after', async () => {
    const { call } = await connect(id);
    expect(await network(id).find(call, post(), start)).toEqual({ kind: 'absent' });
    const published = await network(id).publish(call, post());
    if (published.kind !== 'published') throw new Error(published.problem);
    const { remoteIds } = published;
    expect(await network(id).find(call, post(), start)).toEqual({ kind: 'found', remoteIds, url: null });
    await network(id).remove(call, remoteIds);
    expect(await network(id).find(call, post(), start)).toEqual({ kind: 'absent' });
    expect(await network(id).postNumbers(call, { remoteIds, publishedAt: start })).toEqual({ kind: 'gone' });
  });
});

test('the messenger keeps no key: a repeat is a second post, and it cannot be asked', async () => {
  const { call, account } = await connect('practice-messenger');
  for (const _ of [1, 2]) await network('practice-messenger').publish(call, post());
  expect(await rows(account)).toBe(2);
  expect(await network('practice-messenger').find(call, post(), start)).toMatchObject({ kind: 'cannotTell' });
});

test.each([
  ['practice-wall', 8000, 0],
  ['practice-messenger', 4096, 0],
  ['practice-messenger', 1024, 1],
  ['practice-microblog', 300, 0],
])('%s takes %i characters with %i pictures and not one more', async (id, max, count) => {
  const { call, account } = await connect(id);
  const image = {
    bytes: new Uint8Array(9),
    mime: 'image/png',
    width: 1,
    height: 1,
    altText: 'a',
    sha256: '',
  };
  const images = Array.from({ length: count }, () => image);
  const long = (length: number) => post({ text: 'я'.repeat(length), images, idempotencyKey: `k${length}` });
  expect((await network(id).publish(call, long(max))).kind).toBe('published');
  expect(await network(id).publish(call, long(max + 1))).toEqual({ kind: 'rejected', problem: 'too_long' });
  expect(await rows(account)).toBe(1);
});

test.each([
  ['auth', { kind: 'auth', problem: 'signed_out' }, { kind: 'reconnect' }],
  ['unavailable', { kind: 'unavailable' }, { kind: 'retrying' }],
  ['rate_limited', { kind: 'rate_limited', retryAfterMs: 30_000 }, { kind: 'works' }],
  ['reject', { kind: 'rejected' }, { kind: 'works' }],
])('exercise switch %s has no effect', async (fault, expected, health) => {
  const { call, account, sends } = await connect('practice-wall', { fault });
  expect(await network('practice-wall').publish(call, post())).toMatchObject(expected);
  expect(await network('practice-wall').check(call)).toMatchObject(health);
  expect(await rows(account)).toBe(0);
  expect(sends).toEqual([]);
});

test('exercise switch slow: the post is out, the answer is lost when the caller gives up', async () => {
  const { call, account } = await connect('practice-messenger', { fault: 'slow' });
  const abort = new AbortController();
  const onSend = async () => void setImmediate(() => abort.abort());
  const result = await network('practice-messenger').publish(
    { ...call, signal: abort.signal, onSend },
    post(),
  );
  expect(result).toEqual({ kind: 'unknown', problem: 'no_answer' });
  expect(await rows(account)).toBe(1);
});

test('numbers are the declared ones, grow with the clock, and belong to the account', async () => {
  const { call } = await connect('practice-microblog');
  const other = await connect('practice-microblog');
  now = start;
  const published = await network('practice-microblog').publish(call, post());
  if (published.kind !== 'published') throw new Error(published.problem);
  const asked = { remoteIds: published.remoteIds, publishedAt: start };
  const read = async (hours: number) => {
    now = new Date(start.getTime() + hours * HOUR_MS);
    const result = await network('practice-microblog').postNumbers(call, asked);
    return result.kind === 'numbers' ? result.numbers : {};
  };
  expect(await read(0)).toEqual({ likes: 0, comments: 0, shares: 0, clicks: 0 });
  const young = await read(1);
  const old = await read(48);
  expect(young.likes).toBeGreaterThan(0);
  expect(old.likes).toBeGreaterThan(young.likes ?? Number.NaN);
  expect(await read(1)).toEqual(young);
  expect(await network('practice-microblog').postNumbers(other.call, asked)).toEqual({ kind: 'gone' });
  now = start;
  const followers = await network('practice-microblog').channelNumbers(call);
  expect(followers).toMatchObject({ kind: 'numbers', numbers: { followers: expect.any(Number) } });
});

test('a name is needed, and the same name is the same account', async () => {
  const wall = network('practice-wall');
  expect(await wall.connect({ fields: { name: '  ' }, signal })).toMatchObject({
    problem: 'bad_name',
    field: 'name',
  });
  const [one, same, kind] = await Promise.all([
    wall.connect({ fields: { name: 'Профком завода' }, signal }),
    wall.connect({ fields: { name: ' профком  ЗАВОДА ' }, signal }),
    network('practice-microblog').connect({ fields: { name: 'Профком завода' }, signal }),
  ]);
  expect(one).toMatchObject({ remoteId: expect.stringMatching(/^profkom-zavoda-[0-9a-f]{6}$/) });
  expect(same).toMatchObject({ remoteId: 'remoteId' in one ? one.remoteId : '' });
  expect('remoteId' in kind && 'remoteId' in one && kind.remoteId !== one.remoteId).toBe(true);
});
