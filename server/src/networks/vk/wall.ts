// Reads the community's wall: looks for a post, counts, lists what stood there before. Needs a service or user key:
// VK gives a community key no way to read its own wall (error 27). Never has an effect.
import { isRecord, toCount } from '../json.ts';
import type {
  EarlierPost,
  EarlierResult,
  FindResult,
  Numbers,
  NumbersResult,
  OutgoingPost,
} from '../network.ts';
import { callVk, type VkFields } from './api.ts';
import { type KeyKind, toNumbersFailure } from './errors.ts';
import { commentUrl, parseRef, postRef, postUrl, type VkChannel } from './publish.ts';

const CLOCK_SKEW_MS = 60_000;
const PAGE = 100;

type Item = Record<string, unknown>;
type Read = { kind: 'ok'; items: Item[]; count: number | null } | ReturnType<typeof toNumbersFailure>;

/**
 * A match proves that the post is out. No match proves nothing: how soon a new post appears in wall.get is written
 * nowhere, so `absent` is never said.
 */
export async function findPost(channel: VkChannel, post: OutgoingPost, since: Date): Promise<FindResult> {
  const wanted = normaliseText(post.text);
  if (wanted === '') return { kind: 'cannotTell', problem: 'nothing_to_compare' };
  const root = post.replyTo?.root[0];
  const under = root ? parseRef(root) : null;
  const read = under
    ? await readItems(channel, 'wall.getComments', {
        owner_id: under.ownerId,
        post_id: under.postId,
        count: PAGE,
        sort: 'desc',
        preview_length: 0,
      })
    : await readItems(channel, 'wall.get', { ...ownWall(channel), count: 20 });
  if (read.kind !== 'ok') return { kind: 'cannotTell', problem: 'wall_unreadable' };
  const ownId = -Number(channel.groupId);
  const match = read.items.find(
    (item) =>
      item.from_id === ownId &&
      (dateOf(item)?.getTime() ?? 0) >= since.getTime() - CLOCK_SKEW_MS &&
      normaliseText(textOf(item)) === wanted &&
      (under !== null || countMedia(item) === post.images.length + post.files.length),
  );
  const id = match && toCount(match.id);
  if (!id) return { kind: 'cannotTell', problem: 'not_on_wall' };
  return under
    ? { kind: 'found', remoteIds: [`${root}_${id}`], url: commentUrl(under, id) }
    : { kind: 'found', remoteIds: [postRef(channel.groupId, id)], url: postUrl(channel.groupId, id) };
}

export async function readPostNumbers(
  channel: VkChannel,
  remoteId: string,
  { canReadReach }: { canReadReach: boolean },
): Promise<NumbersResult> {
  const ref = parseRef(remoteId);
  if (!ref) return { kind: 'gone' };
  // Without a reading key, and for a comment, VK tells us nothing: unknown, not zero.
  if (!readerOf(channel) || ref.commentId !== null) return { kind: 'numbers', numbers: {} };
  const read = await readItems(channel, 'wall.getById', { posts: remoteId });
  if (read.kind !== 'ok') return read;
  const item = read.items.find((one) => one.id === ref.postId && one.is_deleted !== true);
  if (item) {
    const reach = canReadReach ? await readReach(channel, ref.postId) : {};
    return { kind: 'numbers', numbers: { ...countsOf(item), ...reach } };
  }
  // A wall that was closed hides its posts from the key: only one that can be read proves that this post is gone.
  const wall = await readItems(channel, 'wall.get', { ...ownWall(channel), count: 1 });
  if (wall.kind !== 'ok') return wall;
  return wall.count === null ? { kind: 'unavailable', problem: 'unreadable_answer' } : { kind: 'gone' };
}

/** Reach only where VK really gives it: communities from 5,000 members, the newest 300 posts. */
async function readReach({ vk, groupId, keys }: VkChannel, postId: number): Promise<Numbers> {
  if (!keys.user) return {};
  const fields = { owner_id: -Number(groupId), post_ids: postId };
  const answer = await callVk(vk, keys.user, 'stats.getPostReach', fields);
  const [first] = answer.kind === 'ok' && Array.isArray(answer.response) ? answer.response : [];
  return { reach: isRecord(first) ? toCount(first.reach_total) : null };
}

export async function readFollowers({ vk, groupId, keys }: VkChannel): Promise<NumbersResult> {
  const fields = { group_id: groupId, fields: 'members_count,screen_name' };
  const answer = await callVk(vk, keys.community, 'groups.getById', fields);
  if (answer.kind !== 'ok') return toNumbersFailure(answer, 'community');
  return { kind: 'numbers', numbers: { followers: toCount(firstGroup(answer.response)?.members_count) } };
}

/** 5.199 answers with `groups`, older servers with a bare list. */
export function firstGroup(response: unknown): Item | null {
  const list = isRecord(response) ? response.groups : response;
  const [first] = Array.isArray(list) ? list : [];
  return isRecord(first) ? first : null;
}

/** Newest first, a hundred a page; the cursor is the offset of the next page. */
export async function listEarlier(
  channel: VkChannel,
  { since, cursor }: { since: Date; cursor: string | null },
): Promise<EarlierResult> {
  const offset = Number(cursor ?? 0);
  const read = await readItems(channel, 'wall.get', { ...ownWall(channel), count: PAGE, offset });
  if (read.kind !== 'ok') return read;
  const dated = read.items.flatMap((item) => toEarlier(channel.groupId, item));
  const posts = dated.filter(({ post }) => post.publishedAt >= since).map(({ post }) => post);
  // A pinned post stands first whatever its age.
  const isPastSince = dated.some(({ post, isPinned }) => !isPinned && post.publishedAt < since);
  const end = offset + read.items.length;
  const isLast = read.items.length === 0 || isPastSince || (read.count !== null && end >= read.count);
  return { kind: 'posts', posts, next: isLast ? null : String(end) };
}

function toEarlier(groupId: string, item: Item): { post: EarlierPost; isPinned: boolean }[] {
  const id = toCount(item.id);
  const publishedAt = dateOf(item);
  if (!id || !publishedAt || item.is_deleted === true) return [];
  const post = {
    remoteIds: [postRef(groupId, id)],
    url: postUrl(groupId, id),
    publishedAt,
    text: decode(textOf(item)),
    numbers: countsOf(item),
  };
  return [{ post, isPinned: item.is_pinned === 1 }];
}

/** Views are views: how often the post was shown, not how many people it reached. */
function countsOf(item: Item): Numbers {
  const count = (field: unknown) => (isRecord(field) ? toCount(field.count) : null);
  return {
    views: count(item.views),
    likes: count(item.likes),
    comments: count(item.comments),
    shares: count(item.reposts),
  };
}

async function readItems(channel: VkChannel, method: string, fields: VkFields): Promise<Read> {
  const reader = readerOf(channel);
  if (!reader) return { kind: 'unavailable', problem: 'no_reading_key' };
  const answer = await callVk(channel.vk, reader.key, method, fields);
  if (answer.kind !== 'ok') return toNumbersFailure(answer, reader.kind);
  const { response } = answer;
  const items = isRecord(response) ? response.items : response;
  if (!Array.isArray(items)) return { kind: 'unavailable', problem: 'unreadable_answer' };
  const count = isRecord(response) ? toCount(response.count) : null;
  return { kind: 'ok', items: items.filter(isRecord), count };
}

/** The service key first: it does not expire. */
export function readerOf({ keys }: Pick<VkChannel, 'keys'>): { key: string; kind: KeyKind } | null {
  if (keys.service) return { key: keys.service, kind: 'service' };
  return keys.user ? { key: keys.user, kind: 'user' } : null;
}

function ownWall({ groupId }: VkChannel): VkFields {
  return { owner_id: -Number(groupId), filter: 'owner' };
}

function dateOf({ date }: Item): Date | null {
  return typeof date === 'number' ? new Date(date * 1000) : null;
}

function textOf({ text }: Item): string {
  return typeof text === 'string' ? text : '';
}

function countMedia({ attachments }: Item): number {
  if (!Array.isArray(attachments)) return 0;
  return attachments.filter((one) => isRecord(one) && ['photo', 'video', 'doc'].includes(String(one.type)))
    .length;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** VK may hand a text back with HTML entities and `<br>`. */
function decode(text: string): string {
  return text
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/&(amp|lt|gt|quot|#39);/g, (whole, name) => ENTITIES[name] ?? whole);
}

function normaliseText(text: string): string {
  return decode(text).normalize('NFC').replace(/\s+/gu, ' ').trim();
}
