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
  const hasMedia = post.images.length + post.files.length > 0;
  if (post.text.trim() === '' && !hasMedia) return 'empty';
  if (post.images.length > capabilities.images.maxCount) return 'too_many_pictures';
  if (post.images.some((image) => image.bytes.byteLength > capabilities.images.maxBytes)) return 'too_large';
  const badFile = findBadFile(capabilities, post);
  if (badFile) return badFile;
  const tooLong = capabilities.text.limits
    .filter(({ when }) => when === 'always' || (when === 'withMedia') === hasMedia)
    .some(({ unit, max }) => MEASURES[unit](post.text) > max);
  return tooLong ? 'too_long' : null;
}

function findBadFile(
  { video, documents }: NetworkCapabilities,
  { images, files }: OutgoingPost,
): string | null {
  const films = files.filter(({ kind }) => kind === 'video');
  const papers = files.filter(({ kind }) => kind === 'document');
  if ((films.length > 0 && !video) || (papers.length > 0 && !documents)) return 'file_not_taken';
  const isTooMany = films.length > (video?.maxCount ?? 0) || papers.length > (documents?.maxCount ?? 0);
  if (isTooMany) return 'too_many_files';
  const isLarge = ({ kind, bytes }: OutgoingPost['files'][number]) =>
    bytes.byteLength > ((kind === 'video' ? video : documents)?.maxBytes ?? 0);
  if (files.some(isLarge)) return 'too_large';
  const isMixed =
    (films.length > 0 && images.length > 0 && !video?.withImages) ||
    (papers.length > 0 && images.length + films.length > 0 && !documents?.withOthers);
  return isMixed ? 'mixed_files' : null;
}
