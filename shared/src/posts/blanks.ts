// Blanks of a template: «{{цех}}» is asked before the text is used.

const BLANK = /\{\{\s*([^{}\n]{1,60}?)\s*\}\}/g;
export const MOST_BLANKS = 20;

/** Names of the blanks in the order in which they are met, each once (case does not count). */
export function listBlanks(text: string): string[] {
  const found = new Map<string, string>();
  for (const [, name = ''] of text.matchAll(BLANK))
    if (name !== '' && !found.has(name.toLocaleLowerCase('ru')))
      found.set(name.toLocaleLowerCase('ru'), name);
  return [...found.values()];
}

/** The text cut at its blanks, in order; `start` is where a piece stands. Screens draw a blank by its name alone. */
export function cutAtBlanks(text: string): { text: string; isBlank: boolean; start: number }[] {
  const pieces: { text: string; isBlank: boolean; start: number }[] = [];
  let from = 0;
  for (const { 0: whole, 1: name = '', index } of text.matchAll(BLANK)) {
    if (name === '') continue;
    if (index > from) pieces.push({ text: text.slice(from, index), isBlank: false, start: from });
    pieces.push({ text: name, isBlank: true, start: index });
    from = index + whole.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isBlank: false, start: from });
  return pieces;
}

/** The text with every blank filled that has a value; the others stay as they are, so that nobody overlooks them. */
export function fillBlanks(text: string, values: Readonly<Record<string, string>>): string {
  const byName = new Map(
    Object.entries(values).map(([name, value]) => [name.toLocaleLowerCase('ru'), value]),
  );
  return text.replace(BLANK, (whole, name: string) => byName.get(name.toLocaleLowerCase('ru')) || whole);
}
