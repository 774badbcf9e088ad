// Hashtags by the custom of the networks (content-method 5.6): few, own, readable aloud.
import type { NetworkCapabilities } from '../../networks/capabilities.ts';

/** More than so many read as a graveyard of tags. */
export const MANY_TAGS = 3;

const TAG = /(?<![\p{L}\p{N}_&/])#[\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*(?:@[\p{L}\p{N}_]+)?/gu;

export interface TagProblem {
  code: 'too_many' | 'unreadable' | 'repeated';
  /** Of too_many none. */
  tag: string | null;
  count: number;
}

/** As written, in order. */
export function tagsIn(text: string): string[] {
  return [...text.matchAll(TAG)].map(([tag]) => tag);
}

/** unreadable: a long tag in one case, which a screen reader spells as one word. */
export function lintTags(text: string): TagProblem[] {
  const tags = tagsIn(text);
  const lower = tags.map((tag) => tag.toLowerCase());
  return [
    ...(tags.length > MANY_TAGS ? [{ code: 'too_many' as const, tag: null, count: tags.length }] : []),
    ...tags.filter((tag) => isUnreadable(tag)).map((tag) => ({ code: 'unreadable' as const, tag, count: 1 })),
    ...[...new Set(lower.filter((tag, index) => lower.indexOf(tag) < index))].map((tag) => ({
      code: 'repeated' as const,
      tag,
      count: lower.filter((other) => other === tag).length,
    })),
  ];
}

/** «наша победа!» → «#НашаПобеда»; a word that is written in capitals keeps them; '' when nothing is left. */
export function toTag(words: string): string {
  const parts = words.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const joined = parts.map((part) => part.charAt(0).toLocaleUpperCase('ru') + part.slice(1)).join('');
  return /\p{L}/u.test(joined) ? `#${joined}` : '';
}

/** The text with the tag in its last line; one that stands there already, in whatever case, is left. */
export function addTag(text: string, tag: string): string {
  if (tag === '' || tagsIn(text).some((other) => other.toLowerCase() === tag.toLowerCase())) return text;
  const body = text.trimEnd();
  const lastLine = body.split('\n').at(-1) ?? '';
  const isTagLine = lastLine !== '' && lastLine.split(/\s+/u).every((word) => word.startsWith('#'));
  return body === '' ? tag : `${body}${isTagLine ? ' ' : '\n\n'}${tag}`;
}

/** What tags are for: found by all (wall), a way through the own channel (bubble), joining a talk (microblog). */
export function tagCustom({
  preview,
}: Pick<NetworkCapabilities, 'preview'>): 'search' | 'navigation' | 'talk' {
  return preview === 'wall' ? 'search' : preview === 'bubble' ? 'navigation' : 'talk';
}

function isUnreadable(tag: string): boolean {
  const name = tag.slice(1).split('@')[0] ?? '';
  return (
    name.length > 12 && !name.includes('_') && (name === name.toLowerCase() || name === name.toUpperCase())
  );
}
