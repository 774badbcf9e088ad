// The past of the demo's numbers, told by the practice network's own model: what it would have answered then.
import { randomUUID } from 'node:crypto';
import { DAY_MS, HOUR_MS } from '@rupor/shared/lib/durations';
import type { Prisma } from '../../generated/prisma/client.ts';
import { messenger, microblog, wall } from '../../networks/practice/capabilities.ts';
import type { PracticeKind } from '../../networks/practice/coefficients.ts';
import { readFeatures } from '../../networks/practice/features.ts';
import { practiceFollowers, practiceNumbers } from '../../networks/practice/model.ts';

/** Hours after publishing at which the network was asked; later daily. */
const FIRST_HOURS = [1, 2, 4, 8, 16] as const;
const NETWORKS = { 'practice-wall': wall, 'practice-messenger': messenger, 'practice-microblog': microblog };

export interface Arrived {
  targetId: string;
  practiceId: string;
  account: string;
  kind: PracticeKind;
  audienceScale: number;
  utcOffsetMinutes: number;
  text: string;
  altTexts: string[];
  publishedAt: Date;
}

export function practiceRow(post: Arrived): Prisma.PracticePostCreateManyInput {
  const keepsKeys = NETWORKS[post.kind].idempotency !== 'none';
  return {
    id: post.practiceId,
    account: post.account,
    key: keepsKeys ? post.targetId : null,
    text: post.text,
    mediaCount: post.altTexts.length,
    altTexts: post.altTexts,
    createdAt: post.publishedAt,
  };
}

export function newId(): string {
  return randomUUID();
}

/** Snapshots of one post until `now`. `all`: everything that arrived, for what tires an audience. */
export function snapshotsOf(
  post: Arrived,
  all: readonly Arrived[],
  now: Date,
): Prisma.TargetSnapshotCreateManyInput[] {
  const published = post.publishedAt.getTime();
  const sameDayPosts = all.filter(
    ({ account, publishedAt }) =>
      account === post.account &&
      publishedAt < post.publishedAt &&
      publishedAt.getTime() >= published - DAY_MS,
  ).length;
  const facts = {
    kind: post.kind,
    features: readFeatures({ text: post.text, imageCount: post.altTexts.length, altTexts: post.altTexts }),
    publishedAt: post.publishedAt,
    sameDayPosts,
    utcOffsetMinutes: post.utcOffsetMinutes,
    audienceScale: post.audienceScale,
  };
  const declared = NETWORKS[post.kind].metrics.post;
  return timesOf(published, now).map((takenAt) => {
    const said = practiceNumbers(facts, takenAt);
    const known = (name: 'views' | 'reach' | 'likes' | 'comments' | 'shares' | 'clicks') =>
      declared.includes(name) ? said[name] : null;
    return {
      organizationId: '',
      targetId: post.targetId,
      takenAt,
      source: 'simulated' as const,
      views: known('views'),
      reach: known('reach'),
      likes: known('likes'),
      comments: known('comments'),
      shares: known('shares'),
      clicks: known('clicks'),
    };
  });
}

function timesOf(published: number, now: Date): Date[] {
  const times = FIRST_HOURS.map((hours) => published + hours * HOUR_MS);
  for (let at = published + DAY_MS; at < now.getTime(); at += DAY_MS) times.push(at);
  return times.filter((at) => at < now.getTime()).map((at) => new Date(at));
}

/** One number of followers a day. */
export function followersOf(
  channel: { id: string; account: string },
  postedAt: readonly Date[],
  { now, days }: { now: Date; days: number },
): Prisma.ChannelSnapshotCreateManyInput[] {
  return Array.from({ length: days }, (_, back) => {
    const takenAt = new Date(now.getTime() - back * DAY_MS);
    const followers = practiceFollowers(channel.account, postedAt, takenAt);
    return { organizationId: '', channelId: channel.id, takenAt, source: 'simulated' as const, followers };
  });
}
