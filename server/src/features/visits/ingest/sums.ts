import { DIMENSIONS, TOTAL, VISIT_MARKS } from '@rupor/shared/visits/dimensions';
import { type Moment, momentOf } from './site-clock.ts';

export interface Amounts {
  views: number;
  visits: number;
  visitors: number;
  bounces: number;
  seconds: number;
  named: number;
}

export interface SumRow extends Amounts {
  site: number;
  hour: number;
  day: string;
  dimension: number;
  word: number;
}

interface SiteClock {
  number: number;
  timeZone: string;
}

/** What a batch adds: one row for each hour, dimension and word. */
export interface Sums {
  /** One line of one dimension. */
  add(
    site: SiteClock,
    at: number,
    line: { dimension: number; word: number; amounts: Partial<Amounts> },
  ): void;
  /** The total and every dimension that a visit's first hit has fixed; unknown (0) has no row but in the group of sources. */
  addToVisit(
    site: SiteClock,
    at: number,
    line: { marks: readonly number[]; amounts: Partial<Amounts> },
  ): void;
  rows(): SumRow[];
}

const MARK_IDS: readonly number[] = VISIT_MARKS.map((mark) => DIMENSIONS[mark].id);
const SOURCE = VISIT_MARKS.indexOf('source');
/** Above every number of a word. */
const WORDS = 2 ** 32;

interface Bucket extends Moment {
  site: number;
  rows: Map<number, Amounts>;
}

export function createSums(): Sums {
  const buckets = new Map<string, Bucket>();

  const bucketOf = ({ number: site, timeZone }: SiteClock, at: number): Bucket => {
    const moment = momentOf(at, timeZone);
    const key = `${site} ${moment.hour}`;
    let bucket = buckets.get(key);
    if (!bucket) {
      bucket = { ...moment, site, rows: new Map() };
      buckets.set(key, bucket);
    }
    return bucket;
  };

  return {
    add(site, at, { dimension, word, amounts }) {
      put(bucketOf(site, at).rows, dimension * WORDS + word, amounts);
    },
    addToVisit(site, at, { marks, amounts }) {
      const { rows } = bucketOf(site, at);
      put(rows, TOTAL, amounts);
      for (let index = 0; index < MARK_IDS.length; index += 1) {
        const word = marks[index] ?? 0;
        if (word !== 0 || index === SOURCE) put(rows, (MARK_IDS[index] ?? 0) * WORDS + word, amounts);
      }
    },
    rows: () =>
      [...buckets.values()].flatMap(({ site, hour, day, rows }) =>
        [...rows].map(([key, amounts]) => ({
          site,
          hour,
          day,
          dimension: Math.floor(key / WORDS),
          word: key % WORDS,
          ...amounts,
        })),
      ),
  };
}

function put(rows: Map<number, Amounts>, key: number, amounts: Partial<Amounts>): void {
  let row = rows.get(key);
  if (!row) {
    row = { views: 0, visits: 0, visitors: 0, bounces: 0, seconds: 0, named: 0 };
    rows.set(key, row);
  }
  row.views += amounts.views ?? 0;
  row.visits += amounts.visits ?? 0;
  row.visitors += amounts.visitors ?? 0;
  row.bounces += amounts.bounces ?? 0;
  row.seconds += amounts.seconds ?? 0;
  row.named += amounts.named ?? 0;
}
