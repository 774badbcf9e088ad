// Sends one post. Telegram has no idempotency: every outcome that may have had an effect is `unknown`.
// Pinning comes after the post is out and can change nothing about it.
import type { OutgoingPost, PublishResult } from '../network.ts';
import { classifyNotSent, type Failed } from '../outcome.ts';
import { type ApiAnswer, callApi, type TelegramBot } from './api.ts';
import { joinRemoteId, postUrl } from './remote-id.ts';
import { buildRequest, type TelegramPlace } from './request.ts';

interface SentMessage {
  message_id: number;
  chat: { id: number; username?: string };
}

interface Publication {
  bot: TelegramBot;
  place: TelegramPlace;
  post: OutgoingPost;
  onSend(): Promise<void>;
}

const PIN_MS = 5_000;

export async function publishPost({ bot, place, post, onSend }: Publication): Promise<PublishResult> {
  const request = buildRequest(place, post);
  if (typeof request === 'string') return { kind: 'rejected', problem: request };
  await onSend();
  const answer = await callApi(bot, request.method, request.fields, request.uploads);
  if (answer.kind !== 'ok') return classify(answer);
  const messages = (Array.isArray(answer.result) ? answer.result : [answer.result]) as SentMessage[];
  const [first] = messages;
  if (!first?.message_id) return { kind: 'unknown', problem: 'unreadable_answer' };
  if (post.options.pin === true && post.replyTo === null) await pin(bot, first);
  const ids = messages.map((message) => joinRemoteId(String(message.chat.id), message.message_id));
  return { kind: 'published', remoteIds: ids, url: postUrl(first.chat, first.message_id) };
}

/** Asked once, its answer changes nothing: a post that is out but not pinned is a post that is out. */
async function pin(bot: TelegramBot, { chat, message_id }: SentMessage): Promise<void> {
  const signal = AbortSignal.any([bot.signal, AbortSignal.timeout(PIN_MS)]);
  const fields = { chat_id: String(chat.id), message_id, disable_notification: true };
  await callApi({ ...bot, signal }, 'pinChatMessage', fields);
}

/** Errors by reference: 401/404 token, 403 bot removed, 429 wait, 5xx and no answer unknown, other 4xx refused. */
export function classify(answer: Exclude<ApiAnswer, { kind: 'ok' }>): Failed {
  if (answer.kind === 'notSent') return classifyNotSent(answer.problem);
  if (answer.kind === 'unknown') return { kind: 'unknown', problem: answer.problem };
  const { code, description } = answer;
  if (code === 401 || code === 404) return { kind: 'auth', problem: 'wrong_token' };
  if (code === 403) return { kind: 'auth', problem: 'bot_removed' };
  if (code === 429)
    return { kind: 'rate_limited', retryAfterMs: answer.retryAfterMs ?? 30_000, problem: 'rate_limited' };
  return { kind: 'rejected', problem: nameRefusal(code, description), data: { description } };
}

function nameRefusal(code: number, description: string): string {
  if (code === 413) return 'too_large';
  if (/too long/i.test(description)) return 'too_long';
  if (/thread not found|topic.?deleted/i.test(description)) return 'topic_not_found';
  if (/topic.?closed/i.test(description)) return 'topic_closed';
  if (/repl(y|ied).*not found|message to be replied/i.test(description)) return 'parent_gone';
  if (/text is empty|must be non-empty/i.test(description)) return 'empty';
  if (/chat not found/i.test(description)) return 'chat_not_found';
  if (/not enough rights|administrator rights|can't (write|send)/i.test(description)) return 'no_post_right';
  if (/video|document/i.test(description)) return 'bad_file';
  if (/photo|image|file/i.test(description)) return 'bad_picture';
  if (/can't be deleted/i.test(description)) return 'cannot_remove';
  return 'refused';
}
