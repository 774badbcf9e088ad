import { expect, test } from 'vitest';
import { isFiltered, ListSearch, toListInput } from './list-search.ts';

test('an address somebody typed opens the list without the broken parts', () => {
  const search = ListSearch.parse({ states: ['draft', 'lost'], channel: 'x', page: 'two', q: 'автобус' });
  expect(search).toEqual({ q: 'автобус' });
  expect(toListInput(search)).toEqual({ q: 'автобус', removed: 'no', sort: 'updated', page: 1 });
});

test('order and page are not a filter', () => {
  expect(isFiltered({ page: 3, sort: 'due', states: [] })).toBe(false);
  expect(isFiltered({ states: ['failed'] })).toBe(true);
  expect(isFiltered({ removed: true })).toBe(true);
});
