// Against the real PDS, no fake: what is asserted here was answered by the software that runs Bluesky accounts.
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FaultyProxy, type ProxyFault } from '../../../test/fakes/faulty-proxy.ts';
import { outgoingPicture, outgoingPost } from '../../../test/network-call.ts';
import { isPdsInstalled, type RunningPds, startPds } from '../../../test/peers/pds/pds.ts';
import { systemClock } from '../../lib/clock.ts';
import { createSafeFetch } from '../../lib/safe-fetch.ts';
import type { NetworkCall, OutgoingImage, OutgoingPost } from '../network.ts';
import { createBluesky } from './bluesky.ts';
import { deriveRkey } from './record.ts';

const fetch = createSafeFetch({ allowPrivate: true });
const bluesky = createBluesky({ fetch, clock: systemClock });
const signal = AbortSignal.timeout(120_000);
const PASSWORD = 'main-password-of-the-union';
const TEXT = 'Победа 🎉 автобус вернули! Подробнее: https://example.org/автобус #профсоюз @zavkom.test';

let pds: RunningPds;
let appPassword = '';
let did = '';
let accessJwt = '';

async function xrpc(method: string, json?: unknown, token?: string): Promise<Record<string, unknown>> {
  const response = await fetch(`${pds.url}/xrpc/${method}`, {
    ...(json === undefined ? {} : { method: 'POST', body: JSON.stringify(json) }),
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
  });
  const body = (await response.json()) as Record<string, unknown>;
  if (!response.ok) throw new Error(`${method}: ${JSON.stringify(body)}`);
  return body;
}

async function createAccount(handle: string): Promise<Record<string, unknown>> {
  const json = { handle, email: `${handle}@example.org`, password: PASSWORD };
  return xrpc('com.atproto.server.createAccount', json);
}

async function readRecord(rkey: string): Promise<Record<string, unknown>> {
  const query = new URLSearchParams({ repo: did, collection: 'app.bsky.feed.post', rkey });
  return (await xrpc(`com.atproto.repo.getRecord?${query}`)).value as Record<string, unknown>;
}

async function countRecords(): Promise<number> {
  const query = new URLSearchParams({ repo: did, collection: 'app.bsky.feed.post', limit: '100' });
  return ((await xrpc(`com.atproto.repo.listRecords?${query}`)).records as unknown[]).length;
}

interface Recorded {
  call: NetworkCall;
  saved: Record<string, string>[];
  sends: number;
}

async function connectedCall(credentials: Record<string, string> = {}): Promise<Recorded> {
  const fields = { identifier: '@profkom.test', appPassword, service: pds.url };
  const result = await bluesky.connect({ fields, signal });
  if (result.kind !== 'connected') throw new Error(JSON.stringify(result));
  const recorded: Recorded = {
    saved: [],
    sends: 0,
    call: {
      channel: {
        remoteId: result.remoteId,
        settings: result.settings,
        credentials: { ...result.credentials, ...credentials },
      },
      signal,
      saveCredentials: () => Promise.reject(new Error('tokens are exchanged, not saved')),
      refreshCredentials: async (refresh) => {
        const fresh = await refresh(recorded.call.channel.credentials);
        recorded.saved.push(fresh);
        return { ...recorded.call.channel.credentials, ...fresh };
      },
      onSend: async () => {
        recorded.sends += 1;
      },
    },
  };
  return recorded;
}

let serial = 0;
function post(over: Partial<OutgoingPost> = {}): OutgoingPost {
  serial += 1;
  const createdAt = new Date(Date.UTC(2026, 10, 22, 12, 0, serial)).toISOString();
  const options = { language: 'ru', linkCard: false };
  return outgoingPost({ idempotencyKey: `key-${serial}`, createdAt, text: TEXT, options, ...over });
}

async function picture(altText: string | null): Promise<OutgoingImage> {
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#c33' } })
    .jpeg()
    .toBuffer();
  return outgoingPicture({ bytes, width: 40, height: 30, altText });
}

describe.skipIf(!isPdsInstalled)('Bluesky against a real PDS', () => {
  beforeAll(async () => {
    pds = await startPds();
    const first = await createAccount('profkom.test');
    await createAccount('zavkom.test');
    did = String(first.did);
    accessJwt = String(first.accessJwt);
    const made = await xrpc('com.atproto.server.createAppPassword', { name: 'rupor' }, accessJwt);
    appPassword = String(made.password);
  }, 60_000);
  afterAll(() => pds?.stop());

  test('connects with an app password and keeps no password', async () => {
    const fields = { identifier: 'profkom.test', appPassword, service: pds.url };
    const result = await bluesky.connect({ fields, signal });
    expect(result).toMatchObject({ kind: 'connected', remoteId: did, handle: '@profkom.test' });
    expect(JSON.stringify(result)).not.toContain(appPassword);
    const { call } = await connectedCall();
    expect(await bluesky.check(call)).toMatchObject({ kind: 'works', handle: '@profkom.test' });
  });

  test.each([
    ['wrong_app_password', 'appPassword', { appPassword: 'aaaa-bbbb-cccc-dddd' }],
    ['wrong_app_password', 'appPassword', { identifier: 'nobody.test' }],
    ['main_password', 'appPassword', { appPassword: PASSWORD }],
    ['unreachable', 'service', { service: 'http://nowhere.invalid' }],
    ['address_forbidden', 'service', { service: 'http://127.0.0.1:1' }],
    ['bad_service', 'service', { service: 'http://' }],
  ])('names what is wrong: %s', async (problem, field, wrong) => {
    const fields = { identifier: 'profkom.test', appPassword, service: pds.url, ...wrong };
    expect(await bluesky.connect({ fields, signal })).toMatchObject({ kind: 'problem', problem, field });
  });

  test('publishes Cyrillic and emoji with links, tags and mentions at the right bytes', async () => {
    const { call } = await connectedCall();
    const one = post();
    const rkey = deriveRkey(one);
    expect(await bluesky.publish(call, one)).toEqual({
      kind: 'published',
      remoteIds: [`at://${did}/app.bsky.feed.post/${rkey}`, expect.stringMatching(/^bafyrei/)],
      url: `https://bsky.app/profile/${did}/post/${rkey}`,
    });
    const record = await readRecord(rkey);
    expect(record).toMatchObject({ text: TEXT, createdAt: one.createdAt, langs: ['ru'] });
    const facets = record.facets as { index: { byteStart: number; byteEnd: number }; features: object[] }[];
    const marked = facets.map(({ index, features }) => [
      Buffer.from(TEXT).subarray(index.byteStart, index.byteEnd).toString(),
      (features[0] as { $type: string }).$type.split('#')[1],
    ]);
    expect(marked).toEqual([
      ['https://example.org/автобус', 'link'],
      ['#профсоюз', 'tag'],
      ['@zavkom.test', 'mention'],
    ]);
  });

  test('publishes pictures with their descriptions', async () => {
    const { call } = await connectedCall();
    const one = post({ images: [await picture('Автобус у проходной'), await picture(null)] });
    expect((await bluesky.publish(call, one)).kind).toBe('published');
    const { embed } = await readRecord(deriveRkey(one));
    expect(embed).toMatchObject({
      $type: 'app.bsky.embed.images',
      images: [{ alt: 'Автобус у проходной', aspectRatio: { width: 40, height: 30 } }, { alt: '' }],
    });
  });

  test('a continuation stands under its parts, and a repeat leaves one of each', async () => {
    const { call } = await connectedCall();
    const before = await countRecords();
    const first = await bluesky.publish(call, post());
    if (first.kind !== 'published') throw new Error(first.problem);
    const [uri, cid] = first.remoteIds;
    const second = post({ replyTo: { parent: first.remoteIds, root: first.remoteIds } });
    const under = await bluesky.publish(call, second);
    if (under.kind !== 'published') throw new Error(under.problem);
    // Kept by an earlier version: without the cid.
    const third = post({ replyTo: { parent: under.remoteIds, root: [uri ?? ''] } });
    for (const _ of [1, 2]) expect((await bluesky.publish(call, third)).kind).toBe('published');
    expect((await readRecord(deriveRkey(second))).reply).toEqual({
      root: { uri, cid },
      parent: { uri, cid },
    });
    expect((await readRecord(deriveRkey(third))).reply).toEqual({
      root: { uri, cid },
      parent: { uri: under.remoteIds[0], cid: under.remoteIds[1] },
    });
    expect(await countRecords()).toBe(before + 3);
    expect((await bluesky.remove(call, under.remoteIds)).kind).toBe('published');
    const orphan = post({ replyTo: { parent: [under.remoteIds[0] ?? ''], root: first.remoteIds } });
    expect(await bluesky.publish(call, orphan)).toEqual({ kind: 'rejected', problem: 'parent_gone' });
  });

  test('a film goes to the account’s own server', async () => {
    const { call } = await connectedCall();
    const facts = { mime: 'video/mp4', name: 'митинг.mp4', width: 640, height: 360, durationMs: 2_000 };
    const bytes = Buffer.concat([Buffer.from('\0\0\0\x20ftypisom', 'latin1'), Buffer.alloc(5_000)]);
    const film = { kind: 'video' as const, bytes, ...facts, altText: 'Митинг у проходной', sha256: 'ab' };
    const one = post({ files: [film] });
    expect((await bluesky.publish(call, one)).kind).toBe('published');
    expect((await readRecord(deriveRkey(one))).embed).toMatchObject({
      $type: 'app.bsky.embed.video',
      video: { $type: 'blob', mimeType: 'video/mp4', size: bytes.length },
      alt: 'Митинг у проходной',
      aspectRatio: { width: 640, height: 360 },
    });
  });

  test('lists what stood there before, newest first, without continuations', async () => {
    const { call } = await connectedCall();
    const { createdAt } = post();
    const own = post({ text: 'Первый' });
    const first = await bluesky.publish(call, own);
    if (first.kind !== 'published') throw new Error(first.problem);
    const replyTo = { parent: first.remoteIds, root: first.remoteIds };
    await bluesky.publish(call, post({ text: 'Продолжение', replyTo }));
    await bluesky.publish(call, post({ text: 'Второй' }));
    const page = await bluesky.listEarlier?.(call, { since: new Date(createdAt), cursor: null });
    expect(page).toMatchObject({
      kind: 'posts',
      next: null,
      posts: [
        { text: 'Второй' },
        { text: 'Первый', remoteIds: first.remoteIds, url: first.url, numbers: {} },
      ],
    });
    expect(page?.kind === 'posts' && page.posts[1]?.publishedAt).toEqual(new Date(own.createdAt));
  });

  test('a repeat and two at once leave one record', async () => {
    const { call } = await connectedCall();
    const before = await countRecords();
    const one = post();
    const results = await Promise.all([bluesky.publish(call, one), bluesky.publish(call, one)]);
    results.push(await bluesky.publish(call, one));
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    expect(results[0]?.kind).toBe('published');
    expect(await countRecords()).toBe(before + 1);
  });

  test('finds a post, knows that another is absent, removes it twice', async () => {
    const { call } = await connectedCall();
    const one = post();
    expect(await bluesky.find(call, one, new Date())).toEqual({ kind: 'absent' });
    const published = await bluesky.publish(call, one);
    if (published.kind !== 'published') throw new Error(published.problem);
    expect(await bluesky.find(call, one, new Date())).toMatchObject({
      kind: 'found',
      remoteIds: published.remoteIds,
    });
    expect((await bluesky.remove(call, published.remoteIds)).kind).toBe('published');
    expect((await bluesky.remove(call, published.remoteIds)).kind).toBe('published');
    expect(await bluesky.find(call, one, new Date())).toEqual({ kind: 'absent' });
  });

  test('300 graphemes pass, 301 and over 3,000 bytes are refused', async () => {
    const { call } = await connectedCall();
    expect((await bluesky.publish(call, post({ text: 'я'.repeat(300) }))).kind).toBe('published');
    const tooLong = { kind: 'rejected', problem: 'too_long' };
    expect(await bluesky.publish(call, post({ text: 'я'.repeat(301) }))).toMatchObject(tooLong);
    expect(await bluesky.publish(call, post({ text: '👨‍👩‍👧‍👦'.repeat(130) }))).toMatchObject(tooLong);
  });

  test('refreshes a dead token, saves the new ones, and publishes once', async () => {
    const { call, saved } = await connectedCall({ accessJwt: 'not-a-token' });
    const before = await countRecords();
    expect((await bluesky.publish(call, post())).kind).toBe('published');
    expect(saved).toHaveLength(1);
    expect(saved[0]?.accessJwt).not.toBe('not-a-token');
    expect(await countRecords()).toBe(before + 1);
  });

  test('asks to reconnect when both tokens are dead', async () => {
    const { call } = await connectedCall({ accessJwt: 'x', refreshJwt: 'y' });
    expect(await bluesky.publish(call, post())).toEqual({ kind: 'auth', problem: 'session_expired' });
    expect(await bluesky.check(call)).toEqual({ kind: 'reconnect', problem: 'session_expired' });
  });

  const PUT = 'com.atproto.repo.putRecord';
  const later = String(Math.floor(Date.now() / 1000) + 3600);
  test.each<[string, string, ProxyFault, object, boolean]>([
    [
      '429',
      PUT,
      { kind: 'answer', status: 429, headers: { 'retry-after': '9' } },
      { retryAfterMs: 9000 },
      false,
    ],
    [
      '429 until',
      PUT,
      { kind: 'answer', status: 429, headers: { 'ratelimit-reset': later } },
      { kind: 'rate_limited' },
      false,
    ],
    ['503', PUT, { kind: 'answer', status: 503 }, { kind: 'unavailable', problem: 'server_busy' }, false],
    ['500 after the effect', PUT, { kind: 'answer', status: 500, after: true }, { kind: 'unknown' }, true],
    [
      'a reset before the effect',
      PUT,
      { kind: 'dropBefore' },
      { kind: 'unknown', problem: 'no_answer' },
      false,
    ],
    ['a reset after the effect', PUT, { kind: 'dropAfter' }, { kind: 'unknown', problem: 'no_answer' }, true],
    ['a lost picture', 'uploadBlob', { kind: 'dropAfter' }, { kind: 'unavailable' }, false],
    ['413', 'uploadBlob', { kind: 'answer', status: 413 }, { kind: 'rejected', problem: 'too_large' }, false],
  ])('classifies %s; a look and a repeat leave one record', async (_name, path, fault, expected, isOut) => {
    const proxy = await new FaultyProxy(pds.url).start();
    try {
      const { call } = await connectedCall();
      const through = { ...call, channel: { ...call.channel, settings: { pds: proxy.url } } };
      const before = await countRecords();
      const one = post({ images: [await picture(null)] });
      proxy.fail(path, fault);
      expect(await bluesky.publish(through, one)).toMatchObject(expected);
      expect(proxy.isSpent).toBe(true);
      expect(proxy.seen.filter((method) => method === path).length).toBeLessThanOrEqual(1);
      expect((await bluesky.find(through, one, new Date())).kind).toBe(isOut ? 'found' : 'absent');
      expect(await bluesky.publish(through, one)).toMatchObject({ kind: 'published' });
      expect(await countRecords()).toBe(before + 1);
    } finally {
      await proxy.stop();
    }
  });

  test('counts that this server cannot ask for are unavailable, not zero', async () => {
    const { call } = await connectedCall();
    const published = await bluesky.publish(call, post());
    if (published.kind !== 'published') throw new Error(published.problem);
    const given = { remoteIds: published.remoteIds, publishedAt: new Date() };
    expect((await bluesky.postNumbers(call, given)).kind).toBe('unavailable');
    expect((await bluesky.channelNumbers(call)).kind).not.toBe('auth');
  });
});
