import { defineConfig } from 'vitest/config';
import { contractPaths } from './contract-paths.plugin.ts';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [contractPaths()],
  test: { name: 'client', environment: 'node', include: ['src/**/*.test.ts'], maxWorkers: 4 },
});
