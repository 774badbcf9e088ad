// Brings pictures and films to VK with the user key, documents with the community's. Nothing of it makes a post: a
// failure here may be tried again.
// A film that is uploaded twice stands twice in the community's films, never twice on its wall.
import { setTimeout as pause } from 'node:timers/promises';
import { isRecord, parseRecord } from '../json.ts';
import { encodeFiles, type FormFile } from '../multipart.ts';
import type { OutgoingFile, OutgoingImage } from '../network.ts';
import type { Failed } from '../outcome.ts';
import { callVk, exchange, type VkAnswer, type VkContext, type VkFields } from './api.ts';
import { classifyHarmless, type KeyKind } from './errors.ts';

export type Uploaded = { kind: 'uploaded'; attachments: string[] } | Failed;

/** A user key may ask 3 times a second. */
const PACE_MS = 400;
/** In double quotes: codes of problems are what the folder writes in single ones. */
const FILM_FIELD = { field: `video_file` };
const BROKEN: Failed = { kind: 'unavailable', problem: 'unreadable_answer' };

export interface Uploader {
  vk: VkContext;
  key: string;
  kind: KeyKind;
  groupId: string;
}

export async function uploadPhotos(uploader: Uploader, images: readonly OutgoingImage[]): Promise<Uploaded> {
  if (images.length === 0) return { kind: 'uploaded', attachments: [] };
  const server = await ask(uploader, 'photos.getWallUploadServer', { group_id: uploader.groupId });
  if (server.kind !== 'ok') return classifyHarmless(server, uploader.kind);
  const url = uploadUrl(server.response);
  if (!url) return BROKEN;
  const attachments: string[] = [];
  for (const [index, { bytes, mime }] of images.entries()) {
    const fileName = `photo${index}.${mime.split('/')[1]}`;
    const saved = await uploadPhoto(uploader, url, { field: 'photo', fileName, mime, bytes });
    if (typeof saved !== 'string') return saved;
    attachments.push(saved);
  }
  return { kind: 'uploaded', attachments };
}

async function uploadPhoto(uploader: Uploader, url: string, file: FormFile): Promise<string | Failed> {
  const sent = await send(uploader, url, file);
  if (sent.kind === 'failed') return sent.failure;
  const { server, photo, hash } = sent.fields;
  // VK answers with an empty list instead of an error where it cannot read the picture.
  if (photo === '' || photo === '[]') return { kind: 'rejected', problem: 'bad_picture' };
  if (typeof photo !== 'string' || typeof hash !== 'string') return BROKEN;
  const fields = { group_id: uploader.groupId, photo, server: Number(server), hash };
  const saved = await ask(uploader, 'photos.saveWallPhoto', fields);
  if (saved.kind !== 'ok') return classifyHarmless(saved, uploader.kind);
  const [first] = Array.isArray(saved.response) ? saved.response : [];
  return isRecord(first) ? (attachmentOf('photo', first, first.id) ?? BROKEN) : BROKEN;
}

export async function uploadFilm(
  uploader: Uploader,
  { name, mime, bytes }: Pick<OutgoingFile, 'name' | 'mime' | 'bytes'>,
): Promise<Uploaded> {
  const fields = { group_id: uploader.groupId, name: name.replace(/\.[^.]+$/, ''), wallpost: 0 };
  const place = await ask(uploader, 'video.save', fields);
  if (place.kind !== 'ok') return classifyHarmless(place, uploader.kind);
  if (!isRecord(place.response)) return BROKEN;
  const url = uploadUrl(place.response);
  const attachment = attachmentOf('video', place.response, place.response.video_id);
  if (!url || !attachment) return BROKEN;
  const sent = await send(uploader, url, { ...FILM_FIELD, fileName: name, mime, bytes });
  if (sent.kind === 'failed') return sent.failure;
  if (sent.fields.error !== undefined) return { kind: 'rejected', problem: 'bad_film' };
  return { kind: 'uploaded', attachments: [attachment] };
}

/** A community key may do this (measured by others in 2026), if it has the right to files. */
export async function uploadDocument(
  uploader: Uploader,
  { name, mime, bytes }: Pick<OutgoingFile, 'name' | 'mime' | 'bytes'>,
): Promise<Uploaded> {
  const server = await ask(uploader, 'docs.getWallUploadServer', { group_id: uploader.groupId });
  if (server.kind !== 'ok') return nameMissingRight(classifyHarmless(server, uploader.kind));
  const url = uploadUrl(server.response);
  if (!url) return BROKEN;
  const sent = await send(uploader, url, { field: 'file', fileName: name, mime, bytes });
  if (sent.kind === 'failed') return sent.failure;
  if (typeof sent.fields.file !== 'string') return { kind: 'rejected', problem: 'bad_document' };
  const saved = await ask(uploader, 'docs.save', { file: sent.fields.file, title: name });
  if (saved.kind !== 'ok') return nameMissingRight(classifyHarmless(saved, uploader.kind));
  const doc = isRecord(saved.response) ? saved.response.doc : null;
  const attachment = isRecord(doc) ? attachmentOf('doc', doc, doc.id) : null;
  return attachment ? { kind: 'uploaded', attachments: [attachment] } : BROKEN;
}

function nameMissingRight(failure: Failed): Failed {
  const isRight = failure.problem === 'no_right' || failure.problem === 'access_denied';
  return isRight ? { kind: 'rejected', problem: 'documents_need_right' } : failure;
}

/** The file to the address VK named. That address carries a key of its own: it stands in no answer. */
async function send(
  { vk, kind }: Uploader,
  url: string,
  file: FormFile,
): Promise<{ kind: 'sent'; fields: Record<string, unknown> } | { kind: 'failed'; failure: Failed }> {
  const answer = await exchange(vk, url, encodeFiles([file]));
  if (answer.kind !== 'text') return { kind: 'failed', failure: classifyHarmless(answer, kind) };
  const fields = parseRecord(answer.text);
  return fields ? { kind: 'sent', fields } : { kind: 'failed', failure: BROKEN };
}

async function ask({ vk, key }: Uploader, method: string, fields: VkFields): Promise<VkAnswer> {
  const answer = await callVk(vk, key, method, fields);
  if (answer.kind !== 'error' || answer.code !== 6) return answer;
  await pause(PACE_MS);
  return callVk(vk, key, method, fields);
}

function uploadUrl(response: unknown): string | null {
  const url = isRecord(response) ? response.upload_url : null;
  return typeof url === 'string' && URL.canParse(url) ? url : null;
}

/** `photo-1_2`, with its access key where VK gave one. */
function attachmentOf(type: string, from: Record<string, unknown>, id: unknown): string | null {
  if (typeof from.owner_id !== 'number' || typeof id !== 'number') return null;
  const key = typeof from.access_key === 'string' && from.access_key !== '' ? `_${from.access_key}` : '';
  return `${type}${from.owner_id}_${id}${key}`;
}
