import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'server',
    root: import.meta.dirname,
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'cli/**/*.test.ts', '../shared/src/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    // Guards against a hang, wide enough for a busy machine; no test measures time.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // Four on two cores: the longest file, the crash matrix, mostly waits for leases to run out.
    maxWorkers: 4,
    // Files share what they import: reading the server again for each of them took a quarter of the time. No module keeps
    // anything of a test.
    isolate: false,
    // Not the machine's zone: a zone mistake shows on every run.
    env: { TZ: 'America/St_Johns', RUPOR_LOG: 'warn' },
  },
});
