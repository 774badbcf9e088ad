import { describe, expect, it } from 'vitest';
import { PRESETS, patternOf, presetOf, shiftsOf, withCrews, withHours } from './shift-draft.ts';

const zone = 'Asia/Yekaterinburg';

describe('shifts of a form', () => {
  it('know which usual pattern they come from, with other hours too', () => {
    for (const preset of PRESETS) {
      const pattern = patternOf(preset, zone);
      expect(presetOf(pattern)).toBe(preset);
      const [first] = shiftsOf(pattern);
      if (!first) throw new Error('a pattern without work');
      const changed = withHours(pattern, first, { from: '06:15', to: '18:15' });
      expect(presetOf(changed)).toBe(preset);
      expect(shiftsOf(changed)[0]).toEqual({ from: '06:15', to: '18:15' });
    }
  });

  it('are of one crew or of all', () => {
    const one = withCrews(patternOf('dayNight', zone), 'one');
    expect(one.crews).toEqual([0]);
    expect(withCrews(one, 'all').crews).toEqual([0, 1, 2, 3]);
  });
});
