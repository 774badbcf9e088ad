import { defineConfig } from 'vitest/config';
import { longestFirst } from './server/test/longest-first.ts';

/** Everything that runs inside one process; `npm test` adds server/system and client/e2e. */
export default defineConfig({
  test: {
    projects: ['server/vitest.config.ts', 'client/vitest.config.ts'],
    // As in both of them: Vitest asks for one number.
    maxWorkers: 4,
    sequence: {
      sequencer: longestFirst([
        'crash-matrix.test.ts',
        'matrix.test.ts',
        'matrix-content.test.ts',
        'matrix-branches.test.ts',
        'series.test.ts',
      ]),
    },
  },
});
