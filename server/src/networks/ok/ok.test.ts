import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Fault, hasOkNames, OkFake, startOkFake } from '../../../test/fakes/ok.ts';
import {
  callOf,
  endFake,
  LOST_SENDINGS,
  outgoingFilm,
  outgoingPictures,
  outgoingPost,
} from '../../../test/network-call.ts';
import { systemClock } from '../../lib/clock.ts';
import { createSafeFetch } from '../../lib/safe-fetch.ts';
import type { NetworkCall, OutgoingFile, OutgoingPost } from '../network.ts';
import { signFields } from './api.ts';
import { createOk } from './ok.ts';

const ok = createOk({ fetch: createSafeFetch({ allowPrivate: true }), clock: systemClock });
const signal = AbortSignal.timeout(60_000);
const GROUP = '53245782130875';
const FIRST = '157000000000101';
const TEXT = 'Автобус в 23:40 вернули 🎉\nПодробнее: https://example.org/?a=1&b=2 + "всё"';

let fake: OkFake;
let sends = 0;
beforeEach(async () => {
  fake = await new OkFake().start();
  sends = 0;
});
afterEach(() => endFake(fake));

function callTo(over: Record<string, unknown> = {}): NetworkCall {
  const channel = {
    remoteId: GROUP,
    settings: { apiRoot: fake.url, applicationKey: fake.applicationKey, ...over },
    credentials: { accessToken: fake.accessToken, sessionSecretKey: fake.sessionSecretKey },
  };
  return callOf(channel, {
    onSend: async () => {
      sends += 1;
    },
  });
}
const post = (over: Partial<OutgoingPost> = {}) => outgoingPost({ text: TEXT, ...over });
const FILM = outgoingFilm({ name: 'Митинг.mp4' });
const media = () => fake.topics[0]?.attachment.media;

test('the signature of a known request', () => {
  // md5('application_key=AKformat=jsonmethod=users.getCurrentUser' + 'secret'), by md5sum
  const fields = { method: 'users.getCurrentUser', format: 'json', application_key: 'AK' };
  expect(signFields(fields, 'secret')).toBe('e0d891dc9914588a4df1a51d6082008f');
});

test.skipIf(!hasOkNames)('parameters of these tests are checked against the published names', async () => {
  await fetch(`${fake.url}/fb.do`, { method: 'POST', body: 'method=group.getCounters&nonsense=1' });
  expect(fake.violations.splice(0)).toEqual(['group.getCounters: nonsense']);
});

describe('connect', () => {
  const typed = () => ({
    group: GROUP,
    applicationKey: fake.applicationKey,
    accessToken: fake.accessToken,
    sessionSecretKey: fake.sessionSecretKey,
    apiRoot: fake.url,
  });
  const connect = (fields: Record<string, string> = {}) =>
    ok.connect({ fields: { ...typed(), ...fields }, signal });

  test.each([
    GROUP,
    `https://ok.ru/group/${GROUP}`,
    `ok.ru/group/${GROUP}/topics`,
    'https://ok.ru/profkom',
    'profkom',
  ])('knows the group typed as %s', async (group) => {
    expect(await connect({ group })).toEqual({
      kind: 'connected',
      remoteId: GROUP,
      name: 'Профком завода',
      handle: '@profkom',
      url: 'https://ok.ru/profkom',
      settings: {
        groupId: GROUP,
        applicationKey: fake.applicationKey,
        canUploadPhotos: true,
        canUploadVideo: true,
        apiRoot: fake.url,
        tokenKind: 'long',
      },
      credentials: { accessToken: fake.accessToken, sessionSecretKey: fake.sessionSecretKey },
    });
  });

  test.each([
    ['session_expired', 'accessToken', { accessToken: 'no' }],
    ['wrong_application_key', 'applicationKey', { applicationKey: 'no' }],
    ['wrong_signature', 'sessionSecretKey', { sessionSecretKey: 'no' }],
    ['group_not_found', 'group', { group: '99999999' }],
    ['group_not_found', 'group', { group: 'nobody.here' }],
    ['group_not_found', 'group', { group: 'наш профком' }],
    ['unreachable', undefined, { apiRoot: 'http://nowhere.invalid' }],
  ])('names %s at %s', async (problem, field, fields) => {
    expect(await connect(fields)).toMatchObject({ kind: 'problem', problem, ...(field ? { field } : {}) });
  });

  test('names the right that the application lacks; without photos pictures go by hand', async () => {
    fake.rights = ['VALUABLE_ACCESS', 'PHOTO_CONTENT'];
    expect(await connect()).toMatchObject({ problem: 'no_app_right', data: { right: 'GROUP_CONTENT' } });
    fake.rights = ['VALUABLE_ACCESS', 'GROUP_CONTENT'];
    const result = await connect();
    if (result.kind !== 'connected') throw new Error('not connected');
    expect(ok.capabilitiesOf?.(result.settings).byHand).toEqual(['images', 'video']);
    expect(ok.capabilitiesOf?.({}).byHand).toEqual(['video']);
    expect(ok.capabilitiesOf?.({ canUploadPhotos: true, canUploadVideo: true }).byHand).toEqual([]);
    // Whether the question about rights is answered at all was never tried: silence is no refusal.
    const unknown: Fault = { kind: 'error', code: 3 };
    fake.fail('users.hasAppPermission', unknown, unknown, unknown, unknown);
    expect(await connect()).toMatchObject({ kind: 'connected' });
  });

  test('check prolongs the key and tells three states apart', async () => {
    expect(await ok.check(callTo())).toMatchObject({ kind: 'works', name: 'Профком завода' });
    expect(fake.calls[0]?.method).toBe('auth.touchSession');
    fake.fail('auth.touchSession', { kind: 'error', code: 3 });
    expect(await ok.check(callTo())).toMatchObject({ kind: 'works' });
    fake.fail('group.getInfo', { kind: 'dropBefore' }, { kind: 'error', code: 4 });
    expect(await ok.check(callTo())).toEqual({ kind: 'retrying', problem: 'server_busy' });
    expect(await ok.check(callTo())).toEqual({ kind: 'retrying', problem: 'unexpected_answer' });
    fake.isTalkingNonsense = true;
    expect(await ok.check(callTo())).toMatchObject({ kind: 'retrying' });
    fake.isSessionDead = true;
    expect(await ok.check(callTo())).toEqual({ kind: 'reconnect', problem: 'session_expired' });
  });
});

describe('publish', () => {
  test('text with one link: OK makes the card', async () => {
    expect(await ok.publish(callTo(), post({ options: { closeComments: true } }))).toEqual({
      kind: 'published',
      remoteIds: [FIRST],
      url: `https://ok.ru/group/${GROUP}/topic/${FIRST}`,
    });
    expect(fake.calls.map(({ method }) => method)).toEqual(['mediatopic.post']);
    const { attachment, ...fields } = fake.topics[0]?.request ?? {};
    expect(fields).toEqual({ type: 'GROUP_THEME', gid: GROUP, text_link_preview: 'true' });
    expect(JSON.parse(attachment ?? '')).toEqual({
      media: [{ type: 'text', text: TEXT }],
      onBehalfOfGroup: 'true',
      disableComments: 'true',
    });
    expect(sends).toBe(1);
  });

  test('several links: a card of the first; none: no card', async () => {
    const text = 'https://example.org/1 и https://example.org/2';
    await ok.publish(callTo(), post({ text }));
    expect(media()).toEqual([
      { type: 'text', text },
      { type: 'link', url: 'https://example.org/1' },
    ]);
    await ok.publish(callTo(), post({ text: 'Без ссылок' }));
    expect(fake.topics.map(({ request }) => request.text_link_preview)).toEqual([undefined, undefined]);
  });

  test.each([1, 10])('%i pictures keep their order; nothing is committed', async (count) => {
    const seen: string[] = [];
    const call = {
      ...callTo(),
      onSend: async () => void seen.push(...fake.calls.map(({ method }) => method)),
    };
    expect(await ok.publish(call, post({ images: outgoingPictures(count) }))).toMatchObject({
      kind: 'published',
    });
    expect(seen).toEqual(['photosV2.getUploadUrl']);
    expect(fake.calls[0]?.fields).toEqual({ gid: GROUP, count: String(count) });
    expect(fake.uploads[0]).toEqual({ field: 'pic1', fileName: 'pic1.jpeg', type: 'image/jpeg', size: 50 });
    const list = Array.from({ length: count }, (_, index) => ({ id: `token-of-photo${index}` }));
    expect(media()).toEqual([
      { type: 'text', text: TEXT },
      { type: 'photo', list },
    ]);
    expect(fake.topics).toHaveLength(1);
  });

  test('a film, beside a picture', async () => {
    const seen: number[] = [];
    const call = { ...callTo(), onSend: async () => void seen.push(fake.calls.length) };
    const result = await ok.publish(call, post({ images: outgoingPictures(1), files: [FILM] }));
    expect(result).toMatchObject({ kind: 'published' });
    expect(seen).toEqual([2]);
    expect(fake.calls[1]).toEqual({
      method: 'video.getUploadUrl',
      fields: { gid: GROUP, file_name: 'Митинг.mp4', file_size: '900' },
    });
    expect(fake.uploads[1]).toEqual({ field: 'file', fileName: 'Митинг.mp4', type: 'video/mp4', size: 900 });
    expect(media()).toEqual([
      { type: 'text', text: TEXT },
      { type: 'photo', list: [{ id: 'token-of-photo0' }] },
      { type: 'movie', list: [{ id: '8000000000001' }] },
    ]);
    const images = outgoingPictures(2).map((image, index) => ({ ...image, place: index + 1 }));
    await ok.publish(callTo(), post({ images, files: [{ ...FILM, place: 0 }] }));
    expect(fake.topics[1]?.attachment.media).toMatchObject([
      { type: 'text' },
      { type: 'movie' },
      { type: 'photo' },
    ]);
  });

  test('documents, follow-ups and empty posts are refused before anything leaves', async () => {
    const document: OutgoingFile = { ...FILM, kind: 'document' };
    expect(await ok.publish(callTo(), post({ files: [document] }))).toMatchObject({ kind: 'rejected' });
    const replyTo = { parent: ['1'], root: ['1'] };
    expect(await ok.publish(callTo(), post({ replyTo }))).toMatchObject({ kind: 'rejected' });
    expect(await ok.publish(callTo(), post({ text: ' ' }))).toMatchObject({ problem: 'empty' });
    expect(fake.calls).toEqual([]);
    expect(sends).toBe(0);
  });

  test('the longest text passes, one unit more is refused', async () => {
    const longest = '👷‍♀️ё'.repeat(1000).padEnd(ok.capabilities.text.limits[0]?.max ?? 0, 'я');
    expect(longest).toHaveLength(10_000);
    expect(await ok.publish(callTo(), post({ text: longest }))).toMatchObject({ kind: 'published' });
    expect(fake.topics[0]?.text).toBe(longest);
    expect(await ok.publish(callTo(), post({ text: `${longest}я` }))).toMatchObject({ problem: 'too_long' });
  });

  test.each<[number, object]>([
    ...[1, 2, 30, 31, 704, 9999].map((code): [number, object] => [
      code,
      { kind: 'unknown', problem: 'server_error' },
    ]),
    ...[8, 11, 26].map((code): [number, object] => [code, { kind: 'rate_limited', retryAfterMs: 3_600_000 }]),
    ...[102, 103, 401, 451, 453].map((code): [number, object] => [
      code,
      { kind: 'auth', problem: 'session_expired' },
    ]),
    [101, { kind: 'auth', problem: 'wrong_application_key' }],
    [104, { kind: 'auth', problem: 'wrong_signature' }],
    [7, { kind: 'rejected', problem: 'action_blocked' }],
    [10, { kind: 'rejected', problem: 'no_right' }],
    [24, { kind: 'rejected', problem: 'not_admin' }],
    [50, { kind: 'rejected', problem: 'not_admin' }],
    [200, { kind: 'rejected', problem: 'no_right' }],
    [456, { kind: 'rejected', problem: 'no_right' }],
    [100, { kind: 'rejected', problem: 'refused', data: { code: 100 } }],
    [160, { kind: 'rejected', problem: 'refused' }],
    [454, { kind: 'rejected', problem: 'censored_text' }],
    ...[500, 501, 502, 503, 504, 505].map((code): [number, object] => [code, { problem: 'bad_picture' }]),
    [600, { kind: 'rejected', problem: 'too_many_pictures' }],
    [601, { kind: 'rejected', problem: 'too_long' }],
    [605, { kind: 'rejected', problem: 'refused' }],
    [511, { kind: 'rejected', problem: 'censored_text' }],
    [514, { kind: 'rejected', problem: 'verification_needed' }],
  ])('error %i, HTTP 200', async (code, expected) => {
    fake.fail('mediatopic.post', { kind: 'error', code });
    expect(await ok.publish(callTo(), post())).toMatchObject(expected);
    expect(fake.topics).toEqual([]);
  });

  test.each<[string, Fault, number]>([
    ...LOST_SENDINGS,
    ['server_error', { kind: 'error', code: 9999, after: true }, 1],
  ])('unknown (%s, %o): sent once, then left to a person', async (problem, fault, effects) => {
    fake.fail('mediatopic.post', fault);
    expect(await ok.publish(callTo(), post())).toMatchObject({ kind: 'unknown', problem });
    const found = await ok.find(callTo(), post(), new Date());
    expect(found).toEqual({ kind: 'cannotTell', problem: 'no_listing' });
    expect(ok.capabilities.lookup).toBe('none');
    expect(fake.topics).toHaveLength(effects);
    expect(sends).toBe(1);
  });

  test.each<[string, Fault]>([
    ['photosV2.getUploadUrl', { kind: 'dropBefore' }],
    ['photosV2.getUploadUrl', { kind: 'error', code: 2 }],
    ['upload', { kind: 'dropAfter' }],
    ['upload', { kind: 'midBody' }],
    ['upload', { kind: 'garbage' }],
    ['upload', { kind: 'error', code: 9999 }],
    ['video.getUploadUrl', { kind: 'garbage' }],
  ])('a failing %s (%o) made no topic: tried again', async (method, fault) => {
    fake.fail(method, fault);
    const both = post({ images: outgoingPictures(2), files: [FILM] });
    expect(await ok.publish(callTo(), both)).toMatchObject({ kind: 'unavailable' });
    expect(sends).toBe(0);
    expect(fake.topics).toEqual([]);
  });

  test('a picture or film that the upload server refuses is named', async () => {
    fake.fail('upload', { kind: 'status', status: 413 }, { kind: 'error', code: 503 });
    expect(await ok.publish(callTo(), post({ files: [FILM] }))).toMatchObject({ problem: 'bad_film' });
    expect(await ok.publish(callTo(), post({ images: outgoingPictures(1) }))).toMatchObject({
      problem: 'bad_picture',
    });
    expect(sends).toBe(0);
  });

  test('nothing left: unavailable; given up while waiting: unknown; lease lost: not sent', async () => {
    const nowhere = callTo({ apiRoot: 'http://nowhere.invalid' });
    expect(await ok.publish(nowhere, post())).toEqual({ kind: 'unavailable', problem: 'unreachable' });
    const abort = new AbortController();
    fake.fail('mediatopic.post', { kind: 'hang', onEffect: () => abort.abort() });
    const call = { ...callTo(), signal: abort.signal };
    expect(await ok.publish(call, post())).toEqual({ kind: 'unknown', problem: 'no_answer' });
    expect(await ok.publish(call, post())).toEqual({ kind: 'unavailable', problem: 'stopped' });
    const lost = { ...callTo(), onSend: () => Promise.reject(new Error('lease lost')) };
    await expect(ok.publish(lost, post())).rejects.toThrow('lease lost');
    expect(fake.topics).toHaveLength(1);
  });
});

describe('numbers', () => {
  const numbers = () => ok.postNumbers(callTo(), { remoteIds: [FIRST], publishedAt: new Date() });

  test('what stands under its own name, flat or inside `topic`; renderings are not called views', async () => {
    const known = { views: 840, reach: 310, likes: 12, comments: 3, shares: 2 };
    expect(await numbers()).toEqual({ kind: 'numbers', numbers: known });
    fake.stats = { topic: fake.stats };
    expect(await numbers()).toEqual({ kind: 'numbers', numbers: known });
    expect(fake.calls[0]?.fields).toEqual({
      topic_id: FIRST,
      fields: 'views,reach,likes,comments,reshares',
    });
  });

  test('what is missing or strange is unknown, never 0', async () => {
    fake.stats = { likes: 0, comments: -1, reshares: 'many', renderings: 900 };
    const unknown = { views: null, reach: null, likes: 0, comments: null, shares: null };
    expect(await numbers()).toEqual({ kind: 'numbers', numbers: unknown });
    fake.stats = [];
    expect(await numbers()).toMatchObject({ kind: 'unavailable' });
  });

  test('members, and failures of both questions', async () => {
    expect(await ok.channelNumbers(callTo())).toEqual({ kind: 'numbers', numbers: { followers: 845 } });
    expect(fake.calls[0]?.fields).toEqual({ group_id: GROUP, counterTypes: 'members' });
    fake.fail('group.getStatTopic', { kind: 'error', code: 11 }, { kind: 'error', code: 100 });
    expect(await numbers()).toEqual({ kind: 'rate_limited', retryAfterMs: 3_600_000 });
    expect(await numbers()).toMatchObject({ kind: 'unavailable' });
    fake.isSessionDead = true;
    expect(await numbers()).toEqual({ kind: 'auth', problem: 'session_expired' });
    expect(await ok.channelNumbers(callTo())).toEqual({ kind: 'auth', problem: 'session_expired' });
  });
});

test('earlier topics page by page, with texts; one without statistics is not there yet', async () => {
  const day = 86_400_000;
  for (const text of ['Первый', 'Второй', 'Третий', 'Только что'])
    expect(await ok.publish(callTo(), post({ text }))).toMatchObject({ kind: 'published' });
  for (const [index, topic] of fake.topics.slice(0, 3).entries()) topic.createdMs -= (3 - index) * day;
  const since = new Date(Date.now() - 90 * day);
  const first = await ok.listEarlier?.(callTo(), { since, cursor: null });
  if (first?.kind !== 'posts') throw new Error('no posts');
  expect(first.posts.map(({ text }) => text)).toEqual(['Второй', 'Первый']);
  expect(first.posts[1]).toMatchObject({
    remoteIds: [FIRST],
    url: `https://ok.ru/group/${GROUP}/topic/${FIRST}`,
    publishedAt: new Date(fake.topics[0]?.createdMs ?? 0),
    numbers: { views: 7, likes: 0, comments: null, shares: null, reach: null },
  });
  fake.fail('mediatopic.getByIds', { kind: 'error', code: 10 });
  const second = await ok.listEarlier?.(callTo(), { since, cursor: first.next });
  expect(second).toMatchObject({ kind: 'posts', next: null, posts: [{ text: '', numbers: { views: 7 } }] });
  fake.fail('group.getStatTopics', { kind: 'garbage' }, { kind: 'error', code: 102 });
  expect(await ok.listEarlier?.(callTo(), { since, cursor: null })).toMatchObject({ kind: 'unavailable' });
  expect(await ok.listEarlier?.(callTo(), { since, cursor: null })).toMatchObject({ kind: 'auth' });
});

test('removes twice without an error; a refusal and a lost answer are told apart', async () => {
  await ok.publish(callTo(), post());
  for (const _ of [1, 2]) expect(await ok.remove(callTo(), [FIRST])).toMatchObject({ kind: 'published' });
  expect(fake.effects).toEqual([]);
  fake.fail('mediatopic.deleteTopic', { kind: 'error', code: 50 }, { kind: 'dropAfter' });
  expect(await ok.remove(callTo(), [FIRST])).toMatchObject({ kind: 'rejected', problem: 'not_admin' });
  expect(await ok.remove(callTo(), [FIRST])).toMatchObject({ kind: 'unknown' });
});

test('the fake for other processes hands out the channel that connecting would make', async () => {
  const started = await startOkFake();
  try {
    const { connectFields: fields, channel } = started;
    expect(await ok.connect({ fields, signal })).toMatchObject({ kind: 'connected', ...channel });
    expect(await ok.publish({ ...callTo(), channel }, post())).toMatchObject({ kind: 'published' });
    expect(started.effects()).toEqual([{ id: FIRST, text: TEXT }]);
  } finally {
    await started.stop();
  }
});
