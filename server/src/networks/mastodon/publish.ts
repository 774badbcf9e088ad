// Uploads what belongs to the post, waits until the server has made it ready, then creates one status under an
// idempotency key. The server keeps the key for an hour: a repeat within it is answered with the first status.
import { setTimeout as wait } from 'node:timers/promises';
import { mediaInOrder } from '../media-order.ts';
import { encodeFiles } from '../multipart.ts';
import type { OutgoingPost, PublishResult } from '../network.ts';
import { classifyNotSent } from '../outcome.ts';
import { type ApiFailure, callApi, type MastodonServer } from './api.ts';

interface Publication {
  server: MastodonServer;
  post: OutgoingPost;
  /** Between two looks at a file that the server is still working on, milliseconds. */
  pollMs: number;
  onSend(): Promise<void>;
}

export async function publishStatus({ server, post, pollMs, onSend }: Publication): Promise<PublishResult> {
  const mediaIds: string[] = [];
  for (const media of listMedia(post)) {
    const uploaded = await upload(server, media, pollMs);
    if (typeof uploaded !== 'string') return uploaded;
    mediaIds.push(uploaded);
  }
  await onSend();
  const answer = await callApi(server, {
    method: 'POST',
    path: '/api/v1/statuses',
    json: buildStatus(post, mediaIds),
    idempotencyKey: post.idempotencyKey,
  });
  if (answer.kind !== 'ok') return classify(answer, { isReply: post.replyTo !== null });
  const { id, url } = answer.data as Record<string, unknown>;
  if (typeof id !== 'string') return { kind: 'unknown', problem: 'unreadable_answer' };
  return { kind: 'published', remoteIds: [id], url: typeof url === 'string' ? url : null };
}

/** docs.joinmastodon.org/methods/statuses/#create */
function buildStatus({ text, options, replyTo }: OutgoingPost, mediaIds: string[]): Record<string, unknown> {
  const { visibility, contentWarning, language, sensitive } = options;
  const warning = typeof contentWarning === 'string' ? contentWarning.trim() : '';
  const parent = replyTo?.parent[0];
  return {
    status: text,
    visibility: visibility === 'unlisted' || visibility === 'private' ? visibility : 'public',
    ...(mediaIds.length > 0 ? { media_ids: mediaIds } : {}),
    ...(typeof language === 'string' && language !== '' ? { language } : {}),
    ...(warning === '' ? {} : { spoiler_text: warning }),
    ...(sensitive === true ? { sensitive: true } : {}),
    ...(parent === undefined ? {} : { in_reply_to_id: parent }),
  };
}

interface Media {
  bytes: Uint8Array;
  mime: string;
  fileName: string;
  altText: string | null;
}

function listMedia(post: OutgoingPost): Media[] {
  return mediaInOrder(post).map(({ image, file }, index) => {
    const { bytes, mime, altText } = image ?? file;
    return { bytes, mime, altText, fileName: file?.name ?? `picture-${index + 1}.${mime.split('/')[1]}` };
  });
}

/** Id of a file that is ready. An upload that no status names is swept by the server: nothing is published by it. */
async function upload(
  server: MastodonServer,
  { bytes, mime, fileName, altText }: Media,
  pollMs: number,
): Promise<string | PublishResult> {
  const fields: Record<string, string> = altText ? { description: altText } : {};
  const multipart = encodeFiles([{ field: 'file', fileName, mime, bytes }], fields);
  let answer = await callApi(server, { method: 'POST', path: '/api/v2/media', multipart });
  const { id } = (answer.kind === 'ok' ? answer.data : {}) as { id?: unknown };
  while (answer.kind === 'ok' && answer.status !== 200) {
    if (typeof id !== 'string') return { kind: 'unavailable', problem: 'unreadable_answer' };
    try {
      await wait(pollMs, undefined, { signal: server.signal });
    } catch {
      return { kind: 'unavailable', problem: 'media_processing' };
    }
    answer = await callApi(server, { method: 'GET', path: `/api/v1/media/${encodeURIComponent(id)}` });
  }
  if (answer.kind === 'ok')
    return typeof id === 'string' ? id : { kind: 'unavailable', problem: 'unreadable_answer' };
  const result = classify(answer);
  if (result.kind === 'unknown') return { kind: 'unavailable', problem: result.problem };
  return result.kind === 'rejected' && result.problem === 'refused'
    ? { ...result, problem: 'bad_picture' }
    : result;
}

/** By docs.joinmastodon.org: 401, 403, 410 reconnect; 404, 422 refused for good; 429 wait; 5xx and silence unknown. */
export function classify(answer: ApiFailure, { isReply = false } = {}): PublishResult {
  if (answer.kind === 'rate_limited') return { ...answer, problem: 'rate_limited' };
  if (answer.kind === 'unknown') return { kind: 'unknown', problem: answer.problem };
  if (answer.kind === 'notSent') return classifyNotSent(answer.problem);
  const { status, message } = answer;
  if (status === 401) return { kind: 'auth', problem: 'token_refused' };
  if (status === 403) return { kind: 'auth', problem: 'not_allowed' };
  if (status === 410) return { kind: 'auth', problem: 'account_gone' };
  // The status was refused because a file is not ready yet: nothing was published.
  if (status === 422 && /not finished processing|still being processed/i.test(message))
    return { kind: 'unavailable', problem: 'media_processing' };
  if (status === 404 && isReply) return { kind: 'rejected', problem: 'reply_target_gone' };
  return { kind: 'rejected', problem: nameRefusal(status, message), data: { status, message } };
}

function nameRefusal(status: number, message: string): string {
  if (status === 413) return 'too_large';
  if (/character limit|too long/i.test(message)) return 'too_long';
  if (/can't be blank/i.test(message)) return 'empty';
  if (/more than \d+ (files|media)|too many/i.test(message)) return 'too_many_pictures';
  if (/file|media|image|video/i.test(message)) return 'bad_picture';
  return 'refused';
}
