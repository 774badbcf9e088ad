// The practice network: a real connector whose other side is the table practice_post and a pure model of an
// audience. Exactly once on the wall and the microblog (unique account + key); at most once on the messenger,
// which like a real one keeps no key and cannot be asked.
import type { NetworkCapabilities } from '@rupor/shared/networks/capabilities';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import { createBatcher, perOwner } from '../../lib/batch.ts';
import type { Clock } from '../../lib/clock.ts';
import { newId } from '../../lib/uuid.ts';
import { mediaInOrder } from '../media-order.ts';
import type { ConnectResult, Network, OutgoingPost, PublishResult } from '../network.ts';
import { accountId } from './account.ts';
import { messenger, microblog, wall } from './capabilities.ts';
import { failBefore, isAnswerLost, readFault } from './faults.ts';
import { findBrokenRule } from './limits.ts';
import { readFollowers, readPostNumbers } from './numbers.ts';

interface Dependencies {
  db: PrismaClient;
  clock: Clock;
}

/** practice-wall, practice-messenger, practice-microblog. */
export function createPracticeNetworks(dependencies: Dependencies): Network[] {
  return [wall, messenger, microblog].map((capabilities) => createPractice(capabilities, dependencies));
}

function createPractice(capabilities: NetworkCapabilities, { db, clock }: Dependencies): Network {
  const keepsKeys = capabilities.idempotency !== 'none';
  return {
    capabilities,
    connect: async ({ fields }) => connect(capabilities.id, fields.name ?? ''),
    check: async ({ channel }) => {
      const fault = readFault(channel.settings);
      if (fault === 'auth') return { kind: 'reconnect', problem: 'signed_out' };
      return fault === 'unavailable' ? { kind: 'retrying', problem: 'unreachable' } : { kind: 'works' };
    },
    publish: async (call, post) => {
      const fault = readFault(call.channel.settings);
      const early = failBefore(fault) ?? refuse(capabilities, post);
      if (early) return early;
      await call.onSend();
      const key = keepsKeys ? post.idempotencyKey : null;
      const id = await write({ db, account: call.channel.remoteId, key, post, now: clock.now() });
      if (await isAnswerLost(fault, call)) return { kind: 'unknown', problem: 'no_answer' };
      return { kind: 'published', remoteIds: [id], url: null };
    },
    find: async ({ channel }, post) => {
      if (!keepsKeys) return { kind: 'cannotTell', problem: 'keeps_no_keys' };
      const where = { account_key: { account: channel.remoteId, key: post.idempotencyKey } };
      const row = await db.practicePost.findUnique({ where, select: { id: true } });
      return row ? { kind: 'found', remoteIds: [row.id], url: null } : { kind: 'absent' };
    },
    postNumbers: (call, { remoteIds }) =>
      readPostNumbers({ db, call, now: clock.now() }, capabilities, remoteIds),
    channelNumbers: (call) => readFollowers({ db, call, now: clock.now() }),
    remove: async (call, remoteIds) => {
      const early = failBefore(readFault(call.channel.settings));
      if (early) return early;
      await call.onSend();
      await db.practicePost.deleteMany({ where: { id: { in: remoteIds }, account: call.channel.remoteId } });
      return { kind: 'published', remoteIds, url: null };
    },
  };
}

function connect(kind: string, typed: string): ConnectResult {
  const name = typed.replace(/\s+/gu, ' ').trim();
  if (name === '' || name.length > 80) return { kind: 'problem', problem: 'bad_name', field: 'name' };
  const remoteId = accountId(kind, name);
  return {
    kind: 'connected',
    remoteId,
    name,
    handle: `@${remoteId}`,
    url: null,
    settings: {},
    credentials: {},
  };
}

interface Arrival {
  db: PrismaClient;
  account: string;
  key: string | null;
  post: OutgoingPost;
  now: Date;
}

const ARRIVE = `
WITH x AS (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS x (
    id uuid, account text, key text, text text, media_count int, alt_texts jsonb, created_at timestamptz)
), new AS (
  INSERT INTO practice_post (id, account, key, text, media_count, alt_texts, created_at)
  SELECT id, account, key, text, media_count, ARRAY(SELECT jsonb_array_elements_text(alt_texts)), created_at FROM x
  ON CONFLICT (account, key) DO NOTHING RETURNING id
)
SELECT x.id AS asked, coalesce(new.id, (SELECT p.id FROM practice_post p WHERE p.account = x.account AND p.key = x.key)) AS id
FROM x LEFT JOIN new ON new.id = x.id`;

/** What arrives in one moment is stored in one statement: a burst of a thousand posts is usual in a workshop. */
const arrivals = perOwner((db: PrismaClient) =>
  createBatcher<Omit<Arrival, 'db'>, string | null>(async (all) => {
    const rows = all.map(({ account, key, post, now }) => ({
      id: newId(),
      account,
      key,
      text: post.text,
      media_count: post.images.length + post.files.length,
      alt_texts: mediaInOrder(post).map(({ image, file }) => (image ?? file).altText ?? ''),
      created_at: now,
    }));
    const stored = await db.$queryRawUnsafe<{ asked: string; id: string | null }[]>(
      ARRIVE,
      JSON.stringify(rows),
    );
    const byAsked = new Map(stored.map(({ asked, id }) => [asked, id]));
    return rows.map(({ id }) => byAsked.get(id) ?? null);
  }),
);

/** The effect: one row. With a key a repeat, even a simultaneous one, gets the id of the first. */
async function write({ db, account, key, post, now }: Arrival): Promise<string> {
  const id = await arrivals(db)({ account, key, post, now });
  if (id !== null) return id;
  // The first one was committed by another process while our statement ran.
  const where = { account_key: { account, key: key ?? '' } };
  return (await db.practicePost.findUniqueOrThrow({ where, select: { id: true } })).id;
}

function refuse(capabilities: NetworkCapabilities, post: OutgoingPost): PublishResult | null {
  const problem = findBrokenRule(capabilities, post);
  return problem ? { kind: 'rejected', problem } : null;
}
