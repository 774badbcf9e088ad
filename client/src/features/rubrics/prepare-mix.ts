// What the page says of the mix and of silence: pure, from the answer of the server.
import {
  CHANNEL_SILENCE_DAYS,
  compareMix,
  type MixRow,
  silenceOf,
} from '@rupor/shared/campaigns/rubric-plan';
import type { Rubric, RubricMix } from '@rupor/shared/campaigns/rubrics';

export interface MixLine extends MixRow {
  rubric: Rubric | null;
  planned: number;
  published: number;
}

export interface Mix {
  n: number;
  isFew: boolean;
  lines: MixLine[];
  /** The line that is farthest from its target, if one is too far. */
  worst: MixLine | null;
}

/** Active rubrics first, in their order; then whatever else posts stand under. */
export function prepareMix(rubrics: readonly Rubric[], mix: RubricMix): Mix {
  const active = rubrics.filter((rubric) => rubric.isActive && !rubric.isArchived);
  const counts = mix.counts.map((count) => ({ ...count, posts: count.planned + count.published }));
  const { n, isFew, rows } = compareMix(counts, new Map(active.map(({ id, planShare }) => [id, planShare])));
  const lines = rows.map((row) => {
    const count = mix.counts.find(({ rubricId }) => rubricId === row.rubricId);
    return {
      ...row,
      rubric: rubrics.find(({ id }) => id === row.rubricId) ?? null,
      planned: count?.planned ?? 0,
      published: count?.published ?? 0,
    };
  });
  const off = lines.filter(({ verdict }) => verdict === 'above' || verdict === 'below');
  off.sort((a, b) => distance(b) - distance(a));
  return { n, isFew, lines, worst: off[0] ?? null };
}

export interface Silence {
  kind: 'rubric' | 'channel';
  id: string;
  name: string;
  days: number;
  /** Nothing has ever gone out there. */
  isNew: boolean;
}

/** Rubrics and channels that have been silent for too long, longest first. */
export function listSilences(rubrics: readonly Rubric[], mix: RubricMix): Silence[] {
  const now = new Date(mix.asOf);
  const silent: Silence[] = [];
  for (const { rubricId, ...near } of mix.rubrics) {
    const rubric = rubrics.find(({ id, isActive }) => id === rubricId && isActive);
    const days = rubric && silenceOf({ ...near, limitDays: rubric.silenceDays, now });
    if (rubric && days)
      silent.push({ kind: 'rubric', id: rubricId, name: rubric.name, days, isNew: near.lastAt === null });
  }
  for (const { channelId, name, ...near } of mix.channels) {
    const days = silenceOf({ ...near, limitDays: CHANNEL_SILENCE_DAYS, now });
    if (days) silent.push({ kind: 'channel', id: channelId, name, days, isNew: near.lastAt === null });
  }
  return silent.sort((a, b) => b.days - a.days);
}

function distance({ share, target }: MixLine): number {
  return Math.abs((share ?? 0) - (target ?? 0));
}
