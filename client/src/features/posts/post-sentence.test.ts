import { expect, test } from 'vitest';
import { describePost } from './post-sentence.ts';

test('says what became of the post', () => {
  expect(describePost([])).toEqual({ kind: 'noChannels' });
  expect(describePost(['published', 'published'])).toEqual({ kind: 'all', state: 'published', count: 2 });
  expect(describePost(['published', 'published', 'published', 'unconfirmed'])).toEqual({
    kind: 'mixed',
    published: 3,
    parts: [{ state: 'unconfirmed', count: 1 }],
  });
});

test('what needs a person is told first, and even when nothing else is there', () => {
  expect(describePost(['failed'])).toEqual({ kind: 'all', state: 'failed', count: 1 });
  expect(describePost(['scheduled', 'missed', 'unconfirmed', 'cancelled'])).toEqual({
    kind: 'mixed',
    published: 0,
    parts: [
      { state: 'unconfirmed', count: 1 },
      { state: 'missed', count: 1 },
      { state: 'scheduled', count: 1 },
    ],
  });
});
