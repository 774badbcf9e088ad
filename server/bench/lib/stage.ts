// A real PostgreSQL in a directory of its own, real worker processes, Redis where it is installed.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Database, openDatabase } from '../../src/lib/db.ts';
import { startEmbeddedPostgres } from '../../src/lib/embedded-postgres.ts';
import { migrate } from '../../src/lib/migrate.ts';

const SERVER = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const REDIS_BINARIES = [
  '/usr/bin/redis-server',
  '/usr/bin/valkey-server',
  '/usr/local/bin/redis-server',
];

export interface Stage {
  dir: string;
  databaseUrl: string;
  postgresPid: number;
  database: Database;
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const dir = await mkdtemp(path.join(tmpdir(), 'rupor-bench-'));
  await chmod(dir, 0o755);
  const postgres = await startEmbeddedPostgres(dir);
  await migrate(postgres.url);
  const database = openDatabase({ url: postgres.url });
  return {
    dir,
    databaseUrl: postgres.url,
    postgresPid: postgres.pid,
    database,
    async close() {
      await database.close();
      await postgres.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

export interface Process {
  pid: number;
  child: ChildProcess;
  output(): string;
  /** Resolves with the signal or exit code. */
  ended: Promise<NodeJS.Signals | number | null>;
}

/** The program's own entry: the built one while it is newer than every source, else the sources (slower to start). */
export function startRuporProcess(env: Record<string, string>): Process {
  const program = isBuilt() ? ['dist/main.js'] : ['--import', 'tsx', 'src/main.ts'];
  const child = spawn(process.execPath, [...nodeFlags(), ...program], {
    cwd: SERVER,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, RUPOR_LOG: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-20_000);
    });
  const ended = new Promise<NodeJS.Signals | number | null>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? code));
  });
  if (!child.pid) throw new Error('the process did not start');
  return { pid: child.pid, child, output: () => output, ended };
}

/** Those of `npm start`: what is measured is what people run. */
function nodeFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(path.join(SERVER, '../package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}

let built: boolean | undefined;

export function isBuilt(): boolean {
  built ??= newest('dist/main.js') > newest('src', '../shared/src', '../prisma/migrations');
  return built;
}

/** Time of the youngest file, 0 when there is none. */
function newest(...places: string[]): number {
  const times = places
    .map((place) => path.join(SERVER, place))
    .filter((place) => existsSync(place))
    .flatMap((place) =>
      statSync(place).isDirectory()
        ? readdirSync(place, { recursive: true, encoding: 'utf8' }).map((name) => path.join(place, name))
        : [place],
    )
    .map((file) => statSync(file).mtimeMs);
  return Math.max(0, ...times);
}

/** Asks until it is so. A condition, not a time: the limit only ends a hopeless wait. */
export async function until(
  what: string,
  condition: () => Promise<boolean>,
  limitMs = 60_000,
): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function workerIsAlive({ pool }: Database): Promise<boolean> {
  const { rows } = await pool.query('SELECT 1 FROM worker_heartbeat');
  return rows.length > 0;
}

export interface RedisServer {
  url: string;
  /** As a crash does: nothing is written any more. */
  kill(): Promise<void>;
  /** On the same port and data, after a kill. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export async function startRedis(binary: string, options: string[] = []): Promise<RedisServer> {
  const dir = await mkdtemp(path.join(tmpdir(), 'rupor-redis-'));
  const port = await freePort();
  const durable = ['--appendonly', 'yes', '--maxmemory-policy', 'noeviction', '--save', ''];
  const flags = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', dir, ...durable, ...options];
  let child: ChildProcess;
  let ended: Promise<unknown>;
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  const start = async () => {
    child = spawn(binary, flags, { stdio: 'ignore' });
    ended = new Promise((resolve) => child.once('exit', resolve));
    await until('redis answers', () => canConnect(port), 15_000);
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    kill: () => end('SIGKILL'),
    start,
    async stop() {
      await end('SIGTERM');
      await rm(dir, { recursive: true, force: true });
    },
  };
}

export async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.end();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
