// Usual times for posts, and the next free one. Two people may be offered the same place; only one can schedule it:
// the check at schedule runs under a lock of the channel until that post is written.
import { DAY_MS } from '@rupor/shared/lib/durations';
import { commonSlots, nextFreeSlot, SLOT_DAYS, type Slot } from '@rupor/shared/posts/slots';
import type { NextSlot, SlotsOfPlace } from '@rupor/shared/posts/slots-contract';
import type { Ctx } from '../../../context.ts';
import { requireBranch } from '../../../http/require-branch.ts';
import type { Tx } from '../../../lib/db.ts';
import { apiError } from '../../../lib/errors.ts';
import { recordAudit } from '../../organization/audit.service.ts';
import type { PostRow, TargetRow } from '../load-post.ts';
import { listTakenTimes } from './taken-times.ts';

export async function listSlots(ctx: Pick<Ctx, 'organizationId'> & { db: Tx }): Promise<SlotsOfPlace[]> {
  const rows = await ctx.db.queueSlot.findMany({
    where: { organizationId: ctx.organizationId },
    orderBy: [{ weekday: 'asc' }, { time: 'asc' }],
  });
  return [...new Set(rows.map(({ channelId }) => channelId))].map((channelId) => ({
    channelId,
    slots: rows.filter((row) => row.channelId === channelId).map(({ weekday, time }) => ({ weekday, time })),
  }));
}

export async function saveSlots(ctx: Ctx, { channelId, slots }: SlotsOfPlace): Promise<SlotsOfPlace> {
  const { organizationId } = ctx;
  if (channelId !== null) {
    const [channel] = await findChannels(ctx, [channelId]);
    requireBranch(ctx, 'posts.schedule', channel?.branchId ?? null);
  } else requireBranch(ctx, 'posts.schedule', null);
  await ctx.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM organization WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
    await tx.queueSlot.deleteMany({ where: { organizationId, channelId } });
    await tx.queueSlot.createMany({ data: slots.map((slot) => ({ organizationId, channelId, ...slot })) });
    await recordAudit(
      ctx,
      {
        action: 'post.times_set',
        targetKind: 'channel',
        targetId: channelId ?? undefined,
        data: { count: slots.length },
      },
      tx,
    );
  });
  return { channelId, slots };
}

export async function findNextSlot(
  ctx: Ctx,
  { channelIds, postId }: { channelIds: string[]; postId?: string },
): Promise<NextSlot> {
  await findChannels(ctx, channelIds);
  return nextOf(ctx, { channelIds, postId });
}

interface Wanted {
  post: PostRow;
  targets: TargetRow[];
  dueAt: Date;
}

/** Throws state_conflict { reason: 'slot_taken', next } when another post has the minute in one of the channels. */
export async function requireFreeSlot(tx: Tx, ctx: Ctx, { post, targets, dueAt }: Wanted): Promise<void> {
  const channelIds = [...new Set(targets.map(({ channelId }) => channelId))].sort();
  for (const id of channelIds)
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`slot ${id}`}, 0))::text`;
  const from = new Date(Math.floor(dueAt.getTime() / 60_000) * 60_000);
  const taken = await listTakenTimes(
    { organizationId: ctx.organizationId, db: tx },
    { channelIds, postId: post.id, from, to: new Date(from.getTime() + 60_000), withDrafts: false },
  );
  if ([...taken.values()].every((times) => times.length === 0)) return;
  const { plan } = await nextOf(ctx, { channelIds, postId: post.id });
  throw apiError('state_conflict', { reason: 'slot_taken', next: plan });
}

async function nextOf(
  ctx: Ctx,
  { channelIds, postId }: { channelIds: string[]; postId?: string },
): Promise<NextSlot> {
  const now = ctx.clock.now();
  const [places, { timeZone }, taken] = await Promise.all([
    listSlots(ctx),
    ctx.db.organization.findUniqueOrThrow({ where: { id: ctx.organizationId }, select: { timeZone: true } }),
    listTakenTimes(ctx, {
      channelIds,
      postId,
      from: now,
      to: new Date(now.getTime() + (SLOT_DAYS + 2) * DAY_MS),
      withDrafts: true,
    }),
  ]);
  const channels = channelIds.map((channelId) => ({
    channelId,
    slots: slotsOf(places, channelId),
    taken: taken.get(channelId) ?? [],
  }));
  if (channels.every(({ slots }) => slots.length === 0)) return none('no_slots');
  if (commonSlots(channels).length === 0) return none('no_common');
  const found = nextFreeSlot(channels, { now, timeZone });
  if (!found) return none('all_taken');
  return { plan: { wallTime: found.wallTime, timeZone }, dueAt: found.dueAt.toISOString(), reason: null };
}

function none(reason: NonNullable<NextSlot['reason']>): NextSlot {
  return { plan: null, dueAt: null, reason };
}

function slotsOf(places: readonly SlotsOfPlace[], channelId: string): Slot[] {
  const at = (id: string | null) => places.find((place) => place.channelId === id)?.slots;
  return at(channelId) ?? at(null) ?? [];
}

/** All of them, or not_found. */
async function findChannels(ctx: Ctx, ids: string[]): Promise<{ branchId: string | null }[]> {
  const found = await ctx.db.channel.findMany({
    where: { organizationId: ctx.organizationId, removedAt: null, id: { in: ids } },
    select: { branchId: true },
  });
  if (found.length !== new Set(ids).size) throw apiError('not_found');
  return found;
}
