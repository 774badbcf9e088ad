import { createServer } from 'node:https';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HttpFault } from '../../../test/fakes/http-fake.ts';
import { MAX_SCHEMA, MaxFake } from '../../../test/fakes/max.ts';
import { BOT_ID, MAX_CHANNEL, presentMessage } from '../../../test/fakes/max-shapes.ts';
import { hasSchema } from '../../../test/fakes/openapi-schema.ts';
import { ROOT_PEM, SERVER_KEY, SERVER_PEM } from '../../../test/fakes/test-certificates.ts';
import { listenLocally } from '../../../test/listen-locally.ts';
import { callOf, endFake, outgoingFilm, outgoingPictures, outgoingPost } from '../../../test/network-call.ts';
import { createSafeFetch } from '../../lib/safe-fetch.ts';
import type { NetworkCall, OutgoingPost } from '../network.ts';
import { readCertificates } from './certificate.ts';
import { createMax } from './max.ts';

const max = createMax({ fetch: createSafeFetch({ allowPrivate: true }), notReadyMs: 1, settleMs: 1 });
const signal = AbortSignal.timeout(60_000);
const SEND = 'POST /messages';
const ID = String(MAX_CHANNEL.id);
const TEXT = 'Автобус в 23:40 вернули 🎉\nПодробнее: https://example.org/?a=1&b=2 <скоро> "всё"';

let fake: MaxFake;
let sends = 0;
beforeEach(async () => {
  fake = await new MaxFake().start();
  fake.addChat({ ...MAX_CHANNEL });
  sends = 0;
});
afterEach(() => endFake(fake));

function callTo(over: Partial<NetworkCall> = {}, settings: Record<string, unknown> = {}): NetworkCall {
  const channel = fake.channelOf(MAX_CHANNEL);
  return callOf(
    { ...channel, settings: { ...channel.settings, ...settings } },
    {
      onSend: async () => {
        sends += 1;
      },
      ...over,
    },
  );
}

const post = (over: Partial<OutgoingPost> = {}) => outgoingPost({ text: TEXT, ...over });
const film = outgoingFilm();

test.skipIf(!hasSchema(MAX_SCHEMA))(
  'every request and answer of these tests is checked by the published schema',
  () => {
    expect(fake.schema?.check('NewMessageBody', { text: 'я'.repeat(4001) })).not.toEqual([]);
    expect(fake.schema?.check('PhotoAttachmentRequest', { type: 'image' })).not.toEqual([]);
    expect(fake.schema?.check('Message', { timestamp: 1 })).not.toEqual([]);
    expect(fake.schema?.check('Chat', { chat_id: 1 })).not.toEqual([]);
    expect(fake.schema?.check('UploadType', 'photo')).not.toEqual([]);
  },
);

describe('connect', () => {
  const connect = (fields: Record<string, string> = {}) =>
    max.connect({ fields: { token: fake.token, apiRoot: fake.url, ...fields }, signal });
  const asked = { asked: 'yes' };

  test('asks to add the bot, then finds the channel by the notice; a second try finds it again', async () => {
    expect(await connect()).toEqual({ kind: 'next', step: 'addBot', link: null, fields: [], carry: asked });
    expect(await connect(asked)).toMatchObject({ kind: 'problem', problem: 'bot_not_added' });
    fake.updates.push({ update_type: 'bot_added', chatId: MAX_CHANNEL.id });
    for (const _ of [1, 2])
      expect(await connect(asked)).toEqual({
        kind: 'connected',
        remoteId: ID,
        name: 'Профком завода',
        handle: null,
        url: 'https://max.ru/profkom',
        settings: { chatId: ID, chatType: 'channel', botId: BOT_ID, ca: '', apiRoot: fake.url },
        credentials: { token: fake.token, chat: ID },
      });
  });

  test('several channels are chosen by name; one left behind is not offered', async () => {
    fake.addChat({ ...MAX_CHANNEL, id: -7, title: 'Цех (7)', name: undefined });
    fake.addChat({ ...MAX_CHANNEL, id: -8, title: 'Бывший' });
    for (const chatId of [MAX_CHANNEL.id, -8, -7]) fake.updates.push({ update_type: 'bot_added', chatId });
    fake.updates.push({ update_type: 'bot_removed', chatId: -8 });
    expect(await connect(asked)).toEqual({
      kind: 'next',
      step: 'choose',
      link: null,
      fields: [
        {
          name: 'place',
          kind: 'choice',
          choices: ['Цех (7) (-7)', `Профком завода (${ID})`],
          required: true,
        },
      ],
      carry: asked,
    });
    expect(await connect({ ...asked, place: 'Цех (7) (-7)' })).toMatchObject({
      kind: 'connected',
      remoteId: '-7',
      url: null,
    });
  });

  test('a number or a public link needs no notice; so does reconnecting', async () => {
    for (const chat of [ID, 'https://max.ru/profkom', '@profkom'])
      expect(await connect({ chat })).toMatchObject({ kind: 'connected', remoteId: ID });
    expect(fake.calls).not.toContain('GET /updates');
  });

  test.each<[string, string | undefined, Record<string, string>]>([
    ['wrong_token', 'token', { token: 'no' }],
    ['wrong_token', 'token', { token: 'ключ' }],
    ['chat_not_found', 'chat', { chat: '-1' }],
    ['chat_not_found', 'chat', { chat: 'наш канал' }],
    ['bad_certificate', 'ca', { ca: 'сертификат' }],
    ['bad_certificate', 'ca', { ca: '-----BEGIN CERTIFICATE-----AAAA-----END CERTIFICATE-----' }],
    ['bad_address', 'apiRoot', { apiRoot: 'http://' }],
    ['unreachable', undefined, { apiRoot: 'http://nowhere.invalid' }],
  ])('names %s', async (problem, field, fields) => {
    const expected = { kind: 'problem', problem, ...(field ? { field } : {}) };
    expect(await connect(fields)).toMatchObject(expected);
  });

  test('names an address that is not MAX', async () => {
    fake.fail(
      'GET /me',
      { kind: 'status', status: 200, body: { hello: 1 } },
      { kind: 'status', status: 404 },
    );
    expect(await connect()).toMatchObject({ problem: 'not_max', field: 'apiRoot' });
    expect(await connect()).toMatchObject({ problem: 'not_max', field: 'apiRoot' });
    fake.fail('GET /updates', { kind: 'status', status: 405 });
    expect(await connect(asked)).toMatchObject({ problem: 'bot_not_added' });
  });

  test.each([
    ['bot_not_member', 'stranger'],
    ['bot_not_member', 'removed'],
    ['bot_not_member', 'blocked'],
    ['bot_not_admin', 'member'],
    ['no_post_right', 'admin-without-post'],
  ] as const)('names %s when the bot is %s; check asks to reconnect', async (problem, bot) => {
    fake.addChat({ ...MAX_CHANNEL, bot });
    fake.updates.push({ update_type: 'bot_added', chatId: MAX_CHANNEL.id });
    expect(await connect(asked)).toMatchObject({ kind: 'problem', problem });
    expect(await connect({ chat: ID })).toMatchObject({ kind: 'problem', problem });
    expect(await max.check(callTo())).toEqual({ kind: 'reconnect', problem });
  });

  test('a dialog is no channel; a group lets members post and has no views', async () => {
    fake.addChat({ ...MAX_CHANNEL, id: 5, type: 'dialog', name: undefined });
    expect(await connect({ chat: '5' })).toMatchObject({ problem: 'not_a_channel' });
    fake.addChat({ ...MAX_CHANNEL, id: -9, type: 'chat', name: undefined, bot: 'member' });
    const found = await connect({ chat: '-9' });
    if (found.kind !== 'connected') throw new Error(JSON.stringify(found));
    expect(max.capabilitiesOf?.(found.settings).metrics).toEqual({ post: [], channel: ['followers'] });
    expect(max.capabilitiesOf?.({ chatType: 'channel' })).toEqual(max.capabilities);
  });

  test('check keeps trying while MAX is silent', async () => {
    fake.fail(`GET /chats/${ID}`, { kind: 'dropBefore' }, { kind: 'status', status: 429 });
    expect(await max.check(callTo())).toEqual({ kind: 'retrying', problem: 'no_answer' });
    expect(await max.check(callTo())).toEqual({ kind: 'retrying', problem: 'rate_limited' });
    expect(await max.check(callTo())).toMatchObject({ kind: 'works', name: 'Профком завода' });
  });
});

describe('the root certificate', () => {
  const oneLine = ROOT_PEM.replaceAll('\n', '');

  test('is read with or without its line breaks, two of them too', () => {
    expect(readCertificates(oneLine)).toBe(ROOT_PEM);
    expect(readCertificates(`${ROOT_PEM}\n${SERVER_PEM}`)).toBe(ROOT_PEM + SERVER_PEM);
    expect(readCertificates(' ')).toBe('');
  });

  test('opens the server that it signed; without it the problem is named', async () => {
    const secure = createServer({ cert: SERVER_PEM, key: SERVER_KEY }, async (request, response) => {
      const answer = await fetch(fake.url + request.url, {
        headers: { authorization: request.headers.authorization ?? '' },
      });
      response.writeHead(answer.status).end(await answer.text());
    });
    const apiRoot = `https://127.0.0.1:${await listenLocally(secure)}`;
    const fields = { token: fake.token, apiRoot, chat: ID };
    expect(await max.connect({ fields, signal })).toMatchObject({
      problem: 'untrusted_certificate',
      field: 'ca',
    });
    const found = await max.connect({ fields: { ...fields, ca: oneLine }, signal });
    expect(found).toMatchObject({ kind: 'connected', settings: { ca: ROOT_PEM } });
    expect(await max.check(callTo({}, { apiRoot, ca: ROOT_PEM }))).toMatchObject({ kind: 'works' });
    expect(await max.publish(callTo({}, { apiRoot }), post())).toEqual({
      kind: 'unavailable',
      problem: 'untrusted_certificate',
    });
    await new Promise((resolve) => secure.close(resolve));
  });
});

describe('publish', () => {
  test('text with a link, in silence, without a preview', async () => {
    const options = { silent: true, hidePreview: true };
    const result = await max.publish(callTo(), post({ options }));
    const [message] = fake.effects;
    expect(result).toEqual({
      kind: 'published',
      remoteIds: [message?.mid],
      url: `https://max.ru/profkom/${message?.mid}`,
    });
    expect(message?.request).toEqual({ text: TEXT, notify: false });
    expect([sends, fake.calls]).toEqual([1, [SEND]]);
  });

  test('one picture, twelve pictures, a film beside a picture', async () => {
    expect((await max.publish(callTo(), post({ images: outgoingPictures(1) }))).kind).toBe('published');
    expect(fake.effects[0]?.request).toEqual({
      text: TEXT,
      attachments: [{ type: 'image', payload: { photos: { 'photo-1': { token: 'photo-token-1' } } } }],
    });
    expect((await max.publish(callTo(), post({ images: outgoingPictures(12) }))).kind).toBe('published');
    expect(fake.effects[1]?.request.attachments).toHaveLength(12);
    const both = post({ text: '', images: outgoingPictures(1), files: [film] });
    expect((await max.publish(callTo(), both)).kind).toBe('published');
    const attachments = fake.effects[2]?.request.attachments as { type: string; payload: object }[];
    expect(attachments.map(({ type }) => type)).toEqual(['image', 'video']);
    expect(attachments[1]?.payload).toEqual({ token: expect.stringMatching(/^film-/) });
    expect(fake.uploads.at(-1)).toEqual({ type: 'video', bytes: 900, fileName: 'Собрание.mp4' });
    const images = outgoingPictures(1).map((image) => ({ ...image, place: 1 }));
    await max.publish(callTo(), post({ text: '', images, files: [{ ...film, place: 0 }] }));
    expect(fake.effects[3]?.request.attachments).toMatchObject([{ type: 'video' }, { type: 'image' }]);
    const many = post({ images: outgoingPictures(12), files: [film] });
    expect(await max.publish(callTo(), many)).toEqual({ kind: 'rejected', problem: 'too_many_pictures' });
  });

  test('waits for a film that is not ready, says so when it never is', async () => {
    fake.notReady = 3;
    expect((await max.publish(callTo(), post({ files: [film] }))).kind).toBe('published');
    expect([sends, fake.calls.filter((call) => call === SEND).length]).toEqual([1, 4]);
    fake.notReady = 4;
    expect(await max.publish(callTo(), post({ files: [film] }))).toEqual({
      kind: 'unavailable',
      problem: 'attachment_not_ready',
    });
    expect(fake.effects).toHaveLength(1);
  });

  test('4,000 in Cyrillic and emoji pass, one more is refused', async () => {
    const text = `${'я'.repeat(3998)}🎉`;
    expect((await max.publish(callTo(), post({ text }))).kind).toBe('published');
    const long = post({ text: 'я'.repeat(4001) });
    expect(await max.publish(callTo(), long)).toMatchObject({ kind: 'rejected', problem: 'too_long' });
    expect(await max.publish(callTo(), post({ text: ' ' }))).toMatchObject({ problem: 'empty' });
    expect(fake.effects.map((message) => message.text)).toEqual([text]);
  });

  const status = (code: number, more: object = {}): HttpFault => ({ kind: 'status', status: code, ...more });
  const later = { headers: { 'retry-after': '17' } };
  test.each<[string, HttpFault, object, number, string]>([
    ['400', status(400), { kind: 'rejected', problem: 'refused' }, 0, 'absent'],
    ['401', status(401), { kind: 'auth', problem: 'wrong_token' }, 0, 'absent'],
    ['403', status(403), { kind: 'auth', problem: 'bot_removed' }, 0, 'absent'],
    ['404', status(404), { kind: 'auth', problem: 'chat_not_found' }, 0, 'absent'],
    ['405', status(405), { kind: 'rejected', problem: 'refused' }, 0, 'absent'],
    ['413', status(413), { kind: 'rejected', problem: 'too_large' }, 0, 'absent'],
    ['429', status(429), { kind: 'rate_limited', retryAfterMs: 5_000 }, 0, 'absent'],
    ['429 with a time', status(429, later), { kind: 'rate_limited', retryAfterMs: 17_000 }, 0, 'absent'],
    ['503 before the effect', status(503), { kind: 'unknown', problem: 'server_error' }, 0, 'absent'],
    ['500 after it', status(500, { after: true }), { kind: 'unknown', problem: 'server_error' }, 1, 'found'],
    ['a reset before it', { kind: 'dropBefore' }, { kind: 'unknown', problem: 'no_answer' }, 0, 'absent'],
    ['a reset after it', { kind: 'dropAfter' }, { kind: 'unknown', problem: 'no_answer' }, 1, 'found'],
    ['a reset in the answer', { kind: 'midBody' }, { kind: 'unknown', problem: 'no_answer' }, 1, 'found'],
    [
      'an unreadable answer',
      { kind: 'garbage' },
      { kind: 'unknown', problem: 'unreadable_answer' },
      1,
      'found',
    ],
  ])('classifies %s, sends once, and knows afterwards', async (_name, fault, expected, effects, outcome) => {
    fake.fail(SEND, fault);
    const result = await max.publish(callTo(), post());
    expect(result).toMatchObject(expected);
    expect(JSON.stringify(result)).not.toContain(fake.token);
    expect([fake.effects.length, fake.calls]).toEqual([effects, [SEND]]);
    const found = await max.find(callTo(), post(), new Date(Date.now() - 1000));
    expect(found.kind).toBe(outcome);
    if (found.kind === 'found') expect(found.remoteIds).toEqual([fake.effects[0]?.mid]);
    expect(fake.calls.filter((call) => call === SEND)).toHaveLength(1);
  });

  test.each<[string, string, HttpFault, object]>([
    ['no place', 'POST /uploads', status(500), { kind: 'unavailable', problem: 'server_error' }],
    ['no token', 'POST /uploads', status(401), { kind: 'auth', problem: 'wrong_token' }],
    ['a lost answer', 'POST /upload-server/image', { kind: 'dropAfter' }, { kind: 'unavailable' }],
    ['a bad picture', 'POST /upload-server/image', status(400), { kind: 'rejected', problem: 'bad_picture' }],
    ['a large one', 'POST /upload-server/image', status(413), { kind: 'rejected', problem: 'too_large' }],
    ['an expired place', 'POST /upload-server/image', status(403), { problem: 'upload_refused' }],
    ['haste', 'POST /upload-server/image', status(429), { kind: 'rate_limited' }],
    ['another answer', 'POST /upload-server/image', { kind: 'garbage' }, { kind: 'unavailable' }],
  ])('an upload publishes nothing: %s', async (_name, call, fault, expected) => {
    fake.fail(call, fault);
    const result = await max.publish(callTo(), post({ images: outgoingPictures(1) }));
    expect(result).toMatchObject(expected);
    expect(JSON.stringify(result)).not.toContain('secret-place');
    expect([sends, fake.effects]).toEqual([0, []]);
  });

  test('nothing left: unavailable; given up while waiting: unknown', async () => {
    const nowhere = callTo({}, { apiRoot: 'http://nowhere.invalid' });
    expect(await max.publish(nowhere, post())).toEqual({ kind: 'unavailable', problem: 'unreachable' });
    const abort = new AbortController();
    fake.fail(SEND, { kind: 'hang', onEffect: () => abort.abort() });
    const call = callTo({ signal: abort.signal });
    expect(await max.publish(call, post())).toEqual({ kind: 'unknown', problem: 'no_answer' });
    expect(await max.publish(call, post())).toEqual({ kind: 'unavailable', problem: 'stopped' });
    const stopping = callTo({ onSend: () => Promise.reject(new Error('lease lost')) });
    await expect(max.publish(stopping, post())).rejects.toThrow('lease lost');
    expect(fake.effects).toHaveLength(1);
  });

  test('removes, and again without an error; what stays is said', async () => {
    const result = await max.publish(callTo(), post());
    if (result.kind !== 'published') throw new Error(result.problem);
    for (const _ of [1, 2])
      expect(await max.remove(callTo(), result.remoteIds)).toMatchObject({ kind: 'published' });
    expect(fake.effects).toEqual([]);
    const { mid } = fake.addMessage(MAX_CHANNEL.id, 'Чужое', Date.now());
    fake.fail('DELETE /messages', { kind: 'status', status: 200, body: { success: false } }, status(403));
    expect(await max.remove(callTo(), [mid])).toMatchObject({ kind: 'rejected', problem: 'cannot_remove' });
    expect(await max.remove(callTo(), [mid])).toMatchObject({ kind: 'auth' });
  });
});

describe('after an unknown outcome', () => {
  const since = new Date(Date.now() - 1000);

  test('an empty listing is believed only by a channel that counts no message', async () => {
    expect(await max.find(callTo(), post(), since)).toEqual({ kind: 'absent' });
    fake.addMessage(MAX_CHANNEL.id, 'Старое', Date.now() - 86_400_000);
    fake.fail('GET /messages', { kind: 'status', status: 200, body: { messages: [] } });
    expect(await max.find(callTo(), post(), since)).toMatchObject({ problem: 'listing_incomplete' });
  });

  test('a post that the first look does not show yet is found by the second', async () => {
    const old = fake.addMessage(MAX_CHANNEL.id, 'Старое', Date.now() - 86_400_000);
    const { mid } = fake.addMessage(MAX_CHANNEL.id, TEXT, Date.now());
    const lagging = { messages: [presentMessage(old, MAX_CHANNEL)] };
    fake.fail('GET /messages', { kind: 'status', status: 200, body: lagging });
    expect(await max.find(callTo(), post(), since)).toMatchObject({ kind: 'found', remoteIds: [mid] });
  });

  test('reads further pages; says what it could not see', async () => {
    for (let index = 0; index < 150; index += 1)
      fake.addMessage(MAX_CHANNEL.id, `Другое ${index}`, Date.now() - index);
    const { mid } = fake.addMessage(MAX_CHANNEL.id, TEXT, Date.now() - 500);
    expect(await max.find(callTo(), post(), since)).toMatchObject({ kind: 'found', remoteIds: [mid] });
    expect(await max.find(callTo(), post({ text: 'Нет такого' }), since)).toEqual({ kind: 'absent' });
    for (let index = 0; index < 450; index += 1)
      fake.addMessage(MAX_CHANNEL.id, 'Ещё', Date.now() - 1000 - index);
    const cannotTell = { kind: 'cannotTell', problem: 'listing_incomplete' };
    expect(await max.find(callTo(), post({ text: 'Нет такого' }), since)).toEqual(cannotTell);
    fake.fail('GET /messages', { kind: 'status', status: 403 });
    expect(await max.find(callTo(), post(), since)).toEqual(cannotTell);
  });

  test('a resembling post and a post without text are for a person', async () => {
    fake.addMessage(MAX_CHANNEL.id, TEXT.toUpperCase(), Date.now());
    expect(await max.find(callTo(), post(), since)).toMatchObject({ problem: 'similar_post' });
    const bare = post({ text: '', images: outgoingPictures(1) });
    expect(await max.find(callTo(), bare, since)).toMatchObject({ problem: 'nothing_to_compare' });
  });
});

describe('numbers', () => {
  test('views of a channel, unknown where MAX says none, gone when the post is', async () => {
    const { mid } = fake.addMessage(MAX_CHANNEL.id, TEXT, Date.now(), { views: 41 });
    const quiet = fake.addMessage(MAX_CHANNEL.id, TEXT, Date.now(), { views: null });
    const ask = (id: string) => max.postNumbers(callTo(), { remoteIds: [id], publishedAt: new Date() });
    expect(await ask(mid)).toEqual({ kind: 'numbers', numbers: { views: 41 } });
    expect(await ask(quiet.mid)).toEqual({ kind: 'numbers', numbers: { views: null } });
    fake.fail('GET /messages', { kind: 'status', status: 200, body: { messages: [] } });
    expect(await ask(mid)).toEqual({ kind: 'numbers', numbers: { views: null } });
    expect(await ask('mid.0')).toEqual({ kind: 'gone' });
    fake.fail(
      'GET /messages',
      { kind: 'status', status: 401 },
      { kind: 'status', status: 429 },
      { kind: 'garbage' },
    );
    expect(await ask(mid)).toMatchObject({ kind: 'auth', problem: 'wrong_token' });
    expect(await ask(mid)).toMatchObject({ kind: 'rate_limited' });
    expect(await ask(mid)).toMatchObject({ kind: 'unavailable' });
  });

  test('people of the channel', async () => {
    expect(await max.channelNumbers(callTo())).toEqual({ kind: 'numbers', numbers: { followers: 128 } });
    fake.fail(`GET /chats/${ID}`, { kind: 'status', status: 404 }, { kind: 'dropBefore' });
    expect(await max.channelNumbers(callTo())).toMatchObject({ kind: 'auth', problem: 'chat_not_found' });
    expect(await max.channelNumbers(callTo())).toMatchObject({ kind: 'unavailable' });
  });

  test('earlier posts, newest first, a page at a time; of a group only our own', async () => {
    const day = 86_400_000;
    const now = Date.now();
    for (let index = 0; index < 105; index += 1)
      fake.addMessage(
        MAX_CHANNEL.id,
        `Пост ${index}`,
        now - (index + 1) * day,
        index % 2 ? {} : { senderId: 7 },
      );
    const since = new Date(now - 103.5 * day);
    const first = await max.listEarlier?.(callTo(), { since, cursor: null });
    if (first?.kind !== 'posts') throw new Error(JSON.stringify(first));
    expect(first.posts).toHaveLength(100);
    expect(first.posts[0]).toMatchObject({ text: 'Пост 0', numbers: { views: 7 } });
    const second = await max.listEarlier?.(callTo(), { since, cursor: first.next });
    if (second?.kind !== 'posts') throw new Error(JSON.stringify(second));
    expect([second.posts.map(({ text }) => text), second.next]).toEqual([
      ['Пост 100', 'Пост 101', 'Пост 102'],
      null,
    ]);
    const group = await max.listEarlier?.(callTo({}, { chatType: 'chat' }), { since, cursor: null });
    if (group?.kind !== 'posts') throw new Error(JSON.stringify(group));
    expect(group.posts.slice(0, 2).map(({ text }) => text)).toEqual(['Пост 1', 'Пост 3']);
    fake.fail('GET /messages', { kind: 'status', status: 403 });
    expect(await max.listEarlier?.(callTo(), { since, cursor: null })).toEqual({
      kind: 'auth',
      problem: 'bot_removed',
    });
  });
});
