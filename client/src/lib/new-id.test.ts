import { expect, test } from 'vitest';
import { z } from 'zod';
import { newId } from './new-id.ts';

test('makes different ids that sort by time', () => {
  const early = newId(1_700_000_000_000);
  const late = newId(1_700_000_000_001);
  expect(z.uuidv7().safeParse(early).success).toBe(true);
  expect(early < late).toBe(true);
  expect(newId(0)).not.toBe(newId(0));
});
