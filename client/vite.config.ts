import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contractPaths } from './contract-paths.plugin.ts';
import { fewScales } from './few-scales.plugin.ts';
import { helloScript } from './hello-script.plugin.ts';
import { preloadFonts } from './preload-fonts.plugin.ts';

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

/** Our own part of every page, signed in or not, and of the sign-in: one request instead of seven. */
const FIRST = [
  'lib/(api|errors|i18n|patiently|same-build|signed-out|stored|use-api-form|watched)',
  'features/auth/(api|auth|sign-in-form|use-entered)',
  'components/(brand-mark|entry-frame|form-problem|page-head)',
];
const START = new RegExp(`virtual:contract-paths|client/src/(${FIRST.join('|')})\\.`);

/** What every page behind the sign-in stands on: one request instead of twenty. */
const SHELL = [
  'app/shell/(bottom-bar|brand|keyboard|late-more-sheet|no-connection|places|session-ended|shell|side-nav|top-bar|use-[a-z-]+)',
  'app/slots/(inbox-count|publishing-foot)',
  'components/(count-badge|error-notice|late-dialog|link-button|loading-lines|network-sign|post-state-[a-z]+|source-tag|undo-line)',
  'features/(channels|notifications|publishing)/api',
  'features/publishing/(publishing-banner|publishing-foot|sending-health|use-pause)',
  'lib/(format|keys|search-box|undo|viewer-zone|zone-cities)',
];
const INSIDE = new RegExp(
  `client/src/(${SHELL.join('|')})\\.|node_modules/(temporal-|@tabler/icons-react/dist/esm/createReactComponent)`,
);

/** Recharts and what only it needs. Reached through client/src/charts/lazy.tsx alone, so it never weighs on a page. */
const RECHARTS =
  /node_modules\/(recharts|@reduxjs\/toolkit|redux|redux-thunk|react-redux|reselect|immer|decimal\.js-light|es-toolkit|victory-vendor|d3-[a-z]+|internmap|eventemitter3|tiny-invariant)\//;

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), contractPaths(), fewScales(), preloadFonts(), helloScript()],
  resolve: { alias: { '@tabler/icons-react': '@tabler/icons-react/dist/esm/icons/index.mjs' } },
  // Objects, not strings: a string would change the Host header, and the server refuses a foreign origin.
  server: { port: 5173, proxy: { '/api': { target: api }, '/media': { target: api } } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // What belongs to which chunk, read by server/bench/client.ts. The server never sends it: it is a dot file.
    manifest: true,
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
        codeSplitting: {
          groups: [
            // Libraries apart from our own: they compress better whole, and a release seldom changes them.
            { name: 'base', test: BASE, priority: 3 },
            { name: 'start', test: START, priority: 2 },
            { name: 'inside', test: INSIDE, priority: 1 },
            { name: 'recharts', test: RECHARTS, priority: 1 },
          ],
        },
      },
    },
  },
});
