import { expect, it } from 'vitest';
import { isAwaiting, patiently } from './patiently.ts';

it('asks again after each failure, and waits in between', async () => {
  const done: string[] = [];
  const load = async () => {
    done.push('load');
    if (done.length < 5) throw new TypeError('Failed to fetch dynamically imported module');
    return 'part';
  };
  const wait = async () => {
    expect(isAwaiting()).toBe(true);
    done.push('wait');
  };
  expect(await patiently(load, { wait })).toBe('part');
  expect(isAwaiting()).toBe(false);
  expect(done).toEqual(['load', 'wait', 'load', 'wait', 'load']);
});

it('ends where asking again cannot help', async () => {
  let asked = 0;
  const load = async () => {
    asked += 1;
    throw new TypeError('Failed to fetch dynamically imported module');
  };
  const check = async () => {
    if (asked === 2) throw new Error('renewed');
  };
  await expect(patiently(load, { check, wait: async () => undefined })).rejects.toThrow('renewed');
  expect(asked).toBe(2);
  expect(isAwaiting()).toBe(false);
});
