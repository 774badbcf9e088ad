// What is seen of a post before anybody opens it. No network promises a number: these are judgements for our previews,
// on the short side, so that a beginning which fits here fits everywhere.
import type { NetworkCapabilities } from '../../networks/capabilities.ts';
import { shorten } from '../excerpt.ts';

/** Graphemes before «ещё»: a feed of a wall, the notice of a messenger, the list of a microblog. */
export const SEEN_FIRST: Record<NetworkCapabilities['preview'], number> = {
  wall: 220,
  bubble: 110,
  microblog: 280,
};

/** A feed shows a few lines, however short they are. */
const LINES: Record<NetworkCapabilities['preview'], number> = { wall: 5, bubble: 2, microblog: 9 };

export function seenFirst(
  text: string,
  { preview }: Pick<NetworkCapabilities, 'preview'>,
): { seen: string; isCut: boolean } {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const seen = shorten(lines.slice(0, LINES[preview]).join(' '), SEEN_FIRST[preview]);
  return { seen, isCut: seen.endsWith('…') || lines.length > LINES[preview] };
}
