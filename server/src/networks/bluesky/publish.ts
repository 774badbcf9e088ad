// Puts one post under an id of our own choosing, create-only. Exactly once: a repeat, even a simultaneous one, meets
// the record that is already there (InvalidSwap) and is answered with it. So a repeat may find another card at the link
// than the first try did: it changes nothing, the first record stands.
import type { SafeFetch } from '../../lib/safe-fetch.ts';
import type { FindResult, OutgoingPost, PublishResult } from '../network.ts';
import { readCard } from './card.ts';
import { classify } from './classify.ts';
import {
  buildRecord,
  COLLECTION,
  deriveRkey,
  detectFacets,
  type Facet,
  parseUri,
  type RecordRef,
  uriOf,
  urlOf,
} from './record.ts';
import type { AuthorizedCall } from './session.ts';
import { uploadVideo, type VideoRoute } from './video.ts';

interface Publication extends VideoRoute {
  /** Reads the pages that posts link to. */
  pages: SafeFetch;
  post: OutgoingPost;
  onSend(): Promise<void>;
}

/** Media are uploaded before anything can have an effect; what is wrong with them ends the attempt here. */
type Made<T> = { kind: 'made'; made: T } | { kind: 'failed'; result: PublishResult };

export async function publishPost(publication: Publication): Promise<PublishResult> {
  const { send, did, post, onSend } = publication;
  const facets = await detectFacets(post.text, (handle) => resolveHandle(send, handle));
  const reply = await makeReply(send, post);
  if (reply.kind === 'failed') return reply.result;
  const embed = await makeEmbed(publication, facets);
  if (embed.kind === 'failed') return embed.result;
  const rkey = deriveRkey(post);
  const record = buildRecord(post, { facets, embed: embed.made, reply: reply.made });
  await onSend();
  const answer = await send({
    method: 'com.atproto.repo.putRecord',
    json: { repo: did, collection: COLLECTION, rkey, record, swapRecord: null },
  });
  if (answer.kind === 'ok') {
    const { cid } = answer.data;
    return typeof cid === 'string'
      ? { kind: 'published', remoteIds: [uriOf(did, rkey), cid], url: urlOf(did, rkey) }
      : { kind: 'unknown', problem: 'unreadable_answer' };
  }
  if (answer.kind !== 'refused' || answer.error !== 'InvalidSwap') return classify(answer);
  const found = await findPost(send, did, post);
  if (found.kind === 'found') return { ...found, kind: 'published' };
  return { kind: 'unknown', problem: 'swap_conflict' };
}

export async function findPost(send: AuthorizedCall, did: string, post: OutgoingPost): Promise<FindResult> {
  const rkey = deriveRkey(post);
  const found = await readRef(send, uriOf(did, rkey));
  if (found === null) return { kind: 'cannotTell', problem: 'unreachable' };
  if (found === 'absent') return { kind: 'absent' };
  return { kind: 'found', remoteIds: [found.uri, found.cid], url: urlOf(did, rkey) };
}

/** Null = the server could not be asked. */
export async function readRef(send: AuthorizedCall, uri: string): Promise<RecordRef | 'absent' | null> {
  const id = parseUri(uri);
  if (!id) return 'absent';
  const answer = await send({
    method: 'com.atproto.repo.getRecord',
    query: [
      ['repo', id.did],
      ['collection', COLLECTION],
      ['rkey', id.rkey],
    ],
  });
  if (answer.kind === 'ok') return typeof answer.data.cid === 'string' ? { uri, cid: answer.data.cid } : null;
  return answer.kind === 'refused' && answer.error === 'RecordNotFound' ? 'absent' : null;
}

async function makeReply(
  send: AuthorizedCall,
  { replyTo }: OutgoingPost,
): Promise<Made<{ root: RecordRef; parent: RecordRef } | null>> {
  if (!replyTo) return { kind: 'made', made: null };
  const refs: RecordRef[] = [];
  for (const [uri = '', cid] of [replyTo.root, replyTo.parent]) {
    // Posts of earlier versions were kept without their cid.
    const ref = cid === undefined ? await readRef(send, uri) : { uri, cid };
    if (ref === null) return failed({ kind: 'unavailable', problem: 'unreachable' });
    if (ref === 'absent') return failed({ kind: 'rejected', problem: 'parent_gone' });
    refs.push(ref);
  }
  const [root, parent] = refs;
  return root && parent
    ? { kind: 'made', made: { root, parent } }
    : failed({ kind: 'rejected', problem: 'parent_gone' });
}

/** A post holds one kind of embed: a film, pictures, or the card of its first link. */
async function makeEmbed(publication: Publication, facets: Facet[]): Promise<Made<object | null>> {
  const { post } = publication;
  const [film, ...others] = post.files;
  if (film?.kind === 'document' || others.some(({ kind }) => kind === 'document'))
    return failed({ kind: 'rejected', problem: 'no_documents' });
  if (others.length > 0 || (film && post.images.length > 0))
    return failed({ kind: 'rejected', problem: 'mixed_media' });
  if (film) {
    const uploaded = await uploadVideo(publication, film);
    if (uploaded.kind === 'failed') return uploaded;
    const { altText, width, height } = film;
    const shape = width && height ? { aspectRatio: { width, height } } : {};
    const alt = altText ? { alt: altText } : {};
    return { kind: 'made', made: { $type: 'app.bsky.embed.video', video: uploaded.blob, ...alt, ...shape } };
  }
  if (post.images.length > 0) return makeImages(publication);
  return { kind: 'made', made: await makeCard(publication, facets) };
}

async function makeImages({ send, post }: Publication): Promise<Made<object>> {
  const images: object[] = [];
  for (const { bytes, mime, altText, width, height } of post.images) {
    const answer = await send({ method: 'com.atproto.repo.uploadBlob', bytes: { body: bytes, mime } });
    // An uploaded picture that no record names is swept by the server: nothing has been published yet.
    if (answer.kind === 'unknown') return failed({ kind: 'unavailable', problem: answer.problem });
    if (answer.kind !== 'ok') return failed(classify(answer));
    images.push({ alt: altText ?? '', image: answer.data.blob, aspectRatio: { width, height } });
  }
  return { kind: 'made', made: { $type: 'app.bsky.embed.images', images } };
}

/** No card is no problem: the link stands in the text. */
async function makeCard(
  { send, pages, context, post }: Publication,
  facets: Facet[],
): Promise<object | null> {
  const uri = facets.flatMap(({ features }) => features.flatMap((feature) => feature.uri ?? []))[0];
  if (uri === undefined || post.options.linkCard === false) return null;
  const card = await readCard({ fetch: pages, signal: context.signal }, uri);
  if (!card) return null;
  const { title, description, thumb } = card;
  const bytes = thumb && { body: thumb.bytes, mime: thumb.mime };
  const uploaded = bytes ? await send({ method: 'com.atproto.repo.uploadBlob', bytes }) : null;
  const picture = uploaded?.kind === 'ok' ? { thumb: uploaded.data.blob } : {};
  return { $type: 'app.bsky.embed.external', external: { uri, title, description, ...picture } };
}

async function resolveHandle(send: AuthorizedCall, handle: string): Promise<string | null> {
  const answer = await send({ method: 'com.atproto.identity.resolveHandle', query: [['handle', handle]] });
  return answer.kind === 'ok' && typeof answer.data.did === 'string' ? answer.data.did : null;
}

function failed(result: PublishResult): { kind: 'failed'; result: PublishResult } {
  return { kind: 'failed', result };
}
