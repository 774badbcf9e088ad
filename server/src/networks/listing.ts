// Looks for the post of an attempt in the channel's own listing. `found` needs the same text in the attempt's time;
// `absent` needs a listing that covers that time and holds nothing that could be the post in another writing.
import { setTimeout as wait } from 'node:timers/promises';
import type { FindResult } from './network.ts';

export interface ListedPost {
  remoteIds: string[];
  url: string | null;
  publishedAt: Date;
  /** Plain, as a reader sees it, links written out. */
  text: string;
}

interface Question {
  /** Newest first. */
  listed: ListedPost[];
  /** The listing reaches back to `oldestOfInterest(since)`, or to the first post of the channel. */
  isCovered: boolean;
  text: string;
  since: Date;
}

/** Clocks of two machines may differ by so much and a post is still this attempt's. */
const SKEW_MS = 60_000;
/** A post of the same text between this and the skew may be this attempt's: nobody can tell. */
const DOUBT_MS = 10 * 60_000;

/** Listings are read back to here. */
export function oldestOfInterest(since: Date): Date {
  return new Date(since.getTime() - DOUBT_MS);
}

/** `absent` counts only when a second look agrees: a request that was cut off may still be at work. Milliseconds. */
export async function lookTwice(
  look: () => Promise<FindResult>,
  { settleMs, signal }: { settleMs: number; signal: AbortSignal },
): Promise<FindResult> {
  const first = await look();
  if (first.kind !== 'absent') return first;
  try {
    await wait(settleMs, undefined, { signal });
  } catch {
    return { kind: 'cannotTell', problem: 'listing_incomplete' };
  }
  return look();
}

export function judgeListing({ listed, isCovered, text, since }: Question): FindResult {
  const near = listed.filter(({ publishedAt }) => publishedAt >= oldestOfInterest(since));
  const wanted = normaliseText(text);
  if (wanted === '')
    return near.length === 0 && isCovered
      ? { kind: 'absent' }
      : { kind: 'cannotTell', problem: 'nothing_to_compare' };
  const match = near.find(
    (post) => post.publishedAt.getTime() >= since.getTime() - SKEW_MS && normaliseText(post.text) === wanted,
  );
  if (match) return { kind: 'found', remoteIds: match.remoteIds, url: match.url };
  if (near.some((post) => bareText(post.text) === bareText(text)))
    return { kind: 'cannotTell', problem: 'similar_post' };
  return isCovered ? { kind: 'absent' } : { kind: 'cannotTell', problem: 'listing_incomplete' };
}

/** Blanks, Unicode form and the server part of a mention do not distinguish two texts. */
export function normaliseText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/@([\w.-]+)@[\w-]+(?:\.[\w-]+)+/gu, '@$1')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Letters and digits outside of links and mentions: what no network rewrites. */
function bareText(text: string): string {
  return normaliseText(text)
    .toLowerCase()
    .replace(/https?:\/\/\S+|@\S+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
