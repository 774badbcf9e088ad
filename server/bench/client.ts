// Weight of the client as a browser meets it, and Lighthouse on the sign-in and home pages of the demo organization.
import { gzipSync } from 'node:zlib';
import { type BrowserContext, chromium } from 'playwright-core';
import { ensureBrowser } from '../cli/lib/test-tools.mjs';
import { DEMO_PASSWORD, demoEmail } from '../src/features/auth/demo-accounts.ts';
import { makeDataDir, startServer } from '../system/process.ts';
import { type Figures, report } from './lib/report.ts';

const FIRST_SCREEN_KB = 180;
const ROUTE_KB = 90;
const LIGHTHOUSE = 90;
const DEBUG_PORT = 9_333;
const ROUTES = [
  '/',
  '/calendar',
  '/inbox',
  '/posts',
  '/posts/new',
  '/channels',
  '/networks',
  '/insights',
  '/settings/organization',
];

const executablePath = ensureBrowser();
const { dir, remove } = await makeDataDir();
const server = startServer({ RUPOR_DATA_DIR: dir, RUPOR_DEMO: '1', NODE_ENV: 'production' });
const origin = await server.origin();
const browser = await chromium.launch({
  executablePath,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--remote-debugging-port=${DEBUG_PORT}`,
  ],
});
try {
  const rows: Figures[] = [];
  const context = await browser.newContext({ baseURL: origin, locale: 'ru-RU' });
  const seen = new Set<string>();
  const firstScreen = await weigh({ context, path: '/sign-in', seen });
  rows.push({ page: '/sign-in', 'js kB gzip': firstScreen, limit: FIRST_SCREEN_KB });
  await signIn(context);
  // What every signed-in screen shares (shell, session) is loaded by the first of them and counted there.
  const routes: number[] = [];
  for (const path of ROUTES) {
    const added = await weigh({ context, path, seen });
    routes.push(added);
    rows.push({ page: path, 'js kB gzip': added, limit: ROUTE_KB });
  }
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  await context.close();
  const signInScore = await lighthouseScore(`${origin}/sign-in`);
  const homeScore = await lighthouseScore(`${origin}/`, { Cookie: cookie });
  rows.push({ page: 'Lighthouse /sign-in', score: signInScore, limit: LIGHTHOUSE });
  rows.push({ page: 'Lighthouse /', score: homeScore, limit: LIGHTHOUSE });
  const heaviestRoute = Math.max(...routes);
  const ok =
    firstScreen <= FIRST_SCREEN_KB &&
    heaviestRoute <= ROUTE_KB &&
    signInScore >= LIGHTHOUSE &&
    homeScore >= LIGHTHOUSE;
  report({
    title:
      'Client: JavaScript a page adds (gzip level 9, cold cache), Lighthouse performance (mobile preset)',
    notes: [
      'Pages are opened one after another in one browser: each row counts only files not loaded before.',
    ],
    rows,
    result: {
      bench: 'client',
      firstScreenKb: firstScreen,
      heaviestRouteKb: heaviestRoute,
      signInScore,
      homeScore,
      ok,
    },
  });
} finally {
  await browser.close();
  server.child.kill('SIGTERM');
  await server.exited;
  await remove();
}

async function weigh({ context, path, seen }: { context: BrowserContext; path: string; seen: Set<string> }) {
  const page = await context.newPage();
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (!pathname.endsWith('.js') || seen.has(pathname)) return;
    seen.add(pathname);
    sizes.push(response.body().then((body) => gzipSync(body, { level: 9 }).length));
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  await page.close();
  return Math.round(bytes / 100) / 10;
}

async function signIn(context: BrowserContext): Promise<void> {
  const response = await context.request.post('/api/auth/sign-in', {
    data: { login: demoEmail('owner'), password: DEMO_PASSWORD },
    headers: { 'x-rupor-request': '1' },
  });
  if (!response.ok()) throw new Error(`sign-in answered ${response.status()}`);
}

/** Performance, 0 to 100: the median of three runs, because one run on a shared machine says little. */
async function lighthouseScore(url: string, extraHeaders?: Record<string, string>): Promise<number> {
  const { default: lighthouse } = await import('lighthouse');
  const scores: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const result = await lighthouse(url, {
      port: DEBUG_PORT,
      onlyCategories: ['performance'],
      extraHeaders,
      logLevel: 'error',
      disableStorageReset: true,
    });
    scores.push(Math.round((result?.lhr.categories.performance?.score ?? 0) * 100));
  }
  return scores.sort((a, b) => a - b)[1] ?? 0;
}
