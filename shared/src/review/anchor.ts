/** Where a quotation stood: the words and the UTF-16 unit they began at. */
export interface Quote {
  quote: string;
  start: number;
}

/**
 * Finds a quotation in a text that may have been edited since: at its old place, else the nearest place with the very
 * same words. null: the words are no more («фрагмент изменён»). Offsets are UTF-16 units, end excluded.
 */
export function locateQuote(text: string, { quote, start }: Quote): { start: number; end: number } | null {
  if (quote === '') return null;
  let best: number | null = null;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    if (best === null || Math.abs(at - start) < Math.abs(best - start)) best = at;
    if (at >= start) break;
  }
  return best === null ? null : { start: best, end: best + quote.length };
}
