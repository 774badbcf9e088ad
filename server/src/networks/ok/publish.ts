// Sends one topic of a group. At most once: OK knows no idempotency key and has no listing that surely shows a new topic.
import { findLinks } from '@rupor/shared/posts/links';
import { encodeFiles } from '../multipart.ts';
import type { OutgoingImage, OutgoingPost, PublishResult } from '../network.ts';
import { callOk, exchange, isObject, type OkContext, type OkFields, parseJson } from './api.ts';
import { classifyHarmless, classifyWrite } from './errors.ts';

type Failed = Exclude<PublishResult, { kind: 'published' }>;
type Uploaded = { kind: 'uploaded'; tokens: string[] } | Failed;

const BROKEN: Failed = { kind: 'unavailable', problem: 'unreadable_answer' };

interface Sending {
  groupId: string;
  onSend(): Promise<void>;
}

export async function publishTopic(
  ok: OkContext,
  { groupId, onSend }: Sending,
  post: OutgoingPost,
): Promise<PublishResult> {
  if (post.files.length > 0) return { kind: 'rejected', problem: 'film_by_hand' };
  if (post.replyTo) return { kind: 'rejected', problem: 'refused' };
  if (post.text.trim() === '' && post.images.length === 0) return { kind: 'rejected', problem: 'empty' };
  const uploaded = await uploadPhotos(ok, groupId, post.images);
  if (uploaded.kind !== 'uploaded') return uploaded;
  const fields = buildTopic(groupId, post, uploaded.tokens);
  await onSend();
  const answer = await callOk(ok, 'mediatopic.post', fields);
  if (answer.kind !== 'ok') return classifyWrite(answer);
  // The id comes as a bare JSON string; read as text, it keeps every digit.
  const id = /^"?(\d+)"?$/.exec(answer.text)?.[1];
  if (!id) return { kind: 'unknown', problem: 'unreadable_answer' };
  return { kind: 'published', remoteIds: [id], url: topicUrl(groupId, id) };
}

function buildTopic(groupId: string, { text, options }: OutgoingPost, tokens: readonly string[]): OkFields {
  const links = tokens.length === 0 ? findLinks(text) : [];
  const media: object[] = [];
  if (text !== '') media.push({ type: 'text', text });
  if (tokens.length > 0) media.push({ type: 'photo', list: tokens.map((id) => ({ id })) });
  // OK makes a card by itself only of the one link of one text block.
  if (links.length > 1) media.push({ type: 'link', url: links[0]?.url });
  const attachment = {
    media,
    onBehalfOfGroup: 'true',
    ...(options.closeComments === true ? { disableComments: 'true' } : {}),
  };
  return {
    type: 'GROUP_THEME',
    gid: groupId,
    attachment: JSON.stringify(attachment),
    ...(links.length === 1 ? { text_link_preview: 'true' } : {}),
  };
}

/** Tokens in the order of the pictures. For topics of groups the upload must not be committed (apiok.ru). */
async function uploadPhotos(
  ok: OkContext,
  groupId: string,
  images: readonly OutgoingImage[],
): Promise<Uploaded> {
  if (images.length === 0) return { kind: 'uploaded', tokens: [] };
  const place = await callOk(ok, 'photosV2.getUploadUrl', { gid: groupId, count: images.length });
  if (place.kind !== 'ok') return classifyHarmless(place);
  const { upload_url: url, photo_ids: ids } = isObject(place.value) ? place.value : {};
  if (typeof url !== 'string' || !URL.canParse(url) || !Array.isArray(ids)) return BROKEN;
  const files = images.map(({ bytes, mime }, index) => ({
    field: `pic${index + 1}`,
    fileName: `pic${index + 1}.${mime.split('/')[1]}`,
    mime,
    bytes,
  }));
  const sent = await exchange(ok, url, encodeFiles(files));
  if (sent.kind !== 'text') return classifyHarmless(sent);
  const answer = parseJson(sent.text);
  if (!isObject(answer)) return BROKEN;
  // The upload server refuses with the same shape as the API.
  if (answer.error_code !== undefined)
    return classifyHarmless({ kind: 'error', code: Number(answer.error_code), message: '' });
  const photos = isObject(answer.photos) ? answer.photos : {};
  const tokens = ids.flatMap((id) => {
    const photo = photos[String(id)];
    return isObject(photo) && typeof photo.token === 'string' ? [photo.token] : [];
  });
  return tokens.length === images.length ? { kind: 'uploaded', tokens } : BROKEN;
}

/** mediatopic.deleteTopic answers `true` or `{success}` (open clients). May be repeated. */
export async function removeTopics(
  ok: OkContext,
  { groupId, onSend }: Sending,
  remoteIds: string[],
): Promise<PublishResult> {
  await onSend();
  for (const topicId of remoteIds) {
    const answer = await callOk(ok, 'mediatopic.deleteTopic', { gid: groupId, topic_id: topicId });
    if (answer.kind === 'error' && /not.?found|deleted/i.test(answer.message)) continue;
    if (answer.kind !== 'ok') return classifyWrite(answer);
    const isDone = answer.value === true || (isObject(answer.value) && answer.value.success === true);
    if (!isDone) return { kind: 'rejected', problem: 'cannot_remove' };
  }
  return { kind: 'published', remoteIds, url: null };
}

export function topicUrl(groupId: string, topicId: string): string {
  return `https://ok.ru/group/${groupId}/topic/${topicId}`;
}
