// What the benches of visits and of links share: a Rupor process and a bare one, both under the same load.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { type LoadResult, load } from './http-load.ts';
import { freePort, type Process, type Stage, startRuporProcess, until } from './stage.ts';

/** So many that the rate is bound by work: an answer waits for a commit, and a hundred would mostly wait for the disk. */
export const CONNECTIONS = 400;
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

/** A handler that reads the same and stores nothing. */
export async function bareLoad(request: (n: number) => string, ms: number): Promise<LoadResult> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'bare-server.mjs')]);
  const port = await new Promise<number>((resolve) =>
    child.stdout.once('data', (line) => resolve(Number(line))),
  );
  await load({ port, connections: CONNECTIONS, ms: WARM_UP_MS, request });
  const result = await load({ port, connections: CONNECTIONS, ms, request });
  child.kill('SIGKILL');
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
