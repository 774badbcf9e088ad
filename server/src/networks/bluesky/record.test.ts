import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mapPostCounts } from './numbers.ts';
import { deriveRkey, detectFacets } from './record.ts';

const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
const keys = fc.stringMatching(/^[a-z0-9-]{1,64}$/);

describe('record id', () => {
  test('is a valid TID, the same for the same post, another for another', () => {
    fc.assert(
      fc.property(instants, keys, keys, (date, key, other) => {
        const createdAt = date.toISOString();
        const rkey = deriveRkey({ idempotencyKey: key, createdAt });
        expect(rkey).toMatch(/^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/);
        expect(deriveRkey({ idempotencyKey: key, createdAt })).toBe(rkey);
        if (key !== other) expect(deriveRkey({ idempotencyKey: other, createdAt })).not.toBe(rkey);
      }),
    );
  });

  test('sorts by time of creation', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 10 ** 9 }), keys, keys, (date, by, key, other) => {
        const earlier = deriveRkey({ idempotencyKey: key, createdAt: date.toISOString() });
        const later = new Date(date.getTime() + by).toISOString();
        expect(earlier < deriveRkey({ idempotencyKey: other, createdAt: later })).toBe(true);
      }),
    );
  });
});

test('marks positions in bytes, whatever stands before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('', 'Я', '🎉🎉', 'ёж — 👨‍👩‍👧‍👦', 'abc'), async (before) => {
      const text = `${before} https://example.org/x #тег @nobody.test`;
      const facets = await detectFacets(text, async () => null);
      const marked = facets.map(({ index }) =>
        Buffer.from(text).subarray(index.byteStart, index.byteEnd).toString(),
      );
      expect(marked).toEqual(['https://example.org/x', '#тег']);
    }),
  );
});

test('counts: replies are comments, reposts and quotes are shares, what is missing is unknown', () => {
  const counts = { likeCount: 3, replyCount: 0, repostCount: 2, quoteCount: 1 };
  expect(mapPostCounts(counts)).toEqual({ likes: 3, comments: 0, shares: 3 });
  expect(mapPostCounts({ quoteCount: 1 })).toEqual({ likes: null, comments: null, shares: 1 });
  expect(mapPostCounts({ likeCount: '3', replyCount: -1 })).toEqual({
    likes: null,
    comments: null,
    shares: null,
  });
});
