import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contractPaths } from './contract-paths.plugin.ts';

const api = `http://127.0.0.1:${process.env.PORT || 3000}`;

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), contractPaths()],
  resolve: { alias: { '@tabler/icons-react': '@tabler/icons-react/dist/esm/icons/index.mjs' } },
  // Objects, not strings: a string would change the Host header, and the server refuses a foreign origin.
  server: { port: 5173, proxy: { '/api': { target: api }, '/media': { target: api } } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // Every picture stays a file: nothing of the page needs a data: address.
    assetsInlineLimit: 0,
    // The page preloads its own; the list of every other chunk's parts would weigh on the first screen.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, parts, { hostType }) => (hostType === 'html' ? parts : []),
    },
    chunkSizeWarningLimit: 600,
    rollupOptions: {
      output: {
        // React changes rarely: a release does not reload it. Everything else is split by what needs it.
        manualChunks: (id: string) =>
          /node_modules\/(react|react-dom|scheduler)\//.test(id) ? 'react' : undefined,
      },
    },
  },
});
