import { defineConfig } from 'vitest/config';

/** Everything that runs inside one process; `npm test` adds server/system and client/e2e. */
export default defineConfig({
  test: { projects: ['server/vitest.config.ts', 'client/vitest.config.ts'], maxWorkers: 2 },
});
