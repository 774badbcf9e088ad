// Brings pictures and films to OK. Nothing of it makes a topic: a failure here may be tried again. A film that is uploaded
// twice stands twice among the group's films, never twice in its feed.
import { isRecord, parseJson } from '../json.ts';
import { encodeFiles } from '../multipart.ts';
import type { OutgoingFile, OutgoingImage } from '../network.ts';
import type { Failed } from '../outcome.ts';
import { callOk, exchange, type OkContext } from './api.ts';
import { classifyHarmless } from './errors.ts';

type Uploaded = { kind: 'uploaded'; ids: string[] } | Failed;

const BROKEN: Failed = { kind: 'unavailable', problem: 'unreadable_answer' };

/** Tokens in the order of the pictures. For topics of groups the upload must not be committed (apiok.ru). */
export async function uploadPhotos(
  ok: OkContext,
  groupId: string,
  images: readonly OutgoingImage[],
): Promise<Uploaded> {
  if (images.length === 0) return { kind: 'uploaded', ids: [] };
  const place = await callOk(ok, 'photosV2.getUploadUrl', { gid: groupId, count: images.length });
  if (place.kind !== 'ok') return classifyHarmless(place);
  const { upload_url: url, photo_ids: photoIds } = isRecord(place.value) ? place.value : {};
  if (typeof url !== 'string' || !URL.canParse(url) || !Array.isArray(photoIds)) return BROKEN;
  const files = images.map(({ bytes, mime }, index) => ({
    field: `pic${index + 1}`,
    fileName: `pic${index + 1}.${mime.split('/')[1]}`,
    mime,
    bytes,
  }));
  const sent = await exchange(ok, url, encodeFiles(files));
  if (sent.kind !== 'text') return classifyHarmless(sent);
  const answer = parseJson(sent.text);
  if (!isRecord(answer)) return BROKEN;
  // The upload server refuses with the same shape as the API.
  if (answer.error_code !== undefined)
    return classifyHarmless({ kind: 'error', code: Number(answer.error_code), message: '' });
  const photos = isRecord(answer.photos) ? answer.photos : {};
  const tokens = photoIds.flatMap((id) => {
    const photo = photos[String(id)];
    return isRecord(photo) && typeof photo.token === 'string' ? [photo.token] : [];
  });
  return tokens.length === images.length ? { kind: 'uploaded', ids: tokens } : BROKEN;
}

/**
 * Form field, missing video.update and the block `movie` are what one open client found to work; apiok.ru shows no
 * example. What the upload server answers is published nowhere: its status is all that is read.
 */
export async function uploadFilm(
  ok: OkContext,
  groupId: string,
  { name, mime, bytes }: Pick<OutgoingFile, 'name' | 'mime' | 'bytes'>,
): Promise<Uploaded> {
  const fields = { gid: groupId, file_name: name, file_size: bytes.byteLength };
  const place = await callOk(ok, 'video.getUploadUrl', fields);
  if (place.kind !== 'ok') return classifyHarmless(place);
  const { upload_url: url } = isRecord(place.value) ? place.value : {};
  // Read as text: the id may be longer than a number can hold exactly.
  const id = /"video_id"\s*:\s*"?(\d+)/.exec(place.text)?.[1];
  if (typeof url !== 'string' || !URL.canParse(url) || !id) return BROKEN;
  const sent = await exchange(ok, url, encodeFiles([{ field: 'file', fileName: name, mime, bytes }]));
  if (sent.kind !== 'text') return classifyHarmless(sent);
  if (sent.status >= 400) return { kind: 'rejected', problem: 'bad_film' };
  return { kind: 'uploaded', ids: [id] };
}
