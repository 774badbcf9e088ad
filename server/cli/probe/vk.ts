// VK: what a `guid` is worth, and what a community key may do besides text.
import sharp from 'sharp';
import { isRecord, parseRecord } from '../../src/networks/json.ts';
import { encodeFiles } from '../../src/networks/multipart.ts';
import {
  callVk,
  DEFAULT_API_ROOT,
  exchange,
  type VkAnswer,
  type VkContext,
} from '../../src/networks/vk/api.ts';
import { readKeys } from '../../src/networks/vk/connect.ts';
import { readerOf } from '../../src/networks/vk/wall.ts';
import type { Finding, Probing } from './probe.ts';
import { shapeOf } from './shape.ts';

const GUID_LINE = '`guid` goes along with each post, but VK writes nowhere how long it remembers one';
const PHOTO_LINE = 'pictures brought through the message upload are refused or dropped';
const SOON_LINE = 'how soon a post appears in `wall.get` is not written down either';
const RIGHTS_LINE = 'that `wall.delete` and `wall.createComment` work under a community key';
const ONLY_WITH_POST = 'only asked with --post';

interface Wall {
  vk: VkContext;
  key: string;
  reader: string | null;
  groupId: string;
  removeLater(remoteId: string): void;
}

export async function probeVk({
  channel,
  call,
  fetch,
  post,
  removeLater,
  tell,
}: Probing): Promise<Finding[]> {
  const { apiRoot } = channel.settings;
  const keys = readKeys(channel.credentials);
  const wall: Wall = {
    vk: { fetch, apiRoot: typeof apiRoot === 'string' ? apiRoot : DEFAULT_API_ROOT, signal: call.signal },
    key: keys.community,
    reader: readerOf({ keys })?.key ?? null,
    groupId: channel.remoteId,
    removeLater,
  };
  const server = await callVk(wall.vk, wall.key, 'photos.getMessagesUploadServer', { peer_id: 0 });
  tell(`photos.getMessagesUploadServer under the community key: ${describe(server)}.`);
  if (wall.reader) {
    const items = await callVk(wall.vk, wall.reader, 'wall.get', {
      owner_id: -Number(wall.groupId),
      count: 1,
    });
    tell(`wall.get: ${describe(items)}.`);
  }
  if (!post)
    return [GUID_LINE, PHOTO_LINE, SOON_LINE, RIGHTS_LINE].map((line) => {
      return { line, verdict: 'not settled' as const, seen: ONLY_WITH_POST };
    });
  const { sent, result } = await post('guid');
  const [remoteId] = result.kind === 'published' ? result.remoteIds : [];
  const postId = Number(remoteId?.split('_')[1] ?? Number.NaN);
  if (!Number.isSafeInteger(postId))
    return [{ line: GUID_LINE, verdict: 'not settled', seen: `the post was ${result.kind}` }];
  return [
    await lookForPost(wall, postId),
    await repeatGuid(wall, { text: sent.text, guid: sent.idempotencyKey, postId }),
    await attachPhoto(wall, server, sent.text),
    await commentAndDelete(wall, postId),
  ];
}

async function lookForPost({ vk, reader, groupId }: Wall, postId: number): Promise<Finding> {
  if (!reader) return { line: SOON_LINE, verdict: 'not settled', seen: 'no key that reads the wall' };
  const answer = await callVk(vk, reader, 'wall.get', { owner_id: -Number(groupId), count: 5 });
  const items = answer.kind === 'ok' && isRecord(answer.response) ? answer.response.items : null;
  const isThere = Array.isArray(items) && items.some((item) => isRecord(item) && item.id === postId);
  const seen = isThere ? 'the post is in wall.get at once' : 'the post is not yet in wall.get';
  return { line: SOON_LINE, verdict: 'not settled', seen };
}

/** The very request of the post once more. */
async function repeatGuid(
  wall: Wall,
  { text, guid, postId }: { text: string; guid: string; postId: number },
): Promise<Finding> {
  const second = await postText(wall, text, { guid });
  if (second.kind !== 'ok')
    return { line: GUID_LINE, verdict: 'not settled', seen: `a repeat: ${describe(second)}` };
  const isSame = postIdOf(second) === postId;
  const seen = isSame
    ? 'a repeat within seconds answered the same id'
    : 'a repeat within seconds made a second post';
  return { line: GUID_LINE, verdict: isSame ? 'refuted' : 'confirmed', seen };
}

async function postText(wall: Wall, text: string, more: Record<string, string>): Promise<VkAnswer> {
  const fields = { owner_id: -Number(wall.groupId), from_group: 1, message: text, ...more };
  const answer = await callVk(wall.vk, wall.key, 'wall.post', fields);
  const id = postIdOf(answer);
  if (id !== null) wall.removeLater(`-${wall.groupId}_${id}`);
  return answer;
}

/** The way around: a picture uploaded as for a message, then attached to a post of the wall. */
async function attachPhoto(wall: Wall, server: VkAnswer, text: string): Promise<Finding> {
  const give = (verdict: Finding['verdict'], seen: string): Finding => ({ line: PHOTO_LINE, verdict, seen });
  const place = server.kind === 'ok' && isRecord(server.response) ? server.response.upload_url : null;
  if (typeof place !== 'string') {
    const isRefused = server.kind === 'error' && [7, 15, 27].includes(server.code);
    return give(isRefused ? 'confirmed' : 'not settled', `no upload server: ${describe(server)}`);
  }
  const bytes = await sharp({ create: { width: 200, height: 200, channels: 3, background: '#888' } })
    .png()
    .toBuffer();
  const form = encodeFiles([{ field: 'photo', fileName: 'probe.png', mime: 'image/png', bytes }]);
  const uploaded = await exchange(wall.vk, place, form);
  const saved = uploaded.kind === 'text' ? parseRecord(uploaded.text) : null;
  if (!saved) return give('not settled', 'the upload gave no answer to read');
  const { server: number, photo, hash } = saved;
  const fields = { server: String(number), photo: String(photo), hash: String(hash) };
  const kept = await callVk(wall.vk, wall.key, 'photos.saveMessagesPhoto', fields);
  const [first] = kept.kind === 'ok' && Array.isArray(kept.response) ? kept.response.filter(isRecord) : [];
  if (!first) return give('not settled', `photos.saveMessagesPhoto: ${describe(kept)}`);
  const attachments = `photo${first.owner_id}_${first.id}${first.access_key ? `_${first.access_key}` : ''}`;
  const posted = await postText(wall, `${text} с картинкой`, { attachments });
  const id = postIdOf(posted);
  if (id === null) return give('confirmed', `wall.post: ${describe(posted)}`);
  if (!wall.reader) return give('not settled', 'posted, but no key that reads whether the picture is there');
  const read = await callVk(wall.vk, wall.reader, 'wall.getById', { posts: `-${wall.groupId}_${id}` });
  const hasPhoto = read.kind === 'ok' && JSON.stringify(read.response).includes('"type":"photo"');
  return hasPhoto
    ? give('refuted', 'the picture stands in the post')
    : give('confirmed', 'the picture was dropped');
}

async function commentAndDelete(wall: Wall, postId: number): Promise<Finding> {
  const owner = -Number(wall.groupId);
  const comment = { owner_id: owner, post_id: postId, from_group: wall.groupId, message: 'Проба Рупора' };
  const commented = await callVk(wall.vk, wall.key, 'wall.createComment', comment);
  const commentId =
    commented.kind === 'ok' && isRecord(commented.response) ? commented.response.comment_id : null;
  if (typeof commentId === 'number')
    await callVk(wall.vk, wall.key, 'wall.deleteComment', { owner_id: owner, comment_id: commentId });
  const deleted = await callVk(wall.vk, wall.key, 'wall.delete', { owner_id: owner, post_id: postId });
  const isBoth = commented.kind === 'ok' && deleted.kind === 'ok';
  const seen = `wall.createComment: ${describe(commented)}; wall.delete: ${describe(deleted)}`;
  return { line: RIGHTS_LINE, verdict: isBoth ? 'confirmed' : 'refuted', seen };
}

function postIdOf(answer: VkAnswer): number | null {
  const id = answer.kind === 'ok' && isRecord(answer.response) ? answer.response.post_id : null;
  return typeof id === 'number' ? id : null;
}

function describe(answer: VkAnswer): string {
  if (answer.kind === 'ok') return shapeOf(answer.response);
  return answer.kind === 'error' ? `error ${answer.code}` : `${answer.kind}, ${answer.problem}`;
}
