// What a decision was about: the same print means that readers would get the same. Spaces and case make no other
// content, a channel that joins with the same text neither.
import { createHash } from 'node:crypto';
import { plainText } from '@rupor/shared/posts/lint';
import type { PostRow } from '../posts/load-post.ts';

export function contentPrint(post: PostRow): string {
  const own = post.targets
    .filter((target) => target.text !== null || target.hasOwnMedia || target.followUps.length > 0)
    .sort((a, b) => a.channelId.localeCompare(b.channelId))
    .map((target) => [
      target.channelId,
      target.text === null ? null : plainText(target.text),
      target.hasOwnMedia ? target.media.map(({ assetId }) => assetId) : null,
      target.followUps.map((part) => plainText(part.text ?? '')),
    ]);
  const content = [plainText(post.baseText), post.media.map(({ assetId }) => assetId), own];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
