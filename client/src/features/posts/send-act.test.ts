import { expect, test } from 'vitest';
import type { Check } from './checks.ts';
import { listStops } from './send-act.ts';

const stop = (code: string): Check => ({ kind: 'stop', code, params: {}, place: null, channelId: null });
const doubt: Check = { ...stop('alt_text_missing'), kind: 'doubt' };

test('doubts and a passed time do not stand in the way; a missing time stops only scheduling', () => {
  const checks = [stop('too_long'), stop('no_time'), stop('past_time'), doubt];
  const codes = (act: 'schedule' | 'now' | 'submit') => listStops(checks, act).map(({ code }) => code);
  expect(codes('schedule')).toEqual(['too_long', 'no_time']);
  expect(codes('now')).toEqual(['too_long']);
  expect(codes('submit')).toEqual(['too_long']);
});
