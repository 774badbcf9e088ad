import { beforeEach, expect, test, vi } from 'vitest';
import { forgetDraft, keepDraft, readDraft, toDraft, toInput } from './story-draft.ts';

const kept = new Map<string, string>();
vi.stubGlobal('window', {
  localStorage: {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  },
});
beforeEach(() => kept.clear());

const written = { ...toDraft(null), result: 'Греют', people: [{ name: ' ', hasConsent: false }] };

test('what was typed and never saved comes back, without lines that are no person yet', () => {
  keepDraft(null, written);
  expect(readDraft(null)).toEqual(toInput(written));
  expect(readDraft(null).people).toEqual([]);
  forgetDraft(null);
  expect(readDraft(null)).toEqual(toDraft(null));
});

test('a copy that cannot be read is left', () => {
  kept.set('rupor.story.new', '{"version":0,"draft":{"result":5}}');
  expect(readDraft(null)).toEqual(toDraft(null));
});
