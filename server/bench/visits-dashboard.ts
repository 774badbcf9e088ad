// How quickly the screens of a site answer over 30 days at 100 thousand and 1 million events (BENCH_ROWS=10m: 10 million
// as well), and what an event weighs on disk. All sites lie in one database; requests go over HTTP, one after another.
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import { addDays } from '@rupor/shared/insights/period';
import type pg from 'pg';
import { buildApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { createSession } from '../src/features/auth/session.service.ts';
import { writeBlock } from '../src/features/visits/reports/trails.service.ts';
import { createListener } from '../src/http/listener.ts';
import { createLogger } from '../src/lib/logger.ts';
import { type Figures, percentile, report } from './lib/report.ts';
import { DAYS, type SeededSite, seedVisits } from './lib/seed-visits.ts';
import { openStage } from './lib/stage.ts';

const SIZES = process.env.BENCH_ROWS === '10m' ? [100_000, 1_000_000, 10_000_000] : [100_000, 1_000_000];
const LIMITS = { ratio: 1.5, filteredMs: 1_500, bytesPerEvent: 300 };
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 20);
const WARM_UP = 3;

const stage = await openStage();
const { pool } = stage.database;
const config = readConfig({ RUPOR_DATA_DIR: stage.dir, RUPOR_LOG: 'error', DATABASE_URL: stage.databaseUrl });
const built = await buildApp({ config, databaseUrl: stage.databaseUrl, logger: createLogger('error') });
const server = http.createServer(createListener(built.app));
try {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { cookie, organizationId } = await createOwner(pool);
  const sites = await seedVisits(pool, organizationId, SIZES);
  await createGoals(pool, organizationId);
  for (const { number } of sites) await keepBlocks(number);
  await pool.query('VACUUM ANALYZE');
  const bytesPerEvent = await weigh(pool, sites);
  const rows: Figures[] = [];
  const worst = { ratio: 0, filteredMs: 0 };
  for (const question of questions()) {
    // Turn by turn, so that whatever else the machine does hits all alike.
    const times = sites.map((): number[] => []);
    for (let round = -WARM_UP; round < ROUNDS; round += 1)
      for (const [at, site] of sites.entries()) {
        const took = await ask(`${origin}/api/visits/${question.path(site)}`, cookie);
        if (round >= 0) times[at]?.push(took);
      }
    const p95 = times.map((list) => percentile(list, 0.95));
    const ratio = (p95.at(-1) ?? 0) / (p95[0] ?? 1);
    if (question.isFiltered) worst.filteredMs = Math.max(worst.filteredMs, p95.at(-1) ?? 0);
    else worst.ratio = Math.max(worst.ratio, ratio);
    rows.push({
      question: question.name,
      ...Object.fromEntries(SIZES.map((size, at) => [`p95 ms ${size}`, round(p95[at] ?? 0)])),
      ratio: round(ratio),
      [`fastest ms ${SIZES.at(-1)}`]: round(Math.min(...(times.at(-1) ?? []))),
    });
  }
  const ok =
    worst.ratio <= LIMITS.ratio &&
    worst.filteredMs <= LIMITS.filteredMs &&
    bytesPerEvent <= LIMITS.bytesPerEvent;
  report({
    title: `visits-dashboard: ${DAYS} days of a site at ${SIZES.join(', ')} events`,
    notes: [
      `load average ${os.loadavg().map(round).join(', ')} on ${os.cpus().length} cores, this bench included`,
      `${sites.map(({ happenings, visits }) => `${happenings} events in ${visits} visits`).join('; ')}; ${ROUNDS} requests a question`,
      `limits: unfiltered ${LIMITS.ratio} times the smallest; from single visits ${LIMITS.filteredMs} ms; ${LIMITS.bytesPerEvent} bytes an event`,
    ],
    rows,
    result: {
      bench: 'visits-dashboard',
      events: SIZES.at(-1) ?? 0,
      worstRatio: round(worst.ratio),
      worstFilteredMs: round(worst.filteredMs),
      bytesPerEvent: Math.round(bytesPerEvent),
      ok,
    },
  });
} finally {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await built.close();
  await stage.close();
}

async function createOwner(of: pg.Pool): Promise<{ cookie: string; organizationId: string }> {
  const [organizationId, userId, memberId] = [randomUUID(), randomUUID(), randomUUID()];
  await of.query(
    `INSERT INTO organization (id, name, time_zone, updated_at) VALUES ($1, 'Bench', 'Asia/Yekaterinburg', now())`,
    [organizationId],
  );
  await of.query(
    `INSERT INTO "user" (id, name, email, updated_at) VALUES ($1, 'Bench', 'bench@bench.rupor', now())`,
    [userId],
  );
  await of.query('INSERT INTO member (id, organization_id, user_id) VALUES ($1, $2, $3)', [
    memberId,
    organizationId,
    userId,
  ]);
  await of.query(
    `INSERT INTO member_role (id, organization_id, member_id, role) VALUES (gen_random_uuid(), $1, $2, 'owner')`,
    [organizationId, memberId],
  );
  const line = await createSession(built.app, { userId, organizationId });
  return { cookie: line.slice(0, line.indexOf(';')), organizationId };
}

async function createGoals(of: pg.Pool, organizationId: string): Promise<void> {
  await of.query(
    `INSERT INTO visit_goal (id, organization_id, site_id, name, kind, pattern)
     SELECT gen_random_uuid(), $1, id, goal.name, goal.kind::visit_goal_kind, goal.pattern
     FROM site, (VALUES ('Вступить', 'page', '/path-5'), ('Заявка', 'form', '*')) AS goal (name, kind, pattern)`,
    [organizationId],
  );
}

/** As the job leaves it: every day but today, whose visits are put together at each question. */
async function keepBlocks(number: number): Promise<void> {
  let written = 1;
  while (written > 0) written = await writeBlock(built.app, { number, retentionDays: 400 });
}

/** Everything that visits leave, indexes too, over what happened. */
async function weigh(of: pg.Pool, sites: readonly SeededSite[]): Promise<number> {
  const { rows } = await of.query<{ bytes: number }>(
    `SELECT sum(pg_total_relation_size(c.oid))::float8 AS bytes FROM pg_class c
     WHERE c.relkind = 'r' AND c.relname LIKE 'visit\\_%'`,
  );
  return (rows[0]?.bytes ?? 0) / sites.reduce((sum, { happenings }) => sum + happenings, 0);
}

interface Asked {
  name: string;
  isFiltered: boolean;
  path: (site: SeededSite) => string;
}

function questions(): Asked[] {
  const today = new Date().toISOString().slice(0, 10);
  const last = (days: number) => `from=${addDays(today, 1 - days)}&to=${today}`;
  const sums = (name: string, path: string): Asked => ({
    name,
    isFiltered: false,
    path: ({ siteId }) => `${path}${path.includes('?') ? '&' : '?'}siteId=${siteId}`,
  });
  const visits = (name: string, path: string): Asked => ({ ...sums(name, path), isFiltered: true });
  const month = last(DAYS);
  const filters = (...list: [string, string][]) =>
    list
      .map(([by, value], at) => `filters[${at}][by]=${by}&filters[${at}][value]=${encodeURIComponent(value)}`)
      .join('&');
  const two = filters(['device', 'device-1'], ['source', 'vk']);
  const steps = ['/path-1', '/path-2', '/path-3']
    .map((path, at) => `steps[${at}][kind]=page&steps[${at}][pattern]=${encodeURIComponent(path)}`)
    .join('&');
  return [
    sums('overview', `overview?${month}`),
    sums('series by day', `series?${month}&unit=day`),
    sums('series by hour, 14 days', `series?${last(14)}&unit=hour`),
    ...['source', 'path', 'referrer', 'utmCampaign', 'device', 'country', 'custom'].map((by) =>
      sums(`panel ${by}`, `panel?${month}&by=${by}`),
    ),
    sums('state', `state?${month}`),
    sums('export of days', `export?${month}&what=days&locale=ru`),
    visits('the last 30 minutes', 'now'),
    visits('overview, 2 filters', `overview?${month}&${two}`),
    visits('series, 2 filters', `series?${month}&${two}`),
    visits('panel campaign, 2 filters', `panel?${month}&by=utmCampaign&${two}`),
    visits('panel custom, 2 filters', `panel?${month}&by=custom&${two}`),
    visits('panel path, 2 filters', `panel?${month}&by=path&${two}`),
    visits(
      'overview, page and source',
      `overview?${month}&${filters(['path', '/path-1'], ['source', 'vk'])}`,
    ),
    visits('funnel, 3 steps', `funnels/report?${month}&${steps}`),
    visits('two goals', `goals/report?${month}`),
    visits('retention', 'retention'),
    visits('funnel, 3 steps, 2 filters', `funnels/report?${month}&${steps}&${two}`),
  ];
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
