// What an upload is, by its content and never by its name, and what is to be known of it. Films and documents are kept
// as they came: their bytes are not changed, so what hides in them (where a film was taken) stays in them.
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { MAX_PICTURE_BYTES } from '@rupor/shared/media/contract';
import { DOCUMENT_MIMES, FILM_MIMES, type MediaKind, PICTURE_MIMES } from '@rupor/shared/media/kinds';
import { fileTypeFromBuffer } from 'file-type';
import { apiError, fieldError } from '../../lib/errors.ts';
import type { FilmFacts } from './film-facts.ts';
import { readMp4 } from './mp4-facts.ts';
import { readWebm } from './webm-facts.ts';

/** Enough for every signature; the whole of a film is never read for it. */
const HEAD_BYTES = 64 * 1024;
/** A PDF ends with its mark, within this many bytes (ISO 32000-1, note in annex H). */
const TAIL_BYTES = 1_024;
/** An iPhone's own name for the same container. */
const SAME_MIMES: Record<string, string> = { 'video/x-m4v': 'video/mp4' };

interface FileFacts extends FilmFacts {
  kind: Exclude<MediaKind, 'image'>;
  mime: string;
}

/** null: a picture, which is decoded and checked elsewhere. Throws unsupported_media, too_large and field errors. */
export async function readFileFacts(file: File): Promise<FileFacts | null> {
  const mime = await readMime(file);
  const allowed: string[] = [...PICTURE_MIMES, ...FILM_MIMES, ...DOCUMENT_MIMES];
  if (!allowed.includes(mime)) throw apiError('unsupported_media', { mime, allowed });
  if (mime.startsWith('image/')) {
    if (file.size > MAX_PICTURE_BYTES) throw apiError('too_large', { maxBytes: MAX_PICTURE_BYTES });
    return null;
  }
  if (mime.startsWith('video/')) {
    const facts = await (mime === 'video/webm' ? readWebm(file) : readMp4(file));
    if (!facts) throw fieldError({ path: 'file', code: 'broken_film' });
    return { kind: 'video', mime, ...facts };
  }
  const tail = await file.slice(Math.max(0, file.size - TAIL_BYTES), file.size).arrayBuffer();
  if (!Buffer.from(tail).includes('%%EOF')) throw fieldError({ path: 'file', code: 'broken_document' });
  return { kind: 'document', mime, durationMs: null, width: null, height: null };
}

/** SHA-256, hex. */
export async function hashFile(stream: Readable): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of stream) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}

async function readMime(file: File): Promise<string> {
  const head = await file.slice(0, Math.min(HEAD_BYTES, file.size)).arrayBuffer();
  const mime = (await fileTypeFromBuffer(head))?.mime ?? 'unknown';
  return SAME_MIMES[mime] ?? mime;
}
