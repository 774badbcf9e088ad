// What a post can hold and where it can stand: the exact requests, checked by the published schema in the fake.
import { checkTarget } from '@rupor/shared/posts/rules';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TelegramFake } from '../../../test/fakes/telegram.ts';
import type { FakeChat } from '../../../test/fakes/telegram-shapes.ts';
import { callOf, endFake, outgoingFilm, outgoingPicture, outgoingPost } from '../../../test/network-call.ts';
import { createSafeFetch } from '../../lib/safe-fetch.ts';
import type { NetworkCall, OutgoingFile, OutgoingPost } from '../network.ts';
import { telegramCapabilities } from './capabilities.ts';
import { readTopic } from './connect.ts';
import { readRounded } from './preview-page.ts';
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
const ID = String(CHANNEL.id);

let fake: TelegramFake;
let saved: Record<string, string>[] = [];
beforeEach(async () => {
  fake = await new TelegramFake().start();
  fake.addChat({ ...CHANNEL });
  saved = [];
});
afterEach(() => endFake(fake));

function callTo(
  settings: Record<string, unknown> = {},
  over: Partial<NetworkCall['channel']> = {},
): NetworkCall {
  const roots = { apiRoot: fake.url, previewRoot: fake.url };
  const channel = {
    remoteId: ID,
    settings: { ...roots, chatId: ID, username: CHANNEL.username, ...settings },
    credentials: { token: fake.token },
    ...over,
  };
  return callOf(channel, { saveCredentials: async (fresh) => void saved.push(fresh) });
}

const film = () =>
  outgoingFilm({
    bytes: new Uint8Array(70),
    name: 'митинг.mp4',
    width: 1280,
    height: 720,
    durationMs: 61_499,
  });

function document(name: string): OutgoingFile {
  const facts = { mime: 'application/pdf', width: null, height: null, durationMs: null, altText: null };
  return { kind: 'document', bytes: new Uint8Array(30), name, ...facts, sha256: '' };
}

async function publish(
  over: Partial<OutgoingPost>,
  settings: Record<string, unknown> = {},
): Promise<string[]> {
  const result = await telegram.publish(callTo(settings), outgoingPost(over));
  if (result.kind !== 'published') throw new Error(result.problem);
  return result.remoteIds;
}

describe('formatting', () => {
  const SOURCE =
    '🎉 <b>Победа</b>: <a href="https://a.example/?x=1&amp;y=2">читать</a>\n<blockquote>«<i>Ура</i>» &lt;b&gt;</blockquote> 5 < 6 <скоро>';
  const SEEN = '🎉 Победа: читать\n«Ура» <b> 5 < 6 <скоро>';
  const ENTITIES = [
    { type: 'bold', offset: 3, length: 6 },
    { type: 'text_link', offset: 11, length: 6, url: 'https://a.example/?x=1&y=2' },
    { type: 'blockquote', offset: 18, length: 9 },
    { type: 'italic', offset: 19, length: 3 },
  ];

  test('goes out as entities in UTF-16 units, never as markup to be parsed', async () => {
    await publish({ text: SOURCE });
    expect(fake.messages[0]?.request).toEqual({
      chat_id: ID,
      text: SEEN,
      entities: ENTITIES,
      link_preview_options: { prefer_large_media: true },
    });
  });

  test('in a caption and in an album too', async () => {
    await publish({ text: SOURCE, images: [outgoingPicture()] });
    expect(fake.messages[0]?.request).toEqual({
      chat_id: ID,
      photo: 'attach://photo0',
      caption: SEEN,
      caption_entities: ENTITIES,
    });
    await publish({ text: SOURCE, images: [outgoingPicture(), outgoingPicture()] });
    expect(fake.messages[1]).toMatchObject({ text: SEEN, entities: ENTITIES });
  });

  test('only what is seen counts: 4,096 units in tags pass, one more does not', async () => {
    const bold = (length: number) => `<b>${'я'.repeat(length)}</b>`;
    await publish({ text: bold(4096) });
    await publish({ text: `<b>${'🎉'.repeat(2048)}</b>` });
    const tooLong = { kind: 'rejected', problem: 'too_long' };
    expect(await telegram.publish(callTo(), outgoingPost({ text: bold(4097) }))).toMatchObject(tooLong);
  });

  test('is found by what readers see', async () => {
    await publish({ text: SOURCE });
    const found = await telegram.find(callTo(), outgoingPost({ text: SOURCE }), new Date());
    expect(found).toMatchObject({ kind: 'found', remoteIds: [`${ID}:101`] });
  });
});

describe('films and documents', () => {
  test('one film with its size and length', async () => {
    expect(await publish({ text: '<b>Митинг</b>', files: [film()] })).toEqual([`${ID}:101`]);
    expect(fake.messages[0]?.request).toEqual({
      chat_id: ID,
      video: 'attach://file0',
      width: 1280,
      height: 720,
      duration: 61,
      supports_streaming: true,
      caption: 'Митинг',
      caption_entities: [{ type: 'bold', offset: 0, length: 6 }],
    });
    expect(fake.messages[0]).toMatchObject({ kind: 'video', photoBytes: 70 });
  });

  test('pictures and films in one album, all ids kept', async () => {
    const ids = await publish({ images: [outgoingPicture(), outgoingPicture()], files: [film()] });
    expect(ids).toEqual([101, 102, 103].map((id) => `${ID}:${id}`));
    expect(fake.messages.map(({ kind, text }) => [kind, text])).toEqual([
      ['photo', 'Автобус вернули'],
      ['photo', ''],
      ['video', ''],
    ]);
  });

  test('in an album they stand as a person put them', async () => {
    const images = [outgoingPicture({ place: 0 }), outgoingPicture({ place: 2 })];
    await publish({ images, files: [{ ...film(), place: 1 }] });
    expect(fake.messages.map(({ kind }) => kind)).toEqual(['photo', 'video', 'photo']);
  });

  test('a document keeps its name, whatever is in it', async () => {
    await publish({ files: [document('Договор "2026"\r\n.pdf')] });
    expect(fake.messages[0]).toMatchObject({ kind: 'document', text: 'Автобус вернули', photoBytes: 30 });
    expect(fake.messages[0]?.fileName).toMatch(/^Договор (%22|")2026/);
  });

  test('documents in one group, the text under the last', async () => {
    const ids = await publish({ files: [document('а.pdf'), document('б.pdf')] });
    expect(ids).toHaveLength(2);
    expect(fake.messages.map(({ kind, text, fileName }) => [kind, text, fileName])).toEqual([
      ['document', '', 'а.pdf'],
      ['document', 'Автобус вернули', 'б.pdf'],
    ]);
  });

  test('documents beside pictures are refused before anything leaves', async () => {
    const both = outgoingPost({ images: [outgoingPicture()], files: [document('а.pdf')] });
    const refused = { kind: 'rejected', problem: 'mixed_documents' };
    expect(await telegram.publish(callTo(), both)).toEqual(refused);
    expect(fake.calls).toEqual([]);
  });
});

describe('a text longer than a caption', () => {
  const long = `${'Очень длинно. '.repeat(80)}https://a.example/новость`;
  const options = { longText: 'textWithPreview' };

  test('goes out whole with the large preview of its link above, without the pictures', async () => {
    await publish({ text: long, images: [outgoingPicture()], options });
    expect(fake.calls).toEqual(['sendMessage']);
    expect(fake.messages[0]?.request.link_preview_options).toEqual({
      url: 'https://a.example/новость',
      prefer_large_media: true,
      show_above_text: true,
    });
  });

  test('is refused without a link, or when that was not chosen', async () => {
    const refused = { kind: 'rejected', problem: 'too_long' };
    for (const one of [{ text: long }, { text: 'я'.repeat(1025), options }])
      expect(
        await telegram.publish(callTo(), outgoingPost({ ...one, images: [outgoingPicture()] })),
      ).toMatchObject(refused);
  });

  test('the rules say the same beforehand', () => {
    const works = { health: 'works' as const, isRemoved: false };
    const images = [{ width: 90, height: 60, altText: null }];
    const codes = (text: string, chosen: Record<string, string>) =>
      checkTarget({
        capabilities: telegramCapabilities,
        text,
        images,
        files: [],
        options: chosen,
        channel: works,
      }).map(({ level, code }) => `${level} ${code}`);
    expect(codes(long, options)).toEqual(['warns media_left_out']);
    expect(codes(long, {})).toEqual(['blocks too_long']);
    expect(codes('я'.repeat(1025), options)).toEqual(['blocks too_long']);
    expect(codes('<b>Ура</b> <i>', {})).toEqual(['warns markup_broken']);
  });

  test('one that fits goes out with its pictures', async () => {
    await publish({ text: 'Коротко https://a.example', images: [outgoingPicture()], options });
    expect(fake.calls).toEqual(['sendPhoto']);
  });
});

describe('topics', () => {
  const forum: FakeChat = { ...CHANNEL, id: -1002, type: 'supergroup', username: undefined, topics: [5] };
  const connect = (topic: string) => {
    fake.addChat({ ...forum });
    const fields = { token: fake.token, chat: '-1002', apiRoot: fake.url, topic };
    return telegram.connect({ fields, signal });
  };

  test('a topic is a channel of its own, and posts go there', async () => {
    const connected = await connect('t.me/c/2/5/77');
    expect(connected).toMatchObject({ kind: 'connected', remoteId: '-1002/5', settings: { topic: 5 } });
    if (connected.kind !== 'connected') return;
    const call = callTo({ ...connected.settings }, { remoteId: connected.remoteId });
    expect((await telegram.publish(call, outgoingPost({ images: [outgoingPicture()] }))).kind).toBe(
      'published',
    );
    expect(fake.messages).toMatchObject([{ chatId: -1002, topic: 5 }]);
    fake.addChat({ ...forum, topics: [] });
    const gone = { kind: 'rejected', problem: 'topic_not_found' };
    expect(await telegram.publish(call, outgoingPost())).toMatchObject(gone);
    const checked = await telegram.check(call);
    expect(checked.kind === 'works' && checked.settings).not.toHaveProperty('topic');
  });

  test('the general topic is addressed without a number; nonsense and plain groups are named', async () => {
    expect(await connect('1')).toMatchObject({ remoteId: '-1002', settings: { topic: null } });
    expect(await connect('тема')).toMatchObject({ problem: 'wrong_topic', field: 'topic' });
    fake.addChat({ ...CHANNEL });
    const fields = { token: fake.token, chat: ID, apiRoot: fake.url, topic: '5' };
    expect(await telegram.connect({ fields, signal })).toMatchObject({
      problem: 'no_topics',
      field: 'topic',
    });
  });

  test.each([
    ['', null],
    [' 12 ', 12],
    ['https://t.me/c/1234567890/12', 12],
    ['t.me/profkom_zavoda/12/345', 12],
    ['https://t.me/profkom_zavoda', undefined],
    ['-5', undefined],
  ])('reads a topic from «%s»', (typed, topic) => expect(readTopic(typed)).toBe(topic));
});

describe('pinning', () => {
  test('comes after the post and never touches it', async () => {
    await publish({ options: { pin: true } });
    expect(fake.calls).toEqual(['sendMessage', 'pinChatMessage']);
    expect(fake.messages[0]?.isPinned).toBe(true);
  });

  test.each([
    ['refused', { kind: 'status' as const, status: 400 }],
    ['lost', { kind: 'dropAfter' as const }],
    ['in trouble', { kind: 'status' as const, status: 500 }],
  ])('%s: the post is out, once, and nothing is asked again', async (_name, fault) => {
    fake.fail('pinChatMessage', fault);
    expect(await publish({ options: { pin: true } })).toEqual([`${ID}:101`]);
    expect(fake.calls).toEqual(['sendMessage', 'pinChatMessage']);
    expect(fake.messages).toHaveLength(1);
  });

  test('is not tried when the post is not out', async () => {
    fake.fail('sendMessage', { kind: 'dropAfter' });
    const unknown = { kind: 'unknown' };
    expect(await telegram.publish(callTo(), outgoingPost({ options: { pin: true } }))).toMatchObject(unknown);
    expect(fake.calls).toEqual(['sendMessage']);
  });
});

describe('a continuation', () => {
  test('stands under the part before it', async () => {
    const first = await publish({ images: [outgoingPicture(), outgoingPicture()] });
    const second = await publish({ text: 'Дальше', replyTo: { parent: first, root: first } });
    await publish({ text: 'Конец', replyTo: { parent: second, root: first }, options: { pin: true } });
    expect(fake.messages.map(({ id, replyTo }) => [id, replyTo])).toEqual([
      [101, null],
      [102, null],
      [103, 101],
      [104, 103],
    ]);
    expect(fake.calls).not.toContain('pinChatMessage');
  });

  test('has nowhere to stand when that is gone', async () => {
    const gone = { kind: 'rejected', problem: 'parent_gone' };
    for (const parent of [[`${ID}:7`], ['nonsense'], []])
      expect(
        await telegram.publish(callTo(), outgoingPost({ replyTo: { parent, root: parent } })),
      ).toMatchObject(gone);
    expect(fake.messages).toEqual([]);
  });
});

describe('a group that became a supergroup', () => {
  test('is remembered by its new id before anything is sent there, and stays the same channel', async () => {
    fake.addChat({ ...CHANNEL, id: -50, type: 'group', username: undefined, migratedTo: CHANNEL.id });
    const old = { remoteId: '-50' };
    const settings = { chatId: '-50', username: null };
    expect((await telegram.publish(callTo(settings, old), outgoingPost())).kind).toBe('published');
    expect(saved).toEqual([{ moved: `-50>${ID}` }]);
    expect(fake.calls).toEqual(['sendMessage', 'sendMessage']);
    const credentials = { token: fake.token, moved: `-50>${ID}` };
    await telegram.publish(callTo(settings, { ...old, credentials }), outgoingPost());
    expect(fake.calls).toHaveLength(3);
    const fields = { token: fake.token, chat: '-50', apiRoot: fake.url };
    expect(await telegram.connect({ fields, signal })).toMatchObject({
      remoteId: '-50',
      settings: { chatId: ID },
    });
  });

  test('the post goes out even when the new id cannot be kept', async () => {
    fake.addChat({ ...CHANNEL, id: -50, type: 'group', migratedTo: CHANNEL.id });
    const call = {
      ...callTo({ chatId: '-50' }),
      saveCredentials: () => Promise.reject(new Error('no database')),
    };
    expect((await telegram.publish(call, outgoingPost())).kind).toBe('published');
    expect(fake.messages).toHaveLength(1);
  });
});

describe('views', () => {
  const published = (id: number) => ({ remoteIds: [`${ID}:${id}`], publishedAt: new Date() });

  test('come rounded from the public page where that was chosen, one page for many posts', async () => {
    for (const text of ['Раз', 'Два', 'Три']) await publish({ text });
    for (const [index, views] of ['987', '1.2K', null].entries())
      Object.assign(fake.messages[index] ?? {}, { views });
    const call = callTo({ viewsSource: 'preview' });
    const ask = (id: number) => telegram.postNumbers(call, published(id));
    expect(await ask(103)).toEqual({ kind: 'numbers', numbers: { views: null } });
    expect(await ask(102)).toEqual({ kind: 'numbers', numbers: { views: 1200 } });
    expect(await ask(101)).toEqual({ kind: 'numbers', numbers: { views: 987 } });
    expect(fake.pages).toBe(1);
    expect(await ask(99)).toEqual({ kind: 'numbers', numbers: {} });
  });

  test('are not asked for otherwise, and a silent page is no zero', async () => {
    await publish({});
    expect(await telegram.postNumbers(callTo(), published(101))).toEqual({ kind: 'numbers', numbers: {} });
    expect(fake.pages).toBe(0);
    const lost = callTo({ viewsSource: 'preview', username: 'renamed' });
    const silent = { kind: 'unavailable', problem: 'preview_unavailable' };
    expect(await telegram.postNumbers(lost, published(101))).toEqual(silent);
    const closed = callTo({ viewsSource: 'preview', username: null });
    expect(await telegram.postNumbers(closed, published(101))).toEqual({ kind: 'numbers', numbers: {} });
  });

  test('are promised only where they can be read', async () => {
    const fields = { token: fake.token, chat: ID, apiRoot: fake.url, viewsSource: 'preview' };
    const connected = await telegram.connect({ fields, signal });
    expect(connected).toMatchObject({ kind: 'connected', settings: { viewsSource: 'preview' } });
    fake.addChat({ ...CHANNEL, username: undefined });
    const problem = { problem: 'no_public_page', field: 'viewsSource' };
    expect(await telegram.connect({ fields, signal })).toMatchObject(problem);
    const metrics = (viewsSource: string) => telegram.capabilitiesOf?.({ viewsSource }).metrics;
    const told = { channel: ['followers'], live: ['likes'] };
    expect(metrics('preview')).toEqual({ post: ['views'], rounded: ['views'], ...told });
    expect(metrics('none')).toEqual({ post: [], rounded: [], ...told });
  });

  test.each([
    ['0', 0],
    ['12.5K', 12_500],
    ['3M', 3_000_000],
    ['', null],
    ['много', null],
  ])('«%s» reads as %s', (shown, views) => expect(readRounded(shown)).toBe(views));
});
