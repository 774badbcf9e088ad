import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { zoneOffsets } from './zone-offsets.ts';

const RANGE = { from: '2025-01-01', to: '2026-12-31' };

describe('zoneOffsets', () => {
  it('tells the offset of every instant of the range, over changes of the clock', () => {
    for (const timeZone of [
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Yekaterinburg',
    ]) {
      const { seconds, changes } = zoneOffsets(RANGE, timeZone);
      expect(seconds).toHaveLength(changes.length + 1);
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 729 * 24 * 60 }), (minutes) => {
          const at = Temporal.PlainDate.from(RANGE.from).toZonedDateTime(timeZone).add({ minutes });
          const passed = changes.filter(
            (change) => Temporal.Instant.from(change).epochMilliseconds <= at.epochMilliseconds,
          ).length;
          expect(seconds[passed]).toBe(at.offsetNanoseconds / 1e9);
        }),
      );
    }
    expect(zoneOffsets(RANGE, 'Europe/Berlin').changes).toHaveLength(4);
  });
});
