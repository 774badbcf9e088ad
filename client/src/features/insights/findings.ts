// What a chart says, decided by rules that never say more than the numbers do. Keys: insights:finding.<key>.
import type { Breakdown, Measure, Overview, Series } from '@rupor/shared/insights/answers';

/** Below this change a number counts as the same: posts differ by more than that by themselves. */
export const SAME_WITHIN = 0.05;
/** A group must be ahead by this much to be called better. */
const AHEAD_BY = 0.2;

export interface Finding {
  key: string;
  value?: number;
  before?: number;
  share?: number;
  /** Key of the line or row; the caller knows its name. */
  subject?: string | null;
  bucket?: number;
}

/** (now − before) ÷ before; null where one is unknown or nothing was before. */
export function changeOf(value: number | null, previous: number | null): number | null {
  return value === null || !previous ? null : (value - previous) / previous;
}

export function overviewFinding({ tiles }: Pick<Overview, 'tiles'>): Finding {
  const views = tiles.find((tile) => tile.metric === 'views');
  const posts = tiles.find((tile) => tile.metric === 'posts')?.value ?? 0;
  if (posts === 0 && !views?.value) return { key: 'nothingPublished' };
  if (!views || views.value === null) return { key: 'viewsUnknown', value: posts };
  const change = changeOf(views.value, views.previous);
  if (change === null || views.previous === null) return { key: 'viewsFirst', value: views.value };
  const facts = { value: views.value, before: views.previous, share: Math.abs(change) };
  if (Math.abs(change) < SAME_WITHIN) return { key: 'viewsSame', ...facts };
  return { key: change > 0 ? 'viewsMore' : 'viewsLess', ...facts };
}

export function seriesFinding(series: Pick<Series, 'lines' | 'metric' | 'by'>): Finding {
  const lines = series.lines.filter((line) => line.values.some((value) => value !== null));
  const [first, second] = lines;
  if (!first) return { key: 'noData' };
  if (series.metric === 'followers') return followersFinding(lines);
  if (series.by === 'total') {
    const known = first.values.map((value) => value ?? Number.NEGATIVE_INFINITY);
    const value = Math.max(...known);
    return value <= 0 ? { key: 'flat' } : { key: 'peak', value, bucket: known.indexOf(value) };
  }
  const sums = lines.map((line) => sum(line.values));
  const all = sums.reduce((total, value) => total + value, 0);
  if (all <= 0 || !second) return all <= 0 ? { key: 'flat' } : { key: 'onlyOne', subject: first.key };
  const own = lines
    .map((line, at) => ({ line, value: sums[at] ?? 0 }))
    .filter(({ line }) => line.key !== 'others');
  own.sort((a, b) => b.value - a.value);
  const [best, next] = own;
  if (!best || !next || best.value < next.value * (1 + AHEAD_BY / 2)) return { key: 'even' };
  // Lines of audiences share posts: their sum is no whole to take a share of.
  if (series.by === 'segment') return { key: 'leadsOf', subject: best.line.key, value: best.value };
  return { key: 'leads', subject: best.line.key, share: best.value / all };
}

function followersFinding(lines: Series['lines']): Finding {
  const grown = lines.flatMap((line) => {
    const known = line.values.filter((value): value is number => value !== null);
    const [from, to] = [known[0], known.at(-1)];
    return from === undefined || to === undefined || line.key === 'others'
      ? []
      : [{ subject: line.key, value: to - from, now: to }];
  });
  grown.sort((a, b) => b.value - a.value);
  const [best] = grown;
  if (!best) return { key: 'noData' };
  if (best.value <= 0) return { key: 'followersStand' };
  if (best.subject === 'total') return { key: 'followersGrew', value: best.value, before: best.now };
  return { key: 'followersLead', subject: best.subject, value: best.value };
}

export function breakdownFinding({ rows }: Pick<Breakdown, 'rows'>, measure: Measure): Finding {
  const enough = rows
    .flatMap((row) => {
      const own = row.measures.find((value) => value.measure === measure);
      return own && own.value !== null && !own.fewData ? [{ subject: row.key, value: own.value }] : [];
    })
    .sort((a, b) => b.value - a.value);
  const [best, next] = enough;
  if (!best || !next) return { key: 'fewData' };
  if (best.value < next.value * (1 + AHEAD_BY)) return { key: 'notSeen' };
  return { key: 'best', subject: best.subject, value: best.value };
}

function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}
