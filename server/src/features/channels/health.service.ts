// Health of a channel has three states. `retrying` never disconnects: only an explicit refusal of the network does,
// and only an answer of the network ends it. One notice per incident, not per post, closed when the channel
// works again; then each post that it has stopped asks for its own decision.
import type { ChannelHealth } from '@rupor/shared/channels/contract';
import type { Ctx } from '../../context.ts';
import { type Channel as ChannelRow, Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../lib/db.ts';

interface HealthReport {
  health: ChannelHealth;
  /** Code of what is wrong; absent while it works. */
  problem?: string | null;
}

/** A channel that works and was seen within this time needs no write: publishing reports after each post. */
const FRESH_MS = 60_000;

/** Called by publishing, metrics and checks after each answer. Safe to repeat. A foreign channel is left alone. */
export async function reportChannel(ctx: Ctx, channelId: string, report: HealthReport): Promise<void> {
  if (report.health === 'works' && (await isFresh(ctx, channelId))) return;
  await ctx.db.$transaction(async (tx) => {
    const row = await lockRow(tx, ctx, channelId);
    if (!row) return;
    const now = ctx.clock.now();
    if (report.health === 'works') await settle(tx, ctx, row, now);
    else await worsen(tx, ctx, { row, now, health: report.health, problem: report.problem ?? null });
  });
}

async function isFresh(ctx: Ctx, channelId: string): Promise<boolean> {
  const since = new Date(ctx.clock.now().getTime() - FRESH_MS);
  const where = { id: channelId, organizationId: ctx.organizationId, health: 'works' as const };
  return (await ctx.db.channel.count({ where: { ...where, checkedAt: { gt: since } } })) > 0;
}

async function lockRow(tx: Tx, ctx: Ctx, channelId: string): Promise<ChannelRow | null> {
  await tx.$executeRaw`
    SELECT id FROM channel
    WHERE id = ${channelId}::uuid AND organization_id = ${ctx.organizationId}::uuid FOR UPDATE`;
  return tx.channel.findFirst({ where: { id: channelId, organizationId: ctx.organizationId } });
}

async function settle(tx: Tx, ctx: Ctx, row: ChannelRow, now: Date): Promise<void> {
  await tx.channel.update({
    where: { id: row.id },
    data: { health: 'works', healthProblem: null, healthSince: null, checkedAt: now },
  });
  await tx.notification.updateMany({
    where: {
      organizationId: ctx.organizationId,
      channelId: row.id,
      kind: 'channel_reconnect',
      resolvedAt: null,
    },
    data: { resolvedAt: now },
  });
  if (row.health === 'reconnect') await tx.$executeRaw(askAboutStopped(ctx, row.id, now));
}

/** What the closed door has stopped asks for its decision now, each post once. Index: post_target (channel_id, published_at). */
function askAboutStopped(ctx: Ctx, channelId: string, now: Date): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO notification (id, organization_id, kind, incident_key, post_id, target_id, channel_id, data, created_at)
    SELECT gen_random_uuid(), t.organization_id, t.state::text,
           'target-' || t.id || '-' || t.attempt_count || '-' || t.state || '-stopped',
           t.post_id, t.id, t.channel_id, '{}', ${now}
    FROM post_target t
    WHERE t.organization_id = ${ctx.organizationId}::uuid AND t.channel_id = ${channelId}::uuid
      AND t.state IN ('failed', 'missed')
      AND NOT EXISTS (SELECT 1 FROM notification n WHERE n.organization_id = t.organization_id AND n.target_id = t.id
                        AND n.kind = t.state::text)
    ON CONFLICT (organization_id, incident_key) DO NOTHING`;
}

interface Worse {
  row: ChannelRow;
  now: Date;
  health: 'retrying' | 'reconnect';
  problem: string | null;
}

async function worsen(tx: Tx, ctx: Ctx, { row, now, health, problem }: Worse): Promise<void> {
  // A network that is down says nothing about keys it refused before.
  if (row.health === 'reconnect' && health === 'retrying') {
    await tx.channel.update({ where: { id: row.id }, data: { checkedAt: now } });
    return;
  }
  const since = row.health === health ? (row.healthSince ?? now) : now;
  await tx.channel.update({
    where: { id: row.id },
    data: { health, healthProblem: problem, healthSince: since, checkedAt: now },
  });
  if (health !== 'reconnect' || row.removedAt) return;
  const incidentKey = `channel:${row.id}:${since.toISOString()}`;
  await tx.notification.createMany({
    data: [
      {
        organizationId: ctx.organizationId,
        kind: 'channel_reconnect',
        incidentKey,
        channelId: row.id,
        data: { name: row.name, network: row.network, problem },
        createdAt: now,
      },
    ],
    skipDuplicates: true,
  });
}
