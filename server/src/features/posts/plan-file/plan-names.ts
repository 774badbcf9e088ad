// Names of a plan and what they stand for. A name that two things share stands for neither: the file says which.
import { foldName } from '@rupor/shared/posts/plan-file';
import type { Ctx } from '../../../context.ts';
import type { Channel } from '../../../generated/prisma/client.ts';

/** How people write networks in plans, by the network's id. */
const NETWORK_WORDS: Record<string, readonly string[]> = {
  vk: ['вк', 'вконтакте', 'vkontakte'],
  telegram: ['тг', 'телеграм', 'телеграмм', 'tg'],
  ok: ['ок', 'одноклассники', 'odnoklassniki'],
  max: ['макс'],
  wordpress: ['сайт', 'site'],
  feed: ['rss', 'лента', 'дзен'],
};

export type Found = { kind: 'one'; id: string } | { kind: 'none' } | { kind: 'several' };

export interface PlanNames {
  channels: Map<string, Channel>;
  /** What the file calls a channel; unique in the organization. */
  labelOf(channelId: string): string;
  channel(name: string): Found;
  rubric(name: string): Found;
  campaign(name: string): Found;
  segment(name: string): Found;
  nameOf(kind: 'rubric' | 'campaign' | 'segment', id: string | null): string;
}

export async function readPlanNames(ctx: Ctx): Promise<PlanNames> {
  const where = { organizationId: ctx.organizationId };
  const named = { where, select: { id: true, name: true } } as const;
  const [channels, rubrics, campaigns, segments] = await Promise.all([
    ctx.db.channel.findMany({ where, orderBy: { id: 'asc' } }),
    ctx.db.rubric.findMany(named),
    ctx.db.campaign.findMany(named),
    ctx.db.segment.findMany(named),
  ]);
  const living = channels.filter(({ removedAt }) => removedAt === null);
  const labels = new Map(channels.map((channel) => [channel.id, labelAmong(channels, channel)]));
  const lists = { rubric: rubrics, campaign: campaigns, segment: segments };
  const finders = {
    rubric: finder(rubrics, ({ name }) => [name]),
    campaign: finder(campaigns, ({ name }) => [name]),
    segment: finder(segments, ({ name }) => [name]),
  };
  const byLabel = finder(living, ({ id }) => [labels.get(id) ?? '']);
  const byName = finder(living, ({ name, handle }) => [name, handle ?? '']);
  const byNetwork = finder(living, ({ network }) => [network, ...(NETWORK_WORDS[network] ?? [])]);
  return {
    channels: new Map(channels.map((channel) => [channel.id, channel])),
    labelOf: (id) => labels.get(id) ?? '',
    channel(name) {
      const exact = byLabel(name);
      if (exact.kind === 'one') return exact;
      const found = byName(name);
      return found.kind === 'none' ? byNetwork(name) : found;
    },
    ...finders,
    nameOf: (kind, id) => lists[kind].find((one) => one.id === id)?.name ?? '',
  };
}

function labelAmong(channels: Channel[], { id, name, network, handle }: Channel): string {
  // In cells names are divided by «;».
  const plain = name.replaceAll(/[;\n]/g, ' ');
  const same = channels.filter((one) => foldName(one.name) === foldName(name));
  if (same.length === 1) return plain;
  const inNetwork = same.filter((one) => one.network === network);
  return inNetwork.length === 1 ? `${plain} (${network})` : `${plain} (${network} ${handle ?? id.slice(-6)})`;
}

function finder<T extends { id: string }>(things: T[], namesOf: (thing: T) => string[]) {
  const ids = new Map<string, Set<string>>();
  for (const thing of things)
    for (const name of namesOf(thing).map(foldName))
      if (name !== '') ids.set(name, (ids.get(name) ?? new Set()).add(thing.id));
  return (name: string): Found => {
    const [id, second] = ids.get(foldName(name)) ?? [];
    if (id === undefined) return { kind: 'none' };
    return second === undefined ? { kind: 'one', id } : { kind: 'several' };
  };
}
