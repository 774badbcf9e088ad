import { describe, expect, it } from 'vitest';
import { EVERYWHERE, placeIds, placeOf } from './route-draft.ts';

describe('places of routes', () => {
  it('go into a choice and back', () => {
    const none = { campaignId: null, rubricId: null, channelId: null };
    for (const place of [
      none,
      { ...none, campaignId: 'a' },
      { ...none, rubricId: 'b' },
      { ...none, channelId: 'c' },
    ])
      expect(placeIds(placeOf(place))).toEqual(place);
    expect(placeOf(none)).toBe(EVERYWHERE);
  });
});
