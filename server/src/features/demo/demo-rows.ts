// The demo's rows, made in memory before the first write.
import { toWallTime } from '@rupor/shared/posts/schedule';
import type { Prisma } from '../../generated/prisma/client.ts';
import { accountId } from '../../networks/practice/account.ts';
import { type Arrived, newId } from './demo-numbers.ts';
import type { DemoPost, DemoTarget } from './demo-plan.policy.ts';
import { CHANNELS, DEMO_ORGANIZATION_ID, DEMO_ZONE } from './demo-world.ts';

/** Yekaterinburg. */
const UTC_OFFSET_MINUTES = 300;
/** Posts go out some seconds after their time, as in life. */
const LATE_MS = 1_400;

export interface Places {
  channelIds: string[];
  rubricIds: string[];
  campaignIds: string[];
  branchIds: string[];
  assets: { id: string; altText: string }[];
  /** User who writes, and the names of who writes and who approves. */
  authorId: string;
  authorName: string;
  approverName: string;
}

export interface DemoRows {
  posts: Prisma.PostCreateManyInput[];
  targets: Prisma.PostTargetCreateManyInput[];
  attempts: Prisma.PublishAttemptCreateManyInput[];
  media: Prisma.PostMediaCreateManyInput[];
  journal: Prisma.JournalEntryCreateManyInput[];
  arrived: Arrived[];
}

export function makeRows(plan: DemoPost[], places: Places, now: Date): DemoRows {
  const rows: DemoRows = { posts: [], targets: [], attempts: [], media: [], journal: [], arrived: [] };
  for (const [index, post] of plan.entries()) addPost(rows, { post, index, places, now });
  return rows;
}

interface One {
  post: DemoPost;
  index: number;
  places: Places;
  now: Date;
}

function addPost(rows: DemoRows, one: One): void {
  const { post, index, places, now } = one;
  const organizationId = DEMO_ORGANIZATION_ID;
  const id = newId();
  const createdAt = new Date(
    Math.min((post.dueAt ?? now).getTime() - 2 * 86_400_000, now.getTime() - index * 60_000),
  );
  const asset = post.picture === null ? undefined : places.assets[post.picture];
  rows.posts.push({
    id,
    organizationId,
    branchId: post.branch === null ? null : places.branchIds[post.branch],
    title: post.title,
    baseText: post.text,
    rubricId: places.rubricIds[post.rubric],
    campaignId: post.campaign === null ? null : places.campaignIds[post.campaign],
    authorId: places.authorId,
    editedById: places.authorId,
    createdAt,
    updatedAt: createdAt,
  });
  if (asset) rows.media.push({ id: newId(), postId: id, assetId: asset.id, position: 0 });
  const entry = { organizationId, postId: id };
  rows.journal.push({ ...entry, at: createdAt, kind: 'created', actorName: places.authorName });
  if (post.dueAt && post.targets.some(({ state }) => state !== 'in_review'))
    rows.journal.push({
      ...entry,
      at: new Date(createdAt.getTime() + 3_600_000),
      kind: 'scheduled',
      actorName: places.approverName,
    });
  for (const target of post.targets) addTarget(rows, { ...one, postId: id, target, altText: asset?.altText });
}

interface OneTarget extends One {
  postId: string;
  target: DemoTarget;
  altText: string | undefined;
}

function addTarget(rows: DemoRows, { post, places, postId, target, altText, now }: OneTarget): void {
  const channel = CHANNELS[target.channel];
  const channelId = places.channelIds[target.channel];
  if (!channel || !channelId) throw new Error('no such channel');
  const id = newId();
  const practiceId = newId();
  const isOut = target.state === 'published';
  const publishedAt = isOut && post.dueAt ? new Date(post.dueAt.getTime() + LATE_MS) : null;
  const organizationId = DEMO_ORGANIZATION_ID;
  const problem =
    { unconfirmed: 'no_answer', failed: 'too_long', missed: 'too_late' }[target.state as 'failed'] ?? null;
  rows.targets.push({
    id,
    organizationId,
    postId,
    channelId,
    text: target.text,
    state: target.state,
    dueAt: post.dueAt,
    wallTime: post.wallTime,
    timeZone: post.wallTime && DEMO_ZONE,
    publishedAt,
    remoteIds: isOut ? [practiceId] : [],
    attemptCount: problem || isOut ? 1 : 0,
    problem,
    createdAt: now,
  });
  if (!post.dueAt) return;
  if (isOut || problem)
    rows.journal.push({
      organizationId,
      postId,
      targetId: id,
      at: new Date(post.dueAt.getTime() + LATE_MS),
      kind: target.state,
      data: problem ? { problem } : {},
    });
  if (target.state === 'unconfirmed' || target.state === 'failed')
    rows.attempts.push(attemptOf({ targetId: id, state: target.state, dueAt: post.dueAt, text: post.text }));
  if (!publishedAt) return;
  rows.arrived.push({
    targetId: id,
    practiceId,
    account: accountId(channel.network, channel.name),
    kind: channel.network,
    audienceScale: channel.audienceScale,
    utcOffsetMinutes: UTC_OFFSET_MINUTES,
    text: target.text ?? post.text,
    altTexts: altText === undefined ? [] : [channel.network === 'practice-messenger' ? '' : altText],
    publishedAt,
  });
}

function attemptOf(given: {
  targetId: string;
  state: 'unconfirmed' | 'failed';
  dueAt: Date;
  text: string;
}): Prisma.PublishAttemptCreateManyInput {
  const closedAt = new Date(given.dueAt.getTime() + 12_000);
  return {
    organizationId: DEMO_ORGANIZATION_ID,
    targetId: given.targetId,
    number: 1,
    idempotencyKey: given.targetId,
    request: {
      createdAt: given.dueAt.toISOString(),
      text: given.text,
      options: {},
      images: [],
      files: [],
      replyTo: null,
    },
    workerId: 'demo',
    leaseToken: newId(),
    startedAt: given.dueAt,
    sentAt: given.state === 'unconfirmed' ? given.dueAt : null,
    closedAt,
    outcome: given.state === 'unconfirmed' ? 'unknown' : 'rejected',
    problem: given.state === 'unconfirmed' ? 'no_answer' : 'too_long',
  };
}

export function channelRows(
  channelIds: string[],
  branchIds: string[],
  now: Date,
): Prisma.ChannelCreateManyInput[] {
  return CHANNELS.map((channel, index) => {
    const remoteId = accountId(channel.network, channel.name);
    return {
      id: channelIds[index],
      organizationId: DEMO_ORGANIZATION_ID,
      branchId: channel.branch === null ? null : (branchIds[channel.branch] ?? null),
      network: channel.network,
      remoteId,
      name: channel.name,
      handle: `@${remoteId}`,
      settings: { audienceScale: channel.audienceScale, utcOffsetMinutes: UTC_OFFSET_MINUTES },
      checkedAt: now,
      createdAt: new Date(now.getTime() - 90 * 86_400_000 + index * 1000),
    };
  });
}

export function dayOf(now: Date): string {
  return toWallTime(now, DEMO_ZONE).slice(0, 10);
}
