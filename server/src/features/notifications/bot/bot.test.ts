import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOrganization, type Person } from '../../../../test/factories.ts';
import { TelegramFake } from '../../../../test/fakes/telegram.ts';
import type { FakeChat } from '../../../../test/fakes/telegram-shapes.ts';
import { useTestApp } from '../../../../test/harness.ts';
import { listenLocally } from '../../../../test/listen-locally.ts';
import { endFake } from '../../../../test/network-call.ts';
import { createChannel, createPublished } from '../../../../test/published.ts';
import { systemCtx } from '../../../context.ts';
import { createSafeFetch } from '../../../lib/safe-fetch.ts';
import { saveTargetSnapshot } from '../../metrics/snapshots.service.ts';
import { deliverJob } from '../deliver.job.ts';
import { notify } from '../notify.ts';
import { listenOnce } from './listen-once.ts';

const running = new AbortController().signal;
const NOON = new Date('2026-11-20T07:00:00Z');
const CHANNEL_ID = -1001234567890;
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

let fake: TelegramFake;
let serial = 500;
let now = NOON;
const test = useTestApp({
  adjust: (app) => {
    app.safeFetch = createSafeFetch({ allowPrivate: true });
    app.clock = { ...app.clock, now: () => now };
  },
});
beforeEach(async () => {
  fake = await new TelegramFake().start();
  now = NOON;
});
afterEach(async () => {
  // One bot listens for one organization: each test begins with a bot that nobody has.
  await test.app.db.noticeBot.deleteMany();
  await endFake(fake);
});

/** An organization whose bot is the fake's, connected over the API. */
async function withBot() {
  const made = await createOrganization(test, { roles: ['editor', 'ambassador'] });
  const { bot } = await made.owner.call.notifications.connectBot({ token: fake.token, apiRoot: fake.url });
  expect(bot).toMatchObject({ username: 'rupor_bot', linkedCount: 0, problem: null });
  const { organization } = made;
  const { id } = await test.app.db.noticeBot.findUniqueOrThrow({
    where: { organizationId: organization.id },
  });
  const listen = () => listenOnce(test.app, id, running);
  return { ...made, botRow: id, listen };
}

function addPrivateChat(): FakeChat {
  serial += 1;
  return fake.addChat({ id: serial, type: 'private', title: 'Анна', members: 2, bot: 'member' });
}

function write(chat: FakeChat, given: Record<string, unknown>): number {
  serial += 1;
  const from = { id: chat.id, is_bot: false, first_name: 'Анна', username: 'anna_prof' };
  const about = { message_id: serial, date: 1_795_000_000, chat: { id: chat.id, type: 'private' } };
  return fake.happen({ message: { ...about, from, ...given } });
}

async function linked(person: Person, listen: () => Promise<number | null>): Promise<FakeChat> {
  const { code, url } = await person.call.notifications.linkChat();
  expect(url).toBe(`https://t.me/rupor_bot?start=${code}`);
  const chat = addPrivateChat();
  write(chat, { text: `/start ${code}` });
  expect(await listen()).toBe(1);
  return chat;
}

const replies = (chat: FakeChat) => fake.messages.filter(({ chatId }) => chatId === chat.id);

describe('a chat', () => {
  it('is linked by a code that works once and not for ever, and taken off by its person', async () => {
    const { people, listen } = await withBot();
    const chat = await linked(people.editor, listen);
    expect((await people.editor.call.notifications.settings()).chat).toEqual({
      name: '@anna_prof',
      isBlocked: false,
    });
    expect(replies(chat).at(-1)?.text).toContain('уведомления Рупора будут приходить сюда');
    const { code } = await people.ambassador.call.notifications.linkChat();
    now = new Date(NOON.getTime() + 16 * 60_000);
    const late = addPrivateChat();
    write(late, { text: `/start ${code}` });
    write(late, { text: 'Пустите' });
    expect(await listen()).toBe(2);
    expect(replies(late).map(({ text }) => text.slice(0, 13))).toEqual(['Код не подошё', 'Чтобы связать']);
    expect((await people.ambassador.call.notifications.settings()).chat).toBeNull();
    expect((await people.editor.call.notifications.unlinkChat()).chat).toBeNull();
  });

  it('gets news once with their link, not by night, and no more after it stopped the bot', async () => {
    const { organization, people, listen } = await withBot();
    const chat = await linked(people.editor, listen);
    const tell = (incident: string) =>
      notify(test.app.db, {
        organizationId: organization.id,
        personIds: [people.editor.userId],
        kind: 'task_due',
        path: '/tasks/1',
        data: { title: 'Снять цех' },
        incident,
        at: now,
      });
    const before = replies(chat).length;
    await tell('one');
    await Promise.all([deliverJob.run(test.app, {}, running), deliverJob.run(test.app, {}, running)]);
    const told = () => replies(chat).slice(before);
    expect(told().map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Подходит срок задачи «Снять цех»\nhttp.*\/tasks\/1$/),
    ]);
    now = new Date('2026-11-20T18:30:00Z');
    await tell('two');
    await deliverJob.run(test.app, {}, running);
    expect(told()).toHaveLength(1);
    fake.fail('sendMessage', { kind: 'status', status: 429, retryAfter: 90 });
    now = new Date('2026-11-21T03:00:00Z');
    await deliverJob.run(test.app, {}, running);
    expect(told()).toHaveLength(1);
    now = new Date('2026-11-21T03:02:00Z');
    await deliverJob.run(test.app, {}, running);
    expect(told()).toHaveLength(2);
    fake.fail('sendMessage', {
      kind: 'status',
      status: 403,
      description: 'Forbidden: bot was blocked by the user',
    });
    await tell('three');
    await deliverJob.run(test.app, {}, running);
    expect((await people.editor.call.notifications.settings()).chat).toMatchObject({ isBlocked: true });
    // What may have arrived is never sent again.
    await deliverJob.run(test.app, {}, running);
    expect(told()).toHaveLength(2);
  });

  it('sends ideas: text and photo, each once, even when the process dies before the offset is stored', async () => {
    const { people, listen, botRow } = await withBot();
    const chat = await linked(people.ambassador, listen);
    fake.files.set('photos/cat.jpg', PIXEL);
    const html = { 'content-type': 'text/html' };
    const site = createServer((_, response) =>
      response.writeHead(200, html).end('<title>Субботник в депо</title>'),
    );
    const page = `http://127.0.0.1:${await listenLocally(site)}/`;
    write(chat, { text: 'Снять субботник у проходной' });
    const photo = [{ file_id: 'cat', file_unique_id: 'c', width: 90, height: 60 }];
    write(chat, { caption: 'Вот так было', photo });
    write(chat, { text: `Об этом пишут ${page}` });
    const bot = await test.app.db.noticeBot.findUniqueOrThrow({ where: { id: botRow } });
    expect(await listen()).toBe(3);
    // As after a crash between the effects and the offset: Telegram tells everything again.
    await test.app.db.botUpdate.deleteMany({ where: { botId: botRow } });
    await test.app.db.noticeBot.update({ where: { id: botRow }, data: { offset: bot.offset } });
    expect(await listen()).toBe(3);
    const ideas = await test.app.db.idea.findMany({
      where: { organizationId: people.ambassador.organizationId },
      orderBy: { createdAt: 'asc' },
    });
    expect(ideas.map(({ text, urlTitle }) => [text, urlTitle])).toEqual([
      ['Снять субботник у проходной', null],
      ['Вот так было', null],
      ['Об этом пишут', 'Субботник в депо'],
    ]);
    for (const { source, authorId } of ideas)
      expect([source, authorId]).toEqual(['telegram', people.ambassador.userId]);
    expect(await test.app.db.mediaAsset.count({ where: { createdById: people.ambassador.userId } })).toBe(1);
    expect(await listen()).toBe(0);
    expect(fake.updates).toEqual([]);
    site.close();
  });
});

describe('what the bot hears of a channel', () => {
  async function withPost() {
    const made = await withBot();
    const { organization } = made;
    const settings = { chatId: String(CHANNEL_ID) };
    const channel = await createChannel(test, {
      organizationId: organization.id,
      network: 'telegram',
      settings,
    });
    const { targets } = await createPublished(test, {
      organizationId: organization.id,
      channelIds: [channel.id],
      publishedAt: '2026-11-19T07:00:00Z',
    });
    const targetId = targets[0]?.id ?? '';
    await test.app.db.postTarget.update({
      where: { id: targetId },
      data: { remoteIds: [`${CHANNEL_ID}:42`] },
    });
    return { ...made, channel, targetId };
  }

  it('reactions become a number of the post, beside what is asked, and stay when that is asked again', async () => {
    const { organization, targetId, listen, owner } = await withPost();
    const ctx = systemCtx(test.app, organization.id);
    const views = (count: number) =>
      saveTargetSnapshot(ctx, {
        targetId,
        takenAt: now,
        source: 'counted',
        numbers: { views: count },
        keep: ['likes'],
      });
    await views(100);
    now = new Date(NOON.getTime() + 60_000);
    const react = (message: number, ...counts: number[]) =>
      fake.happen({
        message_reaction_count: {
          chat: { id: CHANNEL_ID, type: 'channel', title: 'К' },
          message_id: message,
          date: 1_795_000_000,
          reactions: counts.map((count) => ({ type: { type: 'emoji', emoji: '👍' }, total_count: count })),
        },
      });
    react(42, 5, 2);
    react(43, 99);
    expect(await listen()).toBe(2);
    now = new Date(NOON.getTime() + 120_000);
    await views(140);
    const last = await test.app.db.targetSnapshot.findFirst({
      where: { targetId },
      orderBy: { takenAt: 'desc' },
    });
    expect(last).toMatchObject({ views: 140, likes: 7, source: 'counted' });
    const total = await test.app.db.targetTotal.findFirst({ where: { targetId } });
    expect(total).toMatchObject({ likes: 7 });
    const { postId } = await test.app.db.postTarget.findUniqueOrThrow({ where: { id: targetId } });
    const numbers = await owner.call.insights.postNumbers({ postId });
    expect(numbers.targets[0]).toMatchObject({ live: ['likes'], latest: { likes: 7 } });
  });

  it('its removal breaks the channel at once and tells whoever may connect it', async () => {
    const { owner, channel, listen } = await withPost();
    const user = { id: 110201543, is_bot: true, first_name: 'Рупор' };
    fake.happen({
      my_chat_member: {
        chat: { id: CHANNEL_ID, type: 'channel', title: 'К' },
        from: { id: 1, is_bot: false, first_name: 'Пётр' },
        date: 1_795_000_000,
        old_chat_member: { user, status: 'member' },
        new_chat_member: { user, status: 'left' },
      },
    });
    await listen();
    const row = await test.app.db.channel.findUniqueOrThrow({ where: { id: channel.id } });
    expect(row).toMatchObject({ health: 'reconnect', healthProblem: 'bot_not_member' });
    await deliverJob.run(test.app, {}, running);
    expect((await owner.call.notifications.news({})).items).toMatchObject([{ kind: 'channel_broken' }]);
  });
});

describe('the poller', () => {
  it('is one for a bot: who comes second or too late stores nothing', async () => {
    const { people, listen, botRow } = await withBot();
    const { code } = await people.editor.call.notifications.linkChat();
    write(addPrivateChat(), { text: `/start ${code}` });
    const lease = { leaseToken: '00000000-0000-4000-8000-000000000001' };
    const until = (ms: number) => ({ leaseUntil: new Date(NOON.getTime() + ms) });
    await test.app.db.noticeBot.update({ where: { id: botRow }, data: { ...lease, ...until(1_000) } });
    expect(await listen()).toBeNull();
    expect(fake.updates).toHaveLength(1);
    now = new Date(NOON.getTime() + 2_000);
    const answers = await Promise.all([listen(), listen(), listen()]);
    expect(answers.filter((answer) => answer !== null)).toEqual([1]);
  });

  it('says what is in the way and waits: another program, a webhook, a revoked token, a cut line', async () => {
    const { owner, listen } = await withBot();
    const conflict = 'Conflict: terminated by other getUpdates request';
    const webhook = "Conflict: can't use getUpdates method while webhook is active";
    fake.fail(
      'getUpdates',
      { kind: 'status', status: 409, description: conflict },
      { kind: 'status', status: 409, description: webhook },
      { kind: 'status', status: 401, description: 'Unauthorized' },
      { kind: 'dropBefore' },
    );
    const problems: (string | null | undefined)[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      await listen();
      problems.push((await owner.call.notifications.bot()).bot?.problem);
    }
    expect(problems).toEqual(['other_listener', 'webhook_active', 'wrong_token', 'no_answer', null]);
  });

  it('a bot of another organization is refused, a wrong token is named at its field', async () => {
    await withBot();
    const other = await createOrganization(test, { roles: [] });
    const { connectBot } = other.owner.call.notifications;
    const taken = connectBot({ token: fake.token, apiRoot: fake.url });
    await expect(taken).rejects.toMatchObject({ code: 'already_exists' });
    const wrong = connectBot({ token: '1:wrong-token-of-nobody', apiRoot: fake.url });
    await expect(wrong).rejects.toMatchObject({
      code: 'network_problem',
      data: { fields: [{ path: 'token', code: 'wrong_token' }] },
    });
  });
});
