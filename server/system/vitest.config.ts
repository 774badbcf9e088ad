import { defineConfig } from 'vitest/config';

/** Real processes of the built server, each with its own directory and free ports. */
export default defineConfig({
  test: {
    name: 'system',
    root: import.meta.dirname,
    include: ['*.test.ts'],
    maxWorkers: 3,
    maxConcurrency: 3,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    env: { TZ: 'Asia/Kolkata' },
  },
});
