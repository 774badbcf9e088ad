// Rules of the rubric plan: what a rubric needs before it counts, the mix against its targets, and silence.

/** Who cannot name ten ideas has no rubric but a single post. */
export const IDEAS_NEEDED = 10;
/** Within so many points of its target a share is as planned. */
export const MIX_TOLERANCE_POINTS = 10;
/** Shares of fewer posts say little. */
export const MIX_FEW_BELOW = 10;
/** A channel that says nothing for longer looks abandoned. */
export const CHANNEL_SILENCE_DAYS = 7;

export type RubricGap = 'goal' | 'segment' | 'ideas';

/** What is missing before a rubric may be activated; empty = nothing. */
export function rubricGaps(rubric: {
  goal: string;
  segmentId: string | null;
  ideas: readonly string[];
}): RubricGap[] {
  return [
    ...(rubric.goal === '' ? (['goal'] as const) : []),
    ...(rubric.segmentId === null ? (['segment'] as const) : []),
    ...(rubric.ideas.length < IDEAS_NEEDED ? (['ideas'] as const) : []),
  ];
}

export interface MixRow {
  rubricId: string | null;
  posts: number;
  /** Percent of all posts; null where there are none. */
  share: number | null;
  /** Percent that somebody set; null = none. */
  target: number | null;
  /** null: no target, or too few posts to say. */
  verdict: 'above' | 'below' | 'asPlanned' | null;
}

/** Shares of posts by rubric against what was planned, percent. `counts` may have null for posts without a rubric. */
export function compareMix(
  counts: readonly { rubricId: string | null; posts: number }[],
  targets: ReadonlyMap<string, number | null>,
): { n: number; isFew: boolean; rows: MixRow[] } {
  const n = counts.reduce((sum, { posts }) => sum + posts, 0);
  const isFew = n < MIX_FEW_BELOW;
  const known = new Map(counts.map(({ rubricId, posts }) => [rubricId, posts]));
  const ids = [...targets.keys(), ...[...known.keys()].filter((id) => id === null || !targets.has(id))];
  return {
    n,
    isFew,
    rows: ids.map((rubricId) => {
      const posts = known.get(rubricId) ?? 0;
      const share = n === 0 ? null : (posts * 100) / n;
      const target = rubricId === null ? null : (targets.get(rubricId) ?? null);
      return { rubricId, posts, share, target, verdict: verdictOf({ share, target, isFew }) };
    }),
  };
}

function verdictOf(given: { share: number | null; target: number | null; isFew: boolean }) {
  const { share, target, isFew } = given;
  if (share === null || target === null || isFew) return null;
  if (share > target + MIX_TOLERANCE_POINTS) return 'above';
  return share < target - MIX_TOLERANCE_POINTS ? 'below' : 'asPlanned';
}

/**
 * Whole days of silence where it is too long, else null. Silence runs from the last post, or from `since` where there
 * was none yet; what is planned within the limit from now ends it.
 */
export function silenceOf(given: {
  lastAt: string | null;
  nextAt: string | null;
  since: string;
  limitDays: number;
  now: Date;
}): number | null {
  const days = daysBetween(Date.parse(given.lastAt ?? given.since), given.now.getTime());
  if (days <= given.limitDays) return null;
  const isPlanned =
    given.nextAt !== null && daysBetween(given.now.getTime(), Date.parse(given.nextAt)) <= given.limitDays;
  return isPlanned ? null : days;
}

function daysBetween(from: number, to: number): number {
  return Math.floor((to - from) / 86_400_000);
}
