// Sends one topic of a group. At most once: OK knows no idempotency key and has no listing that surely shows a new topic.
import { findLinks } from '@rupor/shared/posts/links';
import { isRecord } from '../json.ts';
import { mediaInOrder } from '../media-order.ts';
import type { OutgoingPost, PublishResult } from '../network.ts';
import { callOk, type OkContext, type OkFields } from './api.ts';
import { classifyWrite } from './errors.ts';
import { uploadFilm, uploadPhotos } from './upload.ts';

interface Sending {
  groupId: string;
  onSend(): Promise<void>;
}

export async function publishTopic(
  ok: OkContext,
  { groupId, onSend }: Sending,
  post: OutgoingPost,
): Promise<PublishResult> {
  const { images, files } = post;
  if (post.replyTo || files.some((file) => file.kind !== 'video'))
    return { kind: 'rejected', problem: 'refused' };
  if (post.text.trim() === '' && images.length + files.length === 0)
    return { kind: 'rejected', problem: 'empty' };
  const photos = await uploadPhotos(ok, groupId, images);
  if (photos.kind !== 'uploaded') return photos;
  const films: string[] = [];
  for (const file of files) {
    const film = await uploadFilm(ok, groupId, file);
    if (film.kind !== 'uploaded') return film;
    films.push(...film.ids);
  }
  const fields = buildTopic(groupId, post, { photos: photos.ids, films });
  await onSend();
  const answer = await callOk(ok, 'mediatopic.post', fields);
  if (answer.kind !== 'ok') return classifyWrite(answer);
  // The id comes as a bare JSON string; read as text, it keeps every digit.
  const id = /^"?(\d+)"?$/.exec(answer.text)?.[1];
  if (!id) return { kind: 'unknown', problem: 'unreadable_answer' };
  return { kind: 'published', remoteIds: [id], url: topicUrl(groupId, id) };
}

function buildTopic(
  groupId: string,
  post: OutgoingPost,
  { photos, films }: { photos: readonly string[]; films: readonly string[] },
): OkFields {
  const { text, options } = post;
  const isFilmFirst = mediaInOrder(post)[0]?.file !== undefined;
  const toList = (ids: readonly string[]) => ids.map((id) => ({ id }));
  const links = photos.length + films.length === 0 ? findLinks(text) : [];
  const media: object[] = [];
  if (text !== '') media.push({ type: 'text', text });
  const blocks = [
    ...(photos.length > 0 ? [{ type: 'photo', list: toList(photos) }] : []),
    ...(films.length > 0 ? [{ type: 'movie', list: toList(films) }] : []),
  ];
  // A topic is one block of each kind: whichever kind a person put first stands first.
  media.push(...(isFilmFirst ? blocks.reverse() : blocks));
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

/** mediatopic.deleteTopic answers `true` or `{success}` (open clients). May be repeated. */
export async function removeTopics(
  ok: OkContext,
  { groupId, onSend }: Sending,
  remoteIds: string[],
): Promise<PublishResult> {
  await onSend();
  for (const topicId of remoteIds) {
    const answer = await callOk(ok, 'mediatopic.deleteTopic', { gid: groupId, topic_id: topicId });
    if (answer.kind === 'error' && (answer.code === 300 || /not.?found/i.test(answer.message))) continue;
    if (answer.kind !== 'ok') return classifyWrite(answer);
    const isDone = answer.value === true || (isRecord(answer.value) && answer.value.success === true);
    if (!isDone) return { kind: 'rejected', problem: 'cannot_remove' };
  }
  return { kind: 'published', remoteIds, url: null };
}

export function topicUrl(groupId: string, topicId: string): string {
  return `https://ok.ru/group/${groupId}/topic/${topicId}`;
}
