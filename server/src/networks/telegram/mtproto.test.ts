import { readFileSync } from 'node:fs';
import path from 'node:path';
import { connectedChannel } from '@rupor/shared/channels/connected';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../../bench/lib/stage.ts';
import { probeSession } from '../../../cli/probe/telegram-session.ts';
import { createOrganization, ctxOf, type Person } from '../../../test/factories.ts';
import { MtprotoFake } from '../../../test/fakes/mtproto.ts';
import { TelegramFake } from '../../../test/fakes/telegram.ts';
import { useTestApp } from '../../../test/harness.ts';
import { callOf, endFake, outgoingPost } from '../../../test/network-call.ts';
import { openChannel } from '../../features/channels/credentials.service.ts';
import { createSafeFetch } from '../../lib/safe-fetch.ts';
import type { ConnectedChannel, Network, PublishResult } from '../network.ts';
import { createRegistry } from '../registry.ts';
import { refusalOf, toMtprotoReading } from './mtproto-errors.ts';
import { numbersOf } from './mtproto-numbers.ts';
import { createTelegram } from './telegram.ts';

const ID = '-1001234567890';
const test = useTestApp();
let bots: TelegramFake;
let fake: MtprotoFake;
let telegram: Network;
let owner: Person;
let id: string;
/** As it is kept after connecting. Making a key takes seconds of work, so the tests share this one. */
let channel: ConnectedChannel;

const typed = (over: Record<string, string> = {}) => ({
  token: bots.token,
  chat: ID,
  apiRoot: bots.url,
  viewsSource: 'session',
  apiId: String(fake.apiId),
  apiHash: fake.apiHash,
  ...over,
});

beforeAll(async () => {
  // The library takes a while to load, which is not to count against the first call's time.
  await import('./mtproto-connection.ts');
  bots = await new TelegramFake().start();
  const chat = { type: 'channel', title: 'Профком', username: 'profkom', members: 12, bot: 'admin' } as const;
  bots.addChat({ ...chat, id: Number(ID) });
  fake = await new MtprotoFake(bots.token).start();
  telegram = createTelegram({ fetch: createSafeFetch({ allowPrivate: true }), mtproto: fake.server });
  test.app.networks = createRegistry([telegram]);
  owner = (await createOrganization(test, { roles: [] })).owner;
  const answer = await owner.call.channels.connect({ network: 'telegram', fields: typed() });
  id = connectedChannel(answer).id;
  channel = (await openChannel(ctxOf(test, owner), id)).call.channel;
});
// Nothing stays open behind an answer.
afterEach(() => until('connections are closed', async () => fake.sockets.size === 0, 10_000));
afterAll(async () => {
  await endFake(bots);
  await endFake(fake);
});

const connect = (over: Record<string, string> = {}, signal = AbortSignal.timeout(30_000)) =>
  telegram.connect({ fields: typed(over), signal });
const numbers = (messageId: number, over: Partial<ConnectedChannel> = {}) =>
  telegram.postNumbers(callOf({ ...channel, ...over }), {
    remoteIds: [`${ID}:${messageId}`],
    publishedAt: new Date(),
  });

const REACTIONS = {
  _: 'messageReactions',
  results: ['👍', '🔥'].map((emoticon, index) => ({
    _: 'reactionCount',
    reaction: { _: 'reactionEmoji', emoticon },
    count: 3 + index,
  })),
};
const REPLIES = { _: 'messageReplies', comments: true, replies: 5, repliesPts: 1 };

describe('connecting by a session of the bot', () => {
  it('makes it once and keeps it sealed with api_id and api_hash, shown nowhere', async () => {
    expect([fake.handshakes, fake.asked.slice(0, 2)]).toEqual([
      1,
      ['auth.importBotAuthorization', 'channels.getChannels'],
    ]);
    expect(channel.settings).toMatchObject({ viewsSource: 'session', sessionProblem: null });
    const { session = '', apiHash, apiId } = channel.credentials;
    expect({ apiHash, apiId }).toEqual({ apiHash: fake.apiHash, apiId: String(fake.apiId) });
    const shown = await owner.call.channels.get({ id });
    expect(shown.keptSecrets.sort()).toEqual(['apiHash', 'apiId', 'token']);
    const row = await test.app.db.channel.findUniqueOrThrow({ where: { id } });
    const { key } = JSON.parse(session);
    for (const secret of [fake.apiHash, `"${fake.apiId}"`, key])
      expect(JSON.stringify([shown, row])).not.toContain(secret);
    expect(telegram.capabilitiesOf?.(channel.settings).metrics).toEqual({
      post: ['views', 'likes', 'comments', 'shares'],
      channel: ['followers'],
      rounded: [],
      live: [],
      untried: ['views', 'likes', 'comments', 'shares'],
    });
  });

  it.each([
    ['wrong_api_id', 'apiId', { apiId: 'not a number' }],
    ['wrong_api_id', 'apiId', { apiHash: 'too short' }],
    ['wrong_api_id', 'apiId', { apiId: '1' }],
    ['session_needs_channel', 'viewsSource', { chat: '-50' }],
  ])('names %s at %s', async (problem, field, over) => {
    bots.addChat({ id: -50, type: 'group', title: 'Чат', members: 3, bot: 'member' });
    expect(await connect(over)).toEqual({ kind: 'problem', problem, field });
  });

  it('names a channel that the bot does not see, and silence', async () => {
    fake.fail('channels.getChannels', { code: 406, text: 'CHANNEL_PRIVATE' });
    expect(await connect()).toMatchObject({ problem: 'session_sees_no_channel', field: 'viewsSource' });
    const given = new AbortController();
    fake.fail('auth.importBotAuthorization', { onAsked: () => given.abort() });
    expect(await connect({}, given.signal)).toMatchObject({ problem: 'session_unreachable' });
  });
});

describe('numbers by the session', () => {
  it('come as the message says them', async () => {
    fake.messages = [{ id: 101, views: 1234, forwards: 6, replies: REPLIES, reactions: REACTIONS } as never];
    const known = { views: 1234, shares: 6, comments: 5, likes: 7 };
    expect(await numbers(101)).toEqual({ kind: 'numbers', numbers: known });
  });

  it('of many posts come in one connection; what is not said is unknown, never 0', async () => {
    const before = fake.connections;
    // The protocol has one flag for views and forwards: either both are said or neither.
    fake.messages = [{ id: 101, views: 40, forwards: 2 }, { id: 102 }, { id: 103, views: 0, forwards: 0 }];
    const posts = [101, 102, 103, 104].map((one) => ({ remoteIds: [`${ID}:${one}`, `${ID}:${one + 50}`] }));
    const all = await telegram.postNumbersOf?.(callOf(channel), [...posts, { remoteIds: ['nonsense'] }]);
    expect([...(all ?? [])]).toEqual([
      [`${ID}:101`, { views: 40, shares: 2, comments: null }],
      [`${ID}:102`, { views: null, shares: null, comments: null }],
      [`${ID}:103`, { views: 0, shares: 0, comments: null }],
      // Gone, or hidden from the bot: neither is a number.
      [`${ID}:104`, {}],
      ['nonsense', {}],
    ]);
    expect(fake.connections).toBe(before + 1);
  });

  it('are not asked for where another source was chosen', async () => {
    const before = fake.connections;
    const settings = { ...channel.settings, viewsSource: 'none' };
    expect(await numbers(101, { settings })).toEqual({ kind: 'numbers', numbers: {} });
    const call = callOf({ ...channel, settings });
    expect(await telegram.postNumbersOf?.(call, [{ remoteIds: [`${ID}:101`] }])).toEqual(new Map());
    expect(fake.connections).toBe(before);
  });

  it('wait where Telegram asks to, and fail without disconnecting the channel', async () => {
    fake.fail(
      'channels.getMessages',
      { code: 420, text: 'FLOOD_WAIT_17' },
      { code: 500, text: 'INTERNAL' },
      { code: 400, text: 'CHANNEL_INVALID' },
    );
    expect(await numbers(101)).toEqual({ kind: 'rate_limited', retryAfterMs: 17_000 });
    expect(await numbers(101)).toEqual({ kind: 'unavailable', problem: 'server_busy' });
    const posts = [{ remoteIds: [`${ID}:101`] }];
    expect(await telegram.postNumbersOf?.(callOf(channel), posts)).toEqual(new Map());
  });
});

it('the probe tells which numbers are there, and no value', async () => {
  const settings = { ...channel.settings, username: null };
  const probe = async (one: number) => {
    const result: PublishResult = { kind: 'published', remoteIds: [`${ID}:${one}`], url: null };
    const call = callOf({ ...channel, settings });
    const probing = {
      network: telegram,
      channel: call.channel,
      call,
      fetch: createSafeFetch({ allowPrivate: true }),
      fields: {},
      tell: () => undefined,
      post: async () => ({ sent: outgoingPost(), result }),
      removeLater: () => undefined,
    };
    return (await probeSession(probing, fake.server))[0];
  };
  fake.messages = [{ id: 101, views: 4321, forwards: 6 }, { id: 102 }];
  const confirmed = await probe(101);
  expect(confirmed).toMatchObject({ verdict: 'confirmed' });
  expect(confirmed?.seen).toContain('there are views, forwards;');
  expect(confirmed?.seen).not.toContain('4321');
  expect(await probe(102)).toMatchObject({ verdict: 'refuted' });
  expect(await probe(103)).toMatchObject({ verdict: 'not settled' });
  const docs = readFileSync(path.join(import.meta.dirname, '../../../../docs/networks.md'), 'utf8');
  expect(docs.replace(/\s+/g, ' ')).toContain(confirmed?.line);
});

describe('a session that is refused', () => {
  it('narrows the channel at a check, and widens it again', async () => {
    fake.fail('channels.getChannels', { code: 406, text: 'CHANNEL_PRIVATE' });
    const sessionProblem = 'session_sees_no_channel';
    expect(await telegram.check(callOf(channel))).toMatchObject({
      kind: 'works',
      settings: { sessionProblem },
    });
    const settings = { ...channel.settings, sessionProblem };
    expect(telegram.capabilitiesOf?.(settings).metrics).toMatchObject({ post: [], live: ['likes'] });
    const asked = fake.asked.length;
    expect(await numbers(101, { settings })).toEqual({ kind: 'numbers', numbers: {} });
    expect(fake.asked).toHaveLength(asked);
    const mended = await telegram.check(callOf({ ...channel, settings }));
    expect(mended).toMatchObject({ kind: 'works', settings: { sessionProblem: null } });
    fake.fail('channels.getChannels', { code: 420, text: 'FLOOD_WAIT_5' });
    const slowed = await telegram.check(callOf(channel));
    expect(slowed.kind === 'works' && 'sessionProblem' in (slowed.settings ?? {})).toBe(false);
  });

  it('is made anew, once, and stored before it is used', async () => {
    fake.messages = [{ id: 101, views: 9, forwards: 0 }];
    fake.revokeSessions();
    const { call } = await openChannel(ctxOf(test, owner), id);
    const whole = { ...call, signal: AbortSignal.timeout(60_000), onSend: async () => undefined };
    const post = { remoteIds: [`${ID}:101`], publishedAt: new Date() };
    const before = fake.handshakes;
    expect(await telegram.postNumbers(whole, post)).toMatchObject({ numbers: { views: 9 } });
    expect(fake.handshakes).toBe(before + 1);
    const { credentials } = (await openChannel(ctxOf(test, owner), id)).call.channel;
    expect(credentials.session).not.toBe(channel.credentials.session);
    expect(await numbers(101, { credentials })).toMatchObject({ numbers: { views: 9 } });
    expect(fake.handshakes).toBe(before + 1);
    // Refused again right after the new one was made: no third try.
    const dead = { code: 401, text: 'SESSION_REVOKED' };
    fake.fail('channels.getChannels', dead, dead);
    expect(await numbers(101, { credentials })).toEqual({ kind: 'unavailable', problem: 'session_refused' });
  });
});

describe('names of errors', () => {
  it.each([
    ['API_ID_INVALID', 'wrong_api_id'],
    ['API_ID_PUBLISHED_FLOOD', 'wrong_api_id'],
    ['ACCESS_TOKEN_EXPIRED', 'wrong_token'],
    ['CHANNEL_PRIVATE', 'session_sees_no_channel'],
    ['USER_BANNED_IN_CHANNEL', 'session_sees_no_channel'],
    ['AUTH_KEY_DUPLICATED', 'session_refused'],
    ['SESSION_EXPIRED', 'session_refused'],
    ['RPC_CALL_FAIL', null],
  ])('%s is %s', (text, problem) => {
    const failure = { kind: 'error', code: 400, text } as const;
    expect(refusalOf(failure)).toBe(problem);
    expect(toMtprotoReading(failure)).toEqual({ kind: 'unavailable', problem: problem ?? 'server_busy' });
  });

  it('no answer is no refusal', () => {
    expect(refusalOf({ kind: 'noAnswer' })).toBeNull();
    expect(toMtprotoReading({ kind: 'noAnswer' })).toEqual({ kind: 'unavailable', problem: 'no_answer' });
  });

  it('reactions that are there and none are 0, that are not there are left to the live updates', () => {
    const message = { id: 1, reactions: { results: [] } } as never;
    expect(numbersOf(message)).toEqual({ views: null, shares: null, comments: null, likes: 0 });
  });
});
