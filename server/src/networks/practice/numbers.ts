// Reads the model for one post or one account. Takes the time from the caller's clock, changes nothing.
import { DAY_MS } from '@rupor/shared/lib/durations';
import type { NetworkCapabilities } from '@rupor/shared/networks/capabilities';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import type { NetworkCall, NumbersResult } from '../network.ts';
import type { PracticeKind } from './coefficients.ts';
import { failBefore, readFault } from './faults.ts';
import { readFeatures } from './features.ts';
import { practiceFollowers, practiceNumbers } from './model.ts';

interface Question {
  db: PrismaClient;
  call: NetworkCall;
  now: Date;
}

export async function readPostNumbers(
  { db, call: { channel }, now }: Question,
  capabilities: NetworkCapabilities,
  remoteIds: string[],
): Promise<NumbersResult> {
  const failure = failReading(channel.settings);
  if (failure) return failure;
  const account = channel.remoteId;
  const row = await db.practicePost.findFirst({ where: { id: { in: remoteIds }, account } });
  if (!row) return { kind: 'gone' };
  const dayBefore = { gte: new Date(row.createdAt.getTime() - DAY_MS), lt: row.createdAt };
  const sameDayPosts = await db.practicePost.count({ where: { account, createdAt: dayBefore } });
  const numbers = practiceNumbers(
    {
      kind: capabilities.id as PracticeKind,
      features: readFeatures({ text: row.text, imageCount: row.mediaCount, altTexts: row.altTexts }),
      publishedAt: row.createdAt,
      sameDayPosts,
      ...readAudience(channel.settings),
    },
    now,
  );
  const declared = capabilities.metrics.post.filter((name) => name !== 'followers');
  return { kind: 'numbers', numbers: Object.fromEntries(declared.map((name) => [name, numbers[name]])) };
}

export async function readFollowers({ db, call: { channel }, now }: Question): Promise<NumbersResult> {
  const failure = failReading(channel.settings);
  if (failure) return failure;
  const where = { account: channel.remoteId };
  const rows = await db.practicePost.findMany({ where, select: { createdAt: true } });
  const postedAt = rows.map((row) => row.createdAt);
  return { kind: 'numbers', numbers: { followers: practiceFollowers(channel.remoteId, postedAt, now) } };
}

/** A network that only refuses posts (`reject`) or answers late (`slow`) still shows its numbers. */
function failReading(settings: Record<string, unknown>): NumbersResult | null {
  const failure = failBefore(readFault(settings));
  return failure?.kind === 'auth' || failure?.kind === 'rate_limited' || failure?.kind === 'unavailable'
    ? failure
    : null;
}

function readAudience(settings: Record<string, unknown>): {
  utcOffsetMinutes?: number;
  audienceScale?: number;
} {
  const { utcOffsetMinutes, audienceScale } = settings;
  return {
    ...(typeof utcOffsetMinutes === 'number' ? { utcOffsetMinutes } : {}),
    ...(typeof audienceScale === 'number' && audienceScale > 0 ? { audienceScale } : {}),
  };
}
