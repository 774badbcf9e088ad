// One long question to one bot, and everything it brought. Only under the bot's lease; a process whose lease went to
// another stores nothing.
import { randomUUID } from 'node:crypto';
import type { App } from '../../../context.ts';
import type { NoticeBot } from '../../../generated/prisma/client.ts';
import { type ApiAnswer, callApi } from '../../../networks/telegram/api.ts';
import { openBot } from './bot-credentials.ts';
import { botWord } from './bot-words.ts';
import { type Hearing, type Reply, takeUpdate } from './take-update.ts';
import { ALLOWED_UPDATES, BotUpdateShape } from './updates.ts';

/** How long Telegram holds the question open, seconds. */
const HOLD_SECONDS = 25;
const LEASE_MS = 90_000;
const A_ROUND = 50;
/** After a week without updates their numbers start anew anywhere: #update. */
const FORGET_OFFSET_MS = 6 * 86_400_000;
const KEEP_UPDATES_MS = 8 * 86_400_000;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 600_000;

/** How many updates were stored; null: another process listens. Never throws for reasons of Telegram. */
export async function listenOnce(app: App, id: string, stop: AbortSignal): Promise<number | null> {
  const claimed = await claim(app, id);
  if (!claimed) return null;
  const { bot, leaseToken } = claimed;
  try {
    const token = openBot(app, bot);
    if (!token) return await fail(app, { bot, problem: 'credentials_unreadable' });
    const signal = AbortSignal.any([stop, AbortSignal.timeout((HOLD_SECONDS + 15) * 1000)]);
    const hearing: Hearing = {
      app,
      bot,
      token,
      signal: AbortSignal.any([stop, AbortSignal.timeout(LEASE_MS)]),
    };
    const answer = await callApi(
      { fetch: app.safeFetch, apiRoot: bot.apiRoot, token, signal },
      'getUpdates',
      {
        offset: await nextOffset(app, bot),
        timeout: HOLD_SECONDS,
        limit: A_ROUND,
        allowed_updates: ALLOWED_UPDATES,
      },
    );
    if (stop.aborted) return 0;
    if (answer.kind !== 'ok') return await fail(app, { bot, ...explain(answer) });
    const count = await takeAll(hearing, leaseToken, answer.result);
    await app.db.noticeBot.updateMany({
      where: { id, leaseToken },
      data: { heardAt: app.clock.now(), failures: 0, problem: null, problemSince: null, nextAt: null },
    });
    return count;
  } finally {
    await app.db.noticeBot.updateMany({
      where: { id, leaseToken },
      data: { leaseToken: null, leaseUntil: null },
    });
  }
}

async function claim(app: App, id: string): Promise<{ bot: NoticeBot; leaseToken: string } | null> {
  const now = app.clock.now();
  const leaseToken = randomUUID();
  const { count } = await app.db.noticeBot.updateMany({
    where: { id, OR: [{ leaseUntil: null }, { leaseUntil: { lt: now } }] },
    data: { leaseToken, leaseUntil: new Date(now.getTime() + LEASE_MS) },
  });
  const bot = count === 1 ? await app.db.noticeBot.findUnique({ where: { id } }) : null;
  return bot && { bot, leaseToken };
}

async function nextOffset({ db, clock }: App, bot: NoticeBot): Promise<number> {
  const last = await db.botUpdate.findFirst({ where: { botId: bot.id }, orderBy: { at: 'desc' } });
  const isOld = !last || clock.now().getTime() - last.at.getTime() > FORGET_OFFSET_MS;
  return isOld ? 0 : Number(bot.offset);
}

async function takeAll(hearing: Hearing, leaseToken: string, result: unknown): Promise<number> {
  const updates = Array.isArray(result) ? result : [];
  let count = 0;
  for (const raw of updates) {
    if (hearing.signal.aborted) break;
    const update = BotUpdateShape.safeParse(raw);
    if (!update.success) continue;
    const { isHeld, reply } = await takeOne(hearing, leaseToken, update.data);
    if (!isHeld) break;
    count += 1;
    if (reply) await answer(hearing, reply);
  }
  return count;
}

async function takeOne(
  hearing: Hearing,
  leaseToken: string,
  update: BotUpdateShape,
): Promise<{ isHeld: boolean; reply: Reply | null }> {
  const { app, bot } = hearing;
  const now = app.clock.now();
  const key = { botId: bot.id, updateId: BigInt(update.update_id) };
  const isKnown = (await app.db.botUpdate.count({ where: key })) > 0;
  const reply = isKnown ? null : await takeUpdate(hearing, update);
  const isHeld = await app.db.$transaction(async (tx) => {
    const { count } = await tx.noticeBot.updateMany({
      where: { id: bot.id, leaseToken },
      data: { offset: update.update_id + 1, leaseUntil: new Date(now.getTime() + LEASE_MS) },
    });
    if (count === 0) return false;
    await tx.botUpdate.createMany({ data: [{ ...key, at: now }], skipDuplicates: true });
    const old = new Date(now.getTime() - KEEP_UPDATES_MS);
    await tx.botUpdate.deleteMany({ where: { botId: bot.id, at: { lt: old } } });
    return true;
  });
  return { isHeld, reply };
}

/** At most once: a reply that is lost costs nothing, what it tells of is stored. */
async function answer(
  { app, bot, token, signal }: Hearing,
  { chatId, word, language }: Reply,
): Promise<void> {
  const call = { fetch: app.safeFetch, apiRoot: bot.apiRoot, token, signal };
  const sent = await callApi(call, 'sendMessage', { chat_id: chatId, text: botWord(word, language) });
  if (sent.kind !== 'ok') app.logger.info({ botId: bot.id, kind: sent.kind }, 'the bot could not reply');
}

interface Failure {
  problem: string;
  waitMs?: number;
}

/** 409: another program listens to this bot, or a webhook stands; it is not ours to take away. */
function explain(answer: Exclude<ApiAnswer, { kind: 'ok' }>): Failure {
  if (answer.kind !== 'error') return { problem: answer.problem };
  const { code, description, retryAfterMs } = answer;
  if (code === 401 || code === 404) return { problem: 'wrong_token', waitMs: LONGEST_WAIT_MS };
  if (code === 409)
    return { problem: /webhook/i.test(description) ? 'webhook_active' : 'other_listener', waitMs: 60_000 };
  if (code === 429) return { problem: 'rate_limited', waitMs: retryAfterMs ?? 60_000 };
  return { problem: 'unexpected_answer' };
}

async function fail(app: App, { bot, problem, waitMs }: Failure & { bot: NoticeBot }): Promise<number> {
  const now = app.clock.now();
  const wait = waitMs ?? Math.min(FIRST_WAIT_MS * 2 ** bot.failures, LONGEST_WAIT_MS);
  await app.db.noticeBot.updateMany({
    where: { id: bot.id },
    data: {
      failures: Math.min(bot.failures + 1, 20),
      nextAt: new Date(now.getTime() + wait),
      problem,
      problemSince: bot.problem === problem ? bot.problemSince : now,
    },
  });
  return 0;
}
