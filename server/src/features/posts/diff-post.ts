// What a save would change. Fields that are sent with the value they already have are no change, so a repeated
// autosave is harmless and two people who type the same do not conflict.
import type { CreatePost } from '@rupor/shared/posts/contract';
import type { Plan, TargetOptions } from '@rupor/shared/posts/fields';
import { isImmutable } from '@rupor/shared/posts/state-machine';
import type { PostRow, TargetRow } from './load-post.ts';
import { chosenOptions } from './target-content.ts';

export type PostContent = Omit<CreatePost, 'id'>;
export type TargetInput = NonNullable<PostContent['targets']>[number];

export interface TargetChange {
  target: TargetRow;
  text?: string | null;
  options?: TargetOptions;
  mediaIds?: string[] | null;
  followUps?: string[];
}

export interface PostDiff {
  fields: Partial<Pick<PostRow, 'title' | 'baseText' | 'rubricId' | 'campaignId' | 'branchId'>>;
  mediaIds?: string[];
  /** Sorted. */
  segmentIds?: string[];
  added: TargetInput[];
  changed: TargetChange[];
  removed: TargetRow[];
  /** Absent: the intended time stays. */
  plan?: Plan | null;
  /** Absent: the limit stays. */
  expiresAt?: string | null;
}

/** It can still go out, so the limit of its time can change. */
export const EXPIRABLE = [
  'draft',
  'in_review',
  'approved',
  'scheduled',
  'failed',
  'missed',
  'cancelled',
] as const;

const FIELDS = ['title', 'baseText', 'rubricId', 'campaignId', 'branchId'] as const;

export function diffPost(post: PostRow, input: PostContent): PostDiff {
  const fields = Object.fromEntries(
    FIELDS.flatMap((name) =>
      input[name] === undefined || input[name] === post[name] ? [] : [[name, input[name]]],
    ),
  );
  const { targets } = input;
  return {
    fields,
    ...(input.mediaIds && !isSame(input.mediaIds, idsOf(post.media)) ? { mediaIds: input.mediaIds } : {}),
    ...(input.segmentIds && !isSame([...input.segmentIds].sort(), segmentsOf(post))
      ? { segmentIds: [...input.segmentIds].sort() }
      : {}),
    added: (targets ?? []).filter(
      ({ channelId }) => !post.targets.some((target) => target.channelId === channelId),
    ),
    changed: (targets ?? []).flatMap((wanted) => {
      const target = post.targets.find(({ channelId }) => channelId === wanted.channelId);
      const change = target && diffTarget(target, wanted);
      return change ? [change] : [];
    }),
    removed: targets
      ? post.targets.filter(
          (target) =>
            !targets.some(({ channelId }) => channelId === target.channelId) &&
            // It was tried and cancelled: it stays for its history.
            !(target.state === 'cancelled' && target.attemptCount > 0),
        )
      : [],
    ...(input.plan !== undefined && post.targets.some((target) => isPlanOther(target, input.plan ?? null))
      ? { plan: input.plan }
      : {}),
    ...(input.expiresAt !== undefined && isExpiryOther(post, input.expiresAt)
      ? { expiresAt: input.expiresAt }
      : {}),
  };
}

export function isEmptyDiff(diff: PostDiff): boolean {
  const { fields, mediaIds, segmentIds, added, changed, removed, plan, expiresAt } = diff;
  return (
    Object.keys(fields).length === 0 &&
    mediaIds === undefined &&
    segmentIds === undefined &&
    plan === undefined &&
    expiresAt === undefined &&
    added.length + changed.length + removed.length === 0
  );
}

/** Does it change what goes out somewhere? A rubric, a segment or a title does not. */
export function isContentDiff({ fields, mediaIds, added, changed, removed }: PostDiff): boolean {
  return (
    fields.baseText !== undefined ||
    mediaIds !== undefined ||
    added.length + changed.length + removed.length > 0
  );
}

/**
 * The targets a save reaches: what all channels share, and a channel that joins them, reaches every one that is not out;
 * the rest only its own.
 */
export function touchedBy(post: PostRow, diff: PostDiff): TargetRow[] {
  const { fields, mediaIds, segmentIds, plan, expiresAt, added, changed, removed } = diff;
  const isShared =
    Object.keys(fields).length > 0 ||
    mediaIds !== undefined ||
    segmentIds !== undefined ||
    plan !== undefined ||
    expiresAt !== undefined ||
    added.length > 0;
  if (!isShared && !isEmptyDiff(diff)) return [...changed.map(({ target }) => target), ...removed];
  const open = post.targets.filter(({ state }) => !isImmutable(state));
  return open.length > 0 ? open : post.targets;
}

/** Is the time of this target only intended, so that a save may move it? */
export function isPlannable({ state }: Pick<TargetRow, 'state'>): boolean {
  return state === 'draft' || state === 'in_review' || state === 'approved';
}

function diffTarget(
  target: TargetRow,
  { text, options, mediaIds, followUps }: TargetInput,
): TargetChange | null {
  const change: TargetChange = { target };
  // "As in the base text" said of a target that is out: its text has been kept with it, nothing is asked for.
  const isOut = isImmutable(target.state);
  if (text !== undefined && text !== target.text && !(isOut && text === null)) change.text = text;
  const own = target.hasOwnMedia ? idsOf(target.media) : null;
  if (mediaIds !== undefined && !isSame(mediaIds, own) && !(isOut && mediaIds === null))
    change.mediaIds = mediaIds;
  if (options !== undefined && !isSame(sorted(options), sorted(chosenOptions(target))))
    change.options = options;
  const parts = target.followUps.map((part) => part.text ?? '');
  if (followUps !== undefined && !isSame(followUps, parts)) change.followUps = followUps;
  return Object.keys(change).length > 1 ? change : null;
}

function isExpiryOther(post: PostRow, expiresAt: string | null): boolean {
  const wanted = expiresAt === null ? null : new Date(expiresAt).getTime();
  return post.targets
    .filter(({ state }) => EXPIRABLE.some((one) => one === state))
    .some((target) => (target.expiresAt?.getTime() ?? null) !== wanted);
}

function isPlanOther(target: TargetRow, plan: Plan | null): boolean {
  if (!isPlannable(target)) return false;
  return target.wallTime !== (plan?.wallTime ?? null) || target.timeZone !== (plan?.timeZone ?? null);
}

function idsOf(media: { assetId: string }[]): string[] {
  return media.map(({ assetId }) => assetId);
}

function segmentsOf(post: PostRow): string[] {
  return post.segments.map(({ segmentId }) => segmentId);
}

function sorted(options: TargetOptions): [string, unknown][] {
  return Object.entries(options).sort(([a], [b]) => a.localeCompare(b));
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
