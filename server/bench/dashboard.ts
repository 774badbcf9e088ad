// How quickly the screens of numbers and the calendar answer with two years of posts, and what ten times as many
// posts cost. Both organizations lie in one database; requests go over HTTP, one after another.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { addDays } from '@rupor/shared/insights/period';
import { buildApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { createSession } from '../src/features/auth/session.service.ts';
import { refreshHourMonths } from '../src/features/metrics/hour-months.service.ts';
import { createHttpApp } from '../src/http/app.ts';
import { createLogger } from '../src/lib/logger.ts';
import { type Figures, percentile, report } from './lib/report.ts';
import { DAYS, type Seeded, seedDashboard } from './lib/seed-dashboard.ts';
import { openStage } from './lib/stage.ts';

const LARGE = 20_000;
const SMALL = 2_000;
const LIMIT_MS = 150;
const RATIO = 2;
const ROUNDS = 30;
const WARM_UP = 4;

const stage = await openStage();
const { pool } = stage.database;
const config = readConfig({ RUPOR_DATA_DIR: stage.dir, RUPOR_LOG: 'error', DATABASE_URL: stage.databaseUrl });
const built = await buildApp({ config, databaseUrl: stage.databaseUrl, logger: createLogger('error') });
const server = http.createServer(createHttpApp(built.app));
try {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const small = await prepare(SMALL);
  const large = await prepare(LARGE);
  const rows: Figures[] = [];
  const pooled = { small: [] as number[], large: [] as number[] };
  for (const [name, path] of Object.entries(questions())) {
    const times = { small: [] as number[], large: [] as number[] };
    // Turn by turn, so that whatever else the machine does hits both alike.
    for (let round = -WARM_UP; round < ROUNDS; round += 1)
      for (const [size, seeded] of [
        ['small', small],
        ['large', large],
      ] as const) {
        const took = await ask(`${origin}/api${path(seeded)}`, seeded.cookie);
        if (round >= 0) times[size].push(took);
      }
    pooled.small.push(...times.small);
    pooled.large.push(...times.large);
    const [few, many] = [percentile(times.small, 0.95), percentile(times.large, 0.95)];
    rows.push({
      question: name,
      [`p95 ms ${SMALL}`]: round(few),
      [`p95 ms ${LARGE}`]: round(many),
      ratio: round(many / few),
    });
  }
  const worst = Math.max(...rows.map((row) => Number(row[`p95 ms ${LARGE}`])));
  const p95 = { small: percentile(pooled.small, 0.95), large: percentile(pooled.large, 0.95) };
  const ratio = round(p95.large / p95.small);
  const worstRatio = Math.max(...rows.map((row) => Number(row.ratio)));
  report({
    title: `dashboard: 20 channels, ${DAYS} days, ${LARGE} posts against ${SMALL}`,
    notes: [
      `${large.targets} publications in channels, ${large.dayRows} day rows; ${ROUNDS} requests a question`,
      `limits: p95 of every question ${LIMIT_MS} ms, and at most ${RATIO} times that of ${SMALL} posts`,
      `the calendar is asked as the screen asks: 5 entries a day of a month, 12 of a week`,
    ],
    rows,
    result: {
      bench: 'dashboard',
      p95Ms: round(p95.large),
      p95SmallMs: round(p95.small),
      worstP95Ms: worst,
      worstRatio,
      ratio,
      ok: worst <= LIMIT_MS && worstRatio <= RATIO,
    },
  });
} finally {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await built.close();
  await stage.close();
}

async function prepare(posts: number): Promise<Seeded & { cookie: string }> {
  const seeded = await seedDashboard(pool, posts);
  await refreshHourMonths(built.app, seeded.organizationId);
  await pool.query('VACUUM ANALYZE');
  const { userId, organizationId } = seeded;
  const line = await createSession(built.app, { userId, organizationId });
  return { ...seeded, cookie: line.slice(0, line.indexOf(';')) };
}

function questions(): Record<string, (seeded: Seeded) => string> {
  const today = new Date().toISOString().slice(0, 10);
  const last = (days: number) => `from=${addDays(today, -days)}&to=${addDays(today, -1)}`;
  return {
    'overview 28 days': () => `/insights/overview?${last(28)}`,
    'overview 365 days': () => `/insights/overview?${last(365)}`,
    'series 28 days': () => `/insights/series?${last(28)}&metric=views`,
    'series by channel 90 days': () => `/insights/series?${last(90)}&metric=engagement&by=channel`,
    'series by rubric 2 years': () => `/insights/series?${last(700)}&metric=views&by=rubric`,
    'breakdown rubric 28 days': () => `/insights/breakdown?${last(28)}&by=rubric`,
    'breakdown hours 365 days': () => `/insights/breakdown?${last(365)}&by=weekdayHour`,
    'best and worst 28 days': () => `/insights/posts?${last(28)}`,
    'followers 90 days': () => `/insights/followers?${last(90)}`,
    'numbers of one post': ({ postId }) => `/insights/posts/${postId}`,
    'calendar month': () => `/calendar?from=${addDays(today, -21)}&to=${addDays(today, 20)}&perDay=5`,
    'calendar week': () => `/calendar?from=${addDays(today, -3)}&to=${addDays(today, 3)}`,
    'list of posts': () => '/posts',
  };
}

async function ask(url: string, cookie: string): Promise<number> {
  const started = performance.now();
  const response = await fetch(url, { headers: { cookie, 'x-rupor-request': '1' } });
  const body = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${url}: ${body.slice(0, 200)}`);
  return performance.now() - started;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
