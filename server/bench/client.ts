// Weight of the client as a browser meets it, and Lighthouse on the sign-in and home pages of the demo organization.
import { gzipSync } from 'node:zlib';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { ensureBrowser } from '../cli/lib/test-tools.mjs';
import { DEMO_PASSWORD, demoEmail } from '../src/features/auth/demo-accounts.ts';
import { makeDataDir, startServer } from '../system/process.ts';
import { chartFiles } from './lib/chart-chunks.ts';
import { type Figures, report } from './lib/report.ts';

const FIRST_SCREEN_KB = 180;
const ROUTE_KB = 90;
const LIGHTHOUSE = 90;
const DEBUG_PORT = 9_333;
const TWO_CHARTS = 2;

interface Route {
  path: string;
  /** What the table calls it, where the path is not enough. */
  name?: string;
  /** To its end, as a person who reads on. */
  isScrolled?: boolean;
  /** Waits until so many charts are drawn. */
  charts?: number;
}

const executablePath = await ensureBrowser();
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
  const files = { seen: new Set<string>(), charts: chartFiles() };
  const context = await browser.newContext({ baseURL: origin, locale: 'ru-RU' });
  const first = await weigh({ context, route: { path: '/sign-in' }, files });
  rows.push(row('/sign-in', first, FIRST_SCREEN_KB));
  await signIn(context);
  // What every signed-in screen shares (shell, session) is loaded by the first of them and counted there.
  const weights: Weight[] = [];
  for (const route of await listRoutes(context)) {
    const weight = await weigh({ context, route, files });
    weights.push(weight);
    rows.push(row(route.name ?? route.path, weight, ROUTE_KB));
  }
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  await context.close();
  const signInScore = await lighthouseScore(`${origin}/sign-in`);
  const homeScore = await lighthouseScore(`${origin}/`, { Cookie: cookie });
  rows.push({ page: 'Lighthouse /sign-in', score: signInScore, limit: LIGHTHOUSE });
  rows.push({ page: 'Lighthouse /', score: homeScore, limit: LIGHTHOUSE });
  const heaviestRoute = Math.max(...weights.map(({ own }) => own));
  const chartsKb = Math.max(...weights.map(({ charts }) => charts));
  const ok =
    first.own + first.charts <= FIRST_SCREEN_KB &&
    heaviestRoute <= ROUTE_KB &&
    signInScore >= LIGHTHOUSE &&
    homeScore >= LIGHTHOUSE;
  report({
    title:
      'Client: JavaScript a page adds (gzip level 9, cold cache), Lighthouse performance (mobile preset)',
    notes: [
      'Pages are opened one after another in one browser: «own» counts only files not loaded before.',
      '«charts, lazy» is Recharts and what only charts need; it loads after the page, when a chart is to be drawn.',
      'It is counted on each page that asks for it, although a browser fetches it once.',
    ],
    rows,
    result: {
      bench: 'client',
      firstScreenKb: first.own,
      heaviestRouteKb: heaviestRoute,
      lazyChartsKb: chartsKb,
      heaviestRouteWithChartsKb: Math.max(...weights.map(({ own, charts }) => rounded(own + charts))),
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

interface Weight {
  own: number;
  charts: number;
}

function row(page: string, { own, charts }: Weight, limit: number): Figures {
  return { page, 'own js kB gzip': own, limit, 'charts, lazy kB': charts, 'both kB': rounded(own + charts) };
}

async function listRoutes(context: BrowserContext): Promise<Route[]> {
  return [
    { path: '/' },
    { path: '/', name: '/ read to its end', isScrolled: true, charts: TWO_CHARTS },
    { path: '/calendar' },
    { path: '/inbox' },
    { path: '/posts' },
    { path: `/posts/${await publishedPost(context)}`, name: '/posts/… published', charts: 1 },
    { path: '/posts/new' },
    { path: '/channels' },
    { path: '/networks' },
    { path: '/insights', charts: TWO_CHARTS },
    { path: '/settings/organization' },
  ];
}

async function weigh({
  context,
  route,
  files,
}: {
  context: BrowserContext;
  route: Route;
  files: { seen: Set<string>; charts: ReadonlySet<string> };
}): Promise<Weight> {
  const page = await context.newPage();
  const sizes: Promise<Weight>[] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    const isChart = files.charts.has(pathname);
    if (!pathname.endsWith('.js') || (!isChart && files.seen.has(pathname))) return;
    files.seen.add(pathname);
    sizes.push(
      response.body().then((body) => {
        const bytes = gzipSync(body, { level: 9 }).length;
        return isChart ? { own: 0, charts: bytes } : { own: bytes, charts: 0 };
      }),
    );
  });
  await page.goto(route.path, { waitUntil: 'networkidle' });
  if (route.isScrolled) await scrollToEnd(page);
  if (route.charts)
    await page
      .locator('svg[data-chart]')
      .nth(route.charts - 1)
      .waitFor();
  const bytes = await Promise.all(sizes);
  await page.close();
  const sum = (part: keyof Weight) => rounded(bytes.reduce((total, size) => total + size[part], 0) / 1000);
  return { own: sum('own'), charts: sum('charts') };
}

/** What stands below loads as it comes into view, and makes the page longer. */
async function scrollToEnd(page: Page): Promise<void> {
  await page.locator('main').evaluate((main) => main.scrollIntoView({ block: 'end' }));
}

function rounded(kilobytes: number): number {
  return Math.round(kilobytes * 10) / 10;
}

async function publishedPost(context: BrowserContext): Promise<string> {
  const response = await context.request.get('/api/posts?states[]=published');
  const { items } = (await response.json()) as { items: { id: string }[] };
  if (!items[0]) throw new Error('the demo has no published post');
  return items[0].id;
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
