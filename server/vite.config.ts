import { defineConfig } from 'vite';

/**
 * These stay in node_modules: native code, what starts threads from files of its own, and the driver that Prisma's adapter
 * and we share. So does what is found at run time by its path: PostgreSQL's binaries, fonts, WebAssembly.
 */
const EXTERNAL = ['sharp', 'pino', 'pino-http', '@prisma/client', '@prisma/adapter-pg', 'pg'];

/**
 * The server is bundled with its packages, with an entry for its thread: reading and resolving 1,600 files took a third of
 * the processor time of a start.
 */
export default defineConfig({
  root: import.meta.dirname,
  ssr: { noExternal: true, external: EXTERNAL },
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
