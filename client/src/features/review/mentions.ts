import type { ReviewPerson } from '@rupor/shared/review/fields';

/** Ids of those whose «@Name» stands in the text; of two names that both fit, the longer one. */
export function mentionedIn(text: string, people: readonly ReviewPerson[]): string[] {
  const byLength = [...people].sort((a, b) => b.name.length - a.name.length);
  const ids: string[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (!isWordStart(text, at)) continue;
    const called = byLength.find(({ name }) => text.startsWith(name, at + 1));
    if (called && !ids.includes(called.id)) ids.push(called.id);
  }
  return ids;
}

/** The name somebody is typing at the cursor: where its «@» stands and what there is of it. */
export function startedMention(text: string, cursor: number): { at: number; words: string } | null {
  const at = text.lastIndexOf('@', cursor - 1);
  if (at < 0 || !isWordStart(text, at)) return null;
  const words = text.slice(at + 1, cursor);
  return words.length > 60 || /[\n,.!?]/.test(words) ? null : { at, words };
}

/** Whom these first letters of a name, or of a part of it, may mean; five at most. */
export function peopleFor(words: string, people: readonly ReviewPerson[]): ReviewPerson[] {
  const wanted = words.toLowerCase();
  const begins = (text: string) => text.toLowerCase().startsWith(wanted);
  return people.filter(({ name }) => [name, ...name.split(' ')].some(begins)).slice(0, 5);
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || /[\s(«"]/.test(text[at - 1] ?? ' ');
}
