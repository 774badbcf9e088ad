// The simulated audience: a pure function of what was posted, when, and of the age of the post. No clock and no
// chance. For a fixed post every number grows with `now` and levels off. All coefficients are invented.
import { createHash } from 'node:crypto';
import { DAY_MS, HOUR_MS } from '@rupor/shared/lib/durations';
import {
  ACTIONS,
  ACTIVITY_CONTRAST,
  DEFAULT_UTC_OFFSET_MINUTES,
  FOLLOWERS,
  INTEREST,
  KINDS,
  type PracticeKind,
  SATURATED_AFTER_HOURS,
  SEGMENTS,
  type Segment,
} from './coefficients.ts';
import type { PostFeatures } from './features.ts';

export interface PracticePostFacts {
  kind: PracticeKind;
  features: PostFeatures;
  publishedAt: Date;
  /** Posts of the same account in the 24 hours before. */
  sameDayPosts: number;
  /** Where the audience lives. */
  utcOffsetMinutes?: number;
  /** Size of the account's audience against the usual one. */
  audienceScale?: number;
}

export interface PracticeNumbers {
  reach: number;
  views: number;
  likes: number;
  comments: number;
  shares: number;
  clicks: number;
}

/** Whole people and actions at `now`; all zero before `publishedAt`. */
export function practiceNumbers(post: PracticePostFacts, now: Date): PracticeNumbers {
  const kind = KINDS[post.kind];
  const ageHours = Math.min((now.getTime() - post.publishedAt.getTime()) / HOUR_MS, SATURATED_AFTER_HOURS);
  const sum = { reach: 0, views: 0, likes: 0, comments: 0, shares: 0, clicks: 0 };
  if (ageHours <= 0) return sum;
  for (const segment of SEGMENTS) {
    const online = integrateActivity(post, segment, ageHours);
    const seen = 1 - Math.exp(-kind.exposure * online);
    const reached = segment.size[post.kind] * (post.audienceScale ?? 1) * seen;
    const interested = reached * interestOf(post, segment);
    const shares = interested * kind.shares;
    sum.reach += reached;
    sum.views += reached * kind.viewsPerPerson + shares * ACTIONS.viewsPerShare;
    sum.likes += interested * kind.likes;
    sum.comments += interested * kind.comments * (post.features.question ? ACTIONS.commentsWithQuestion : 1);
    sum.shares += shares;
    if (post.features.link)
      sum.clicks += interested * kind.clicks * (post.features.callToAction ? ACTIONS.clicksWithCall : 1);
  }
  return {
    reach: Math.floor(sum.reach),
    views: Math.floor(sum.views),
    likes: Math.floor(sum.likes),
    comments: Math.floor(sum.comments),
    shares: Math.floor(sum.shares),
    clicks: Math.floor(sum.clicks),
  };
}

/** ∫ activity(local hour) · 2^(−τ / half-life) dτ in closed form, hour by hour: exact, hence monotone in age. */
function integrateActivity(post: PracticePostFacts, segment: Segment, ageHours: number): number {
  const { halfLifeHours } = KINDS[post.kind];
  const offsetHours = (post.utcOffsetMinutes ?? DEFAULT_UTC_OFFSET_MINUTES) / 60;
  const startHour = (post.publishedAt.getTime() / HOUR_MS + offsetHours) % 24;
  const scale = halfLifeHours / Math.LN2;
  let total = 0;
  let from = 0;
  while (from < ageHours) {
    const local = startHour + from;
    const to = Math.min(from + (Math.floor(local + 1e-9) + 1 - local), ageHours);
    const active = ((segment.activity[Math.floor(local + 1e-9) % 24] ?? 0) / 10) ** ACTIVITY_CONTRAST;
    total += active * scale * (2 ** (-from / halfLifeHours) - 2 ** (-to / halfLifeHours));
    from = to;
  }
  return total;
}

function interestOf(post: PracticePostFacts, { id, taste }: Segment): number {
  const { features, kind } = post;
  const { from, to } = KINDS[kind].bestLength;
  const yes = (has: boolean, weight: number): number => (has ? weight : 0);
  const score =
    INTEREST.base +
    yes(features.hook, INTEREST.hook) +
    yes(features.concreteNumber, INTEREST.concreteNumber + taste.number) +
    yes(features.callToAction, INTEREST.callToAction) +
    yes(features.question, INTEREST.question + taste.question) +
    yes(features.readability === 'plain', INTEREST.plain + taste.plain) +
    yes(features.readability === 'heavy', INTEREST.heavy) +
    yes(features.length >= from && features.length <= to, INTEREST.goodLength) +
    yes(features.length <= 300, taste.short) +
    yes(features.images > 0, INTEREST.images + taste.image) +
    yes(features.images > 1, INTEREST.manyImages) +
    Math.max(0, features.tagCount - 5) * INTEREST.perTagOverFive +
    Math.min(post.sameDayPosts, INTEREST.tiredAfter) * INTEREST.perSameDayPost;
  const key = JSON.stringify([kind, id, Object.entries(features).sort()]);
  const noisy = Math.exp(INTEREST.noise * (2 * unitHash(key) - 1)) / (1 + Math.exp(-score));
  return Math.min(noisy, 0.5);
}

/**
 * Followers of an account at `now`: a start and a slow growth from its name, and what its posts brought.
 * `postedAt`: when its posts came out. Never falls.
 */
export function practiceFollowers(account: string, postedAt: readonly Date[], now: Date): number {
  const start = FOLLOWERS.lowest + FOLLOWERS.spread * unitHash(`start ${account}`);
  const days = now.getTime() / DAY_MS - 20_454; // 1 January 2026
  const middle = 150 + 200 * unitHash(`middle ${account}`);
  const slow = FOLLOWERS.slowGrowth / (1 + 2 ** ((middle - days) / (FOLLOWERS.slowHalfDays / 4)));
  let brought = 0;
  for (const date of postedAt) {
    const age = (now.getTime() - date.getTime()) / DAY_MS;
    if (age > 0) brought += FOLLOWERS.perPost * (1 - 2 ** (-age / FOLLOWERS.perPostHalfDays));
  }
  return Math.floor(start * (1 + slow) + brought);
}

/** 0 ≤ x < 1 from a text, evenly spread and always the same. */
function unitHash(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
}
