import { Id, Instant } from '@rupor/shared/lib/fields';
import {
  FollowUps,
  MediaIds,
  Plan,
  type Post,
  PostText,
  PostTitle,
  SegmentIds,
  TargetOptions,
} from '@rupor/shared/posts/fields';
import { isImmutable } from '@rupor/shared/posts/state-machine';
import { z } from 'zod';

/** One chosen channel of a draft. */
export const DraftTarget = z.strictObject({
  channelId: Id,
  /** null = as in the base text. */
  text: PostText.nullable(),
  options: TargetOptions,
  /** null = the pictures of the post. */
  mediaIds: MediaIds.nullable(),
  /** Texts of what follows under it. Copies of earlier versions have none. */
  followUps: FollowUps.default([]),
});
export type DraftTarget = z.infer<typeof DraftTarget>;

/** What a person writes in the composer; also the shape of the copy on this device. */
export const DraftContent = z.strictObject({
  title: PostTitle,
  baseText: PostText,
  mediaIds: MediaIds,
  rubricId: Id.nullable(),
  campaignId: Id.nullable(),
  /** For whom it is. Copies of earlier versions have none. */
  segmentIds: SegmentIds.default([]),
  plan: Plan.nullable(),
  /** After this instant it is of no use. Copies of earlier versions have none. */
  expiresAt: Instant.nullable().default(null),
  targets: z.array(DraftTarget),
});
export type DraftContent = z.infer<typeof DraftContent>;

export const EMPTY_DRAFT: DraftContent = {
  title: '',
  baseText: '',
  mediaIds: [],
  rubricId: null,
  campaignId: null,
  segmentIds: [],
  plan: null,
  expiresAt: null,
  targets: [],
};

/** null: not a draft, or one that this version cannot read. */
export function readDraftContent(value: unknown): DraftContent | null {
  return DraftContent.safeParse(value).data ?? null;
}

export function toDraftContent(post: Post): DraftContent {
  const planned = post.targets.find(({ state, wallTime }) => wallTime !== null && !isImmutable(state));
  return {
    title: post.title,
    baseText: post.baseText,
    mediaIds: post.mediaIds,
    rubricId: post.rubricId,
    campaignId: post.campaignId,
    segmentIds: post.segmentIds,
    plan:
      planned?.wallTime && planned.timeZone
        ? { wallTime: planned.wallTime, timeZone: planned.timeZone }
        : null,
    expiresAt:
      post.targets.find(({ state, expiresAt }) => expiresAt !== null && !isImmutable(state))?.expiresAt ??
      null,
    targets: post.targets.map(({ channel, text, options, mediaIds, followUps }) => ({
      channelId: channel.id,
      text,
      options,
      mediaIds,
      followUps: followUps.map((part) => part.text),
    })),
  };
}

/** The parts that differ, in the order of the page. */
export function listDifferences(mine: DraftContent, theirs: DraftContent): (keyof DraftContent)[] {
  const parts = Object.keys(EMPTY_DRAFT) as (keyof DraftContent)[];
  return parts.filter((part) => canonical(mine[part]) !== canonical(theirs[part]));
}

/** Only what differs travels: two people in different parts of a draft do not meet. */
export function changedParts(from: DraftContent, to: DraftContent): Partial<DraftContent> {
  return Object.fromEntries(listDifferences(to, from).map((part) => [part, to[part]]));
}

/** Equal values give equal strings whatever the order of their keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
