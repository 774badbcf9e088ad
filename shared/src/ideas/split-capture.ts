// One field takes words and a link alike, as people paste them from a chat.
import { findLinks } from '../posts/links.ts';

/** The first link leaves the text; others stay where they are. */
export function splitCapture(typed: string): { text: string; url: string | null } {
  const [link] = findLinks(typed);
  if (!link) return { text: typed.trim(), url: null };
  const text = `${typed.slice(0, link.start)}${typed.slice(link.end)}`;
  return {
    text: text
      .replaceAll(/[ \t]+/g, ' ')
      .replaceAll(/ ?\n ?/g, '\n')
      .trim(),
    url: link.url,
  };
}
