import { describe, expect, it } from 'vitest';
import { timelineOf } from './timeline.ts';

const phase = (name: string, startsOn: string, endsOn: string) => ({ id: name, name, startsOn, endsOn });
const PHASES = [phase('a', '2026-11-01', '2026-11-05'), phase('b', '2026-11-06', '2026-11-10')];

describe('the timeline', () => {
  it('gives each phase its part of the days and says where today is', () => {
    const line = timelineOf(PHASES, { startsOn: '2026-11-01', endsOn: '2026-11-10', today: '2026-11-06' });
    expect(line?.bars.map(({ left, width, when }) => [left, width, when])).toEqual([
      [0, 0.5, 'past'],
      [0.5, 0.5, 'now'],
    ]);
    expect(line?.today).toBe(0.55);
  });

  it('reaches as far as the campaign, and knows no today outside', () => {
    const line = timelineOf(PHASES, { startsOn: '2026-10-22', endsOn: null, today: '2026-12-01' });
    expect([line?.from, line?.to, line?.today]).toEqual(['2026-10-22', '2026-11-10', null]);
    expect(line?.bars[0]).toMatchObject({ left: 0.5, width: 0.25, when: 'past' });
    expect(timelineOf([], { startsOn: null, endsOn: null, today: '2026-12-01' })).toBeNull();
  });
});
