import { diffWordsWithSpace } from 'diff';

export interface DiffPart {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Longest text whose words are compared, UTF-16 units; above it the whole text counts as changed. */
const LONGEST = 20_000;

/**
 * The difference between two texts, word by word: the parts that are not `added` spell the old text, those that are not
 * `removed` the new one. What was taken out stands before what took its place.
 */
export function diffTexts(before: string, after: string): DiffPart[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  if (before.length > LONGEST || after.length > LONGEST) return wholeChange(before, after);
  const parts = diffWordsWithSpace(before, after);
  return parts.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}

function wholeChange(before: string, after: string): DiffPart[] {
  const removed: DiffPart = { kind: 'removed', text: before };
  const added: DiffPart = { kind: 'added', text: after };
  return [removed, added].filter(({ text }) => text !== '');
}
