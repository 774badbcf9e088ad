// Films and documents of a post against the limits of a network. A part of checkTarget in rules.ts.
import type { NetworkCapabilities } from '../networks/capabilities.ts';
import type { MediaCounts } from './by-hand.ts';
import type { RuleProblem } from './fields.ts';

export interface CheckedFile {
  kind: 'video' | 'document';
  mime: string;
  /** Bytes. */
  size: number;
  /** null = the file does not say; no limit of length is applied then. */
  durationMs: number | null;
}

/** How much of each kind a post shows in one channel. */
export function countMedia({
  images,
  files,
}: {
  images: readonly unknown[];
  files: readonly Pick<CheckedFile, 'kind'>[];
}): MediaCounts {
  const videos = files.filter(({ kind }) => kind === 'video').length;
  return { images: images.length, videos, documents: files.length - videos };
}

/** Sizes in the answers are whole megabytes of 1,000,000 bytes, lengths are whole seconds. */
export function checkFiles(
  { video, documents, maxAttachments }: Pick<NetworkCapabilities, 'video' | 'documents' | 'maxAttachments'>,
  counts: MediaCounts,
  files: readonly CheckedFile[],
): RuleProblem[] {
  const count = counts.images + files.length;
  const isTooMany = files.length > 0 && maxAttachments !== undefined && count > maxAttachments;
  return [
    ...(isTooMany ? [blocks('too_many_attachments', { count, max: maxAttachments })] : []),
    ...checkFilms(
      video,
      counts,
      files.filter(({ kind }) => kind === 'video'),
    ),
    ...checkDocuments(
      documents,
      counts,
      files.filter(({ kind }) => kind === 'document'),
    ),
  ];
}

function checkFilms(
  limits: NetworkCapabilities['video'],
  { images }: MediaCounts,
  films: readonly CheckedFile[],
): RuleProblem[] {
  const count = films.length;
  if (count === 0) return [];
  if (!limits) return [blocks('video_not_supported', { count })];
  const { maxCount, maxBytes, maxSeconds, withImages } = limits;
  const mimes: readonly string[] = limits.mimes;
  const isLong = ({ durationMs }: CheckedFile) =>
    maxSeconds !== null && durationMs !== null && durationMs > maxSeconds * 1_000;
  const problems = [
    count > maxCount && blocks('too_many_videos', { count, max: maxCount }),
    films.some(({ mime }) => !mimes.includes(mime)) && blocks('video_type', { types: namesOf(mimes) }),
    films.some(({ size }) => size > maxBytes) && blocks('video_too_large', { max: megabytes(maxBytes) }),
    films.some(isLong) && blocks('video_too_long', { max: maxSeconds ?? 0 }),
    images > 0 && !withImages && blocks('video_beside_images'),
  ];
  return problems.filter((problem) => problem !== false);
}

function checkDocuments(
  limits: NetworkCapabilities['documents'],
  { images, videos }: MediaCounts,
  documents: readonly CheckedFile[],
): RuleProblem[] {
  const count = documents.length;
  if (count === 0) return [];
  if (!limits) return [blocks('documents_not_supported', { count })];
  const { maxCount, maxBytes, withOthers } = limits;
  const problems = [
    count > maxCount && blocks('too_many_documents', { count, max: maxCount }),
    documents.some(({ size }) => size > maxBytes) &&
      blocks('document_too_large', { max: megabytes(maxBytes) }),
    images + videos > 0 && !withOthers && blocks('documents_beside_others'),
  ];
  return problems.filter((problem) => problem !== false);
}

/** As people know them. */
function namesOf(mimes: readonly string[]): string {
  const names: Record<string, string> = {
    'video/mp4': 'MP4',
    'video/quicktime': 'MOV',
    'video/webm': 'WebM',
  };
  return mimes.map((mime) => names[mime] ?? mime).join(', ');
}

function megabytes(bytes: number): number {
  return Math.floor(bytes / 1_000_000);
}

function blocks(code: string, params: RuleProblem['params'] = {}): RuleProblem {
  return { level: 'blocks', code, params };
}
