// What the benches of visits and of links share: a Rupor process and a bare one, both under the same load.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { type LoadResult, load } from './http-load.ts';
import { percentile, round } from './report.ts';
import { freePort, type Process, type Stage, startRuporProcess, until } from './stage.ts';

/** So many that the rate is bound by work: an answer waits for a commit, and a hundred would mostly wait for the disk. */
export const CONNECTIONS = 200;
export const SECONDS = Number(process.env.BENCH_SECONDS ?? 10);
const WARM_UP_MS = 2_000;
export const AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';

export interface Running {
  port: number;
  process: Process;
}

export async function startServer({ databaseUrl, dir }: Stage): Promise<Running> {
  const port = await freePort();
  const running = startRuporProcess({
    RUPOR_ROLE: 'all',
    RUPOR_DATA_DIR: dir,
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    HOST: '127.0.0.1',
    TRUST_PROXY: '1',
    ...(process.env.BENCH_NODE_OPTIONS ? { NODE_OPTIONS: process.env.BENCH_NODE_OPTIONS } : {}),
  });
  await until('the server answers', async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null);
    return answer?.ok === true;
  });
  return { port, process: running };
}

export interface Compared {
  /** Answers a second with the status that says it was taken, and the same of a handler that stores nothing. */
  perSecond: number;
  barePerSecond: number;
  ratio: number;
  /** Medians of the turns. */
  p50: number;
  p99: number;
  taken: number;
  /** What the turns have left in the intake, and how it went when nothing more came. */
  backlog: { left: number; seconds: number; perSecond: number };
  /** Over load and work together. */
  allPerSecond: number;
}

const TURNS = 5;

interface Comparing {
  taken: number;
  requestOf(turn: number): (n: number) => string;
}

/**
 * The server and a bare handler under the same load, turn by turn, so that what else the machine does meets both; the
 * intake is worked off before each turn of the bare one.
 */
export async function compare(
  stage: Stage,
  server: Running,
  { taken: status, requestOf }: Comparing,
): Promise<Compared> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'bare-server.mjs')]);
  const barePort = await new Promise<number>((resolve) =>
    child.stdout.once('data', (line) => resolve(Number(line))),
  );
  const run = (port: number, ms: number, turn: number) =>
    load({ port, connections: CONNECTIONS, ms, request: requestOf(turn) });
  await run(barePort, WARM_UP_MS, 0);
  const ms = (SECONDS * 1000) / TURNS;
  const bare: LoadResult[] = [];
  const own: LoadResult[] = [];
  const backlog = { left: 0, seconds: 0 };
  for (let turn = 1; turn <= TURNS; turn += 1) {
    bare.push(await run(barePort, ms, turn));
    own.push(await run(server.port, ms, turn));
    const { left, seconds } = await workedOff(stage);
    backlog.left += left;
    backlog.seconds += seconds;
  }
  child.kill('SIGKILL');
  const sum = (turns: readonly LoadResult[], of: (turn: LoadResult) => number) =>
    turns.reduce((all, turn) => all + of(turn), 0);
  const taken = sum(own, ({ statuses }) => statuses[status] ?? 0);
  const seconds = sum(own, (turn) => turn.seconds);
  const barePerSecond =
    sum(bare, (turn) => turn.perSecond * turn.seconds) / sum(bare, (turn) => turn.seconds);
  return {
    perSecond: Math.round(taken / seconds),
    barePerSecond: Math.round(barePerSecond),
    ratio: round(taken / seconds / barePerSecond),
    p50: round(
      percentile(
        own.map(({ p50 }) => p50),
        0.5,
      ),
    ),
    p99: round(
      percentile(
        own.map(({ p99 }) => p99),
        0.5,
      ),
    ),
    taken,
    backlog: {
      left: backlog.left,
      seconds: round(backlog.seconds),
      perSecond: Math.round(backlog.left / backlog.seconds),
    },
    allPerSecond: Math.round(taken / (seconds + backlog.seconds)),
  };
}

/** One process from cold: what is compiled and remembered is so afterwards. */
export async function warmUp(
  stage: Stage,
  { port }: Running,
  request: (n: number) => string,
): Promise<LoadResult> {
  const result = await load({ port, connections: CONNECTIONS, ms: WARM_UP_MS, request });
  await workedOff(stage);
  return result;
}

export async function kill({ process: { child, ended } }: Running): Promise<void> {
  child.kill('SIGKILL');
  await ended;
}

/** Runs a load and kills the server in its midst; what was answered has to be there afterwards. */
export async function killInTheMidst(
  server: Running,
  given: { request(n: number): string; onAnswer(n: number, status: number): void },
): Promise<void> {
  const killed = new AbortController();
  const timer = setTimeout(() => {
    server.process.child.kill('SIGKILL');
    killed.abort();
  }, 2_000);
  const { port } = server;
  await load({ port, connections: CONNECTIONS, ms: 10_000, until: killed.signal, ...given });
  clearTimeout(timer);
  await server.process.ended;
}

export async function countWaiting({ database }: Stage): Promise<number> {
  const { rows } = await database.pool.query<{ items: number }>(
    'SELECT coalesce(sum(items), 0)::int AS items FROM intake',
  );
  return rows[0]?.items ?? 0;
}

/** What the load has left behind, and how long the server works at it when nothing more comes. */
export async function workedOff(stage: Stage): Promise<{ left: number; seconds: number; perSecond: number }> {
  const left = await countWaiting(stage);
  const began = performance.now();
  await until('the intake is worked off', async () => (await countWaiting(stage)) === 0, 240_000);
  const seconds = (performance.now() - began) / 1000;
  return { left, seconds, perSecond: Math.round(left / seconds) };
}
