import { expect, test } from 'vitest';
import { changedParts, EMPTY_DRAFT, listDifferences, readDraftContent } from './draft-content.ts';

const channelId = '0190f5fe-7c00-7a00-8000-000000000001';

test('only what differs is named, whatever the order of keys', () => {
  const mine = {
    ...EMPTY_DRAFT,
    baseText: 'а',
    targets: [{ channelId, text: null, options: { a: 1, b: true }, mediaIds: null, followUps: [] }],
  };
  const theirs = {
    ...EMPTY_DRAFT,
    title: 'т',
    targets: [{ followUps: [], mediaIds: null, options: { b: true, a: 1 }, text: null, channelId }],
  };
  expect(listDifferences(mine, theirs)).toEqual(['title', 'baseText']);
  expect(changedParts(EMPTY_DRAFT, { ...EMPTY_DRAFT, baseText: 'а' })).toEqual({ baseText: 'а' });
  expect(changedParts(mine, mine)).toEqual({});
});

test('a copy of another shape is not a draft', () => {
  expect(readDraftContent(EMPTY_DRAFT)).toEqual(EMPTY_DRAFT);
  expect(readDraftContent({ ...EMPTY_DRAFT, targets: [{ channelId: 'x' }] })).toBeNull();
  expect(readDraftContent({ text: 'а' })).toBeNull();
});
