import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Fault, startVkFake, VkFake } from '../../../test/fakes/vk.ts';
import { hasVkSchema } from '../../../test/fakes/vk-schema.ts';
import {
  callOf,
  endFake,
  LOST_SENDINGS,
  outgoingFilm,
  outgoingPictures,
  outgoingPost,
} from '../../../test/network-call.ts';
import { createSafeFetch } from '../../lib/safe-fetch.ts';
import type { NetworkCall, OutgoingFile, OutgoingPost } from '../network.ts';
import { createVk } from './vk.ts';

const vk = createVk({ fetch: createSafeFetch({ allowPrivate: true }) });
const signal = AbortSignal.timeout(60_000);
const TEXT =
  'Автобус в 23:40 вернули 🎉\nПодробнее: https://example.org/?a=1&b=2, и ещё https://example.org/2';
const GROUP = '212979992';

let fake: VkFake;
let sends = 0;
beforeEach(async () => {
  fake = await new VkFake().start();
  sends = 0;
});
afterEach(() => endFake(fake));

type KeyName = 'communityKey' | 'serviceKey' | 'userKey';
const ALL: KeyName[] = ['communityKey', 'serviceKey', 'userKey'];
function keysOf(names: KeyName[]): Record<string, string> {
  const { community, service, user } = fake.keys;
  const all = { communityKey: community, serviceKey: service, userKey: user };
  return Object.fromEntries(names.map((name) => [name, all[name]]));
}
function callTo(names: KeyName[] = ALL, settings: Record<string, unknown> = {}): NetworkCall {
  const channel = {
    remoteId: GROUP,
    settings: { apiRoot: fake.url, canReadReach: true, ...settings },
    credentials: keysOf(names),
  };
  return callOf(channel, {
    onSend: async () => {
      sends += 1;
    },
  });
}
const textOnly = () => callTo(['communityKey']);

const post = (over: Partial<OutgoingPost> = {}) => outgoingPost({ text: TEXT, ...over });
const pictures = (count: number) =>
  outgoingPictures(count).map((picture, index) =>
    index === 1 ? { ...picture, mime: 'image/png' } : picture,
  );
const FILM = outgoingFilm({ name: 'Собрание "весна".mp4' });
const methods = () => fake.calls.map(({ method }) => method);

test.skipIf(!hasVkSchema)('requests and answers of these tests are checked by the published schema', () => {
  expect(fake.schema?.checkRequest('wall.post', { owner_id: 'x' })).not.toEqual([]);
  expect(fake.schema?.checkRequest('wall.getById', {})).not.toEqual([]);
  expect(fake.schema?.checkAnswer('wall.post', { response: {} })).not.toEqual([]);
  expect(fake.schema?.checkRequest('wall.post', { owner_id: '-1', message: 'x', guid: 'a' })).toEqual([]);
});

describe('connect', () => {
  const connect = (fields: Record<string, string> = {}) =>
    vk.connect({ fields: { ...keysOf(['communityKey']), apiRoot: fake.url, ...fields }, signal });

  test('knows the community and what its three keys give', async () => {
    expect(await connect(keysOf(ALL))).toEqual({
      kind: 'connected',
      remoteId: GROUP,
      name: 'Профком завода',
      handle: '@profkom_zavoda',
      url: 'https://vk.com/profkom_zavoda',
      settings: {
        groupId: GROUP,
        apiRoot: fake.url,
        canRead: true,
        canUploadPhotos: true,
        canUploadVideo: true,
        canUploadDocuments: true,
        canReadReach: true,
      },
      credentials: keysOf(ALL),
    });
    // Nothing that would stand anywhere: no film was announced, nothing posted.
    expect(methods()).not.toContain('video.save');
    expect(fake.posts).toEqual([]);
  });

  test('a community key alone: text and link; pictures and films by hand, no numbers', async () => {
    const result = await connect();
    if (result.kind !== 'connected') throw new Error('not connected');
    expect(result.settings).toMatchObject({ canRead: false, canUploadPhotos: false, canUploadVideo: false });
    expect(vk.capabilitiesOf?.(result.settings)).toMatchObject({
      byHand: ['images', 'video'],
      lookup: 'none',
      listsPosts: false,
      metrics: { post: [], channel: ['followers'] },
    });
    const uploads = { canUploadPhotos: true, canUploadVideo: true, canUploadDocuments: true };
    const wide = vk.capabilitiesOf?.({ canRead: true, ...uploads });
    expect(wide).toMatchObject({ byHand: [], lookup: 'byContent', listsPosts: true });
    expect(wide?.metrics.post).toEqual(['views', 'likes', 'comments', 'shares']);
    expect(vk.capabilitiesOf?.({ canRead: true, canReadReach: true }).metrics.post).toContain('reach');
  });

  const key = (name: 'community' | 'service' | 'user' | 'vkId') => fake.keys[name];
  test.each<[string, string | undefined, () => Record<string, string>]>([
    ['key_revoked', 'communityKey', () => ({ communityKey: 'nonsense' })],
    ['user_key_given', 'communityKey', () => ({ communityKey: key('user') })],
    ['user_key_given', 'communityKey', () => ({ communityKey: key('vkId') })],
    ['not_a_community_key', 'communityKey', () => ({ communityKey: key('service') })],
    ['user_key_cannot_post', 'userKey', () => ({ userKey: key('vkId') })],
    ['user_key_cannot_post', 'userKey', () => ({ userKey: key('community') })],
    ['key_revoked', 'userKey', () => ({ userKey: 'nonsense' })],
    ['key_revoked', 'serviceKey', () => ({ serviceKey: 'nonsense' })],
    ['key_cannot_read', 'serviceKey', () => ({ serviceKey: key('community') })],
    ['unreachable', undefined, () => ({ apiRoot: 'http://nowhere.invalid' })],
  ])('names %s at %s', async (problem, field, fields) => {
    expect(await connect(fields())).toMatchObject({ kind: 'problem', problem, ...(field ? { field } : {}) });
  });

  test('names missing rights, a closed wall and a user key that uploads nothing', async () => {
    fake.communityRights = ['photos'];
    expect(await connect()).toMatchObject({ problem: 'no_wall_right', field: 'communityKey' });
    fake.communityRights = ['wall'];
    const narrow = await connect();
    if (narrow.kind !== 'connected') throw new Error('not connected');
    expect(vk.capabilitiesOf?.(narrow.settings).byHand).toEqual(['images', 'video', 'documents']);
    fake.isWallClosed = true;
    expect(await connect(keysOf(['serviceKey']))).toMatchObject({ problem: 'key_cannot_read' });
    fake.isWallClosed = false;
    fake.userRights = 8192;
    expect(await connect(keysOf(['userKey']))).toMatchObject({ problem: 'user_key_cannot_upload' });
    fake.userRights = 4;
    expect(await connect(keysOf(['userKey']))).toMatchObject({ problem: 'user_key_no_wall' });
    // A key that uploads but does not name its rights: pictures, and no more than is sure.
    fake.userRights = 4 + 16 + 8192;
    fake.fail('account.getAppPermissions', { kind: 'error', code: 15 });
    expect(await connect(keysOf(['userKey']))).toMatchObject({
      settings: { canUploadPhotos: true, canUploadVideo: false, canReadReach: false },
    });
  });

  test('silence while connecting is not a refusal', async () => {
    fake.fail('groups.getTokenPermissions', { kind: 'status', status: 502 });
    expect(await connect()).toMatchObject({ kind: 'problem', problem: 'server_busy' });
    fake.fail('wall.get', { kind: 'error', code: 10 });
    expect(await connect(keysOf(['serviceKey']))).toMatchObject({ kind: 'problem', problem: 'server_busy' });
  });

  test('check: silent, dead key of the community, dead extra keys that only narrow', async () => {
    fake.fail('users.get', { kind: 'dropBefore' });
    fake.fail('groups.getTokenPermissions', { kind: 'dropBefore' }, { kind: 'error', code: 10 });
    expect(await vk.check(callTo())).toMatchObject({ kind: 'retrying' });
    expect(await vk.check(callTo())).toEqual({ kind: 'retrying', problem: 'server_busy' });
    fake.fail('wall.get', { kind: 'dropBefore' });
    const quiet = await vk.check(callTo());
    expect(quiet).toMatchObject({ kind: 'works', settings: { canUploadPhotos: true } });
    expect(quiet).not.toHaveProperty('settings.canRead');
    fake.fail('groups.getTokenPermissions', { kind: 'garbage', text: '{"response":{}}' });
    expect(await vk.check(callTo())).toEqual({ kind: 'retrying', problem: 'unexpected_answer' });
    fake.revoked = ['user', 'service'];
    expect(await vk.check(callTo())).toMatchObject({
      kind: 'works',
      name: 'Профком завода',
      settings: { canRead: false, canUploadPhotos: false, canUploadVideo: false, canReadReach: false },
    });
    fake.revoked = ['community'];
    expect(await vk.check(callTo())).toEqual({ kind: 'reconnect', problem: 'key_revoked' });
  });
});

describe('publish', () => {
  test('text: the community’s name, the key, and the first link of the text', async () => {
    const options = { silent: true, closeComments: true };
    expect(await vk.publish(textOnly(), post({ options }))).toEqual({
      kind: 'published',
      remoteIds: [`-${GROUP}_101`],
      url: `https://vk.com/wall-${GROUP}_101`,
    });
    expect(fake.calls).toEqual([
      {
        method: 'wall.post',
        key: 'community',
        fields: {
          owner_id: `-${GROUP}`,
          from_group: '1',
          guid: 'key-1',
          message: TEXT,
          attachments: 'https://example.org/?a=1&b=2',
          close_comments: '1',
          mute_notifications: '1',
        },
      },
    ]);
    expect(sends).toBe(1);
  });

  test('no link, or one with a comma: nothing attached', async () => {
    await vk.publish(textOnly(), post({ text: 'Без ссылки' }));
    await vk.publish(textOnly(), post({ text: 'https://example.org/a,b' }));
    expect(fake.posts.map(({ attachments }) => attachments)).toEqual([[], []]);
  });

  test.each([1, 10])('%i pictures: uploaded, saved and posted by the user key', async (count) => {
    const seen: string[] = [];
    const call = { ...callTo(), onSend: async () => void seen.push(...methods()) };
    expect(await vk.publish(call, post({ images: pictures(count) }))).toMatchObject({ kind: 'published' });
    const saves = Array.from({ length: count }, () => 'photos.saveWallPhoto');
    // Everything without effect comes before «sent».
    expect(seen).toEqual(['photos.getWallUploadServer', ...saves]);
    expect(fake.uploads[0]).toEqual({
      field: 'photo',
      fileName: 'photo0.jpeg',
      type: 'image/jpeg',
      size: 50,
    });
    expect(fake.uploads).toHaveLength(count);
    expect(fake.calls.find(({ method }) => method === 'photos.saveWallPhoto')?.fields).toEqual({
      group_id: GROUP,
      photo: '[{"photo":"s|q"}]',
      server: '841',
      hash: 'c0ffee',
    });
    expect(fake.calls.at(-1)).toMatchObject({ method: 'wall.post', key: 'user' });
    expect(fake.posts).toHaveLength(1);
    expect(fake.posts[0]?.attachments).toHaveLength(count);
    expect(fake.posts[0]?.attachments[0]).toBe(`photo-${GROUP}_101_a1b2`);
    expect(fake.posts[0]?.text).toBe(TEXT);
  });

  test('a film, beside a picture', async () => {
    const result = await vk.publish(callTo(), post({ images: pictures(1), files: [FILM] }));
    expect(result).toMatchObject({ kind: 'published' });
    expect(fake.calls.find(({ method }) => method === 'video.save')?.fields).toEqual({
      group_id: GROUP,
      name: 'Собрание "весна"',
      wallpost: '0',
    });
    expect(fake.uploads.at(-1)).toMatchObject({ field: 'video_file', type: 'video/mp4', size: 900 });
    expect(fake.posts[0]?.attachments).toEqual([`photo-${GROUP}_101_a1b2`, `video-${GROUP}_102`]);
    const [first, last] = pictures(2);
    const between = post({
      idempotencyKey: 'between-1',
      images: [
        { ...first, place: 0 },
        { ...last, place: 2 },
      ] as OutgoingPost['images'],
      files: [{ ...FILM, place: 1 }],
    });
    await vk.publish(callTo(), between);
    expect(fake.posts[1]?.attachments.map((name) => name.slice(0, 5))).toEqual(['photo', 'video', 'photo']);
  });

  test('a document, under the community key', async () => {
    const leaflet: OutgoingFile = {
      ...FILM,
      kind: 'document',
      mime: 'application/pdf',
      name: 'Листовка.pdf',
    };
    expect(await vk.publish(textOnly(), post({ files: [leaflet] }))).toMatchObject({ kind: 'published' });
    expect(fake.calls.map(({ method, key }) => [method, key])).toEqual([
      ['docs.getWallUploadServer', 'community'],
      ['docs.save', 'community'],
      ['wall.post', 'community'],
    ]);
    expect(fake.calls[1]?.fields).toEqual({ file: 'doc|file', title: 'Листовка.pdf' });
    expect(fake.uploads[0]).toMatchObject({
      field: 'file',
      fileName: 'Листовка.pdf',
      type: 'application/pdf',
    });
    expect(fake.posts[0]?.attachments).toEqual([`doc-${GROUP}_101`]);
    expect(await vk.find(callTo(), post({ files: [leaflet] }), new Date())).toMatchObject({ kind: 'found' });
    fake.communityRights = ['wall'];
    const refused = await vk.publish(textOnly(), post({ files: [leaflet] }));
    expect(refused).toEqual({ kind: 'rejected', problem: 'documents_need_right' });
    expect(fake.posts).toHaveLength(1);
  });

  test('a link whose page has no picture for a card: refused, then sent with the link in the text', async () => {
    const text = 'Читайте: https://example.org/no-picture';
    expect(await vk.publish(textOnly(), post({ text }))).toMatchObject({ kind: 'published' });
    expect(fake.calls.map(({ fields }) => fields.attachments)).toEqual([
      'https://example.org/no-picture',
      undefined,
    ]);
    expect(fake.posts).toMatchObject([{ text, attachments: [] }]);
    expect(sends).toBe(1);
    // The second try counts like any other: what may have had an effect is unknown.
    const noCard: Fault = { kind: 'error', code: 100, message: 'link_photo_sizing_rule. No photo given' };
    fake.fail('wall.post', noCard, { kind: 'dropAfter' });
    expect(await vk.publish(textOnly(), post({ text }))).toMatchObject({ kind: 'unknown' });
    expect(fake.posts).toHaveLength(2);
    // A lost answer is never followed by another try.
    fake.fail('wall.post', { kind: 'dropAfter' });
    expect(await vk.publish(textOnly(), post({ text: 'https://example.org' }))).toMatchObject({
      kind: 'unknown',
    });
    expect(fake.posts).toHaveLength(3);
  });

  test('pictures without a user key, or more than ten media: refused before anything leaves', async () => {
    expect(await vk.publish(textOnly(), post({ images: pictures(1) }))).toEqual({
      kind: 'rejected',
      problem: 'pictures_need_user_key',
    });
    const many = post({ images: pictures(10), files: [FILM] });
    expect(await vk.publish(callTo(), many)).toMatchObject({ problem: 'too_many_pictures' });
    expect(fake.calls).toEqual([]);
    expect(sends).toBe(0);
  });

  test('the longest text passes, longer than VK takes is refused', async () => {
    const [limit] = vk.capabilities.text.limits;
    const longest = '👷‍♀️ё'.repeat(2000).padEnd(limit?.max ?? 0, 'я');
    expect(longest).toHaveLength(15_999);
    expect(await vk.publish(textOnly(), post({ text: longest }))).toMatchObject({ kind: 'published' });
    expect(fake.posts[0]?.text).toBe(longest);
    const over = post({ text: 'я'.repeat(16_001) });
    expect(await vk.publish(textOnly(), over)).toMatchObject({ kind: 'rejected', problem: 'too_long' });
    expect(await vk.publish(textOnly(), post({ text: '' }))).toMatchObject({ problem: 'empty' });
  });

  const error = (code: number, message?: string): Fault => ({ kind: 'error', code, message });
  test.each<[number, object]>([
    [1, { kind: 'unknown', problem: 'server_error' }],
    [10, { kind: 'unknown', problem: 'server_error' }],
    [36, { kind: 'unknown', problem: 'server_error' }],
    [6, { kind: 'rate_limited', retryAfterMs: 1_000 }],
    [9, { kind: 'rate_limited', problem: 'flood_control', retryAfterMs: 3_600_000 }],
    [29, { kind: 'rate_limited', problem: 'daily_quota' }],
    [14, { kind: 'rejected', problem: 'captcha_needed' }],
    [17, { kind: 'rejected', problem: 'validation_needed' }],
    [24, { kind: 'rejected', problem: 'confirmation_needed' }],
    [5, { kind: 'auth', problem: 'key_revoked' }],
    [1117, { kind: 'auth', problem: 'key_revoked' }],
    [27, { kind: 'auth', problem: 'wrong_key_kind' }],
    [28, { kind: 'auth', problem: 'wrong_key_kind' }],
    [1051, { kind: 'auth', problem: 'wrong_key_kind' }],
    [7, { kind: 'rejected', problem: 'no_right' }],
    [15, { kind: 'rejected', problem: 'access_denied' }],
    [203, { kind: 'rejected', problem: 'no_right' }],
    [214, { kind: 'rejected', problem: 'no_right_or_daily_limit' }],
    [219, { kind: 'rejected', problem: 'advertising_limit' }],
    [222, { kind: 'rejected', problem: 'links_forbidden' }],
    [224, { kind: 'rejected', problem: 'advertising_limit' }],
    [100, { kind: 'rejected', problem: 'refused', data: { code: 100 } }],
    [113, { kind: 'rejected', problem: 'refused' }],
    [129, { kind: 'rejected', problem: 'bad_picture' }],
    [4242, { kind: 'rejected', problem: 'refused' }],
  ])('error %i of wall.post, HTTP 200', async (code, expected) => {
    fake.fail('wall.post', error(code));
    expect(await vk.publish(textOnly(), post())).toMatchObject(expected);
    expect(methods()).toEqual([]);
    expect(fake.posts).toEqual([]);
  });

  test('a user key that died or will not post fails its post, not the channel', async () => {
    fake.revoked = ['user'];
    const picture = post({ images: pictures(1) });
    const dead = { kind: 'rejected', problem: 'user_key_expired' };
    expect(await vk.publish(callTo(), picture)).toMatchObject(dead);
    fake.revoked = [];
    fake.fail('wall.post', error(1051));
    expect(await vk.publish(callTo(), picture)).toMatchObject({ problem: 'user_key_cannot_post' });
    expect(await vk.publish(callTo(), post())).toMatchObject({ kind: 'published' });
  });

  test.each<[string, Fault, number]>([
    ...LOST_SENDINGS,
    ['server_error', { kind: 'error', code: 10, after: true }, 1],
  ])(
    'unknown (%s, %o): sent once, then found on the wall or left to a person',
    async (problem, fault, effects) => {
      const since = new Date();
      fake.fail('wall.post', fault);
      expect(await vk.publish(callTo(), post())).toMatchObject({ kind: 'unknown', problem });
      expect(fake.posts).toHaveLength(effects);
      expect(await vk.find(callTo(), post(), since)).toEqual(
        effects === 1
          ? { kind: 'found', remoteIds: [`-${GROUP}_101`], url: `https://vk.com/wall-${GROUP}_101` }
          : { kind: 'cannotTell', problem: 'not_on_wall' },
      );
      expect(await vk.find(textOnly(), post(), since)).toMatchObject({ kind: 'cannotTell' });
      expect(fake.posts).toHaveLength(effects);
      expect(sends).toBe(1);
    },
  );

  test.each<[string, Fault]>([
    ['photos.getWallUploadServer', { kind: 'dropBefore' }],
    ['photos.getWallUploadServer', { kind: 'error', code: 10 }],
    ['upload/photo', { kind: 'dropAfter' }],
    ['upload/photo', { kind: 'status', status: 504 }],
    ['upload/photo', { kind: 'garbage' }],
    ['photos.saveWallPhoto', { kind: 'midBody' }],
    ['video.save', { kind: 'garbage' }],
    ['upload/video', { kind: 'dropBefore' }],
  ])('a failing %s (%o) made no post: tried again', async (method, fault) => {
    fake.fail(method, fault);
    const both = post({ images: pictures(1), files: [FILM] });
    expect(await vk.publish(callTo(), both)).toMatchObject({ kind: 'unavailable' });
    expect(sends).toBe(0);
    expect(fake.posts).toEqual([]);
  });

  test('nothing left: unavailable; given up while waiting: unknown; lease lost: not sent', async () => {
    const nowhere = callTo(ALL, { apiRoot: 'http://nowhere.invalid' });
    expect(await vk.publish(nowhere, post())).toEqual({ kind: 'unavailable', problem: 'unreachable' });
    const abort = new AbortController();
    fake.fail('wall.post', { kind: 'hang', onEffect: () => abort.abort() });
    const call = { ...callTo(), signal: abort.signal };
    expect(await vk.publish(call, post())).toEqual({ kind: 'unknown', problem: 'no_answer' });
    expect(await vk.publish(call, post())).toEqual({ kind: 'unavailable', problem: 'stopped' });
    const lost = { ...callTo(), onSend: () => Promise.reject(new Error('lease lost')) };
    await expect(vk.publish(lost, post())).rejects.toThrow('lease lost');
    expect(fake.posts).toHaveLength(1);
  });

  test('a picture that VK cannot read is refused; too fast for the user key is tried once more', async () => {
    fake.fail('photos.saveWallPhoto', error(129), error(6));
    expect(await vk.publish(callTo(), post({ images: pictures(1) }))).toMatchObject({
      problem: 'bad_picture',
    });
    expect(await vk.publish(callTo(), post({ images: pictures(1) }))).toMatchObject({ kind: 'published' });
  });
});

test('the fake for other processes hands out the channel that connecting would make', async () => {
  const started = await startVkFake();
  try {
    const { connectFields: fields, channel } = started;
    expect(await vk.connect({ fields, signal })).toMatchObject({ kind: 'connected', ...channel });
    expect(await vk.publish({ ...callTo(), channel }, post())).toMatchObject({ kind: 'published' });
    expect(started.effects()).toEqual([{ id: `-${GROUP}_101`, text: TEXT }]);
  } finally {
    await started.stop();
  }
});
