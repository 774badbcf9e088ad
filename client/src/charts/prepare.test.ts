import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartCsv } from './chart-csv.ts';
import { spreadEnds } from './prepare-ends.ts';
import { doneKey, hasPoints, isLonely, labelledSteps, prepareLineRows, runningKey } from './prepare-lines.ts';
import { placeLines, stepAt } from './prepare-plot.ts';
import { prepareLineTicks, prepareTicks } from './prepare-ticks.ts';

const steps = (running: number | null, count = 4) =>
  Array.from({ length: count }, (_, at) => ({ label: `${at}`, name: `${at}`, isRunning: at === running }));

describe('ticks', () => {
  it('begin at zero, end above the largest, are three to five round numbers', () => {
    expect(prepareTicks(90)).toEqual([0, 25, 50, 75, 100]);
    expect(prepareTicks(3)).toEqual([0, 1, 2, 3]);
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e9, noNaN: true }), (max) => {
        const ticks = prepareTicks(max);
        return (
          ticks[0] === 0 && (ticks.at(-1) ?? 0) >= max * (1 - 1e-9) && ticks.length >= 2 && ticks.length <= 6
        );
      }),
    );
  });

  it('of a line far above zero show its change', () => {
    expect(prepareLineTicks(2010, 2060)[0]).toBeGreaterThan(1900);
    expect(prepareLineTicks(5, 2060)[0]).toBe(0);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 0, max: 1e6 }), (min, more) => {
        const ticks = prepareLineTicks(min, min + more);
        return (ticks[0] ?? 0) <= min && (ticks.at(-1) ?? 0) >= min + more && ticks.length <= 8;
      }),
    );
  });
});

describe('lines', () => {
  it('keep unknown as a gap', () => {
    const lines = [{ key: 'a', values: [1, null, 0, 4] }];
    const rows = prepareLineRows({ steps: steps(null), lines, before: [null, 2] });
    expect(rows.map((row) => row[doneKey('a')])).toEqual([1, null, 0, 4]);
    expect(rows.every((row) => row[runningKey('a')] === null)).toBe(true);
    expect(rows.map((row) => row.before)).toEqual([null, 2, null, null]);
  });

  it('go on dashed from the last whole step into the one that still runs', () => {
    const rows = prepareLineRows({ steps: steps(3), lines: [{ key: 'a', values: [1, 2, 3, 4] }] });
    expect(rows.map((row) => row[doneKey('a')])).toEqual([1, 2, 3, null]);
    expect(rows.map((row) => row[runningKey('a')])).toEqual([null, null, 3, 4]);
  });

  it('a number between two gaps is lonely, zero is a number', () => {
    expect([0, 1, 2, 3].map((step) => isLonely([0, null, 5, 6], step))).toEqual([true, false, false, false]);
  });

  it('draws points only where one says something', () => {
    expect(hasPoints({ values: [1, 2, null, 3, 4] })).toBe(false);
    expect(hasPoints({ values: [1, 2, null, 3] })).toBe(true);
    expect(hasPoints({ values: [1, 2], manualAt: [1] })).toBe(true);
  });

  it('words under the axis do not touch', () => {
    expect(labelledSteps(28, 400)).toEqual([0, 5, 10, 15, 20, 25]);
    expect(labelledSteps(3, 400)).toEqual([0, 1, 2]);
  });
});

describe('place of the lines', () => {
  const sizes = { width: 500, steps: 5, lines: [{ values: [0, 60, null] }], before: [100] };

  it('stands zero at the bottom, the highest tick on top, the last step at the right', () => {
    const { plot, ticks } = placeLines(sizes);
    expect(ticks).toEqual([0, 25, 50, 75, 100]);
    expect([plot.y(0), plot.y(100), plot.x(0), plot.x(4)]).toEqual([
      plot.bottom,
      plot.top,
      plot.left,
      plot.right,
    ]);
  });

  it('leaves room for names only where there is some', () => {
    expect(placeLines(sizes).plot.right).toBe(372);
    expect(placeLines({ ...sizes, width: 300 }).plot.right).toBe(288);
  });

  it('a single step, no numbers and no width stay inside', () => {
    const { plot } = placeLines({ width: 0, steps: 1, lines: [{ values: [null] }], before: null });
    expect([plot.x(0), plot.y(0)]).toEqual([plot.left, plot.bottom]);
    expect(plot.right).toBeGreaterThan(plot.left);
    expect(stepAt(9999, plot, 1)).toBe(0);
  });

  it('a pointer means the nearest step', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(), (count, any) => {
        const { plot } = placeLines({ ...sizes, steps: count });
        const step = any % count;
        return stepAt(plot.x(step), plot, count) === step && stepAt(-50, plot, count) === 0;
      }),
    );
  });
});

describe('names at line ends', () => {
  it('never cover each other, stay inside and keep their order', () => {
    const box = { gap: 10, top: 0, bottom: 100 };
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 8 }), (places) => {
        const ends = places.map((y, at) => ({ key: String(at), y }));
        const spread = spreadEnds(ends, box).map(({ y }) => y);
        return spread.every(
          (y, at) => y >= 0 && y <= 100 && (at === 0 || y - (spread[at - 1] ?? 0) >= box.gap - 1e-9),
        );
      }),
    );
  });
});

describe('chartCsv', () => {
  it('leaves unknown empty and takes the power from formulas', () => {
    const csv = chartCsv({
      columns: ['a', 'b'],
      rows: [
        ['=1+1', null],
        ['x;y', 0],
      ],
    });
    expect(csv).toBe('\uFEFFa;b\r\n"\'=1+1";\r\n"x;y";0\r\n');
  });
});
