// What stands on the wall: looking a post up, comments, numbers, earlier posts, removing.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { VkFake } from '../../../test/fakes/vk.ts';
import { callOf, endFake, outgoingPost } from '../../../test/network-call.ts';
import { createSafeFetch } from '../../lib/safe-fetch.ts';
import type { NetworkCall, OutgoingPost } from '../network.ts';
import { createVk } from './vk.ts';

const vk = createVk({ fetch: createSafeFetch({ allowPrivate: true }) });
const GROUP = '212979992';
const HOUR = 3600;
const seconds = () => Math.floor(Date.now() / 1000);

let fake: VkFake;
let sends = 0;
beforeEach(async () => {
  fake = await new VkFake().start();
  sends = 0;
});
afterEach(() => endFake(fake));

function callTo({ service = true, user = false, settings = {} } = {}): NetworkCall {
  const channel = {
    remoteId: GROUP,
    settings: { apiRoot: fake.url, ...settings },
    credentials: {
      communityKey: fake.keys.community,
      ...(service ? { serviceKey: fake.keys.service } : {}),
      ...(user ? { userKey: fake.keys.user } : {}),
    },
  };
  return callOf(channel, {
    onSend: async () => {
      sends += 1;
    },
  });
}
const post = (over: Partial<OutgoingPost> = {}) => outgoingPost({ text: 'Собрание в 18:00', ...over });
const ref = (id: number) => `-${GROUP}_${id}`;

describe('after an unknown outcome', () => {
  test('another text, an older post, another number of pictures and a stranger’s post are not ours', async () => {
    fake.addPost({ text: 'Собрание в 19:00' });
    fake.addPost({ text: 'Собрание в 18:00', date: seconds() - HOUR });
    fake.addPost({ text: 'Собрание в 18:00', attachments: [`photo-${GROUP}_5`] });
    const notOnWall = { kind: 'cannotTell', problem: 'not_on_wall' };
    expect(await vk.find(callTo(), post(), new Date())).toEqual(notOnWall);
    const { id } = fake.addPost({ text: ' Собрание  в\n18:00 ' });
    expect(await vk.find(callTo(), post(), new Date())).toMatchObject({
      kind: 'found',
      remoteIds: [ref(id)],
    });
    expect(fake.calls.at(-1)?.fields).toEqual({ owner_id: `-${GROUP}`, filter: 'owner', count: '20' });
  });

  test('reads with the user key where there is no other; says when it cannot look', async () => {
    const { id } = fake.addPost({ text: 'Собрание в 18:00' });
    const found = await vk.find(callTo({ service: false, user: true }), post(), new Date());
    expect(found).toMatchObject({ kind: 'found', remoteIds: [ref(id)] });
    const cannot = { kind: 'cannotTell', problem: 'wall_unreadable' };
    expect(await vk.find(callTo({ service: false }), post(), new Date())).toEqual(cannot);
    fake.isWallClosed = true;
    expect(await vk.find(callTo(), post(), new Date())).toEqual(cannot);
    expect(await vk.find(callTo(), post({ text: ' ' }), new Date())).toMatchObject({
      problem: 'nothing_to_compare',
    });
    expect(sends).toBe(0);
  });
});

describe('the first comment', () => {
  const under = (id: number) => post({ replyTo: { parent: [ref(id)], root: [ref(id)] } });

  test('in the community’s name, found again, removed', async () => {
    const { id } = fake.addPost({ text: 'Пост' });
    fake.fail('wall.createComment', { kind: 'dropAfter' });
    expect(await vk.publish(callTo(), under(id))).toMatchObject({ kind: 'unknown' });
    const found = await vk.find(callTo(), under(id), new Date());
    expect(found).toEqual({
      kind: 'found',
      remoteIds: [`${ref(id)}_${id + 1}`],
      url: `https://vk.com/wall-${GROUP}_${id}?reply=${id + 1}`,
    });
    expect(await vk.publish(callTo(), under(id))).toEqual({
      kind: 'published',
      remoteIds: [`${ref(id)}_${id + 2}`],
      url: `https://vk.com/wall-${GROUP}_${id}?reply=${id + 2}`,
    });
    const { method, key, fields } = fake.calls.findLast((call) => call.method === 'wall.createComment') ?? {};
    expect({ method, key, fields }).toEqual({
      method: 'wall.createComment',
      key: 'community',
      fields: {
        owner_id: `-${GROUP}`,
        post_id: String(id),
        from_group: GROUP,
        message: 'Собрание в 18:00',
        guid: 'key-1',
      },
    });
    const remoteIds = [`${ref(id)}_${id + 1}`, `${ref(id)}_${id + 2}`];
    expect(await vk.remove(callTo(), remoteIds)).toMatchObject({ kind: 'published' });
    expect(fake.effects.map(({ text }) => text)).toEqual(['Пост']);
    const published = { remoteIds, publishedAt: new Date() };
    expect(await vk.postNumbers(callTo(), published)).toEqual({ kind: 'numbers', numbers: {} });
  });

  test('refused where comments are closed, where it is empty and where it has pictures', async () => {
    const { id } = fake.addPost({ text: 'Пост', request: { close_comments: '1' } });
    expect(await vk.publish(callTo(), under(id))).toMatchObject({ problem: 'comments_closed' });
    expect(await vk.publish(callTo(), { ...under(id), text: ' ' })).toMatchObject({ problem: 'empty' });
    const image = {
      bytes: new Uint8Array(1),
      mime: 'image/png',
      width: 1,
      height: 1,
      altText: null,
      sha256: '',
    };
    const pictured = { ...under(id), images: [image] };
    expect(await vk.publish(callTo(), pictured)).toMatchObject({ problem: 'comment_takes_text' });
    expect(fake.comments).toEqual([]);
  });
});

describe('numbers', () => {
  const counts = { views: 431, likes: 12, comments: 3, reposts: 2 };
  const numbersOf = (id: number, call: NetworkCall) =>
    vk.postNumbers(call, { remoteIds: [ref(id)], publishedAt: new Date() });

  test('views, likes, comments, reposts; reach only where VK really gives it', async () => {
    const { id } = fake.addPost({ text: 'Пост', ...counts });
    const plain = { views: 431, likes: 12, comments: 3, shares: 2 };
    expect(await numbersOf(id, callTo())).toEqual({ kind: 'numbers', numbers: plain });
    const may = callTo({ user: true, settings: { canReadReach: true } });
    expect(await numbersOf(id, may)).toEqual({ kind: 'numbers', numbers: { ...plain, reach: null } });
    for (const one of fake.posts) one.reach = 300;
    expect(await numbersOf(id, may)).toEqual({ kind: 'numbers', numbers: { ...plain, reach: 300 } });
    expect(await numbersOf(id, callTo({ user: true }))).toEqual({ kind: 'numbers', numbers: plain });
  });

  test('without a reading key: unknown, not zero, and VK is not asked', async () => {
    const { id } = fake.addPost({ text: 'Пост', ...counts });
    const none = { kind: 'numbers', numbers: {} };
    expect(await numbersOf(id, callTo({ service: false }))).toEqual(none);
    expect(fake.calls).toEqual([]);
  });

  test('gone is what a readable wall no longer has; a closed wall proves nothing', async () => {
    const { id } = fake.addPost({ text: 'Пост', ...counts });
    expect(await numbersOf(id + 7, callTo())).toEqual({ kind: 'gone' });
    fake.fail('wall.get', { kind: 'error', code: 15 });
    expect(await numbersOf(id + 7, callTo())).toMatchObject({ kind: 'unavailable' });
    fake.isWallClosed = true;
    expect(await numbersOf(id, callTo())).toMatchObject({ kind: 'unavailable', problem: 'access_denied' });
  });

  test('a dead reading key never disconnects the channel; silence is tried again', async () => {
    const { id } = fake.addPost({ text: 'Пост', ...counts });
    fake.fail(
      'wall.getById',
      { kind: 'error', code: 6 },
      { kind: 'midBody' },
      { kind: 'status', status: 503 },
    );
    expect(await numbersOf(id, callTo())).toEqual({ kind: 'rate_limited', retryAfterMs: 1_000 });
    expect(await numbersOf(id, callTo())).toMatchObject({ kind: 'unavailable' });
    expect(await numbersOf(id, callTo())).toMatchObject({ kind: 'unavailable' });
    fake.revoked = ['service'];
    const dead = { kind: 'unavailable', problem: 'reading_key_dead' };
    expect(await numbersOf(id, callTo())).toEqual(dead);
  });

  test('members, with the community key', async () => {
    expect(await vk.channelNumbers(callTo())).toEqual({ kind: 'numbers', numbers: { followers: 1204 } });
    fake.revoked = ['community'];
    expect(await vk.channelNumbers(callTo())).toEqual({ kind: 'auth', problem: 'key_revoked' });
  });
});

describe('earlier posts', () => {
  const since = new Date(Date.now() - 89.5 * 24 * HOUR * 1000);
  const list = (cursor: string | null, call = callTo()) => vk.listEarlier?.(call, { since, cursor });

  test('page by page back to the day asked, whatever is pinned', async () => {
    const now = seconds();
    fake.addPost({ text: 'Закреплён в прошлом году', date: now - 300 * 24 * HOUR, isPinned: true });
    for (let day = 0; day < 130; day += 1)
      fake.addPost({ text: `День ${day} & ночь`, date: now - day * 20 * HOUR, views: day });
    const first = await list(null);
    if (first?.kind !== 'posts') throw new Error('no posts');
    expect(first.posts).toHaveLength(99);
    expect(first.next).toBe('100');
    expect(first.posts[0]).toEqual({
      remoteIds: [ref(102)],
      url: `https://vk.com/wall-${GROUP}_102`,
      publishedAt: new Date(now * 1000),
      text: 'День 0 & ночь',
      numbers: { views: 0, likes: 0, comments: 0, shares: 0 },
    });
    const second = await list(first.next);
    if (second?.kind !== 'posts') throw new Error('no posts');
    // 89.5 days hold 107 stretches of 20 hours, so 108 posts.
    expect(second).toMatchObject({ next: null });
    expect(first.posts.length + second.posts.length).toBe(108);
    expect(sends).toBe(0);
  });

  test('an empty wall ends at once; a wall that cannot be read says why', async () => {
    expect(await list(null)).toEqual({ kind: 'posts', posts: [], next: null });
    expect(await list(null, callTo({ service: false }))).toEqual({
      kind: 'unavailable',
      problem: 'no_reading_key',
    });
    fake.fail('wall.get', { kind: 'error', code: 29 });
    expect(await list(null)).toMatchObject({ kind: 'rate_limited' });
  });
});

describe('remove', () => {
  test('twice without an error', async () => {
    const { id } = fake.addPost({ text: 'Пост' });
    for (const _ of [1, 2])
      expect(await vk.remove(callTo(), [ref(id)])).toEqual({
        kind: 'published',
        remoteIds: [ref(id)],
        url: null,
      });
    expect(fake.effects).toEqual([]);
    expect(sends).toBe(2);
  });

  test('where the community key may not, the user key does; else a person', async () => {
    const { id } = fake.addPost({ text: 'Пост' });
    fake.fail('wall.delete', { kind: 'error', code: 27 });
    expect(await vk.remove(callTo(), [ref(id)])).toEqual({ kind: 'rejected', problem: 'cannot_remove' });
    expect(fake.posts).toHaveLength(1);
    fake.fail('wall.delete', { kind: 'error', code: 27 });
    expect(await vk.remove(callTo({ user: true }), [ref(id)])).toMatchObject({ kind: 'published' });
    expect(fake.posts).toEqual([]);
    expect(await vk.remove(callTo(), ['nonsense'])).toMatchObject({ kind: 'rejected' });
    fake.fail('wall.delete', { kind: 'dropAfter' });
    expect(await vk.remove(callTo(), [ref(id)])).toMatchObject({ kind: 'unknown' });
  });
});
