import { describe, expect, it } from 'vitest';
import { wall } from '../../networks/practice/capabilities.ts';
import { whyMissing } from './missing.policy.ts';

const NONE = { views: null, reach: 5, likes: 0, comments: null, shares: 1, clicks: 1 };
const now = new Date('2026-05-01T12:00:00Z');
const counting = (...post: ('views' | 'comments')[]) => ({ ...wall, metrics: { post, channel: [] } });
const base = {
  latest: NONE,
  isByHand: false,
  publishedAt: new Date('2026-04-30T12:00:00Z'),
  own: counting('views'),
  widest: counting('views', 'comments'),
  post: undefined,
  channel: undefined,
  now,
};

describe('whyMissing', () => {
  it.each([
    ['not asked yet', {}, 'not_asked', 'needs_key'],
    ['never counted', { widest: counting('views') }, 'not_asked', 'not_counted'],
    ['published by a person', { isByHand: true }, 'by_hand', 'by_hand'],
    ['older than is asked for', { publishedAt: new Date('2026-01-30T12:00:00Z') }, 'too_old', 'needs_key'],
    ['asked, and nothing said', { post: { answeredAt: now, problem: null } }, 'not_said', 'needs_key'],
    ['removed in the network', { post: { answeredAt: now, problem: 'gone' } }, 'gone', 'needs_key'],
    ['silent', { channel: { answeredAt: null, problem: 'timeout' } }, 'not_answering', 'needs_key'],
    ['of a network that is gone', { own: null, widest: null }, 'not_counted', 'not_counted'],
  ])('%s', (_name, given, views, comments) => {
    // A known zero is no gap.
    expect(whyMissing({ ...base, ...given })).toEqual({ views, comments });
  });
});
