// What a PDS alone cannot show: cards of linked pages, the video service, counts. Records are checked by the lexicons.
import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BlueskyFake } from '../../../test/fakes/bluesky.ts';
import { listenLocally } from '../../../test/listen-locally.ts';
import { callOf, endFake, outgoingFilm, outgoingPost } from '../../../test/network-call.ts';
import { systemClock } from '../../lib/clock.ts';
import { createSafeFetch } from '../../lib/safe-fetch.ts';
import type { NetworkCall, OutgoingPost } from '../network.ts';
import { createBluesky } from './bluesky.ts';
import { readFacts } from './card.ts';
import { defaultVideoService } from './connect.ts';
import { DIRECT_BYTES } from './video.ts';

const fetch = createSafeFetch({ allowPrivate: true });
const bluesky = createBluesky({ fetch, pages: fetch, clock: systemClock, videoPollMs: 1 });
const signal = AbortSignal.timeout(60_000);
const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(500)]);

let fake: BlueskyFake;
let site: Server;
let port = 0;
let pages: Record<string, (response: ServerResponse) => void> = {};
let asked: string[] = [];

beforeEach(async () => {
  fake = await new BlueskyFake().start();
  pages = {};
  asked = [];
  site = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const answer = pages[path];
    if (answer) answer(response);
    else response.writeHead(404).end();
  });
  port = await listenLocally(site);
});
afterEach(async () => {
  site.closeAllConnections();
  await new Promise((resolve) => site.close(resolve));
  await endFake(fake);
});

const link = (path: string) => `http://127.0.0.1:${port}${path}`;

function callTo(settings: Record<string, unknown> = {}): NetworkCall {
  const channel = {
    remoteId: fake.did,
    settings: { service: fake.url, pds: fake.url, videoService: null, ...settings },
    credentials: fake.credentials,
  };
  return callOf(channel);
}

let serial = 0;
function post(over: Partial<OutgoingPost> = {}): OutgoingPost {
  serial += 1;
  const createdAt = new Date(Date.UTC(2026, 10, 22, 12, 0, serial)).toISOString();
  const options = { language: 'ru' };
  return outgoingPost({ idempotencyKey: `key-${serial}`, createdAt, options, ...over });
}

async function publishedEmbed(text: string, options: Record<string, unknown> = {}): Promise<unknown> {
  const result = await bluesky.publish(callTo(), post({ text, options }));
  if (result.kind !== 'published') throw new Error(result.problem);
  return fake.effects.at(-1)?.value.embed;
}

const html =
  (body: string | Buffer, type = 'text/html; charset=utf-8') =>
  (response: ServerResponse) =>
    void response.writeHead(200, { 'content-type': type }).end(body);
const OPEN_GRAPH =
  '<head><title>Запасной</title><meta property="og:title" content="Автобус &amp; смена"><meta content="Вернули &quot;23:40&quot;" name="description"><meta property="og:image" content="/bus.jpg"></head>';

describe('the card of a link', () => {
  test('says what the page says about itself, with its picture', async () => {
    pages['/news'] = html(OPEN_GRAPH);
    pages['/bus.jpg'] = html(JPEG, 'image/jpeg');
    expect(await publishedEmbed(`Победа 🎉 ${link('/news')}`)).toEqual({
      $type: 'app.bsky.embed.external',
      external: {
        uri: link('/news'),
        title: 'Автобус & смена',
        description: 'Вернули "23:40"',
        thumb: { $type: 'blob', ref: expect.anything(), mimeType: 'image/jpeg', size: JPEG.length },
      },
    });
  });

  test('follows a redirect and reads windows-1251', async () => {
    pages['/old'] = (response) => void response.writeHead(301, { location: '/new' }).end();
    const title = Buffer.from([0xcf, 0xf0, 0xee, 0xf4, 0xea, 0xee, 0xec]);
    const page = Buffer.concat([Buffer.from('<title>'), title, Buffer.from('</title>')]);
    pages['/new'] = html(page, 'text/html; charset=windows-1251');
    expect(await publishedEmbed(link('/old'))).toMatchObject({
      external: { uri: link('/old'), title: 'Профком' },
    });
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ['is not there', (response) => void response.writeHead(404).end()],
    ['is no page', html(JPEG, 'image/jpeg')],
    ['has no title', html('<p>Текст</p>')],
    ['breaks off', (response) => void response.writeHead(200, { 'content-type': 'text/html' }).destroy()],
    ['leads in a circle', (response) => void response.writeHead(302, { location: '/page' }).end()],
    [
      'leads out of the web',
      (response) => void response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    ],
  ])('a page that %s: no card, and the post is out', async (_name, answer) => {
    pages['/page'] = answer;
    expect(await publishedEmbed(link('/page'))).toBeUndefined();
    expect(fake.effects).toHaveLength(1);
    expect(asked.length).toBeLessThanOrEqual(4);
  });

  test('a picture that is too big or lost leaves the words', async () => {
    pages['/news'] = html(OPEN_GRAPH);
    pages['/bus.jpg'] = html(Buffer.alloc(1_000_001), 'image/jpeg');
    expect(await publishedEmbed(link('/news'))).not.toHaveProperty('external.thumb');
    pages['/bus.jpg'] = html(JPEG, 'image/jpeg');
    fake.fail('POST /xrpc/com.atproto.repo.uploadBlob', { kind: 'dropAfter' });
    expect(await publishedEmbed(link('/news'))).not.toHaveProperty('external.thumb');
  });

  test('private addresses are never read unless a test says so', async () => {
    pages['/news'] = html(OPEN_GRAPH);
    const guarded = createBluesky({ fetch, clock: systemClock });
    expect((await guarded.publish(callTo(), post({ text: link('/news') }))).kind).toBe('published');
    expect(asked).toEqual([]);
  });

  test('is left out when a person says so', async () => {
    pages['/news'] = html(OPEN_GRAPH);
    expect(await publishedEmbed(link('/news'), { linkCard: false })).toBeUndefined();
    expect(asked).toEqual([]);
  });

  test('another card at a repeat leaves the first record', async () => {
    pages['/news'] = html('<title>Раз</title>');
    const one = post({ text: link('/news') });
    const first = await bluesky.publish(callTo(), one);
    pages['/news'] = html('<title>Два</title>');
    expect(await bluesky.publish(callTo(), one)).toEqual(first);
    expect(fake.effects).toMatchObject([{ value: { embed: { external: { title: 'Раз' } } } }]);
  });

  test('reads facts in any order and quoting', () => {
    const page = `<META content='Раз' Property='og:title'><meta name=x content=y><title>Два</title>`;
    expect(readFacts(page)).toEqual({ title: 'Раз', description: null, image: null });
    expect(readFacts('<title lang="ru"> Два\n слова </title>').title).toBe('Два слова');
  });
});

describe('a film too big for one upload', () => {
  const film = (size = DIRECT_BYTES + 1) =>
    outgoingFilm({
      bytes: new Uint8Array(size),
      name: 'a.mp4',
      durationMs: 2_000,
      sha256: 'ab'.repeat(32),
    });
  const UPLOAD = 'POST /xrpc/app.bsky.video.uploadVideo';
  const through = () => callTo({ videoService: fake.url });

  test('goes through the video service, and is published once it is ready', async () => {
    expect((await bluesky.publish(through(), post({ files: [film()] }))).kind).toBe('published');
    expect(fake.effects).toMatchObject([{ value: { embed: { $type: 'app.bsky.embed.video' } } }]);
    expect(fake.calls.filter((call) => call.includes('getJobStatus'))).toHaveLength(3);
  });

  test('an upload without an answer is harmless: the next try meets the same job', async () => {
    fake.fail(UPLOAD, { kind: 'dropAfter' });
    const one = post({ files: [film()] });
    expect(await bluesky.publish(through(), one)).toEqual({ kind: 'unavailable', problem: 'no_answer' });
    expect((await bluesky.publish(through(), one)).kind).toBe('published');
    expect(fake.jobs.size).toBe(1);
    expect(fake.effects).toHaveLength(1);
  });

  test('what the service cannot process or refuses is named', async () => {
    const one = post({ files: [film()] });
    const refusal = {
      kind: 'status' as const,
      status: 401,
      body: { error: 'Unverified', message: 'confirm e-mail' },
    };
    fake.fail(UPLOAD, refusal, { kind: 'dropAfter' });
    expect(await bluesky.publish(through(), one)).toMatchObject({
      kind: 'rejected',
      problem: 'video_refused',
    });
    await bluesky.publish(through(), one);
    for (const job of fake.jobs.values()) job.state = 'JOB_STATE_FAILED';
    expect(await bluesky.publish(through(), one)).toMatchObject({ kind: 'rejected', problem: 'bad_video' });
    expect(fake.effects).toEqual([]);
  });

  test('one that takes long publishes nothing, and the next try goes on with it', async () => {
    fake.filmLooks = 40;
    const one = post({ files: [film()] });
    const later = { kind: 'unavailable', problem: 'video_processing' };
    expect(await bluesky.publish(through(), one)).toEqual(later);
    expect(fake.effects).toEqual([]);
    expect((await bluesky.publish(through(), one)).kind).toBe('published');
    expect(fake.jobs.size).toBe(1);
  });

  test('a call that is given up while it asks publishes nothing', async () => {
    const abort = new AbortController();
    const hang = { kind: 'hang' as const, onEffect: () => abort.abort() };
    fake.fail('GET /xrpc/app.bsky.video.getJobStatus', hang);
    const call = { ...through(), signal: abort.signal };
    expect(await bluesky.publish(call, post({ files: [film()] }))).toMatchObject({ kind: 'unavailable' });
    expect(fake.effects).toEqual([]);
  });

  test('has no way without the service, and the limits say so', async () => {
    const refused = { kind: 'rejected', problem: 'too_large' };
    expect(await bluesky.publish(callTo(), post({ files: [film()] }))).toEqual(refused);
    expect(bluesky.capabilitiesOf?.({}).video?.maxBytes).toBe(DIRECT_BYTES);
    expect(bluesky.capabilitiesOf?.({ videoService: 'https://video.example' }).video?.maxBytes).toBe(
      100_000_000,
    );
  });

  test.each([
    ['no_documents', [{ ...film(10), kind: 'document' as const }]],
    ['mixed_media', [film(10), film(10)]],
  ])('%s', async (problem, files) => {
    expect(await bluesky.publish(callTo(), post({ files }))).toEqual({ kind: 'rejected', problem });
    expect(fake.effects).toEqual([]);
  });
});

test.each([
  ['before the effect', { kind: 'dropBefore' as const }, 'absent'],
  ['after it', { kind: 'dropAfter' as const }, 'found'],
  ['in the middle of the answer', { kind: 'midBody' as const }, 'found'],
  ['with an answer of somebody else', { kind: 'garbage' as const }, 'found'],
])('cut off %s: unknown, looked up, and a repeat leaves one record', async (_name, fault, outcome) => {
  fake.fail('POST /xrpc/com.atproto.repo.putRecord', fault);
  const one = post();
  expect((await bluesky.publish(callTo(), one)).kind).toBe('unknown');
  expect((await bluesky.find(callTo(), one, new Date())).kind).toBe(outcome);
  expect((await bluesky.publish(callTo(), one)).kind).toBe('published');
  expect(fake.effects).toHaveLength(1);
});

describe('connecting', () => {
  const connect = (over: Record<string, string>) => {
    const fields = { identifier: fake.handle, appPassword: fake.appPassword, service: fake.url, ...over };
    return bluesky.connect({ fields, signal });
  };

  test('keeps the typed video service; a server of its own has none', async () => {
    expect(await connect({})).toMatchObject({ kind: 'connected', settings: { videoService: null } });
    const typed = { videoService: 'video.example.org/x' };
    expect(await connect(typed)).toMatchObject({ settings: { videoService: 'https://video.example.org' } });
    const wrong = { problem: 'bad_service', field: 'videoService' };
    expect(await connect({ videoService: 'http://' })).toMatchObject(wrong);
  });

  test('an account connected earlier learns at its check where films go', async () => {
    const before = callTo({ videoService: undefined });
    expect(await bluesky.check(before)).toMatchObject({ kind: 'works', settings: { videoService: null } });
    expect(await bluesky.check(callTo())).toMatchObject({ kind: 'works', settings: {} });
    expect(defaultVideoService('https://morel.us-east.host.bsky.network')).toBe('https://video.bsky.app');
    expect(defaultVideoService('https://evilbsky.network')).toBeNull();
  });
});

describe('numbers', () => {
  test('counts of a post, of an account, and of earlier posts 25 at a time', async () => {
    const call = callTo();
    for (let at = 0; at < 60; at += 1) await bluesky.publish(call, post({ text: `Пост ${at}` }));
    const [newest] = fake.effects.slice(-1);
    const numbers = { likes: 3, comments: 0, shares: 3 };
    const one = { remoteIds: [newest?.uri ?? ''], publishedAt: new Date() };
    expect(await bluesky.postNumbers(call, one)).toEqual({ kind: 'numbers', numbers });
    expect(await bluesky.channelNumbers(call)).toEqual({ kind: 'numbers', numbers: { followers: 128 } });
    const all = fake.effects.flatMap(({ uri }) => (uri ? [{ remoteIds: [uri] }] : []));
    const together = await bluesky.postNumbersOf?.(call, [
      ...all.slice(-30),
      { remoteIds: ['at://none/none/none'] },
    ]);
    expect(together?.size).toBe(30);
    expect(together?.get(newest?.uri ?? '')).toEqual(numbers);
    const since = new Date('2026-01-01');
    const first = await bluesky.listEarlier?.(call, { since, cursor: null });
    if (first?.kind !== 'posts') throw new Error('no posts');
    expect(first.posts).toHaveLength(50);
    expect(first.posts[0]).toMatchObject({ text: 'Пост 59', numbers });
    const second = await bluesky.listEarlier?.(call, { since, cursor: first.next });
    expect(second).toMatchObject({ kind: 'posts', posts: { length: 10 } });
    expect(fake.calls.filter((name) => name.includes('getPosts'))).toHaveLength(1 + 2 + 2 + 1);
  });

  test('what the AppView does not know is unknown; what is removed is gone', async () => {
    const call = callTo();
    const result = await bluesky.publish(call, post());
    if (result.kind !== 'published') throw new Error(result.problem);
    const given = { remoteIds: result.remoteIds, publishedAt: new Date() };
    fake.counts = {};
    const unknown = { likes: null, comments: null, shares: null };
    expect(await bluesky.postNumbers(call, given)).toEqual({ kind: 'numbers', numbers: unknown });
    fake.fail('GET /xrpc/app.bsky.feed.getPosts', { kind: 'status', status: 500 });
    const list = await bluesky.listEarlier?.(call, { since: new Date(0), cursor: null });
    expect(list).toMatchObject({ kind: 'posts', posts: [{ numbers: {} }] });
    for (const _ of [1, 2]) expect((await bluesky.remove(call, result.remoteIds)).kind).toBe('published');
    expect(await bluesky.postNumbers(call, given)).toEqual({ kind: 'gone' });
  });
});
