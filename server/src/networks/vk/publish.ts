// Sends one post or one comment. VK promises nothing about a repeated `guid`: every outcome that may have had an effect
// is `unknown`, and success is never told without the id that VK gave.
import { findLinks } from '@rupor/shared/posts/links';
import { isRecord } from '../json.ts';
import { mediaInOrder } from '../media-order.ts';
import type { OutgoingPost, PublishResult } from '../network.ts';
import { callVk, type VkContext, type VkFields } from './api.ts';
import { classifyWrite, type KeyKind } from './errors.ts';
import { type Uploaded, type Uploader, uploadDocument, uploadFilm, uploadPhotos } from './upload.ts';

const MAX_ATTACHMENTS = 10;

export interface VkChannel {
  vk: VkContext;
  groupId: string;
  keys: { community: string; service: string | null; user: string | null };
  onSend(): Promise<void>;
}

export async function publishPost(channel: VkChannel, post: OutgoingPost): Promise<PublishResult> {
  if (post.replyTo) return publishComment(channel, post, post.replyTo.root);
  const uploaded = await upload(channel, post);
  if (uploaded.kind !== 'uploaded') return uploaded;
  const { attachments } = uploaded;
  // A key of one kind need not see the other's uploads: what the user key brought, the user key posts.
  const kind: KeyKind = needsUserKey(post) ? 'user' : 'community';
  // Two links would be an error. Beside pictures VK shows no card, and the link works inside the text anyway.
  const link = attachments.length === 0 ? cardLink(post.text) : null;
  const fields: VkFields = {
    owner_id: -Number(channel.groupId),
    from_group: 1,
    guid: post.idempotencyKey,
    ...(post.text === '' ? {} : { message: post.text }),
    ...(attachments.length > 0 ? { attachments: attachments.join(',') } : {}),
    ...(post.options.closeComments === true ? { close_comments: 1 } : {}),
    ...(post.options.silent === true ? { mute_notifications: 1 } : {}),
  };
  const key = keyOf(channel, kind);
  await channel.onSend();
  let answer = await callVk(channel.vk, key, 'wall.post', link ? { ...fields, attachments: link } : fields);
  // VK refuses the whole post where the page behind the link has no picture that it likes. Refused means that nothing
  // is out: the same post goes once more, its link in the text only.
  if (link && answer.kind === 'error' && isCardRefused(answer))
    answer = await callVk(channel.vk, key, 'wall.post', fields);
  if (answer.kind !== 'ok') return classifyWrite(answer, kind);
  const id = isRecord(answer.response) ? answer.response.post_id : null;
  if (!isId(id)) return { kind: 'unknown', problem: 'unreadable_answer' };
  return { kind: 'published', remoteIds: [postRef(channel.groupId, id)], url: postUrl(channel.groupId, id) };
}

/** The first link of the text; a comma inside it would split the list of attachments. */
function cardLink(text: string): string | null {
  const url = findLinks(text)[0]?.url;
  return url && !url.includes(',') ? url : null;
}

/** Words of live answers of 2025 and 2026; the code is that of any wrong parameter. */
function isCardRefused({ code, message }: { code: number; message: string }): boolean {
  return code === 100 && /link_photo|no photo given/i.test(message);
}

function needsUserKey({ images, files }: Pick<OutgoingPost, 'images' | 'files'>): boolean {
  return images.length > 0 || files.some((file) => file.kind === 'video');
}

async function upload(
  { vk, groupId, keys }: VkChannel,
  post: Pick<OutgoingPost, 'images' | 'files'>,
): Promise<Uploaded> {
  const { images, files } = post;
  if (images.length + files.length > MAX_ATTACHMENTS)
    return { kind: 'rejected', problem: 'too_many_pictures', data: { max: MAX_ATTACHMENTS } };
  if (needsUserKey(post) && !keys.user) return { kind: 'rejected', problem: 'pictures_need_user_key' };
  const byUser: Uploader = { vk, groupId, key: keys.user ?? '', kind: 'user' };
  const byCommunity: Uploader = { vk, groupId, key: keys.community, kind: 'community' };
  const photos = await uploadPhotos(byUser, images);
  if (photos.kind !== 'uploaded') return photos;
  let placed = 0;
  const attachments: string[] = [];
  for (const { file } of mediaInOrder(post)) {
    if (!file) {
      attachments.push(...photos.attachments.slice(placed, placed + 1));
      placed += 1;
      continue;
    }
    const isFilm = file.kind === 'video';
    const one = isFilm ? await uploadFilm(byUser, file) : await uploadDocument(byCommunity, file);
    if (one.kind !== 'uploaded') return one;
    attachments.push(...one.attachments);
  }
  return { kind: 'uploaded', attachments };
}

/** The first comment under our own post, in the community's name. Text only. */
async function publishComment(
  channel: VkChannel,
  post: OutgoingPost,
  root: readonly string[],
): Promise<PublishResult> {
  const under = parseRef(root[0] ?? '');
  if (!under) return { kind: 'rejected', problem: 'refused' };
  if (post.text.trim() === '') return { kind: 'rejected', problem: 'empty' };
  if (post.images.length + post.files.length > 0) return { kind: 'rejected', problem: 'comment_takes_text' };
  const fields = {
    owner_id: under.ownerId,
    post_id: under.postId,
    // Here, unlike in wall.post, this is the id of the community that comments.
    from_group: channel.groupId,
    message: post.text,
    guid: post.idempotencyKey,
  };
  await channel.onSend();
  const answer = await callVk(channel.vk, channel.keys.community, 'wall.createComment', fields);
  if (answer.kind !== 'ok') return classifyWrite(answer, 'community');
  const id = isRecord(answer.response) ? answer.response.comment_id : null;
  if (!isId(id)) return { kind: 'unknown', problem: 'unreadable_answer' };
  return { kind: 'published', remoteIds: [`${root[0]}_${id}`], url: commentUrl(under, id) };
}

/** May be repeated: what is no longer there counts as removed. */
export async function removePosts(channel: VkChannel, remoteIds: string[]): Promise<PublishResult> {
  await channel.onSend();
  for (const remoteId of remoteIds) {
    const ref = parseRef(remoteId);
    if (!ref) return { kind: 'rejected', problem: 'refused', data: { remoteId } };
    const { ownerId, postId, commentId } = ref;
    const [method, fields] =
      commentId === null
        ? (['wall.delete', { owner_id: ownerId, post_id: postId }] as const)
        : (['wall.deleteComment', { owner_id: ownerId, comment_id: commentId }] as const);
    // The schema gives these to user keys only; whether a community key may is unverified, so it is asked first.
    let kind: KeyKind = 'community';
    let answer = await callVk(channel.vk, channel.keys.community, method, fields);
    if (channel.keys.user && answer.kind === 'error' && !isGone(answer) && needsOtherKey(answer)) {
      kind = 'user';
      answer = await callVk(channel.vk, channel.keys.user, method, fields);
    }
    if (answer.kind === 'ok' || (answer.kind === 'error' && isGone(answer))) continue;
    const isKeyTooWeak = answer.kind === 'error' && needsOtherKey(answer);
    return isKeyTooWeak ? { kind: 'rejected', problem: 'cannot_remove' } : classifyWrite(answer, kind);
  }
  return { kind: 'published', remoteIds, url: null };
}

function needsOtherKey({ code }: { code: number }): boolean {
  return [7, 15, 27, 28, 1051].includes(code);
}

function isGone({ code, message }: { code: number; message: string }): boolean {
  return code === 104 || ([15, 100, 210, 211].includes(code) && /not found|deleted/i.test(message));
}

function keyOf({ keys }: VkChannel, kind: KeyKind): string {
  return (kind === 'user' ? keys.user : null) ?? keys.community;
}

function isId(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}

export interface VkRef {
  ownerId: number;
  postId: number;
  commentId: number | null;
}

/** `-1_2` a post, `-1_2_3` a comment under it. */
export function parseRef(remoteId: string): VkRef | null {
  const match = /^(-?\d+)_(\d+)(?:_(\d+))?$/.exec(remoteId);
  if (!match) return null;
  return {
    ownerId: Number(match[1]),
    postId: Number(match[2]),
    commentId: match[3] === undefined ? null : Number(match[3]),
  };
}

export function postRef(groupId: string, postId: number): string {
  return `-${groupId}_${postId}`;
}

export function postUrl(groupId: string, postId: number): string {
  return `https://vk.com/wall-${groupId}_${postId}`;
}

export function commentUrl(
  { ownerId, postId }: Pick<VkRef, 'ownerId' | 'postId'>,
  commentId: number,
): string {
  return `https://vk.com/wall${ownerId}_${postId}?reply=${commentId}`;
}
