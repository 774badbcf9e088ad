// What stood in a post before an act on many changed it: as much of a save as puts it back.
import { SavePost } from '@rupor/shared/posts/contract';
import type { z } from 'zod';
import type { PostRow } from '../load-post.ts';
import { chosenOptions } from '../target-content.ts';

export const BatchBefore = SavePost.omit({ id: true, version: true });
export type BatchBefore = z.infer<typeof BatchBefore>;

/** Only the fields that the patch names. */
export function beforeOf(post: PostRow, patch: BatchBefore): BatchBefore {
  const { title, baseText, rubricId, campaignId, segments, targets } = post;
  const [first] = targets.filter(({ wallTime }) => wallTime !== null);
  const plan =
    first?.wallTime && first.timeZone ? { wallTime: first.wallTime, timeZone: first.timeZone } : null;
  return {
    ...(patch.title === undefined ? {} : { title }),
    ...(patch.baseText === undefined ? {} : { baseText }),
    ...(patch.rubricId === undefined ? {} : { rubricId }),
    ...(patch.campaignId === undefined ? {} : { campaignId }),
    ...(patch.segmentIds === undefined ? {} : { segmentIds: segments.map(({ segmentId }) => segmentId) }),
    ...(patch.plan === undefined ? {} : { plan }),
    ...(patch.targets === undefined ? {} : { targets: targets.map(contentOf) }),
  };
}

function contentOf(target: PostRow['targets'][number]): NonNullable<BatchBefore['targets']>[number] {
  return {
    channelId: target.channelId,
    text: target.text,
    options: chosenOptions(target),
    mediaIds: target.hasOwnMedia ? target.media.map(({ assetId }) => assetId) : null,
    followUps: target.followUps.map((part) => part.text ?? ''),
  };
}
