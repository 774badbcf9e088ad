import { expect, test } from 'vitest';
import { reverseOf } from './use-bulk.ts';

const done = [{ id: 'a', ok: true, newId: 'n', code: null, data: null }];

test('each act that can be taken back knows how', () => {
  expect(reverseOf({ kind: 'cancel' }, done)).toEqual({ ids: ['a'], act: { kind: 'restore' } });
  expect(reverseOf({ kind: 'move', days: 7 }, done)).toEqual({ ids: ['a'], act: { kind: 'move', days: -7 } });
  expect(reverseOf({ kind: 'duplicate' }, done)).toEqual({ ids: ['n'], act: { kind: 'remove' } });
  expect(reverseOf({ kind: 'restore' }, done)).toBeNull();
});
