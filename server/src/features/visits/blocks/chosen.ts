// Visits of a period that fit conditions. An unknown mark (0) fits none but «not».
import type { Pool } from 'pg';
import type { BlockColumn } from '../queries/blocks.sql.ts';
import type { SitePeriodOf } from '../queries/sums.sql.ts';
import { type Condition, codesOf } from '../queries/visit-conditions.ts';
import { type Block, byQuarter, overBlocks, quarterOf } from './read-blocks.ts';

export interface Visits extends Block {
  /** Places of the visits that were chosen. */
  chosen: Int32Array;
  /** Where in `trail` the codes of each visit begin; one more, where the last ends. Needs `steps`. */
  begins: Int32Array;
}

export interface Question {
  conditions: readonly Condition[];
  columns: readonly BlockColumn[];
}

/** Calls `look` for each day of which at least one visit fits. */
export function overVisits(
  pool: Pool,
  period: SitePeriodOf,
  { conditions, columns, look }: Question & { look: (visits: Visits) => void },
): Promise<void> {
  // What is one look each stands first: the longer looks have fewer visits left.
  const tests = [...conditions].sort((a, b) => looksAt(a) - looksAt(b)).map(testOf);
  const wanted = new Set([...columns, ...tests.flatMap((test) => test.columns)]);
  const isTrailed = wanted.has('trail');
  if (isTrailed) wanted.add('steps');
  return overBlocks(pool, period, {
    columns: [...wanted],
    look: (block) => {
      const begins = isTrailed ? beginsOf(block) : NOWHERE;
      let chosen = inPeriod(block, period);
      for (const test of tests) chosen = test.choose(block, chosen, begins);
      if (chosen.length > 0) look({ ...block, chosen, begins });
    },
  });
}

function looksAt({ stand }: Condition): number {
  return stand.of === 'visit' ? 1 : 2;
}

const NOWHERE = new Int32Array(0);

function beginsOf(block: Block): Int32Array {
  const steps = block.of('steps');
  const begins = new Int32Array(block.visits + 1);
  for (let at = 0; at < block.visits; at += 1) begins[at + 1] = (begins[at] ?? 0) + (steps[at] ?? 0);
  return begins;
}

function inPeriod(block: Block, { from, to, timeZone }: SitePeriodOf): Int32Array {
  const all = new Int32Array(block.visits);
  for (let at = 0; at < all.length; at += 1) all[at] = at;
  if (!block.isEdge) return all;
  const isIn = byQuarter(block, timeZone, ({ day }) => day >= from && day <= to);
  const started = block.of('started');
  return kept(all, (at) => isIn[quarterOf(started[at] ?? 0)] === true);
}

interface Test {
  columns: BlockColumn[];
  choose(block: Block, of: Int32Array, begins: Int32Array): Int32Array;
}

function testOf({ stand, isNot, ids }: Condition): Test {
  const fits = isOneOf(stand.of === 'visit' ? ids : codesOf(stand.kinds, ids));
  if (stand.of === 'visit') {
    const { column } = stand;
    return {
      columns: [column],
      choose(block, of) {
        const marks = block.of(column);
        return kept(of, (at) => fits(marks[at] ?? 0) !== isNot);
      },
    };
  }
  return {
    columns: ['trail'],
    choose(block, of, begins) {
      const trail = block.of('trail');
      return kept(of, (at) => {
        const end = begins[at + 1] ?? 0;
        let place = begins[at] ?? 0;
        while (place < end && !fits(trail[place] ?? 0)) place += 1;
        return place < end !== isNot;
      });
    },
  };
}

/** As `filter`, which takes several times as long. */
function kept(of: Int32Array, fits: (at: number) => boolean): Int32Array {
  const chosen = new Int32Array(of.length);
  let count = 0;
  for (let place = 0; place < of.length; place += 1) {
    const at = of[place] ?? 0;
    if (fits(at)) {
      chosen[count] = at;
      count += 1;
    }
  }
  return chosen.subarray(0, count);
}

/** Of one number it is quicker to compare. */
export function isOneOf(numbers: readonly number[]): (number: number) => boolean {
  const [only] = numbers;
  if (numbers.length === 1) return (number) => number === only;
  const all = new Set(numbers);
  return (number) => all.has(number);
}
