import { expect, it } from 'vitest';
import { patiently } from './patiently.ts';

it('asks again after each failure, and waits in between', async () => {
  const done: string[] = [];
  const load = async () => {
    done.push('load');
    if (done.length < 5) throw new TypeError('Failed to fetch dynamically imported module');
    return 'part';
  };
  const wait = async () => {
    done.push('wait');
  };
  expect(await patiently(load, wait)).toBe('part');
  expect(done).toEqual(['load', 'wait', 'load', 'wait', 'load']);
});
