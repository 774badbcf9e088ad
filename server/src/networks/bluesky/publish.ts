// Puts one post under an id of our own choosing, create-only. Exactly once: a repeat, even a simultaneous one, meets
// the record that is already there (InvalidSwap) and is answered with it.
import type { FindResult, OutgoingPost, PublishResult } from '../network.ts';
import {
  buildRecord,
  COLLECTION,
  deriveRkey,
  detectFacets,
  type UploadedImage,
  uriOf,
  urlOf,
} from './record.ts';
import type { AuthorizedCall, SessionFailure } from './session.ts';

interface Publication {
  send: AuthorizedCall;
  did: string;
  post: OutgoingPost;
  onSend(): Promise<void>;
}

export async function publishPost({ send, did, post, onSend }: Publication): Promise<PublishResult> {
  const images: UploadedImage[] = [];
  for (const { bytes, mime, altText, width, height } of post.images) {
    const answer = await send({ method: 'com.atproto.repo.uploadBlob', bytes: { body: bytes, mime } });
    // An uploaded picture that no record names is swept by the server: nothing has been published yet.
    if (answer.kind === 'unknown') return { kind: 'unavailable', problem: answer.problem };
    if (answer.kind !== 'ok') return classify(answer);
    images.push({ alt: altText ?? '', image: answer.data.blob, aspectRatio: { width, height } });
  }
  const facets = await detectFacets(post.text, (handle) => resolveHandle(send, handle));
  const rkey = deriveRkey(post);
  await onSend();
  const answer = await send({
    method: 'com.atproto.repo.putRecord',
    json: {
      repo: did,
      collection: COLLECTION,
      rkey,
      record: buildRecord(post, facets, images),
      swapRecord: null,
    },
  });
  if (answer.kind === 'ok')
    return { kind: 'published', remoteIds: [uriOf(did, rkey)], url: urlOf(did, rkey) };
  if (answer.kind !== 'refused' || answer.error !== 'InvalidSwap') return classify(answer);
  const found = await findPost(send, did, post);
  if (found.kind === 'found') return { ...found, kind: 'published' };
  return { kind: 'unknown', problem: 'swap_conflict' };
}

export async function findPost(send: AuthorizedCall, did: string, post: OutgoingPost): Promise<FindResult> {
  const rkey = deriveRkey(post);
  const exists = await hasRecord(send, did, rkey);
  if (exists === null) return { kind: 'cannotTell', problem: 'unreachable' };
  if (!exists) return { kind: 'absent' };
  return { kind: 'found', remoteIds: [uriOf(did, rkey)], url: urlOf(did, rkey) };
}

/** Null = the server could not be asked. */
export async function hasRecord(send: AuthorizedCall, did: string, rkey: string): Promise<boolean | null> {
  const answer = await send({
    method: 'com.atproto.repo.getRecord',
    query: [
      ['repo', did],
      ['collection', COLLECTION],
      ['rkey', rkey],
    ],
  });
  if (answer.kind === 'ok') return true;
  return answer.kind === 'refused' && answer.error === 'RecordNotFound' ? false : null;
}

async function resolveHandle(send: AuthorizedCall, handle: string): Promise<string | null> {
  const answer = await send({ method: 'com.atproto.identity.resolveHandle', query: [['handle', handle]] });
  return answer.kind === 'ok' && typeof answer.data.did === 'string' ? answer.data.did : null;
}

/** Errors by reference: 401 reconnect, other 4xx refused for good, 429 wait, 502/503 later, 500 or silence unknown. */
export function classify(answer: SessionFailure): PublishResult {
  if (answer.kind === 'rate_limited') return { ...answer, problem: 'rate_limited' };
  if (answer.kind !== 'refused') return answer;
  if (answer.status === 401) return { kind: 'auth', problem: 'session_expired' };
  if (answer.error === 'AccountTakedown' || answer.error === 'AccountDeactivated')
    return { kind: 'auth', problem: 'account_closed' };
  const { error, message } = answer;
  return {
    kind: 'rejected',
    problem: nameRefusal(error, message),
    data: { error, message: message.slice(0, 300) },
  };
}

function nameRefusal(error: string, message: string): string {
  if (error === 'PayloadTooLarge' || error === 'BlobTooLarge' || /blob|file.*too large/i.test(message))
    return 'too_large';
  if (/grapheme|string too big|must not be longer/i.test(message)) return 'too_long';
  return 'refused';
}
