// Scheduled posts on connected channels of real network folders, put straight into the database; each with a text that
// no other has, so that what came out can be counted on the other side.
import { randomBytes, randomUUID } from 'node:crypto';
import type { Sealer } from '../src/lib/crypto.ts';
import type { Db } from '../src/lib/db.ts';
import { newId } from '../src/lib/uuid.ts';
import type { ConnectedChannel } from '../src/networks/network.ts';

export interface FakeTarget {
  id: string;
  channelId: string;
  network: string;
  version: number;
  dueAt: Date;
  /** Stands in the text: see countMarks. */
  mark: string;
}

interface Wanted {
  network: string;
  channel: ConnectedChannel;
}

/** One organization with these channels and one due post on each. */
export async function scheduleOnChannels(
  db: Db,
  sealer: Sealer,
  wanted: Wanted[],
  dueAt: Date = new Date(Date.now() - 10_000),
): Promise<FakeTarget[]> {
  const name = `Профсоюз ${randomUUID().slice(0, 8)}`;
  const { id: organizationId } = await db.organization.create({ data: { name, timeZone: 'Europe/Moscow' } });
  const made = wanted.map(({ network, channel }) => {
    const mark = randomBytes(16).toString('hex');
    return { id: newId(), postId: newId(), channelId: newId(), version: 1, dueAt, network, channel, mark };
  });
  await db.channel.createMany({
    data: made.map(({ channelId, network, channel }) => ({
      id: channelId,
      organizationId,
      network,
      name: network,
      remoteId: channel.remoteId,
      settings: channel.settings as object,
      credentials: sealer.seal(
        JSON.stringify({ generation: 1, values: channel.credentials }),
        `channel|${channelId}|credentials|${organizationId}`,
      ),
    })),
  });
  await db.post.createMany({
    data: made.map(({ postId, mark }) => ({
      id: postId,
      organizationId,
      title: 'Автобус',
      baseText: `Автобус в 23:40 вернули, ${mark}`,
    })),
  });
  await db.postTarget.createMany({
    data: made.map(({ id, postId, channelId }) => ({
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
  return made.map(({ postId: _post, channel: _channel, ...target }) => target);
}

/** How often each mark stands among these texts. */
export function countMarks(texts: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const mark of text.match(/[0-9a-f]{32}/g) ?? []) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  return counts;
}
