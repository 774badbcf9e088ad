import { defineConfig } from 'vite';

/** The server is bundled, with an entry for its thread: a quick start and no loader at run time. Packages stay in node_modules. */
export default defineConfig({
  root: import.meta.dirname,
  ssr: { noExternal: ['@rupor/shared'] },
  build: {
    ssr: true,
    outDir: 'dist',
    target: 'node20',
    sourcemap: true,
    rolldownOptions: {
      input: ['src/main.ts', 'src/counting-thread.ts'],
      output: { entryFileNames: '[name].js' },
    },
  },
});
