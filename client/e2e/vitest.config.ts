import { defineConfig } from 'vitest/config';

/** Journeys in a real browser against the built server, three files at a time: they mostly wait. No retries. */
export default defineConfig({
  test: {
    name: 'journeys',
    root: import.meta.dirname,
    include: ['*.journey.ts'],
    maxWorkers: 3,
    testTimeout: 240_000,
    hookTimeout: 120_000,
  },
});
