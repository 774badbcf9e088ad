// Messages of the bot with news: at most once each, one message for everything that is due for one person.
import type { App } from '../../context.ts';
import { callApi } from '../../networks/telegram/api.ts';
import { openBot } from './bot/bot-credentials.ts';
import { claimParcels, giveUp, type Parcel, tryLater } from './claim-deliveries.ts';

const CALL_LIMIT_MS = 15_000;
/** Longer messages are refused: core.telegram.org/bots/api#sendmessage. */
const MOST_UNITS = 4_000;

export async function sendMessages(app: App, signal: AbortSignal): Promise<void> {
  for (const parcel of await claimParcels(app, 'telegram')) {
    if (signal.aborted) await tryLater(app, parcel, { problem: 'stopped' });
    else await send(app, parcel, signal);
  }
}

async function send(app: App, parcel: Parcel, stop: AbortSignal): Promise<void> {
  const { organization, userId, lines } = parcel;
  const chat = await app.db.noticeChat.findUnique({
    where: { organizationId_userId: { organizationId: organization.id, userId } },
    include: { bot: true },
  });
  const token = chat && openBot(app, chat.bot);
  if (!chat?.chatId || chat.blockedAt || !token) return giveUp(app, parcel, 'not_linked');
  const signal = AbortSignal.any([stop, AbortSignal.timeout(CALL_LIMIT_MS)]);
  const bot = { fetch: app.safeFetch, apiRoot: chat.bot.apiRoot, token, signal };
  const answer = await callApi(bot, 'sendMessage', {
    chat_id: chat.chatId,
    text: textOf(lines),
    link_preview_options: { is_disabled: true },
  });
  if (answer.kind === 'ok') return;
  if (answer.kind === 'notSent') return tryLater(app, parcel, { problem: answer.problem });
  if (answer.kind === 'unknown') return giveUp(app, parcel, answer.problem);
  if (answer.code === 429)
    return tryLater(app, parcel, { problem: 'rate_limited', afterMs: answer.retryAfterMs ?? 60_000 });
  if (answer.code === 403)
    await app.db.noticeChat.update({ where: { id: chat.id }, data: { blockedAt: app.clock.now() } });
  await giveUp(app, parcel, answer.code === 403 ? 'blocked' : 'refused');
}

function textOf(lines: Parcel['lines']): string {
  const parts = lines.map(({ sentence, url }) => (url ? `${sentence}\n${url}` : sentence));
  let text = '';
  for (const part of parts) {
    if (text.length + part.length > MOST_UNITS) return `${text}\n\n…`;
    text = text === '' ? part : `${text}\n\n${part}`;
  }
  return text;
}
