// Visits a second, acknowledged after their commit, as a share of what a bare handler answers that stores nothing; all of
// it on this machine at once: load, server, PostgreSQL. Then the server is killed in the midst, and asked for too much.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type LoadResult, load } from './lib/http-load.ts';
import { report } from './lib/report.ts';
import { freePort, openStage, type Process, type Stage, startRuporProcess, until } from './lib/stage.ts';

const CONNECTIONS = 100;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 10);
const LIMITS = { ratio: 0.5, memoryMb: 600 };
const AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';

const stage = await openStage();
const key = `bench-${randomUUID().slice(0, 8)}`;
try {
  await createSite(stage);
  const bare = await bareRate();
  const server = await startServer(stage);
  await load({ port: server.port, connections: CONNECTIONS, ms: 2_000, request: hello(1e12) });
  const stored = await load({
    port: server.port,
    connections: CONNECTIONS,
    ms: SECONDS * 1000,
    request: hello(0),
  });
  const overload = await overloaded(server);
  server.process.child.kill('SIGKILL');
  await server.process.ended;
  const crash = await killedInTheMidst(stage);
  const ratio = stored.perSecond / bare.perSecond;
  report({
    title: 'Visits, acknowledged after their commit',
    notes: [
      `${CONNECTIONS} connections, ${SECONDS} s; bare: reads the same and stores nothing; limit: ratio ${LIMITS.ratio}`,
      'killed: SIGKILL in the midst of the load; overload: forty times as many requests on their way at once',
    ],
    rows: [
      { what: 'bare handler', perSecond: bare.perSecond, p50Ms: round(bare.p50), p99Ms: round(bare.p99) },
      { what: 'visits', perSecond: stored.perSecond, p50Ms: round(stored.p50), p99Ms: round(stored.p99) },
      { what: 'killed', acknowledged: crash.acknowledged, lost: crash.lost, twice: crash.twice },
      {
        what: 'overload',
        stored: overload.stored,
        answered503: overload.refused,
        maxMb: round(overload.memoryMb),
      },
    ],
    result: {
      bench: 'ingest',
      perSecond: stored.perSecond,
      p99Ms: round(stored.p99),
      ratio: round(ratio),
      lost: crash.lost,
      twice: crash.twice,
      answered503: overload.refused,
      maxMb: round(overload.memoryMb),
      ok:
        ratio >= LIMITS.ratio &&
        crash.lost === 0 &&
        crash.twice === 0 &&
        overload.refused > 0 &&
        overload.memoryMb <= LIMITS.memoryMb,
    },
  });
} finally {
  await stage.close();
}

async function createSite({ database }: Stage): Promise<void> {
  const organization = await database.prisma.organization.create({
    data: { name: 'Bench', timeZone: 'Asia/Yekaterinburg' },
  });
  await database.prisma.site.create({
    data: {
      organizationId: organization.id,
      name: 'Bench',
      key,
      timeZone: 'Asia/Yekaterinburg',
      allowedHosts: ['site.example'],
    },
  });
}

async function bareRate(): Promise<LoadResult> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'lib/bare-server.mjs')]);
  const port = await new Promise<number>((resolve) =>
    child.stdout.once('data', (line) => resolve(Number(line))),
  );
  await load({ port, connections: CONNECTIONS, ms: 2_000, request: hello(0) });
  const result = await load({ port, connections: CONNECTIONS, ms: SECONDS * 1000, request: hello(0) });
  child.kill('SIGKILL');
  return result;
}

interface Running {
  port: number;
  process: Process;
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

/** As a browser sends it: 40,000 visitors, 200 pages, every tenth visit marked. */
function hello(from: number): (n: number) => string {
  return (n) => {
    const who = (n * 7919) % 40_000;
    const body = JSON.stringify({
      k: key,
      t: 'view',
      u: `https://site.example/page/${n % 200}${n % 10 === 0 ? '?utm_source=vk&utm_campaign=202611_vstupay' : ''}`,
      r: n % 3 === 0 ? 'https://away.vk.com/' : '',
      i: from + n,
    });
    return `POST /hello HTTP/1.1\r\nHost: b\r\nContent-Type: text/plain\r\nOrigin: https://site.example\r\nUser-Agent: ${AGENT}\r\nAccept-Language: ru-RU\r\nX-Forwarded-For: 10.${who >> 8}.${who & 255}.1\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  };
}

async function overloaded({ port, process: { pid } }: Running) {
  let memoryMb = 0;
  const watch = setInterval(() => {
    const kb = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    memoryMb = Math.max(memoryMb, Number(kb ?? 0) / 1024);
  }, 100);
  const { statuses } = await load({
    port,
    connections: CONNECTIONS * 4,
    pipelined: 10,
    ms: 5_000,
    request: hello(1e10),
  });
  clearInterval(watch);
  return { stored: statuses[202] ?? 0, refused: statuses[503] ?? 0, memoryMb };
}

/** What was acknowledged must be there after a kill, and nothing twice. */
async function killedInTheMidst(stage: Stage) {
  const { port, process: running } = await startServer(stage);
  const acknowledged = new Set<number>();
  const from = 2e10;
  const killed = new AbortController();
  const timer = setTimeout(() => {
    running.child.kill('SIGKILL');
    killed.abort();
  }, 2_000);
  await load({
    port,
    connections: CONNECTIONS,
    ms: 10_000,
    until: killed.signal,
    request: hello(from),
    onAnswer: (n, status) => {
      if (status === 202) acknowledged.add(from + n);
    },
  });
  clearTimeout(timer);
  await running.ended;
  const { rows } = await stage.database.pool.query<{ nonce: string }>(
    'SELECT nonce FROM visit_seen WHERE nonce >= $1 AND nonce < $2',
    [from, 3e10],
  );
  const there = new Set(rows.map(({ nonce }) => Number(nonce)));
  const { rows: counts } = await stage.database.pool.query<{
    seen: number;
    happened: number;
    summed: number;
  }>(
    `SELECT (SELECT count(*) FROM visit_seen)::int AS seen, (SELECT count(*) FROM visit_happening)::int AS happened,
       (SELECT coalesce(sum(views), 0) FROM (SELECT views FROM visit_hour
         UNION ALL SELECT views FROM visit_delta WHERE dimension = 0) s)::int AS summed`,
  );
  const [{ seen, happened, summed } = { seen: 0, happened: 0, summed: 0 }] = counts;
  return {
    acknowledged: acknowledged.size,
    lost: [...acknowledged].filter((nonce) => !there.has(nonce)).length,
    twice: Math.abs(happened - seen) + Math.abs(summed - happened),
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
