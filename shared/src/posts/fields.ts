// Shapes that posts, calendar and their screens share.
import { z } from 'zod';
import { PostTotals } from '../insights/post-totals.ts';
import { Day, Id, Instant, TimeZone, WallTime } from '../lib/fields.ts';
import { Media } from '../media/contract.ts';
import { ReviewFacts } from '../review/acts.ts';
import { TargetState } from './state-machine.ts';

/** Longest text anybody may type, UTF-16 units; each network's own limit is checked by the rules. */
export const PostText = z.string().max(20_000);
export const PostTitle = z.string().trim().max(200);
export const MediaIds = z
  .array(Id)
  .max(20)
  .refine(isUnique, { params: { code: 'duplicate' } });
/** For whom a post is. */
export const SegmentIds = z
  .array(Id)
  .max(8)
  .refine(isUnique, { params: { code: 'duplicate' } });
/** Texts of the parts of a thread after the first, or of a first comment. */
export const FollowUps = z.array(PostText).max(20);
/** Options of one network; which ones exist is said by its capabilities. */
export const TargetOptions = z.record(
  z.string().max(60),
  z.union([z.string().max(1_000), z.boolean(), z.number()]),
);
export type TargetOptions = z.infer<typeof TargetOptions>;

/** When, as a person says it. */
export const Plan = z.strictObject({ wallTime: WallTime, timeZone: TimeZone });
export type Plan = z.infer<typeof Plan>;

export const Person = z.object({ id: Id, name: z.string() });
export type Person = z.infer<typeof Person>;

export const PostChannel = z.object({
  id: Id,
  network: z.string(),
  name: z.string(),
  handle: z.string().nullable(),
  /** The branch that looks after it; null = the whole organization. */
  branchId: Id.nullable(),
  health: z.enum(['works', 'retrying', 'reconnect']),
  /** The channel was taken out of Rupor. */
  isRemoved: z.boolean(),
});
export type PostChannel = z.infer<typeof PostChannel>;

/** What blocks a target, or only makes one doubt. Sentence: posts:rules.<code> with params. */
export const RuleProblem = z.object({
  level: z.enum(['blocks', 'warns']),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type RuleProblem = z.infer<typeof RuleProblem>;

/** One of the blocking problems in the answer blocked_by_rules { problems }. */
export const TargetProblem = RuleProblem.extend({ targetId: Id, channelId: Id });
export type TargetProblem = z.infer<typeof TargetProblem>;

/** One part under a target, with its own state. */
export const FollowUp = z.object({
  id: Id,
  text: z.string(),
  state: TargetState,
  publishedAt: Instant.nullable(),
  remoteUrl: z.string().nullable(),
  problem: z.string().nullable(),
  problemData: z.record(z.string(), z.unknown()).nullable(),
});
export type FollowUp = z.infer<typeof FollowUp>;

export const PostTarget = z.object({
  id: Id,
  channel: PostChannel,
  /** Own text; null = as in the base text. */
  text: z.string().nullable(),
  options: TargetOptions,
  /** Own pictures in their order; null = those of the post. */
  mediaIds: z.array(Id).nullable(),
  state: TargetState,
  dueAt: Instant.nullable(),
  wallTime: WallTime.nullable(),
  timeZone: z.string().nullable(),
  expiresAt: Instant.nullable(),
  version: z.number().int(),
  attemptCount: z.number().int(),
  publishedAt: Instant.nullable(),
  /** When it was handed to a person. */
  handedOverAt: Instant.nullable(),
  /** A person published it: its time is theirs, its numbers are typed in. */
  isByHand: z.boolean(),
  /** Read from the network: somebody put it there without us. It cannot be changed here. */
  isImported: z.boolean(),
  remoteUrl: z.string().nullable(),
  /** Code of what went wrong: networks:<network>.problems.<problem>, else posts:problems.<problem>. */
  problem: z.string().nullable(),
  problemData: z.record(z.string(), z.unknown()).nullable(),
  /** What follows under it, in order. */
  followUps: z.array(FollowUp),
  /** The rules now, for this target. */
  rules: z.array(RuleProblem),
});
export type PostTarget = z.infer<typeof PostTarget>;

const PostOrigin = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('idea'),
    id: Id,
    heading: z.string(),
    /** The column of the board where it lies. */
    state: z.enum(['idea', 'draft', 'ready']),
  }),
  z.object({ kind: z.literal('story'), id: Id, heading: z.string() }),
]);

export const Post = z.object({
  id: Id,
  /** '' = none written; show `heading`. */
  title: z.string(),
  /** The title, else the first words of the text; '' when both are empty. */
  heading: z.string(),
  baseText: z.string(),
  mediaIds: z.array(Id),
  /** Every picture that the post or one of its targets shows. */
  media: z.array(Media),
  rubricId: Id.nullable(),
  campaignId: Id.nullable(),
  /** For whom it is: audience segments. */
  segmentIds: z.array(Id),
  branchId: Id.nullable(),
  state: TargetState,
  targets: z.array(PostTarget),
  version: z.number().int(),
  author: Person.nullable(),
  editedBy: Person.nullable(),
  reviewNote: z.string().nullable(),
  /** The series it is an occurrence of; null: it stands alone. */
  series: z.object({ id: Id, occursOn: Day, isDetached: z.boolean() }).nullable(),
  /** What it was made of, with its first words; null: it was written here. */
  origin: PostOrigin.nullable(),
  /** May the person who asks approve it as it stands? */
  canApprove: z.boolean(),
  /** What the machine «who may move what at which stage» says of those targets that are not out: shared/review/acts. */
  review: ReviewFacts,
  createdAt: Instant,
  updatedAt: Instant,
  deletedAt: Instant.nullable(),
});
export type Post = z.infer<typeof Post>;

/** Latest numbers of a post over its channels; null = unknown, never 0. */
export const PostNumbers = PostTotals.extend({
  asOf: Instant,
  isSimulated: z.boolean(),
  /** Some of the views the network itself says only roughly. */
  isRounded: z.boolean(),
});
export type PostNumbers = z.infer<typeof PostNumbers>;

export const PostSummary = z.object({
  id: Id,
  heading: z.string(),
  excerpt: z.string(),
  /** An occurrence of a series. */
  isRepeated: z.boolean(),
  state: TargetState,
  targets: z.array(
    z.object({
      id: Id,
      channel: PostChannel,
      state: TargetState,
      dueAt: Instant.nullable(),
      wallTime: WallTime.nullable(),
      timeZone: z.string().nullable(),
      publishedAt: Instant.nullable(),
      remoteUrl: z.string().nullable(),
      /** Read from the network: somebody put it there without us. */
      isImported: z.boolean(),
      problem: z.string().nullable(),
    }),
  ),
  /** First picture, for a thumbnail. */
  coverId: Id.nullable(),
  rubric: z.object({ id: Id, name: z.string(), colour: z.number().int() }).nullable(),
  campaign: z.object({ id: Id, name: z.string() }).nullable(),
  /** For whom it is; archived audiences keep their name. */
  segments: z.array(z.object({ id: Id, name: z.string() })),
  author: Person.nullable(),
  /** Earliest planned time that is still ahead, else the latest that has passed. */
  dueAt: Instant.nullable(),
  version: z.number().int(),
  updatedAt: Instant,
  deletedAt: Instant.nullable(),
  numbers: PostNumbers.nullable(),
});
export type PostSummary = z.infer<typeof PostSummary>;

/** Filters of the list and of the calendar; lists mean "any of". */
export const postFilters = {
  q: z.string().trim().max(200).optional(),
  states: z.array(TargetState).max(TargetState.options.length).optional(),
  channelIds: z.array(Id).max(100).optional(),
  rubricIds: z.array(Id).max(100).optional(),
  campaignIds: z.array(Id).max(100).optional(),
  segmentIds: z.array(Id).max(100).optional(),
  authorId: Id.optional(),
};

/** Days of the organization's zone, both included. */
export const period = { from: Day.optional(), to: Day.optional() };

function isUnique(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length;
}
