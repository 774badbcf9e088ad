import { expect, test } from 'vitest';
import { branchChoices, possibleParents, treeRows } from './branch-tree.ts';

const branch = (id: string, parentId: string | null, archivedAt: string | null = null) => ({
  id,
  parentId,
  name: id.toUpperCase(),
  archivedAt,
  memberCount: 0,
});
const tree = [
  branch('a', null),
  branch('b', 'a'),
  branch('c', 'b'),
  branch('d', 'a', '2026-01-01T00:00:00Z'),
];

test('depth grows with each parent; archived branches show only when wanted', () => {
  expect(treeRows(tree, false).map(({ id, depth }) => [id, depth])).toEqual([
    ['a', 0],
    ['b', 1],
    ['c', 2],
  ]);
  expect(treeRows(tree, true).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
});

test('a branch cannot move below itself or into an archived one', () => {
  expect(possibleParents(tree, 'b').map(({ id }) => id)).toEqual(['a']);
  expect(possibleParents(tree, 'c').map(({ id }) => id)).toEqual(['a', 'b']);
});

test('choices are indented', () => {
  expect(branchChoices(tree, null).map(({ label }) => label)).toEqual(['A', '\u2003B', '\u2003\u2003C']);
});

test('branches out of reach are shown and cannot be chosen', () => {
  const choices = branchChoices(tree, ['b', 'c']);
  expect(choices.map(({ value, disabled }) => [value, disabled])).toEqual([
    ['a', true],
    ['b', false],
    ['c', false],
  ]);
});
