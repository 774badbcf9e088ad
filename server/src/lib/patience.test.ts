import { expect, it } from 'vitest';
import { createPatience } from './patience.ts';

it('ends each wait once, by what was waited for or by its limit, in the order of their beginnings', async () => {
  const patience = createPatience(50);
  const over: string[] = [];
  await new Promise<void>((resolve) => {
    const first = patience.begin(() => over.push('first'));
    patience.begin(() => over.push('second'));
    patience.end(first);
    patience.end(first);
    patience.begin(() => {
      over.push('third');
      // Whoever comes then is waited for as well.
      patience.begin(() => resolve());
    });
    expect(over).toEqual(['first']);
  });
  expect(over).toEqual(['first', 'second', 'third']);
});
