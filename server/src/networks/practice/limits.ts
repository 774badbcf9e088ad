// The other side's own check: a network counts by itself and does not trust the sender's counter.
import type { NetworkCapabilities, TextUnit } from '@rupor/shared/networks/capabilities';
import type { OutgoingPost } from '../network.ts';

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

const MEASURES: Record<TextUnit, (text: string) => number> = {
  graphemes: (text) => [...segmenter.segment(text)].length,
  codePoints: (text) => [...text].length,
  utf16: (text) => text.length,
  bytes: (text) => Buffer.byteLength(text, 'utf8'),
};

/** The problem a network of these limits would answer with, or null. */
export function findBrokenRule(capabilities: NetworkCapabilities, post: OutgoingPost): string | null {
  const hasMedia = post.images.length > 0;
  if (post.text.trim() === '' && !hasMedia) return 'empty';
  if (post.images.length > capabilities.images.maxCount) return 'too_many_pictures';
  if (post.images.some((image) => image.bytes.byteLength > capabilities.images.maxBytes)) return 'too_large';
  const tooLong = capabilities.text.limits
    .filter(({ when }) => when === 'always' || (when === 'withMedia') === hasMedia)
    .some(({ unit, max }) => MEASURES[unit](post.text) > max);
  return tooLong ? 'too_long' : null;
}
