// What a press on «жирный» or «ссылка» makes of a text: tags around the chosen words. Pure.

export type FormatTag = 'b' | 'i' | 'u' | 's' | 'blockquote' | 'a';

/** UTF-16 indices. */
export interface Selection {
  start: number;
  end: number;
}

/** The text with tags around the selection, and what is selected then: the words, or the place for an address. */
export function wrapSelection(text: string, chosen: Selection, tag: FormatTag): { text: string } & Selection {
  const { start, end } = trim(text, chosen);
  const words = text.slice(start, end);
  const isAddress = /^https?:\/\/\S+$/i.test(words);
  const address = isAddress ? words : 'https://';
  const open = tag === 'a' ? `<a href="${address}">` : `<${tag}>`;
  const wrapped = `${open}${words}</${tag}>`;
  const at = (from: number, length: number) => ({
    text: text.slice(0, start) + wrapped + text.slice(end),
    start: start + from,
    end: start + from + length,
  });
  // A link still needs what was not chosen: its address, or words instead of the address.
  if (tag === 'a' && !isAddress) return at('<a href="'.length, address.length);
  return at(open.length, words.length);
}

/** Blanks at the edges stay outside of the tags. */
function trim(text: string, { start, end }: Selection): Selection {
  const words = text.slice(start, end);
  if (words.trim() === '') return { start: end, end };
  return {
    start: start + (words.length - words.trimStart().length),
    end: end - (words.length - words.trimEnd().length),
  };
}
