// What happened in visits, step by step, read from their trails. A visit and all in it belong to the day on which it
// began, so a goal is never reached in more visits than there were.
import type { Pool } from 'pg';
import type { ReadStep } from '../queries/steps.sql.ts';
import type { SitePeriodOf } from '../queries/sums.sql.ts';
import { type Condition, codesOf, type MarkColumn } from '../queries/visit-conditions.ts';
import { listWords } from '../queries/words.sql.ts';
import { isOneOf, overVisits } from './chosen.ts';

/** Whether a code of a trail is the step. */
function testOf({ kind, ids }: ReadStep): (code: number) => boolean {
  return ids === null ? (code) => code > 0 : isOneOf(codesOf([kind], ids));
}

export interface Reached {
  /** Text or number of the group; null = unknown. */
  value: string | null;
  conversions: number;
  visits: number;
}

interface Asked {
  steps: readonly ReadStep[];
  column: MarkColumn;
  conditions: readonly Condition[];
}

/** How often each step was reached, in how many visits, by what the visit began with; most often first. */
export async function listReached(
  pool: Pool,
  period: SitePeriodOf,
  { steps, column, conditions }: Asked,
): Promise<{ visits: number; steps: Reached[][] }> {
  const tests = steps.map(testOf);
  const found = steps.map(() => new Map<number, { conversions: number; visits: number }>());
  let visits = 0;
  await overVisits(pool, period, {
    conditions,
    columns: [column, 'trail'],
    look({ chosen, begins, of }) {
      visits += chosen.length;
      const [marks, trail] = [of(column), of('trail')];
      for (const [step, is] of tests.entries())
        for (const at of chosen) {
          const end = begins[at + 1] ?? 0;
          let times = 0;
          for (let place = begins[at] ?? 0; place < end; place += 1) if (is(trail[place] ?? 0)) times += 1;
          if (times > 0) count(found[step], marks[at] ?? 0, times);
        }
    },
  });
  const names = await nameAll(pool, column, found);
  return { visits, steps: found.map((counts) => sorted(counts, names)) };
}

type Counts = Map<number, { conversions: number; visits: number }>;

function count(counts: Counts | undefined, mark: number, times: number): void {
  const before = counts?.get(mark);
  if (before) {
    before.conversions += times;
    before.visits += 1;
  } else counts?.set(mark, { conversions: times, visits: 1 });
}

async function nameAll(
  pool: Pool,
  column: MarkColumn,
  found: readonly Counts[],
): Promise<Map<number, string>> {
  const marks = [...new Set(found.flatMap((counts) => [...counts.keys()]))];
  if (column === 'source') return new Map(marks.map((mark) => [mark, String(mark)]));
  const words = await listWords(
    pool,
    marks.map((mark) => [mark, 0]),
    { limit: marks.length, search: '' },
  );
  return new Map(words.map(({ id, value }) => [id, value]));
}

function sorted(counts: Counts, names: ReadonlyMap<number, string>): Reached[] {
  const order = [...names.keys()];
  const placeOf = (mark: number) => (names.has(mark) ? order.indexOf(mark) : order.length);
  return [...counts]
    .sort(([a, one], [b, other]) => other.conversions - one.conversions || placeOf(a) - placeOf(b))
    .map(([mark, amounts]) => ({ value: names.get(mark) ?? null, ...amounts }));
}

/** Visits that came to each step: later than the earliest way through all steps before it. */
export async function countFunnel(
  pool: Pool,
  period: SitePeriodOf,
  { steps, conditions }: { steps: readonly ReadStep[]; conditions: readonly Condition[] },
): Promise<{ visits: number; steps: number[] }> {
  const tests = steps.map(testOf);
  const came = steps.map(() => 0);
  let visits = 0;
  await overVisits(pool, period, {
    conditions,
    columns: ['trail'],
    look({ chosen, begins, of }) {
      visits += chosen.length;
      const trail = of('trail');
      for (const at of chosen) {
        const end = begins[at + 1] ?? 0;
        let step = 0;
        for (let place = begins[at] ?? 0; place < end && step < tests.length; place += 1)
          if (tests[step]?.(trail[place] ?? 0)) {
            came[step] = (came[step] ?? 0) + 1;
            step += 1;
          }
      }
    },
  });
  return { visits, steps: came };
}
