import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextVisit, type OpenVisit, VISIT_IDLE_MS } from './visit-rule.ts';

const hit = (at: number, path = 1, isView = true, isNamed = false) => ({
  at,
  path,
  isView,
  isNamed,
  marks: `first at ${at}`,
});
const counter = () => {
  let id = 0n;
  return () => (id += 1n);
};

describe('a visit', () => {
  it('goes on over midnight and over an hour, and ends after 30 idle minutes', () => {
    const id = counter();
    const midnight = Date.UTC(2026, 10, 23);
    const first = nextVisit(null, hit(midnight - 60_000), id);
    const second = nextVisit(first?.visit ?? null, hit(midnight + 60_000), id);
    expect(second?.visit.session).toBe(first?.visit.session);
    const kept = nextVisit(second?.visit ?? null, hit(midnight + 60_000 + VISIT_IDLE_MS - 1), id);
    expect(kept?.change.begins).toBe(false);
    const ended = nextVisit(second?.visit ?? null, hit(midnight + 60_000 + VISIT_IDLE_MS), id);
    expect(ended?.change.begins).toBe(true);
  });

  it('keeps what it began with', () => {
    const id = counter();
    const first = nextVisit(null, hit(0), id);
    expect(nextVisit(first?.visit ?? null, hit(1000, 2), id)?.visit.marks).toBe('first at 0');
  });

  it('is a bounce with one view alone, and none once anything follows', () => {
    const id = counter();
    const first = nextVisit(null, hit(0), id);
    expect(first?.change.bounces).toBe(1);
    const beat = nextVisit(first?.visit ?? null, hit(5000, 1, false), id);
    expect(beat?.change).toMatchObject({ bounces: 0, seconds: 5 });
    expect(nextVisit(beat?.visit ?? null, hit(6000, 1, false, true), id)?.change.bounces).toBe(-1);
  });

  it('is not begun by a beat that comes late', () => {
    expect(nextVisit(null, hit(0, 1, false), counter())).toBeNull();
  });
});

const happened = fc.array(
  fc.record({
    gap: fc.integer({ min: -30_000, max: 2 * VISIT_IDLE_MS }),
    path: fc.integer({ min: 1, max: 4 }),
    kind: fc.constantFrom('view', 'named', 'beat'),
  }),
  { maxLength: 40 },
);

describe('the changes of any history', () => {
  it('add up to what the visits are in the end', () => {
    fc.assert(
      fc.property(happened, (history) => {
        const id = counter();
        let open = null as OpenVisit<string> | null;
        let at = 1_000_000_000;
        const visits = new Map<bigint, OpenVisit<string>>();
        const sum = { visits: 0, bounces: 0, seconds: 0 };
        const exits = new Map<number, number>();
        for (const { gap, path, kind } of history) {
          at += gap;
          const next: ReturnType<typeof nextVisit<string>> = nextVisit(
            open,
            hit(at, path, kind === 'view', kind === 'named'),
            id,
          );
          if (!next) continue;
          open = next.visit;
          visits.set(open.session, open);
          sum.visits += Number(next.change.begins);
          sum.bounces += next.change.bounces;
          sum.seconds += next.change.seconds;
          const { exitFrom, begins } = next.change;
          if (exitFrom !== null) exits.set(exitFrom, (exits.get(exitFrom) ?? 0) - 1);
          if (exitFrom !== null || begins) exits.set(open.exit, (exits.get(open.exit) ?? 0) + 1);
        }
        const all = [...visits.values()];
        expect(sum.visits).toBe(all.length);
        expect(sum.bounces).toBe(all.filter(({ views, named }) => views === 1 && named === 0).length);
        expect(sum.seconds).toBe(
          all.reduce((total, one) => total + Math.floor((one.lastAt - one.startedAt) / 1000), 0),
        );
        for (const [path, count] of exits) expect(count).toBe(all.filter(({ exit }) => exit === path).length);
      }),
    );
  });
});
