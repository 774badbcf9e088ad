import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contractPaths } from './contract-paths.plugin.ts';

const api = `http://127.0.0.1:${process.env.PORT || 3000}`;

const LIBRARIES = [
  '(react|react-dom|scheduler|use-sync-external-store|i18next|react-i18next|clsx)/',
  '@tanstack/(react-router|router-core|history|store|react-store|query-core|react-query)/',
  '@orpc/',
  '@mantine/core/esm/core/',
  '@mantine/core/esm/components/(Button|Input|InputBase|TextInput|PasswordInput|ActionIcon|UnstyledButton)/',
  '@mantine/core/esm/components/(Loader|Transition|Stack|Group|CloseButton|Box)/',
];
const BASE = new RegExp(`node_modules/(${LIBRARIES.join('|')})`);

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
        // One chunk for what every screen stands on: it compresses better whole, and a release seldom changes it.
        manualChunks: (id: string) => (BASE.test(id) ? 'base' : undefined),
      },
    },
  },
});
