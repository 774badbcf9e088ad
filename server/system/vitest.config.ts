import { defineConfig } from 'vitest/config';

/** Real processes of the built server: one file after the other, so that ports and signals do not meet. */
export default defineConfig({
  test: {
    name: 'system',
    root: import.meta.dirname,
    include: ['*.test.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    env: { TZ: 'Asia/Kolkata' },
  },
});
