import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Fault, TelegramFake } from '../../../test/fakes/telegram.ts';
import { hasTelegramSchema } from '../../../test/fakes/telegram-schema.ts';
import type { FakeChat } from '../../../test/fakes/telegram-shapes.ts';
import { callOf, endFake, outgoingPictures, outgoingPost } from '../../../test/network-call.ts';
import { createSafeFetch } from '../../lib/safe-fetch.ts';
import type { NetworkCall, OutgoingPost } from '../network.ts';
import { normaliseChat } from './connect.ts';
import { createTelegram } from './telegram.ts';

const telegram = createTelegram({ fetch: createSafeFetch({ allowPrivate: true }) });
const signal = AbortSignal.timeout(60_000);
const CHANNEL: FakeChat = {
  id: -1001234567890,
  type: 'channel',
  title: 'Профком завода',
  username: 'profkom_zavoda',
  members: 128,
  bot: 'admin',
};
const TEXT = 'Автобус в 23:40 вернули 🎉\nПодробнее: https://example.org/?a=1&b=2 <скоро> "всё"';

let fake: TelegramFake;
let sends = 0;
beforeEach(async () => {
  fake = await new TelegramFake().start();
  fake.addChat({ ...CHANNEL });
  sends = 0;
});
afterEach(() => endFake(fake));

function callTo(over: Record<string, unknown> = {}, remoteId = String(CHANNEL.id)): NetworkCall {
  const channel = {
    remoteId,
    settings: { apiRoot: fake.url, previewRoot: fake.url, username: CHANNEL.username, ...over },
    credentials: { token: fake.token },
  };
  return callOf(channel, {
    onSend: async () => {
      sends += 1;
    },
  });
}

const post = (over: Partial<OutgoingPost> = {}) => outgoingPost({ text: TEXT, ...over });

test.skipIf(!hasTelegramSchema)(
  'every request and answer of these tests is checked by the published schema',
  () => {
    expect(fake.schema?.checkRequest('sendMessage', { chat_id: 1 })).not.toEqual([]);
    expect(fake.schema?.checkRequest('sendMessage', { chat_id: 1, text: 'x', no_such: 1 })).not.toEqual([]);
    expect(fake.schema?.checkAnswer('getMe', { id: 1 })).not.toEqual([]);
  },
);

describe('connect', () => {
  const connect = (fields: Record<string, string> = {}) =>
    telegram.connect({
      fields: { token: fake.token, chat: '@profkom_zavoda', apiRoot: fake.url, ...fields },
      signal,
    });

  test('knows the channel', async () => {
    expect(await connect()).toEqual({
      kind: 'connected',
      remoteId: '-1001234567890',
      name: 'Профком завода',
      handle: '@profkom_zavoda',
      url: 'https://t.me/profkom_zavoda',
      settings: {
        chatId: '-1001234567890',
        chatType: 'channel',
        username: 'profkom_zavoda',
        apiRoot: fake.url,
        topic: null,
        viewsSource: 'none',
      },
      credentials: { token: fake.token },
    });
  });

  test.each([
    ['wrong_token', { token: '1:no' }],
    ['wrong_token', { token: '../../x' }],
    ['chat_not_found', { chat: '@nobody_here' }],
    ['chat_not_found', { chat: 'профком' }],
    ['unreachable', { apiRoot: 'http://nowhere.invalid' }],
  ])('names %s', async (problem, fields) => {
    expect(await connect(fields)).toMatchObject({ kind: 'problem', problem });
  });

  test.each([
    ['bot_not_member', 'left'],
    ['bot_not_member', 'stranger'],
    ['bot_not_member', 'blocked'],
    ['bot_not_admin', 'member'],
    ['no_post_right', 'admin-without-post'],
  ] as const)('names %s when the bot is %s; check asks to reconnect', async (problem, bot) => {
    fake.addChat({ ...CHANNEL, bot });
    expect(await connect()).toMatchObject({ kind: 'problem', problem });
    expect(await telegram.check(callTo())).toEqual({ kind: 'reconnect', problem });
  });

  test('a person is not a channel; a group lets members post', async () => {
    fake.addChat({ ...CHANNEL, id: 7, type: 'private', bot: 'member' });
    expect(await connect({ chat: '7' })).toMatchObject({ problem: 'not_a_channel' });
    fake.addChat({ ...CHANNEL, id: -50, type: 'group', username: undefined, bot: 'member' });
    expect(await connect({ chat: '-50' })).toMatchObject({
      kind: 'connected',
      remoteId: '-50',
      handle: null,
    });
  });

  test('reads a chat from what people paste', () => {
    expect(normaliseChat(' https://t.me/profkom_zavoda/12 ')).toBe('@profkom_zavoda');
    expect(normaliseChat('t.me/s/profkom_zavoda')).toBe('@profkom_zavoda');
    expect(normaliseChat('profkom_zavoda')).toBe('@profkom_zavoda');
    expect(normaliseChat('-1001234567890')).toBe('-1001234567890');
    expect(normaliseChat('https://t.me/+AbCdEf')).toBeNull();
  });

  test('check keeps trying while Telegram is silent', async () => {
    fake.fail('getMe', { kind: 'dropBefore' });
    expect(await telegram.check(callTo())).toEqual({ kind: 'retrying', problem: 'no_answer' });
    expect(await telegram.check(callTo())).toMatchObject({ kind: 'works', name: 'Профком завода' });
  });
});

describe('publish', () => {
  test('text with the chosen preview and silence', async () => {
    const options = { silent: true, linkPreview: 'none' };
    expect(await telegram.publish(callTo(), post({ options }))).toEqual({
      kind: 'published',
      remoteIds: ['-1001234567890:101'],
      url: 'https://t.me/profkom_zavoda/101',
    });
    expect(fake.messages).toMatchObject([{ text: TEXT, silent: true }]);
    expect(fake.messages[0]?.request.link_preview_options).toEqual({ is_disabled: true });
    expect(sends).toBe(1);
  });

  test('one picture with a caption; a private channel has its own kind of link', async () => {
    fake.addChat({ ...CHANNEL, username: undefined });
    const result = await telegram.publish(callTo(), post({ images: outgoingPictures(1) }));
    expect(result).toMatchObject({ kind: 'published', url: 'https://t.me/c/1234567890/101' });
    expect(fake.messages).toMatchObject([{ text: TEXT, photoBytes: 50 }]);
  });

  test('an album keeps all its ids and one caption', async () => {
    const result = await telegram.publish(
      callTo(),
      post({ images: outgoingPictures(3), options: { silent: true } }),
    );
    expect(result).toMatchObject({ remoteIds: ['101', '102', '103'].map((id) => `-1001234567890:${id}`) });
    expect(fake.messages.map(({ text, photoBytes }) => [text, photoBytes])).toEqual([
      [TEXT, 50],
      ['', 51],
      ['', 52],
    ]);
  });

  const status = (code: number, more: object = {}): Fault => ({ kind: 'status', status: code, ...more });
  test.each<[string, Fault, object, number]>([
    ['401', status(401), { kind: 'auth', problem: 'wrong_token' }, 0],
    ['404', status(404), { kind: 'auth', problem: 'wrong_token' }, 0],
    ['403', status(403), { kind: 'auth', problem: 'bot_removed' }, 0],
    ['429', status(429, { retryAfter: 17 }), { kind: 'rate_limited', retryAfterMs: 17_000 }, 0],
    ['413', status(413), { kind: 'rejected', problem: 'too_large' }, 0],
    ['400', status(400, { description: 'Bad Request: chat not found' }), { problem: 'chat_not_found' }, 0],
    ['500 after the effect', status(500, { after: true }), { kind: 'unknown', problem: 'server_error' }, 1],
    ['502 before it', status(502), { kind: 'unknown', problem: 'server_error' }, 0],
    ['a reset before the effect', { kind: 'dropBefore' }, { kind: 'unknown', problem: 'no_answer' }, 0],
    ['a reset after the effect', { kind: 'dropAfter' }, { kind: 'unknown', problem: 'no_answer' }, 1],
    ['an answer cut in the middle', { kind: 'midBody' }, { kind: 'unknown', problem: 'no_answer' }, 1],
    ['an unreadable answer', { kind: 'garbage' }, { kind: 'unknown', problem: 'unreadable_answer' }, 1],
  ])('classifies %s and sends once', async (_name, fault, expected, effects) => {
    fake.fail('sendMessage', fault);
    expect(await telegram.publish(callTo(), post())).toMatchObject(expected);
    expect(fake.messages).toHaveLength(effects);
    expect(fake.calls).toEqual(['sendMessage']);
  });

  test('nothing left: unavailable', async () => {
    const call = callTo({ apiRoot: 'http://nowhere.invalid' });
    expect(await telegram.publish(call, post())).toEqual({ kind: 'unavailable', problem: 'unreachable' });
    const refused = await new TelegramFake().start();
    const { url } = refused;
    await refused.stop();
    expect(await telegram.publish(callTo({ apiRoot: url }), post())).toMatchObject({ kind: 'unavailable' });
  });

  test('given up while waiting: unknown; given up before: nothing left', async () => {
    const abort = new AbortController();
    fake.fail('sendMessage', { kind: 'hang', onEffect: () => abort.abort() });
    const call = { ...callTo(), signal: abort.signal };
    expect(await telegram.publish(call, post())).toEqual({ kind: 'unknown', problem: 'no_answer' });
    expect(await telegram.publish(call, post())).toEqual({ kind: 'unavailable', problem: 'stopped' });
    expect(fake.messages).toHaveLength(1);
  });

  test('says that it sends before anything can have an effect', async () => {
    const seen: number[] = [];
    const onSend = async () => void seen.push(fake.calls.length);
    await telegram.publish({ ...callTo(), onSend }, post());
    expect(seen).toEqual([0]);
    const stopping = { ...callTo(), onSend: () => Promise.reject(new Error('lease lost')) };
    await expect(telegram.publish(stopping, post())).rejects.toThrow('lease lost');
    expect(fake.messages).toHaveLength(1);
  });

  test('4,096 and 1,024 units pass, one more is refused', async () => {
    const long = (length: number, count: number) =>
      post({ text: 'я'.repeat(length), images: outgoingPictures(count) });
    expect((await telegram.publish(callTo(), long(4096, 0))).kind).toBe('published');
    expect((await telegram.publish(callTo(), long(1024, 1))).kind).toBe('published');
    for (const one of [long(4097, 0), long(1025, 1), long(1025, 2)])
      expect(await telegram.publish(callTo(), one)).toMatchObject({ kind: 'rejected', problem: 'too_long' });
  });

  test('follows a group to its new id, once, and check reports it', async () => {
    fake.addChat({ ...CHANNEL, id: -50, type: 'group', username: undefined, migratedTo: CHANNEL.id });
    const call = callTo({ username: null }, '-50');
    expect(await telegram.publish(call, post())).toMatchObject({
      kind: 'published',
      remoteIds: ['-1001234567890:101'],
    });
    expect(fake.messages).toHaveLength(1);
    expect(await telegram.check(call)).toMatchObject({
      kind: 'works',
      settings: { chatId: '-1001234567890' },
    });
    fake.addChat({ ...CHANNEL, id: -51, type: 'group', migratedTo: -50 });
    expect(await telegram.publish(callTo({}, '-51'), post())).toMatchObject({ kind: 'rejected' });
  });

  test('removes every message, and again without an error', async () => {
    const result = await telegram.publish(callTo(), post({ images: outgoingPictures(2) }));
    if (result.kind !== 'published') throw new Error(result.problem);
    for (const _ of [1, 2])
      expect(await telegram.remove(callTo(), result.remoteIds)).toMatchObject({ kind: 'published' });
    expect(fake.messages).toEqual([]);
  });
});

describe('after an unknown outcome', () => {
  test('finds the post on the public page, newest first', async () => {
    await telegram.publish(callTo(), post());
    await telegram.publish(callTo(), post({ text: 'Другое' }));
    fake.fail('sendMessage', { kind: 'dropAfter' });
    expect((await telegram.publish(callTo(), post())).kind).toBe('unknown');
    expect(await telegram.find(callTo(), post(), new Date())).toEqual({
      kind: 'found',
      remoteIds: ['-1001234567890:103'],
      url: 'https://t.me/profkom_zavoda/103',
    });
  });

  test('never says that a post is absent', async () => {
    const cannotTell = { kind: 'cannotTell' };
    expect(await telegram.find(callTo(), post(), new Date())).toMatchObject(cannotTell);
    expect(await telegram.find(callTo({ username: null }), post(), new Date())).toMatchObject(cannotTell);
    expect(await telegram.find(callTo({ username: 'other' }), post(), new Date())).toMatchObject(cannotTell);
    expect(await telegram.find(callTo(), post({ text: ' ' }), new Date())).toMatchObject(cannotTell);
    expect(fake.calls).toEqual([]);
  });

  test('does not take an older post with the same text for this one', async () => {
    await telegram.publish(callTo(), post());
    const hourLater = new Date(Date.now() + 3_600_000);
    expect(await telegram.find(callTo(), post(), hourLater)).toMatchObject({ kind: 'cannotTell' });
  });
});

test('counts followers and nothing that the Bot API does not say', async () => {
  expect(await telegram.channelNumbers(callTo())).toEqual({ kind: 'numbers', numbers: { followers: 128 } });
  const published = { remoteIds: ['-1001234567890:101'], publishedAt: new Date() };
  expect(await telegram.postNumbers(callTo(), published)).toEqual({ kind: 'numbers', numbers: {} });
  fake.fail('getChatMemberCount', { kind: 'status', status: 403 }, { kind: 'dropBefore' });
  expect(await telegram.channelNumbers(callTo())).toMatchObject({ kind: 'auth' });
  expect(await telegram.channelNumbers(callTo())).toMatchObject({ kind: 'unavailable' });
});
