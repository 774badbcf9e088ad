import { defineConfig } from 'vite';

/** The server is bundled into one file: a quick start and no loader at run time. Packages stay in node_modules. */
export default defineConfig({
  root: import.meta.dirname,
  ssr: { noExternal: ['@rupor/shared'] },
  build: {
    ssr: 'src/main.ts',
    outDir: 'dist',
    target: 'node20',
    sourcemap: true,
    rolldownOptions: { output: { entryFileNames: '[name].js' } },
  },
});
