import { defineConfig } from 'vitest/config';

/** Journeys in a real browser against the built server. One file after the other; no retries. */
export default defineConfig({
  test: {
    name: 'journeys',
    root: import.meta.dirname,
    include: ['*.journey.ts'],
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 120_000,
  },
});
