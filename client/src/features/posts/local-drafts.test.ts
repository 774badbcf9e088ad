import { expect, test } from 'vitest';
import { LocalDrafts } from './local-drafts.ts';

interface Draft {
  text: string;
}
const readDraft = (value: unknown): Draft | null =>
  typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string'
    ? { text: value.text }
    : null;

function memory(full = false) {
  const rows = new Map<string, string>();
  return {
    rows,
    get length() {
      return rows.size;
    },
    key: (index: number) => [...rows.keys()][index] ?? null,
    getItem: (key: string) => rows.get(key) ?? null,
    setItem(key: string, value: string) {
      if (full) throw new DOMException('full', 'QuotaExceededError');
      rows.set(key, value);
    },
    removeItem: (key: string) => void rows.delete(key),
  };
}

const copy = { postId: 'p1', version: 2, content: { text: 'цел' }, at: '2026-11-20T11:04:00Z' };

test('a copy survives and belongs to its owner and its post', () => {
  const storage = memory();
  const mine = new LocalDrafts(storage, 'org.me', readDraft);
  expect(mine.write(copy)).toBe(true);
  expect(mine.read('p1')).toEqual(copy);
  expect(mine.read(null)).toBeNull();
  expect(new LocalDrafts(storage, 'org.she', readDraft).read('p1')).toBeNull();
  mine.drop('p1');
  expect(mine.read('p1')).toBeNull();
});

test('a draft the server has never seen has a slot of its own, freed with its id', () => {
  const drafts = new LocalDrafts(memory(), 'org.me', readDraft);
  drafts.write({ ...copy, version: 0 });
  expect(drafts.read('p1')).toBeNull();
  expect(drafts.read(null)?.content).toEqual({ text: 'цел' });
  drafts.drop('p2');
  expect(drafts.read(null)?.postId).toBe('p1');
  drafts.drop('p1');
  expect(drafts.read(null)).toBeNull();
});

test('drafts begun without a connection wait side by side, oldest first', () => {
  const storage = memory();
  const drafts = new LocalDrafts(storage, 'org.me', readDraft);
  const begun = (postId: string, at: string) => ({
    ...copy,
    postId,
    at,
    version: 0,
    content: { text: postId },
  });
  drafts.write(begun('p1', '2026-11-20T11:00:00Z'));
  drafts.write(begun('p2', '2026-11-20T11:01:00Z'));
  drafts.write({ ...copy, postId: 'p3', at: '2026-11-20T10:00:00Z' });
  new LocalDrafts(storage, 'org.she', readDraft).write(begun('p4', '2026-11-20T09:00:00Z'));
  expect(drafts.list().map(({ postId }) => postId)).toEqual(['p3', 'p1', 'p2']);
  expect(drafts.read('p1')?.content).toEqual({ text: 'p1' });
  drafts.write({ ...begun('p1', '2026-11-20T11:02:00Z'), content: { text: 'дописан' } });
  expect(drafts.list().map(({ content }) => content.text)).toEqual(['цел', 'p2', 'дописан']);
  for (const { postId } of drafts.list()) drafts.drop(postId);
  expect(drafts.list()).toEqual([]);
});

test('a damaged or foreign copy is no copy', () => {
  const storage = memory();
  const drafts = new LocalDrafts(storage, 'org.me', readDraft);
  storage.rows.set('rupor.draft.org.me.p1', '{"content":');
  expect(drafts.read('p1')).toBeNull();
  storage.rows.set('rupor.draft.org.me.p1', JSON.stringify({ ...copy, content: { words: 1 } }));
  expect(drafts.read('p1')).toBeNull();
});

test('a full device says so', () => {
  expect(new LocalDrafts(memory(true), 'org.me', readDraft).write(copy)).toBe(false);
});
