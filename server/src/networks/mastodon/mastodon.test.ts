import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HttpFault } from '../../../test/fakes/http-fake.ts';
import { MASTODON_SCHEMA, MastodonFake } from '../../../test/fakes/mastodon.ts';
import { ACCOUNT_ID, toHtml } from '../../../test/fakes/mastodon-shapes.ts';
import { hasSchema } from '../../../test/fakes/openapi-schema.ts';
import { callOf, endFake, outgoingFilm, outgoingPictures, outgoingPost } from '../../../test/network-call.ts';
import { systemClock } from '../../lib/clock.ts';
import { createSafeFetch } from '../../lib/safe-fetch.ts';
import { textOfHtml } from '../html-text.ts';
import type { NetworkCall, OutgoingPost } from '../network.ts';
import { createMastodon } from './mastodon.ts';

const mastodon = createMastodon({
  fetch: createSafeFetch({ allowPrivate: true }),
  clock: systemClock,
  pollMs: 1,
  settleMs: 1,
});
const signal = AbortSignal.timeout(60_000);
const STATUSES = 'POST /api/v1/statuses';
const MEDIA = 'POST /api/v2/media';
const TEXT =
  'Автобус в 23:40 вернули 🎉\nПодробнее: https://example.org/?a=1&b=2 <скоро> "всё"\n\nСпасибо @ivan@example.org';

let fake: MastodonFake;
let sends = 0;
beforeEach(async () => {
  fake = await new MastodonFake().start();
  sends = 0;
});
afterEach(() => endFake(fake));

function callTo(over: Partial<NetworkCall> = {}, base = fake.url): NetworkCall {
  const { channel } = fake;
  return callOf(
    { ...channel, settings: { ...channel.settings, base } },
    {
      onSend: async () => {
        sends += 1;
      },
      ...over,
    },
  );
}

let serial = 0;
function post(over: Partial<OutgoingPost> = {}): OutgoingPost {
  serial += 1;
  return outgoingPost({ idempotencyKey: `key-${serial}`, text: TEXT, ...over });
}
const film = outgoingFilm({ name: 'Собрание "22 ноября".mp4', altText: 'Зал голосует' });

test.skipIf(!hasSchema(MASTODON_SCHEMA))(
  'every request and answer of these tests is checked by the published schema',
  () => {
    expect(fake.schema?.check('TextStatus', { visibility: 'everybody' })).not.toEqual([]);
    expect(fake.schema?.check('Status', { id: 1 })).not.toEqual([]);
    expect(fake.schema?.check('Instance', {})).not.toEqual([]);
  },
);

describe('connect', () => {
  const connect = (fields: Record<string, string> = {}) =>
    mastodon.connect({ fields: { server: fake.url, ...fields }, signal });

  /** The whole way: register, authorize in the browser, type the code. */
  async function connectByCode() {
    const next = await connect();
    if (next.kind !== 'next' || !next.link) throw new Error(JSON.stringify(next));
    const code = fake.authorize(next.link);
    if (!code) throw new Error(`the page refuses ${next.link}`);
    return { next, result: await connect({ code, ...next.carry }) };
  }

  test('registers an app, sends the person to the server, takes the code', async () => {
    const { next, result } = await connectByCode();
    expect(next).toMatchObject({ step: 'code', fields: [{ name: 'code', kind: 'secret', required: true }] });
    expect(new URL(next.link ?? '').searchParams.get('code_challenge_method')).toBe('S256');
    expect(next.link).not.toContain(next.carry.verifier);
    expect(next.link).not.toContain(next.carry.clientSecret);
    expect(result).toMatchObject({
      kind: 'connected',
      remoteId: `${ACCOUNT_ID}@${new URL(fake.url).host}`,
      name: 'Профком завода',
      handle: `@profkom@${new URL(fake.url).host}`,
      url: `${fake.url}/@profkom`,
      settings: { base: fake.url, accountId: ACCOUNT_ID, version: '4.4.1', limits: { maxCharacters: 500 } },
      credentials: { accessToken: fake.token },
    });
    expect(JSON.stringify((result as { settings: object }).settings)).not.toContain(fake.token);
  });

  test('an old server: coarse scopes, no PKCE, limits of v1', async () => {
    await fake.stop();
    fake = await new MastodonFake({
      version: '4.0.2',
      granularScopes: false,
      v2: false,
      descriptionLimit: null,
    }).start();
    const { next, result } = await connectByCode();
    const query = new URL(next.link ?? '').searchParams;
    expect([query.get('scope'), query.get('code_challenge')]).toEqual(['read write', null]);
    expect(result).toMatchObject({ kind: 'connected', settings: { limits: { descriptionLength: 1500 } } });
    expect(fake.calls.filter((call) => call === 'POST /api/v1/apps')).toHaveLength(2);
  });

  test('a token pasted: one step; the server as a handle or a link', async () => {
    expect(await connect({ token: fake.token })).toMatchObject({ kind: 'connected' });
    const host = new URL(fake.url).host;
    for (const server of [`@profkom@${host}`, `http://${host}/@profkom`])
      expect(await connect({ server, token: fake.token })).toMatchObject(
        server.startsWith('http') ? { kind: 'connected' } : { kind: 'problem', problem: 'unreachable' },
      );
    expect(fake.calls).not.toContain('POST /api/v1/apps');
  });

  test('another server typed at the second step starts over', async () => {
    const { carry } = (await connect()) as { carry: Record<string, string> };
    const other = await new MastodonFake().start();
    expect(await connect({ ...carry, server: other.url, code: 'x' })).toMatchObject({ kind: 'next' });
    await other.stop();
    expect(other.violations).toEqual([]);
  });

  test.each<[string, string, Record<string, string>]>([
    ['bad_server', 'server', { server: 'профком' }],
    ['bad_server', 'server', { server: 'https://a:b@example.org' }],
    ['unreachable', 'server', { server: 'http://nowhere.invalid' }],
    ['token_refused', 'token', { token: 'wrong' }],
    ['token_refused', 'token', { token: 'ключ' }],
  ])('names %s', async (problem, field, fields) => {
    expect(await connect(fields)).toMatchObject({ kind: 'problem', problem, field });
  });

  test('names a wrong code, a server that is no Mastodon, a refused app and haste', async () => {
    const { carry } = (await connect()) as { carry: Record<string, string> };
    expect(await connect({ ...carry, code: 'no' })).toMatchObject({ problem: 'wrong_code', field: 'code' });
    expect(await connect(carry)).toMatchObject({ problem: 'wrong_code', field: 'code' });
    const secret = { ...carry, clientSecret: 'no', code: 'x' };
    expect(await connect(secret)).toMatchObject({ problem: 'wrong_code', field: 'code' });
    fake.fail('GET /api/v2/instance', { kind: 'status', status: 200, body: { hello: 1 } });
    expect(await connect()).toMatchObject({ problem: 'not_mastodon', field: 'server' });
    fake.fail('GET /api/v2/instance', { kind: 'status', status: 302 });
    expect(await connect()).toMatchObject({ problem: 'not_mastodon', field: 'server' });
    fake.fail('POST /api/v1/apps', { kind: 'status', status: 403 });
    expect(await connect()).toMatchObject({ problem: 'app_refused', field: 'server' });
    fake.fail('GET /api/v2/instance', { kind: 'status', status: 429 });
    expect(await connect()).toMatchObject({ problem: 'rate_limited' });
  });

  test('check: works and refreshes limits, asks to reconnect, or keeps trying', async () => {
    expect(await mastodon.check(callTo())).toMatchObject({
      kind: 'works',
      name: 'Профком завода',
      settings: { limits: { maxCharacters: 500, urlLength: 23 } },
    });
    const verify = 'GET /api/v1/accounts/verify_credentials';
    fake.fail('GET /api/v2/instance', { kind: 'dropBefore' });
    expect(await mastodon.check(callTo())).toMatchObject({ kind: 'works', settings: {} });
    for (const status of [401, 403, 410]) {
      fake.fail(verify, { kind: 'status', status });
      expect(await mastodon.check(callTo())).toEqual({ kind: 'reconnect', problem: 'token_refused' });
    }
    fake.fail(
      verify,
      { kind: 'dropBefore' },
      { kind: 'status', status: 503 },
      { kind: 'status', status: 429 },
    );
    expect(await mastodon.check(callTo())).toEqual({ kind: 'retrying', problem: 'no_answer' });
    expect(await mastodon.check(callTo())).toEqual({ kind: 'retrying', problem: 'server_error' });
    expect(await mastodon.check(callTo())).toEqual({ kind: 'retrying', problem: 'rate_limited' });
  });
});

describe('limits of the server', () => {
  test('decide what this channel may do', async () => {
    await fake.stop();
    fake = await new MastodonFake({ maxCharacters: 5000, maxMedia: 16, descriptionLimit: 300 }).start();
    const found = await mastodon.connect({ fields: { server: fake.url, token: fake.token }, signal });
    if (found.kind !== 'connected') throw new Error(JSON.stringify(found));
    const narrowed = mastodon.capabilitiesOf?.(found.settings);
    expect(narrowed?.text).toMatchObject({
      limits: [{ unit: 'graphemes', max: 5000, when: 'always' }],
      linkLength: 23,
    });
    expect(narrowed?.images).toMatchObject({
      maxCount: 16,
      maxBytes: 16_777_216,
      maxWidth: 5760,
      altText: { supported: true, maxGraphemes: 300 },
    });
    expect(narrowed?.video).toMatchObject({ maxBytes: 103_809_024, mimes: ['video/mp4', 'video/webm'] });
    expect(mastodon.capabilitiesOf?.({})).toEqual(mastodon.capabilities);
    const long = post({ text: `${'ё'.repeat(4999)}👨‍👩‍👧‍👦` });
    expect((await mastodon.publish(callTo(), long)).kind).toBe('published');
    expect(await mastodon.publish(callTo(), post({ text: `${long.text}!` }))).toMatchObject({
      kind: 'rejected',
      problem: 'too_long',
    });
  });
});

describe('publish', () => {
  test('text with its choices', async () => {
    const options = {
      visibility: 'unlisted',
      contentWarning: ' Про работу ',
      language: 'ru',
      sensitive: true,
    };
    const result = await mastodon.publish(callTo(), post({ options }));
    expect(result).toMatchObject({
      kind: 'published',
      remoteIds: ['1001'],
      url: `${fake.url}/@profkom/1001`,
    });
    expect(fake.effects[0]?.request).toEqual({
      status: TEXT,
      visibility: 'unlisted',
      language: 'ru',
      spoiler_text: 'Про работу',
      sensitive: true,
    });
    expect([sends, fake.calls]).toEqual([1, [STATUSES]]);
  });

  test('pictures with their descriptions; one part under another', async () => {
    const first = await mastodon.publish(
      callTo(),
      post({ images: outgoingPictures(4, { altText: 'Автобус у проходной' }) }),
    );
    if (first.kind !== 'published') throw new Error(first.problem);
    expect(fake.media.map(({ description, bytes }) => [description, bytes])).toEqual(
      [50, 51, 52, 53].map((bytes) => ['Автобус у проходной', bytes]),
    );
    expect(fake.effects[0]?.request).toEqual({
      status: TEXT,
      visibility: 'public',
      media_ids: fake.media.map(({ id }) => id),
    });
    const replyTo = { parent: first.remoteIds, root: first.remoteIds };
    expect((await mastodon.publish(callTo(), post({ replyTo }))).kind).toBe('published');
    expect(fake.effects[1]?.request.in_reply_to_id).toBe(first.remoteIds[0]);
    const gone = { parent: ['1'], root: ['1'] };
    expect(await mastodon.publish(callTo(), post({ replyTo: gone }))).toMatchObject({
      kind: 'rejected',
      problem: 'reply_target_gone',
    });
  });

  test('a film is named in a post only when the server has made it ready', async () => {
    expect((await mastodon.publish(callTo(), post({ files: [film] }))).kind).toBe('published');
    const look = `GET /api/v1/media/${fake.media[0]?.id}`;
    expect(fake.calls).toEqual([MEDIA, look, look, STATUSES]);
    expect(fake.media[0]).toMatchObject({ type: 'video', description: 'Зал голосует', bytes: 900 });
  });

  test('a film that is never ready: nothing sent, tried again', async () => {
    fake.filmLooks = 1_000_000;
    const call = callTo({ signal: AbortSignal.timeout(300) });
    expect(await mastodon.publish(call, post({ files: [film] }))).toMatchObject({ kind: 'unavailable' });
    expect([sends, fake.effects]).toEqual([0, []]);
  });

  test('500 in Cyrillic and emoji pass, with links at their reserved length; one more is refused', async () => {
    const link = ` https://example.org/${'x'.repeat(300)}`;
    const text = `${'я'.repeat(475)}🎉${link}`;
    expect((await mastodon.publish(callTo(), post({ text }))).kind).toBe('published');
    const over = post({ text: `я${text}` });
    expect(await mastodon.publish(callTo(), over)).toMatchObject({ kind: 'rejected', problem: 'too_long' });
    const many = post({ images: outgoingPictures(5) });
    expect(await mastodon.publish(callTo(), many)).toMatchObject({ problem: 'too_many_pictures' });
    expect(await mastodon.publish(callTo(), post({ text: ' ' }))).toMatchObject({ problem: 'empty' });
  });

  const status = (code: number, more: object = {}): HttpFault => ({ kind: 'status', status: code, ...more });
  const processing = {
    error: 'Cannot attach files that have not finished processing. Try again in a moment!',
  };
  const reset = { 'x-ratelimit-reset': new Date(Date.now() + 120_000).toISOString() };
  test.each<[string, HttpFault, object, number]>([
    ['401', status(401), { kind: 'auth', problem: 'token_refused' }, 0],
    ['403', status(403), { kind: 'auth', problem: 'not_allowed' }, 0],
    ['404', status(404), { kind: 'rejected', problem: 'refused' }, 0],
    ['410', status(410), { kind: 'auth', problem: 'account_gone' }, 0],
    ['413', status(413), { kind: 'rejected', problem: 'too_large' }, 0],
    ['422', status(422), { kind: 'rejected', problem: 'refused' }, 0],
    [
      '422 while processing',
      status(422, { body: processing }),
      { kind: 'unavailable', problem: 'media_processing' },
      0,
    ],
    ['429 without a time', status(429), { kind: 'rate_limited', retryAfterMs: 60_000 }, 0],
    ['429', status(429, { headers: reset }), { kind: 'rate_limited', problem: 'rate_limited' }, 0],
    ['503 before the effect', status(503), { kind: 'unknown', problem: 'server_error' }, 0],
    ['500 after it', status(500, { after: true }), { kind: 'unknown', problem: 'server_error' }, 1],
    ['a reset before the effect', { kind: 'dropBefore' }, { kind: 'unknown', problem: 'no_answer' }, 0],
    ['a reset after the effect', { kind: 'dropAfter' }, { kind: 'unknown', problem: 'no_answer' }, 1],
    ['a reset in the answer', { kind: 'midBody' }, { kind: 'unknown', problem: 'no_answer' }, 1],
    ['an unreadable answer', { kind: 'garbage' }, { kind: 'unknown', problem: 'unreadable_answer' }, 1],
  ])('classifies %s; a repeat under the key leaves one post', async (_name, fault, expected, effects) => {
    fake.fail(STATUSES, fault);
    const one = post();
    const result = await mastodon.publish(callTo(), one);
    expect(result).toMatchObject(expected);
    if (result.kind === 'rate_limited') expect(result.retryAfterMs).toBeLessThanOrEqual(120_000);
    expect(fake.effects).toHaveLength(effects);
    const again = await mastodon.publish(callTo(), one);
    expect(again.kind).toBe('published');
    expect(fake.effects).toHaveLength(1);
    expect(JSON.stringify(result)).not.toContain(fake.token);
  });

  test.each<[string, HttpFault, object]>([
    ['a lost answer', { kind: 'dropAfter' }, { kind: 'unavailable', problem: 'no_answer' }],
    ['500', status(500), { kind: 'unavailable', problem: 'server_error' }],
    ['422', status(422), { kind: 'rejected', problem: 'bad_picture' }],
    ['413', status(413), { kind: 'rejected', problem: 'too_large' }],
    ['401', status(401), { kind: 'auth', problem: 'token_refused' }],
    ['429', status(429), { kind: 'rate_limited', problem: 'rate_limited' }],
  ])('an upload publishes nothing: %s', async (_name, fault, expected) => {
    fake.fail(MEDIA, fault);
    expect(await mastodon.publish(callTo(), post({ images: outgoingPictures(1) }))).toMatchObject(expected);
    expect([sends, fake.effects]).toEqual([0, []]);
  });

  test('nothing left: unavailable; given up while waiting: unknown', async () => {
    const nowhere = callTo({}, 'http://nowhere.invalid');
    expect(await mastodon.publish(nowhere, post())).toEqual({ kind: 'unavailable', problem: 'unreachable' });
    const abort = new AbortController();
    fake.fail(STATUSES, { kind: 'hang', onEffect: () => abort.abort() });
    const call = callTo({ signal: abort.signal });
    expect(await mastodon.publish(call, post())).toEqual({ kind: 'unknown', problem: 'no_answer' });
    expect(await mastodon.publish(call, post())).toEqual({ kind: 'unavailable', problem: 'stopped' });
    const stopping = callTo({ onSend: () => Promise.reject(new Error('lease lost')) });
    await expect(mastodon.publish(stopping, post())).rejects.toThrow('lease lost');
    expect(fake.effects).toHaveLength(1);
  });

  test('removes, and again without an error', async () => {
    const result = await mastodon.publish(callTo(), post());
    if (result.kind !== 'published') throw new Error(result.problem);
    for (const _ of [1, 2])
      expect(await mastodon.remove(callTo(), result.remoteIds)).toMatchObject({ kind: 'published' });
    expect(fake.effects).toEqual([]);
    fake.fail('DELETE /api/v1/statuses/1', status(429));
    expect(await mastodon.remove(callTo(), ['1'])).toMatchObject({ kind: 'rate_limited' });
  });
});

describe('after the key is forgotten', () => {
  const since = () => new Date(Date.now() - 1000);

  test('finds the post by its text, links and mentions as the server writes them', async () => {
    fake.fail(STATUSES, { kind: 'dropAfter' });
    const one = post();
    expect((await mastodon.publish(callTo(), one)).kind).toBe('unknown');
    fake.forgetKeys();
    fake.addStatus('Другое', new Date());
    expect(await mastodon.find(callTo(), one, since())).toMatchObject({ kind: 'found', remoteIds: ['1001'] });
    expect(textOfHtml(toHtml('a\nb\n\nc https://example.org/очень-длинная-ссылка'))).toBe(
      'a\nb\n\nc https://example.org/очень-длинная-ссылка',
    );
  });

  test('says absent only when the whole time was listed and nothing resembles it', async () => {
    const one = post();
    expect(await mastodon.find(callTo(), one, since())).toEqual({ kind: 'absent' });
    for (let index = 0; index < 45; index += 1) fake.addStatus(`Другое ${index}`, new Date());
    expect(await mastodon.find(callTo(), one, since())).toEqual({ kind: 'absent' });
    fake.addStatus(TEXT.toUpperCase(), new Date());
    expect(await mastodon.find(callTo(), one, since())).toMatchObject({ problem: 'similar_post' });
    const bare = post({ text: '', images: outgoingPictures(1) });
    expect(await mastodon.find(callTo(), bare, since())).toMatchObject({ problem: 'nothing_to_compare' });
    fake.fail(`GET /api/v1/accounts/${ACCOUNT_ID}/statuses`, { kind: 'status', status: 503 });
    expect(await mastodon.find(callTo(), one, since())).toMatchObject({ problem: 'listing_incomplete' });
    for (let index = 0; index < 200; index += 1) fake.addStatus(`Ещё ${index}`, new Date());
    expect(await mastodon.find(callTo(), post({ text: 'Нет' }), since())).toMatchObject({
      kind: 'cannotTell',
      problem: 'listing_incomplete',
    });
  });

  test('a post that the first look does not show yet is found by the second', async () => {
    const { id } = fake.addStatus(TEXT, new Date());
    fake.fail(`GET /api/v1/accounts/${ACCOUNT_ID}/statuses`, { kind: 'status', status: 200, body: [] });
    expect(await mastodon.find(callTo(), post(), since())).toMatchObject({ kind: 'found', remoteIds: [id] });
  });

  test('a post of the same text from before is not this one', async () => {
    fake.addStatus(TEXT, new Date(Date.now() - 3_600_000));
    expect(await mastodon.find(callTo(), post(), since())).toEqual({ kind: 'absent' });
    fake.addStatus(TEXT, new Date(Date.now() - 5 * 60_000));
    expect(await mastodon.find(callTo(), post(), since())).toMatchObject({ kind: 'cannotTell' });
  });
});

describe('numbers', () => {
  const published = { remoteIds: ['1001'], publishedAt: new Date() };

  test('replies, boosts, favourites, followers; what is missing is unknown', async () => {
    fake.addStatus(TEXT, new Date());
    expect(await mastodon.postNumbers(callTo(), published)).toEqual({
      kind: 'numbers',
      numbers: { likes: 9, comments: 4, shares: 2 },
    });
    expect(await mastodon.channelNumbers(callTo())).toEqual({ kind: 'numbers', numbers: { followers: 128 } });
    fake.fail('GET /api/v1/statuses/1001', {
      kind: 'status',
      status: 200,
      body: { id: '1001', reblogs_count: 0 },
    });
    expect(await mastodon.postNumbers(callTo(), published)).toEqual({
      kind: 'numbers',
      numbers: { likes: null, comments: null, shares: 0 },
    });
  });

  test('a post that is gone, a dead token, haste and silence are told apart', async () => {
    expect(await mastodon.postNumbers(callTo(), published)).toEqual({ kind: 'gone' });
    const asked = 'GET /api/v1/statuses/1001';
    fake.fail(
      asked,
      { kind: 'status', status: 401 },
      { kind: 'status', status: 429 },
      { kind: 'dropBefore' },
    );
    expect(await mastodon.postNumbers(callTo(), published)).toMatchObject({ kind: 'auth' });
    expect(await mastodon.postNumbers(callTo(), published)).toMatchObject({ kind: 'rate_limited' });
    expect(await mastodon.postNumbers(callTo(), published)).toMatchObject({ kind: 'unavailable' });
  });

  test('earlier posts, newest first, a page at a time, without answers to others', async () => {
    const day = 86_400_000;
    for (let index = 0; index < 45; index += 1)
      fake.addStatus(`Пост ${index}`, new Date(Date.now() - (index + 1) * day));
    fake.addStatus('Ответ', new Date(), { in_reply_to_id: '1', in_reply_to_account_id: '7' });
    fake.addStatus('Лично', new Date(), { visibility: 'direct' });
    const since = new Date(Date.now() - 90 * day);
    const first = await mastodon.listEarlier?.(callTo(), { since, cursor: null });
    if (first?.kind !== 'posts') throw new Error(JSON.stringify(first));
    expect(first.posts).toHaveLength(38);
    expect(first.posts[0]).toMatchObject({ text: 'Пост 0', numbers: { likes: 9, comments: 4, shares: 2 } });
    const second = await mastodon.listEarlier?.(callTo(), { since, cursor: first.next });
    if (second?.kind !== 'posts') throw new Error(JSON.stringify(second));
    expect(second.posts.map(({ text }) => text)).toEqual(
      [38, 39, 40, 41, 42, 43, 44].map((n) => `Пост ${n}`),
    );
    const last = await mastodon.listEarlier?.(callTo(), { since, cursor: second.next });
    expect(last).toEqual({ kind: 'posts', posts: [], next: null });
    const recent = new Date(Date.now() - 2.5 * day);
    const few = await mastodon.listEarlier?.(callTo(), { since: recent, cursor: null });
    expect(few).toMatchObject({ kind: 'posts', next: null, posts: [{ text: 'Пост 0' }, { text: 'Пост 1' }] });
    fake.fail(`GET /api/v1/accounts/${ACCOUNT_ID}/statuses`, { kind: 'status', status: 401 });
    expect(await mastodon.listEarlier?.(callTo(), { since, cursor: null })).toMatchObject({ kind: 'auth' });
  });
});
