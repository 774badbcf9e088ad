// Uploads what belongs to the post, then sends one message. MAX has no idempotency: every outcome that may have had an
// effect is `unknown`. «attachment.not.ready» says that the message was not taken: it is sent again after 1, 2 and 4 s.
import { setTimeout as wait } from 'node:timers/promises';
import { isRecord } from '../json.ts';
import { mediaInOrder } from '../media-order.ts';
import { encodeFiles } from '../multipart.ts';
import type { OutgoingPost, PublishResult } from '../network.ts';
import { classifyNotSent } from '../outcome.ts';
import { type ApiFailure, type ApiRequest, callApi, exchange, type MaxBot } from './api.ts';
import { MAX_ATTACHMENTS } from './capabilities.ts';

interface Publication {
  bot: MaxBot;
  chatId: string;
  post: OutgoingPost;
  /** Milliseconds before the second try; doubled twice. */
  notReadyMs: number;
  onSend(): Promise<void>;
}

interface Attachment {
  type: 'image' | 'video';
  payload: Record<string, unknown>;
}

const NOT_READY_TRIES = 3;

export async function publishMessage({
  bot,
  chatId,
  post,
  notReadyMs,
  onSend,
}: Publication): Promise<PublishResult> {
  const media = listMedia(post);
  if (media.length > MAX_ATTACHMENTS) return { kind: 'rejected', problem: 'too_many_pictures' };
  const attachments: Attachment[] = [];
  for (const one of media) {
    const uploaded = await upload(bot, one);
    if ('kind' in uploaded) return uploaded;
    attachments.push(uploaded);
  }
  await onSend();
  const request: ApiRequest = {
    method: 'POST',
    path: ['messages'],
    query: {
      chat_id: chatId,
      ...(post.options.hidePreview === true ? { disable_link_preview: 'true' } : {}),
    },
    json: {
      text: post.text,
      ...(attachments.length > 0 ? { attachments } : {}),
      ...(post.options.silent === true ? { notify: false } : {}),
    },
  };
  let answer = await callApi(bot, request);
  for (let tried = 0; tried < NOT_READY_TRIES && isNotReady(answer); tried += 1) {
    try {
      await wait(notReadyMs * 2 ** tried, undefined, { signal: bot.signal });
    } catch {
      break;
    }
    answer = await callApi(bot, request);
  }
  if (answer.kind !== 'ok') return classify(answer);
  const id = readMid(answer.data.message);
  if (!id) return { kind: 'unknown', problem: 'unreadable_answer' };
  const { url } = answer.data.message as Record<string, unknown>;
  return { kind: 'published', remoteIds: [id], url: typeof url === 'string' ? url : null };
}

function isNotReady(answer: { kind: string; code?: string }): boolean {
  return answer.kind === 'refused' && answer.code === 'attachment.not.ready';
}

export function readMid(message: unknown): string | null {
  const body = isRecord(message) ? message.body : null;
  const mid = isRecord(body) ? body.mid : null;
  return typeof mid === 'string' && mid !== '' ? mid : null;
}

interface Media {
  type: 'image' | 'video';
  bytes: Uint8Array;
  mime: string;
  fileName: string;
}

function listMedia(post: OutgoingPost): Media[] {
  return mediaInOrder(post).map(({ image, file }, index) => {
    const { bytes, mime } = image ?? file;
    const fileName = file?.name ?? `picture-${index + 1}.${mime.split('/')[1]}`;
    return { type: image ? 'image' : 'video', bytes, mime, fileName };
  });
}

/** Asks for a place, puts the file there. What no message names is published by nobody: a failure may be tried again. */
async function upload(
  bot: MaxBot,
  { type, bytes, mime, fileName }: Media,
): Promise<Attachment | PublishResult> {
  const place = await callApi(bot, { method: 'POST', path: ['uploads'], query: { type } });
  if (place.kind !== 'ok') {
    const result = classify(place);
    return result.kind === 'unknown' ? { ...result, kind: 'unavailable' } : result;
  }
  const { url, token } = place.data;
  if (typeof url !== 'string' || !URL.canParse(url)) return BROKEN;
  const form = encodeFiles([{ field: 'data', fileName, mime, bytes }]);
  const answer = await exchange(bot, url, { method: 'POST', ...form });
  if (type === 'image') {
    if (answer.kind !== 'ok') return classifyUpload(answer);
    return isRecord(answer.data.photos) ? { type, payload: { photos: answer.data.photos } } : BROKEN;
  }
  // A film's token comes with the place, or with the answer of the upload server, which need not be JSON.
  if (answer.kind !== 'ok' && !(answer.kind === 'unknown' && answer.problem === 'unreadable_answer'))
    return classifyUpload(answer);
  const given = answer.kind === 'ok' ? (answer.data.token ?? token) : token;
  return typeof given === 'string' ? { type, payload: { token: given } } : BROKEN;
}

const BROKEN: PublishResult = { kind: 'unavailable', problem: 'unreadable_answer' };

/** The upload server knows no token of ours: what it refuses says nothing about the channel, and its words may hold keys. */
function classifyUpload(answer: ApiFailure): PublishResult {
  if (answer.kind === 'rate_limited') return { ...answer, problem: 'rate_limited' };
  if (answer.kind !== 'refused') return { kind: 'unavailable', problem: answer.problem };
  if (answer.status === 413) return { kind: 'rejected', problem: 'too_large' };
  if ([400, 415, 422].includes(answer.status)) return { kind: 'rejected', problem: 'bad_picture' };
  return { kind: 'unavailable', problem: 'upload_refused' };
}

/** By dev.max.ru/docs-api: 401 token, 403 and 404 the bot has no channel, 429 wait, 5xx unknown, other 4xx refused. */
export function classify(answer: ApiFailure): PublishResult {
  if (answer.kind === 'rate_limited') return { ...answer, problem: 'rate_limited' };
  if (answer.kind === 'unknown') return { kind: 'unknown', problem: answer.problem };
  if (answer.kind === 'notSent') return classifyNotSent(answer.problem);
  const { status, code, message } = answer;
  if (status === 401) return { kind: 'auth', problem: 'wrong_token' };
  if (status === 403) return { kind: 'auth', problem: 'bot_removed' };
  if (status === 404) return { kind: 'auth', problem: 'chat_not_found' };
  if (isNotReady(answer)) return { kind: 'unavailable', problem: 'attachment_not_ready' };
  return {
    kind: 'rejected',
    problem: nameRefusal(status, `${code} ${message}`),
    data: { status, code, message },
  };
}

function nameRefusal(status: number, words: string): string {
  if (status === 413) return 'too_large';
  if (/text.*(size must|too long|length|limit)/i.test(words)) return 'too_long';
  if (/empty/i.test(words)) return 'empty';
  if (/attachment|photo|image|video/i.test(words)) return 'bad_picture';
  return 'refused';
}
