// Visits a second, acknowledged after their commit, as a share of what a bare handler answers that stores nothing; all of
// it on this machine at once: load, server, PostgreSQL. What is acknowledged waits in the intake until it is worked off into
// visits and sums: how much was left when the load ended, and how fast it went, stands beside it. Then the server is asked
// for too much, and killed in the midst: after its restart every acknowledged visit has to be there once.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { load } from './lib/http-load.ts';
import { report, round } from './lib/report.ts';
import {
  AGENT,
  CONNECTIONS,
  compare,
  countWaiting,
  kill,
  killInTheMidst,
  type Running,
  SECONDS,
  startServer,
  warmUp,
  workedOff,
} from './lib/server-under-load.ts';
import { openStage, type Stage } from './lib/stage.ts';

const LIMITS = { ratio: 0.5, memoryMb: 600 };

const stage = await openStage();
const key = `bench-${randomUUID().slice(0, 8)}`;
try {
  await createSite(stage);
  const server = await startServer(stage);
  await warmUp(stage, server, hello(1e12));
  const compared = await compare(stage, server, { taken: 202, requestOf: (turn) => hello(turn * 1e9) });
  const overload = await overloaded(server);
  await kill(server);
  const crash = await killedInTheMidst(stage);
  const { perSecond, barePerSecond, ratio, p50, p99, backlog } = compared;
  report({
    title: 'Visits, acknowledged after their commit',
    notes: [
      `${CONNECTIONS} connections, ${SECONDS} s each, turn by turn; bare: reads the same and stores nothing; limit: ratio ${LIMITS.ratio}`,
      'worked off: from the intake into visits and sums, after each turn; all: acknowledged, over load and work together',
      'killed: SIGKILL in the midst of the load, counted after a restart; overload: twenty times as many requests on their way at once',
    ],
    rows: [
      { what: 'bare handler', perSecond: barePerSecond },
      { what: 'acknowledged', perSecond, p50Ms: p50, p99Ms: p99 },
      { what: 'worked off', ...backlog },
      { what: 'all', perSecond: compared.allPerSecond },
      { what: 'killed', ...crash },
      {
        what: 'overload',
        acknowledged: overload.stored,
        answered503: overload.refused,
        maxMb: round(overload.memoryMb),
      },
    ],
    result: {
      bench: 'ingest',
      perSecond,
      p99Ms: p99,
      ratio,
      workedOffPerSecond: backlog.perSecond,
      allPerSecond: compared.allPerSecond,
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
    connections: CONNECTIONS,
    pipelined: 20,
    ms: 5_000,
    request: hello(1e10),
  });
  clearInterval(watch);
  return { stored: statuses[202] ?? 0, refused: statuses[503] ?? 0, memoryMb };
}

/** What was acknowledged must be there after a kill and a restart, and nothing twice. */
async function killedInTheMidst(stage: Stage) {
  const acknowledged = new Set<number>();
  const from = 2e10;
  await killInTheMidst(await startServer(stage), {
    request: hello(from),
    onAnswer: (n, status) => {
      if (status === 202) acknowledged.add(from + n);
    },
  });
  const inIntake = await countWaiting(stage);
  const again = await startServer(stage);
  await workedOff(stage);
  await kill(again);
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
    inIntake,
    lost: [...acknowledged].filter((nonce) => !there.has(nonce)).length,
    twice: Math.abs(happened - seen) + Math.abs(summed - happened),
  };
}
