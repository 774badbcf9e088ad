// Doubts that need more than the post itself: what else goes to the same channel, whether links answer. They warn and
// never block; one function for the composer and for the moment before publishing.
import type { RuleProblem } from './fields.ts';
import { findLinks } from './links.ts';

/** The same text twice in one channel within this time is doubted. */
export const SAME_TEXT_HOURS = 24;

/** Another post of the same channel. */
export interface OtherPost {
  postId: string;
  text: string;
  /** When it goes or went out. */
  at: Date;
}

/** unknown: nobody could tell; hidden: an address of a private network, which was not asked. */
export type LinkResult = 'ok' | 'dead' | 'hidden' | 'unknown';

export interface LintedTarget {
  text: string;
  /** When it goes out. */
  at: Date;
  others: readonly OtherPost[];
  /** What is known of the links in the text; those not named are not known yet. */
  links: ReadonlyMap<string, LinkResult>;
}

export function lintTarget({ text, at, others, links }: LintedTarget): RuleProblem[] {
  const own = plainText(text);
  const same = others
    .filter((other) => plainText(other.text) === own && hoursBetween(other.at, at) < SAME_TEXT_HOURS)
    .sort((a, b) => hoursBetween(a.at, at) - hoursBetween(b.at, at))[0];
  return [
    ...(same && own !== '' ? [warns('same_text', { postId: same.postId, at: same.at.toISOString() })] : []),
    ...addressesIn(text).flatMap((url) => {
      const result = links.get(url);
      if (result === 'dead') return [warns('link_dead', { url })];
      return result === 'hidden' ? [warns('link_hidden', { url })] : [];
    }),
  ];
}

/** Each address once, in the order of the text. */
export function addressesIn(text: string): string[] {
  return [...new Set(findLinks(text).map(({ url }) => url))];
}

/** Spaces, case and unseen marks make no other text. */
export function plainText(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function hoursBetween(a: Date, b: Date): number {
  return Math.abs(a.getTime() - b.getTime()) / 3_600_000;
}

function warns(code: string, params: RuleProblem['params']): RuleProblem {
  return { level: 'warns', code, params };
}
