import {
  DIMENSIONS,
  type Dimension,
  type Kind,
  NAMED,
  TOTAL,
  VISIT_MARKS,
} from '@rupor/shared/visits/dimensions';
import { type Moment, momentOf } from './site-clock.ts';

interface Amounts {
  views: number;
  visits: number;
  visitors: number;
  bounces: number;
  seconds: number;
  named: number;
}

interface Row extends Moment, Amounts {
  site: number;
  dimension: number;
  word: number;
}

export interface Sums {
  add(site: { number: number; timeZone: string }, at: number, line: Line): void;
  rows(): Row[];
}

interface Line {
  dimension: number;
  word: number;
  amounts: Partial<Amounts>;
}

/** What a batch adds, one row for each hour, dimension and word. */
export function createSums(): Sums {
  const rows = new Map<string, Row>();
  return {
    add({ number: site, timeZone }, at, { dimension, word, amounts }) {
      const moment = momentOf(at, timeZone);
      // Days are enough for everything but the total; the day's first hour stands for them.
      const key = `${site} ${dimension === TOTAL ? moment.hour : moment.day} ${dimension} ${word}`;
      let row = rows.get(key);
      if (!row) {
        row = {
          ...moment,
          site,
          dimension,
          word,
          views: 0,
          visits: 0,
          visitors: 0,
          bounces: 0,
          seconds: 0,
          named: 0,
        };
        rows.set(key, row);
      }
      row.views += amounts.views ?? 0;
      row.visits += amounts.visits ?? 0;
      row.visitors += amounts.visitors ?? 0;
      row.bounces += amounts.bounces ?? 0;
      row.seconds += amounts.seconds ?? 0;
      row.named += amounts.named ?? 0;
    },
    rows: () => [...rows.values()],
  };
}

const MARK_IDS = VISIT_MARKS.map((mark) => DIMENSIONS[mark].id);
const SOURCE = VISIT_MARKS.indexOf('source');

/** Total and every dimension that the visit's first hit has fixed. Unknown (0) has no row but in the group of sources. */
export function addToVisit(
  sums: Sums,
  site: { number: number; timeZone: string },
  at: number,
  { marks, amounts }: { marks: readonly number[]; amounts: Partial<Amounts> },
): void {
  sums.add(site, at, { dimension: TOTAL, word: 0, amounts });
  for (const [index, dimension] of MARK_IDS.entries()) {
    const word = marks[index] ?? 0;
    if (word !== 0 || index === SOURCE) sums.add(site, at, { dimension, word, amounts });
  }
}

/** The dimension that a named thing is sorted by; null for those without one. */
export function namedDimension(kind: Kind): Dimension | null {
  return NAMED[kind] ?? null;
}
