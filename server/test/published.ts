// Published posts without publishing: the state in which numbers begin. For tests of metrics and insights.
import type { NumberSource } from '../src/generated/prisma/client.ts';
import type { TestApp } from './harness.ts';

interface NewChannel {
  organizationId: string;
  network?: string;
  name?: string;
  settings?: Record<string, string | number>;
}

let serial = 0;

export function createChannel(
  test: TestApp,
  { organizationId, network = 'practice-wall', ...rest }: NewChannel,
) {
  serial += 1;
  const name = rest.name ?? `Канал ${serial}`;
  return test.app.db.channel.create({
    data: { organizationId, network, name, remoteId: `channel-${serial}`, settings: rest.settings ?? {} },
  });
}

interface NewPublished {
  organizationId: string;
  channelIds: string[];
  publishedAt: string;
  title?: string;
  rubricId?: string;
  campaignId?: string;
}

/** The targets in the order of the channels. */
export async function createPublished(test: TestApp, given: NewPublished) {
  const { organizationId, channelIds, rubricId, campaignId } = given;
  const publishedAt = new Date(given.publishedAt);
  const post = await test.app.db.post.create({
    data: { organizationId, title: given.title ?? 'Публикация', baseText: 'Текст', rubricId, campaignId },
  });
  const targets = await Promise.all(
    channelIds.map((channelId) =>
      test.app.db.postTarget.create({
        data: {
          organizationId,
          postId: post.id,
          channelId,
          state: 'published',
          publishedAt,
          dueAt: publishedAt,
          remoteIds: ['remote'],
        },
      }),
    ),
  );
  return { post, targets };
}

interface NewSnapshot {
  organizationId: string;
  targetId: string;
  at: string;
  source?: NumberSource;
  views?: number | null;
  likes?: number | null;
  comments?: number | null;
  clicks?: number | null;
}

export async function addSnapshot(
  test: TestApp,
  { at, source = 'counted', ...rest }: NewSnapshot,
): Promise<void> {
  await test.app.db.targetSnapshot.create({ data: { ...rest, source, takenAt: new Date(at) } });
}
