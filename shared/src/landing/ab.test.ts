import { describe, expect, it } from 'vitest';
import { isEvenSplit, type Verdict, verdictOf, visitorsNeeded, weeksNeeded } from './ab.ts';

/** mulberry32: the same walks on every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Looked at after every conversion; the next one is of b with this chance. */
function runOnce(total: number, chanceOfB: number, random: () => number): Verdict {
  const arms = { a: 0, b: 0 };
  for (;;) {
    arms[random() < chanceOfB ? 'b' : 'a'] += 1;
    const verdict = verdictOf(arms, total);
    if (verdict !== 'running') return verdict;
  }
}

function shareOf(total: number, chanceOfB: number, wanted: (verdict: Verdict) => boolean): number {
  const random = randomFrom(total);
  const runs = 4_000;
  let count = 0;
  for (let run = 0; run < runs; run += 1) if (wanted(runOnce(total, chanceOfB, random))) count += 1;
  return count / runs;
}

describe('the sequential rule', () => {
  it.each([50, 100, 200, 400])('names a false winner in about 5 of 100, at %i conversions', (total) => {
    const share = shareOf(total, 0.5, (verdict) => verdict !== 'no_difference');
    expect(share).toBeGreaterThan(0.03);
    expect(share).toBeLessThan(0.06);
  });

  it('finds a lift of a half at 200 conversions in four of five, and a doubling at 100 in nine of ten', () => {
    expect(shareOf(200, 1.5 / 2.5, (verdict) => verdict === 'b')).toBeGreaterThan(0.75);
    expect(shareOf(100, 2 / 3, (verdict) => verdict === 'b')).toBeGreaterThan(0.87);
    expect(shareOf(200, 1.5 / 2.5, (verdict) => verdict === 'a')).toBeLessThan(0.001);
  });

  it('goes on until its end, and says then that no difference was shown', () => {
    expect(verdictOf({ a: 10, b: 20 }, 100)).toBe('running');
    expect(verdictOf({ a: 45, b: 55 }, 100)).toBe('no_difference');
    expect(verdictOf({ a: 10, b: 33 }, 100)).toBe('b');
    expect(verdictOf({ a: 33, b: 10 }, 100)).toBe('a');
  });
});

describe('whether a page can be tested at all', () => {
  it.each([
    [0.02, 1.2, 21_109],
    [0.05, 1.5, 1_471],
    [0.05, 2, 435],
    [0.1, 1.3, 1_774],
    [0.3, 2, 42],
  ])('%d and × %d: as the reference has computed', (rate, lift, visitors) => {
    expect(Math.abs((visitorsNeeded(rate, lift) ?? 0) - visitors)).toBeLessThanOrEqual(1);
  });

  it('says how long, and nothing where nothing is known', () => {
    expect(weeksNeeded({ rate: 0.05, lift: 2, visitorsAWeek: 70 })).toBe(13);
    expect(weeksNeeded({ rate: 0, lift: 2, visitorsAWeek: 70 })).toBeNull();
    expect(weeksNeeded({ rate: 0.05, lift: 2, visitorsAWeek: 0 })).toBeNull();
    expect(visitorsNeeded(0.6, 2)).toBeNull();
  });

  it('sees a broken split', () => {
    expect(isEvenSplit(500, 500)).toBe(true);
    expect(isEvenSplit(530, 470)).toBe(true);
    expect(isEvenSplit(560, 440)).toBe(false);
    expect(isEvenSplit(0, 0)).toBe(true);
  });
});
