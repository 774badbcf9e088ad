// What VK's answers look like: the objects that the fake hands out.
export type KeyKind = 'community' | 'service' | 'user' | 'vkId';

const POSTS: KeyKind[] = ['community', 'user'];
const READS: KeyKind[] = ['service', 'user', 'vkId'];
/** What live reports of 2026 say each key may; wall.delete with a community key is our guess. */
export const KEYS_OF: Record<string, KeyKind[]> = {
  'users.get': ['community', 'user', 'vkId'],
  'groups.getTokenPermissions': ['community'],
  'groups.getById': ['community', 'service', 'user', 'vkId'],
  'account.getAppPermissions': ['user'],
  'photos.getWallUploadServer': ['user'],
  'photos.saveWallPhoto': ['user'],
  'video.save': ['user'],
  'docs.getWallUploadServer': POSTS,
  'docs.save': POSTS,
  'stats.getPostReach': ['user'],
  'wall.post': POSTS,
  'wall.createComment': POSTS,
  'wall.delete': POSTS,
  'wall.deleteComment': POSTS,
  'wall.get': READS,
  'wall.getById': READS,
  'wall.getComments': READS,
};

export interface FakePost {
  id: number;
  text: string;
  attachments: string[];
  /** Unix seconds. */
  date: number;
  isPinned: boolean;
  views: number;
  likes: number;
  comments: number;
  reposts: number;
  /** Null where VK does not count reach. */
  reach: number | null;
  request: Record<string, string>;
}

export interface FakeComment {
  id: number;
  postId: number;
  text: string;
  date: number;
}

export interface VkError {
  error: { error_code: number; error_msg: string; request_params: object[] };
}
export type Answer = { response: unknown } | VkError;

export function ok(response: unknown): Answer {
  return { response };
}

export function failure(code: number, message = 'fault'): VkError {
  return { error: { error_code: code, error_msg: message, request_params: [] } };
}

export function community(id: number, members: number): object {
  return { id, name: 'Профком завода', screen_name: 'profkom_zavoda', members_count: members };
}

export function wallItem(groupId: number, post: FakePost): object {
  return {
    inner_type: 'wall_wallpost',
    id: post.id,
    owner_id: -groupId,
    from_id: -groupId,
    date: post.date,
    text: post.text.replaceAll('&', '&amp;'),
    post_type: 'post',
    attachments: post.attachments.map((attachment) => presentAttachment(attachment)),
    views: { count: post.views },
    likes: { can_like: 1, count: post.likes, user_likes: 0 },
    comments: { count: post.comments },
    reposts: { count: post.reposts, user_reposted: 0 },
    ...(post.isPinned ? { is_pinned: 1 } : {}),
  };
}

function presentAttachment(attachment: string): object {
  const [, type, owner, id] = /^(photo|video|doc)(-?\d+)_(\d+)/.exec(attachment) ?? [];
  if (!type) return { type: 'link', link: { url: attachment } };
  if (type === 'video') return { type, video: { id: Number(id), owner_id: Number(owner) } };
  if (type === 'doc') return { type, doc: savedDocument(Number(owner), Number(id), '') };
  return { type, photo: savedPhoto(Number(owner), Number(id)) };
}

export function savedPhoto(ownerId: number, id: number): object {
  return { album_id: -14, date: 1_700_000_000, has_tags: false, id, owner_id: ownerId, access_key: 'a1b2' };
}

export function savedDocument(ownerId: number, id: number, title: string): object {
  const url = `https://vk.com/doc${ownerId}_${id}`;
  return { id, owner_id: ownerId, title, size: 1, ext: 'pdf', date: 1_700_000_000, type: 1, url };
}

export function commentPage(groupId: number, comments: FakeComment[]): object {
  const items = comments.map((comment) => commentItem(groupId, comment));
  const count = items.length;
  return { count, items, current_level_count: count, can_post: true, show_reply_button: true };
}

function commentItem(groupId: number, { id, text, date, postId }: FakeComment): object {
  return { id, from_id: -groupId, date, text, post_id: postId, owner_id: -groupId };
}

export function removeById(list: { id: number }[], id: number): Answer {
  const index = list.findIndex((one) => one.id === id);
  if (index < 0) return failure(15, 'Access denied: post or comment not found');
  list.splice(index, 1);
  return ok(1);
}
