// Builds the record of a post and its id. Pure: the same post gives the same record and the same id, which makes a
// repeat harmless. Links, mentions and tags are marked by positions in UTF-8 bytes.
import { createHash } from 'node:crypto';
import type { OutgoingPost } from '../network.ts';

export const COLLECTION = 'app.bsky.feed.post';
const TID_LETTERS = '234567abcdefghijklmnopqrstuvwxyz';

export interface Facet {
  index: { byteStart: number; byteEnd: number };
  features: { $type: string; did?: string; uri?: string; tag?: string }[];
}

/** One version of one record. */
export interface RecordRef {
  uri: string;
  cid: string;
}

/**
 * A valid TID: 53 bits of microseconds of `createdAt`, then 10 bits, both rounded out with the hash of the key, so
 * that two posts of one millisecond differ. atproto.com/specs/tid.
 */
export function deriveRkey(post: Pick<OutgoingPost, 'idempotencyKey' | 'createdAt'>): string {
  const hash = createHash('sha256').update(post.idempotencyKey).digest();
  const micros = BigInt(Date.parse(post.createdAt)) * 1000n + BigInt(hash.readUInt16BE(0) % 1000);
  let rest = (micros << 10n) | BigInt(hash.readUInt16BE(2) & 0x3ff);
  let tid = '';
  for (let place = 0; place < 13; place += 1) {
    tid = TID_LETTERS[Number(rest & 31n)] + tid;
    rest >>= 5n;
  }
  return tid;
}

/**
 * `resolveHandle` gives the DID of a mentioned handle or null; an unknown one stays plain text.
 * The SDK is loaded only here: it holds 40 MB that an idle process does not need.
 */
export async function detectFacets(
  text: string,
  resolveHandle: (handle: string) => Promise<string | null>,
): Promise<Facet[]> {
  const { RichText } = await import('@atproto/api');
  const rich = new RichText({ text });
  rich.detectFacetsWithoutResolution();
  const facets: Facet[] = [];
  for (const { index, features } of rich.facets ?? []) {
    const resolved: Facet['features'] = [];
    for (const feature of features as Facet['features']) {
      if (feature.$type !== 'app.bsky.richtext.facet#mention') resolved.push(feature);
      else {
        const did = await resolveHandle(feature.did ?? '');
        if (did) resolved.push({ ...feature, did });
      }
    }
    if (resolved.length > 0) facets.push({ index, features: resolved });
  }
  return facets;
}

export function buildRecord(
  post: OutgoingPost,
  parts: { facets: Facet[]; embed: object | null; reply: { root: RecordRef; parent: RecordRef } | null },
): Record<string, unknown> {
  const { language } = post.options;
  const { facets, embed, reply } = parts;
  return {
    $type: COLLECTION,
    text: post.text,
    createdAt: post.createdAt,
    ...(typeof language === 'string' && language !== '' ? { langs: [language] } : {}),
    ...(facets.length > 0 ? { facets } : {}),
    ...(embed ? { embed } : {}),
    ...(reply ? { reply } : {}),
  };
}

export function parseUri(uri: string): { did: string; rkey: string } | null {
  const match = /^at:\/\/(did:[^/]+)\/app\.bsky\.feed\.post\/([^/]+)$/.exec(uri);
  return match?.[1] && match[2] ? { did: match[1], rkey: match[2] } : null;
}

export function uriOf(did: string, rkey: string): string {
  return `at://${did}/${COLLECTION}/${rkey}`;
}

export function urlOf(did: string, rkey: string): string {
  return `https://bsky.app/profile/${did}/post/${rkey}`;
}
