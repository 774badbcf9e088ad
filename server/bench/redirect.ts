// Short links a second, each click committed before its answer, as a share of what a bare handler answers that stores
// nothing; all of it on this machine at once: load, server, PostgreSQL. Then the server is killed in the midst: what was
// answered has to be there.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { CODE_LETTERS } from '@rupor/shared/links/code';
import { type LoadResult, load } from './lib/http-load.ts';
import { report } from './lib/report.ts';
import { freePort, openStage, type Process, type Stage, startRuporProcess, until } from './lib/stage.ts';

const CONNECTIONS = 100;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 10);
const LINKS = 25;
const LIMITS = { ratio: 0.5 };
const AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';

interface Running {
  port: number;
  process: Process;
}

const stage = await openStage();
try {
  await createLinks(stage);
  const bare = await bareRate();
  const server = await startServer(stage);
  const warm = await run(server, 2_000);
  const led = await run(server, SECONDS * 1000);
  const written = await countClicks(stage);
  const answered = (warm.statuses[302] ?? 0) + (led.statuses[302] ?? 0);
  server.process.child.kill('SIGKILL');
  await server.process.ended;
  const killed = await killedInTheMidst(stage, written);
  const ratio = led.perSecond / bare.perSecond;
  report({
    title: 'Short links, each click committed before its answer',
    notes: [
      `${CONNECTIONS} connections, ${SECONDS} s, ${LINKS} links; bare: stores nothing; limit: ratio ${LIMITS.ratio}`,
      'differs: answers less clicks in the database; killed: SIGKILL in the midst of the load',
    ],
    rows: [
      { what: 'bare handler', perSecond: bare.perSecond, p50Ms: round(bare.p50), p99Ms: round(bare.p99) },
      { what: 'links', perSecond: led.perSecond, p50Ms: round(led.p50), p99Ms: round(led.p99) },
      { what: 'differs', answered, written, missing: answered - written },
      { what: 'killed', answered: killed.answered, lost: killed.lost },
    ],
    result: {
      bench: 'redirect',
      perSecond: led.perSecond,
      p99Ms: round(led.p99),
      ratio: round(ratio),
      missing: answered - written,
      lost: killed.lost,
      ok: ratio >= LIMITS.ratio && answered === written && killed.lost === 0,
    },
  });
} finally {
  await stage.close();
}

function codeOf(n: number): string {
  return `bcdfg${CODE_LETTERS[n % 5]}${CODE_LETTERS[Math.floor(n / 5) % CODE_LETTERS.length]}`;
}

async function createLinks({ database }: Stage): Promise<void> {
  const organization = await database.prisma.organization.create({
    data: { name: 'Bench', timeZone: 'Asia/Yekaterinburg' },
  });
  await database.prisma.shortLink.createMany({
    data: Array.from({ length: LINKS }, (_, n) => ({
      ...{ organizationId: organization.id, code: codeOf(n), kind: 'own' as const },
      target: `https://profsoyuz.example/page/${n}?utm_source=vk`,
      targetHost: 'profsoyuz.example',
    })),
  });
}

async function bareRate(): Promise<LoadResult> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'lib/bare-server.mjs')]);
  const port = await new Promise<number>((resolve) =>
    child.stdout.once('data', (line) => resolve(Number(line))),
  );
  await load({ port, connections: CONNECTIONS, ms: 2_000, request: click });
  const result = await load({ port, connections: CONNECTIONS, ms: SECONDS * 1000, request: click });
  child.kill('SIGKILL');
  return result;
}

async function startServer({ databaseUrl, dir }: Stage): Promise<Running> {
  const port = await freePort();
  const running = startRuporProcess({
    RUPOR_ROLE: 'all',
    RUPOR_DATA_DIR: dir,
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    HOST: '127.0.0.1',
    TRUST_PROXY: '1',
  });
  await until('the server answers', async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null);
    return answer?.ok === true;
  });
  return { port, process: running };
}

function run({ port }: Running, ms: number): Promise<LoadResult> {
  return load({ port, connections: CONNECTIONS, ms, request: click });
}

/** As a browser asks: 40,000 people, every tenth over a link that was shared on. */
function click(n: number): string {
  const who = (n * 7919) % 40_000;
  const bucket = n % 10 === 0 ? '.k7' : '';
  return `GET /l/${codeOf(n % LINKS)}${bucket} HTTP/1.1\r\nHost: b\r\nUser-Agent: ${AGENT}\r\nAccept: text/html,*/*;q=0.8\r\nAccept-Language: ru-RU\r\nReferer: https://vk.com/\r\nSec-Fetch-Mode: navigate\r\nX-Forwarded-For: 10.${who >> 8}.${who & 255}.1\r\n\r\n`;
}

async function countClicks({ database }: Stage): Promise<number> {
  const { rows } = await database.pool.query<{ rows: number; sums: number }>(
    `SELECT (SELECT count(*) FROM short_link_click)::int AS rows,
       (SELECT coalesce(sum(clicks), 0) FROM short_link_day)::int AS sums`,
  );
  const [counts = { rows: 0, sums: -1 }] = rows;
  // Rows and sums are written by one statement: were they to differ, neither could be believed.
  if (counts.rows !== counts.sums) throw new Error(`${counts.rows} clicks, ${counts.sums} in the sums`);
  return counts.rows;
}

/** What was answered must be there after a kill. */
async function killedInTheMidst(stage: Stage, before: number) {
  const { port, process: running } = await startServer(stage);
  const killed = new AbortController();
  const timer = setTimeout(() => {
    running.child.kill('SIGKILL');
    killed.abort();
  }, 2_000);
  const { statuses } = await load({
    port,
    connections: CONNECTIONS,
    ms: 10_000,
    until: killed.signal,
    request: click,
  });
  clearTimeout(timer);
  await running.ended;
  const answered = statuses[302] ?? 0;
  return { answered, lost: Math.max(0, answered - ((await countClicks(stage)) - before)) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
