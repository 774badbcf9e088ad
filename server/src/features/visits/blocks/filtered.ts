// The same numbers as in sums.sql.ts, of visits that fit conditions: counted from the single visits, as long as those are
// kept. A visit and all in it belong to the day on which it began.
import { KINDS } from '@rupor/shared/visits/dimensions';
import type { Pool } from 'pg';
import type { BlockColumn } from '../queries/blocks.sql.ts';
import type { Amounts, Cell, PanelRow, SitePeriodOf, Wanted } from '../queries/sums.sql.ts';
import type { Condition, Stand } from '../queries/visit-conditions.ts';
import { listWords } from '../queries/words.sql.ts';
import { overVisits, type Visits } from './chosen.ts';
import { byQuarter, quarterOf } from './read-blocks.ts';

type Sums = Record<keyof Amounts, number>;
const SUMMED = ['views', 'named', 'is_new', 'seconds'] as const satisfies BlockColumn[];

function nothing(): Sums {
  return { views: 0, visits: 0, visitors: 0, bounces: 0, seconds: 0, named: 0 };
}

/** A visitor stands at the first visit of the day, as in the sums: so parts add up. */
function adderOf(visits: Visits): (sums: Sums, at: number) => void {
  const [views, named, isNew, seconds] = SUMMED.map((column) => visits.of(column));
  return (sums, at) => {
    const [seen, done] = [views?.[at] ?? 0, named?.[at] ?? 0];
    sums.views += seen;
    sums.visits += 1;
    sums.visitors += isNew?.[at] ?? 0;
    sums.bounces += seen === 1 && done === 0 ? 1 : 0;
    sums.seconds += seconds?.[at] ?? 0;
    sums.named += done;
  };
}

export async function sumFiltered(
  pool: Pool,
  period: SitePeriodOf,
  conditions: readonly Condition[],
): Promise<Amounts> {
  const sums = nothing();
  await overVisits(pool, period, {
    conditions,
    columns: SUMMED,
    look(visits) {
      const add = adderOf(visits);
      for (const at of visits.chosen) add(sums, at);
    },
  });
  return sums;
}

/** By day (2026-11-23), or by hour (ISO instant) of the site's clock. */
export async function listFiltered(
  pool: Pool,
  { period, unit }: { period: SitePeriodOf; unit: 'hour' | 'day' },
  conditions: readonly Condition[],
): Promise<Cell[]> {
  const cells = createGroups<string>();
  await overVisits(pool, period, {
    conditions,
    columns: [...SUMMED, 'started'],
    look(visits) {
      const add = adderOf(visits);
      const started = visits.of('started');
      const sums = byQuarter(visits, period.timeZone, ({ hour, day }) =>
        cells.of(unit === 'day' ? day : new Date(hour).toISOString()),
      );
      for (const at of visits.chosen) add(sums[quarterOf(started[at] ?? 0)] ?? cells.of(''), at);
    },
  });
  return cells.list().map(([at, sums]) => ({ at, ...sums }));
}

export interface FilteredPanel {
  rows: PanelRow[];
  /** Of what has a word. */
  known: Amounts;
  /** Of all that fits. */
  total: Amounts;
}

type Asked = Wanted & { stand: Stand; conditions: readonly Condition[] };

export async function listFilteredPanel(
  pool: Pool,
  period: SitePeriodOf,
  asked: Asked,
): Promise<FilteredPanel> {
  const { stand, conditions } = asked;
  const total = nothing();
  const groups = createGroups<number>();
  const grouped = stand.of === 'visit' ? groupMarks(stand.column, groups) : groupTrails(stand.kinds, groups);
  await overVisits(pool, period, {
    conditions,
    columns: [...SUMMED, grouped.column],
    look(visits) {
      const add = adderOf(visits);
      for (const at of visits.chosen) add(total, at);
      grouped.look(visits);
    },
  });
  // Groups of sources begin at 0, words at 1.
  const found = groups.list().filter(([word]) => word > 0 || !asked.isWord);
  const known = nothing();
  for (const [, sums] of found) for (const name of NAMES) known[name] += sums[name];
  return { rows: await topOf(pool, found, asked), known, total };
}

const NAMES = Object.keys(nothing()) as (keyof Sums)[];

interface Groups<Key> {
  of(key: Key): Sums;
  list(): [Key, Sums][];
}

function createGroups<Key>(): Groups<Key> {
  const groups = new Map<Key, Sums>();
  return {
    of(key) {
      let sums = groups.get(key);
      if (!sums) {
        sums = nothing();
        groups.set(key, sums);
      }
      return sums;
    },
    list: () => [...groups].filter(([, { visits, views, named }]) => visits + views + named > 0),
  };
}

interface Grouped {
  column: BlockColumn;
  look(visits: Visits): void;
}

function groupMarks(column: BlockColumn, groups: Groups<number>): Grouped {
  return {
    column,
    look(visits) {
      const add = adderOf(visits);
      const marks = visits.of(column);
      for (const at of visits.chosen) add(groups.of(marks[at] ?? 0), at);
    },
  };
}

/** How often each page was seen, or each name came: see codesOf. */
function groupTrails(kinds: readonly number[], groups: Groups<number>): Grouped {
  const isView = kinds.includes(KINDS.view);
  return {
    column: 'trail',
    look({ chosen, begins, of }) {
      const trail = of('trail');
      for (const at of chosen) {
        const end = begins[at + 1] ?? 0;
        for (let place = begins[at] ?? 0; place < end; place += 1) {
          const code = trail[place] ?? 0;
          if (isView && code > 0) groups.of(code).views += 1;
          else if (!isView && code < 0 && kinds.includes(-code & 15)) groups.of(-code >> 4).named += 1;
        }
      }
    },
  };
}

/** The largest, one more than wanted. */
async function topOf(
  pool: Pool,
  found: readonly [number, Sums][],
  { measure, limit, isWord, search }: Asked,
): Promise<PanelRow[]> {
  const some = found.filter(([, sums]) => sums[measure] > 0);
  if (!isWord)
    return some
      .map(([word, sums]) => ({ value: String(word), ...sums }))
      .sort((a, b) => b[measure] - a[measure] || (a.value < b.value ? -1 : 1))
      .slice(0, limit + 1);
  const sums = new Map(some);
  const words = await listWords(
    pool,
    some.map(([word, sums]) => [word, sums[measure]]),
    { limit: limit + 1, search },
  );
  return words.flatMap(({ id, value }) => {
    const amounts = sums.get(id);
    return amounts ? [{ value, ...amounts }] : [];
  });
}
