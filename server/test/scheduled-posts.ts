// Scheduled posts put straight into the database: for the tests and benches of the engine, which is not about screens.
import { randomUUID } from 'node:crypto';
import type { Db } from '../src/lib/db.ts';
import { newId } from '../src/lib/uuid.ts';

export interface ScheduledTarget {
  id: string;
  postId: string;
  channelId: string;
  version: number;
  dueAt: Date;
  network: string;
  /** The account on the practice network. */
  account: string;
}

interface Options {
  organizationId?: string;
  network?: string;
  channels?: number;
  perChannel?: number;
  /** Due time of each target; default: ten seconds ago, all at one instant. */
  dueAt?: (index: number) => Date;
}

export interface Schedule {
  organizationId: string;
  channelIds: string[];
  targets: ScheduledTarget[];
}

/** `channels` new practice channels with `perChannel` scheduled posts each. */
export async function createSchedule(db: Db, options: Options = {}): Promise<Schedule> {
  const { network = 'practice-wall', channels = 1, perChannel = 1 } = options;
  const past = new Date(Date.now() - 10_000);
  const organizationId = options.organizationId ?? (await createBareOrganization(db));
  const made = Array.from({ length: channels }, () => ({ id: newId(), remoteId: `account-${randomUUID()}` }));
  await db.channel.createMany({
    data: made.map(({ id, remoteId }) => ({
      id,
      organizationId,
      network,
      remoteId,
      name: remoteId.slice(0, 20),
    })),
  });
  const targets = made.flatMap((channel, c) =>
    Array.from({ length: perChannel }, (_, n) => ({
      id: newId(),
      postId: newId(),
      channelId: channel.id,
      version: 1,
      dueAt: options.dueAt?.(c * perChannel + n) ?? past,
      network,
      account: channel.remoteId,
    })),
  );
  await db.post.createMany({
    data: targets.map(({ postId }, n) => ({
      id: postId,
      organizationId,
      title: `Пост ${n}`,
      baseText: `Текст ${n}`,
    })),
  });
  await db.postTarget.createMany({
    data: targets.map(({ id, postId, channelId, dueAt }) => ({
      id,
      organizationId,
      postId,
      channelId,
      dueAt,
      state: 'scheduled' as const,
      wallTime: '2026-11-20T17:00',
      timeZone: 'Europe/Moscow',
    })),
  });
  return { organizationId, channelIds: made.map(({ id }) => id), targets };
}

async function createBareOrganization(db: Db): Promise<string> {
  const name = `Профсоюз ${randomUUID().slice(0, 8)}`;
  return (await db.organization.create({ data: { name, timeZone: 'Europe/Moscow' } })).id;
}

/** How many posts of these accounts stand on the practice network, for each account. */
export async function countEffects(db: Db, accounts: string[]): Promise<Map<string, number>> {
  const rows = await db.practicePost.groupBy({
    by: ['account'],
    where: { account: { in: accounts } },
    _count: { _all: true },
  });
  const found = new Map(rows.map((row) => [row.account, row._count._all]));
  return new Map(accounts.map((account) => [account, found.get(account) ?? 0]));
}
