// Shapes of agreement, remarks and versions that contract and screens share.
import { z } from 'zod';
import { Id, Instant } from '../lib/fields.ts';
import { PostText, TargetOptions } from '../posts/fields.ts';
import { ReviewStage } from './stages.ts';

export const ReviewRoute = z.object({
  id: Id,
  campaignId: Id.nullable(),
  rubricId: Id.nullable(),
  channelId: Id.nullable(),
  stages: z.array(ReviewStage),
  updatedAt: Instant,
});
export type ReviewRoute = z.infer<typeof ReviewRoute>;

/** Whoever may be named in a stage: an active member who may agree to posts somewhere. */
export const ReviewPerson = z.object({ id: Id, name: z.string() });
export type ReviewPerson = z.infer<typeof ReviewPerson>;

export const ReviewStep = z.object({
  id: Id,
  /** '' = the one stage where no route counts. */
  name: z.string(),
  /** Names of those who decide; empty = everybody with the right to agree there. */
  people: z.array(z.string()),
  substitutes: z.array(z.string()),
  role: z.string().nullable(),
  isExternal: z.boolean(),
  state: z.enum(['waits', 'open', 'approved', 'edited', 'sent_back', 'ended']),
  openedAt: Instant.nullable(),
  dueAt: Instant.nullable(),
  decidedAt: Instant.nullable(),
  decidedBy: z.string().nullable(),
});
export type ReviewStep = z.infer<typeof ReviewStep>;

export const ReviewLink = z.object({
  id: Id,
  forWhom: z.string(),
  createdBy: z.string(),
  createdAt: Instant,
  expiresAt: Instant,
  openedAt: Instant.nullable(),
  state: z.enum(['open', 'used', 'revoked', 'expired']),
  usedName: z.string().nullable(),
});
export type ReviewLink = z.infer<typeof ReviewLink>;

/** Where a post stands with agreement: the last round, or what it would have to pass. */
export const ReviewProgress = z.object({
  isRequired: z.boolean(),
  state: z.enum(['none', 'open', 'approved', 'sent_back', 'expired', 'withdrawn']),
  submittedAt: Instant.nullable(),
  steps: z.array(ReviewStep),
  /** Only to those who may make links here. */
  links: z.array(ReviewLink),
});
export type ReviewProgress = z.infer<typeof ReviewProgress>;

/** What a version keeps of a post. */
export const VersionContent = z.object({
  title: z.string(),
  baseText: z.string(),
  mediaIds: z.array(Id),
  targets: z.array(
    z.object({
      channelId: Id,
      text: z.string().nullable(),
      options: TargetOptions,
      mediaIds: z.array(Id).nullable(),
      followUps: z.array(z.string()),
    }),
  ),
});
export type VersionContent = z.infer<typeof VersionContent>;

export const PostVersion = z.object({
  number: z.number().int(),
  editor: z.string().nullable(),
  reason: z.enum(['saved', 'restored', 'edited']),
  /** Somebody decided about this one. */
  isPinned: z.boolean(),
  createdAt: Instant,
  savedAt: Instant,
});
export type PostVersion = z.infer<typeof PostVersion>;

/** One text of a post before and after. */
export const TextChange = z.object({
  /** title, base, or the channel whose own text it is. */
  place: z.enum(['title', 'base', 'channel']),
  channelName: z.string().nullable(),
  before: PostText,
  after: PostText,
});
export type TextChange = z.infer<typeof TextChange>;

export const PostComment = z.object({
  id: Id,
  parentId: Id.nullable(),
  authorName: z.string(),
  isMine: z.boolean(),
  body: z.string(),
  quote: z.object({ text: z.string(), start: z.number().int() }).nullable(),
  /** Whose own text the quote is from; null = the base text. */
  channelId: Id.nullable(),
  mentions: z.array(ReviewPerson),
  createdAt: Instant,
  resolvedAt: Instant.nullable(),
  resolvedBy: z.string().nullable(),
});
export type PostComment = z.infer<typeof PostComment>;
