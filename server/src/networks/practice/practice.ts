// The practice network: a real connector whose other side is the table practice_post and a pure model of an
// audience. Exactly once on the wall and the microblog (unique account + key); at most once on the messenger,
// which like a real one keeps no key and cannot be asked.
import type { NetworkCapabilities } from '@rupor/shared/networks/capabilities';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import type { Clock } from '../../lib/clock.ts';
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

/** The effect: one row. With a key a repeat, even a simultaneous one, gets the id of the first. */
async function write({ db, account, key, post, now }: Arrival): Promise<string> {
  const data = {
    account,
    key,
    text: post.text,
    mediaCount: post.images.length,
    altTexts: post.images.map((image) => image.altText ?? ''),
    createdAt: now,
  };
  if (key === null) return (await db.practicePost.create({ data, select: { id: true } })).id;
  await db.practicePost.createMany({ data: [data], skipDuplicates: true });
  const where = { account_key: { account, key } };
  return (await db.practicePost.findUniqueOrThrow({ where, select: { id: true } })).id;
}

function refuse(capabilities: NetworkCapabilities, post: OutgoingPost): PublishResult | null {
  const problem = findBrokenRule(capabilities, post);
  return problem ? { kind: 'rejected', problem } : null;
}
