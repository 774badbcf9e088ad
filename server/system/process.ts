// Real processes of the built server for the tests of start, stop and topology.
import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

export interface Server {
  child: ChildProcess;
  /** Everything printed so far. */
  output(): string;
  /** Resolves when a line matches; rejects when the process ends first. */
  printed(pattern: RegExp): Promise<string>;
  /** Exit code; null when a signal ended it. */
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  origin(): Promise<string>;
}

/** Starts server/dist/main.js with nothing of this environment but PATH and what is given. */
export function startServer(env: Record<string, string>): Server {
  const child = spawn(process.execPath, [path.join(root, 'server/dist/main.js')], {
    cwd: root,
    env: { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: '0', RUPOR_LOG: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const listeners = new Set<() => void>();
  const collect = (chunk: Buffer) => {
    text += chunk.toString();
    for (const listener of listeners) listener();
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    child.on('close', (code, signal) => resolve({ code, signal })),
  );
  const printed = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(text);
        if (!match) return;
        listeners.delete(look);
        resolve(match[1] ?? match[0]);
      };
      listeners.add(look);
      look();
      exited.then(() => reject(new Error(`ended before ${pattern} was printed:\n${text}`)));
    });
  return {
    child,
    output: () => text,
    printed,
    exited,
    origin: () => printed(/ready: (http:\/\/localhost:\d+)/),
  };
}

/** A directory that the system user of PostgreSQL may enter. */
export async function makeDataDir(): Promise<{ dir: string; remove(): Promise<void> }> {
  const parent = await mkdtemp(path.join(tmpdir(), 'rupor-system-'));
  await chmod(parent, 0o755);
  return { dir: path.join(parent, 'data'), remove: () => rm(parent, { recursive: true, force: true }) };
}

/** Process id of the embedded PostgreSQL of a data directory; null when none is recorded. */
export async function postgresPid(dir: string): Promise<number | null> {
  try {
    return Number.parseInt(await readFile(path.join(dir, 'postgres/postmaster.pid'), 'utf8'), 10);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Asks again until the condition holds; fails with `what` at the deadline. */
export async function eventually(
  what: string,
  condition: () => boolean | Promise<boolean>,
  limitMs = 30_000,
) {
  const end = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`not within ${limitMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function takePort(): Promise<{ port: number; release(): Promise<void> }> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  return { port, release: () => new Promise((resolve) => server.close(() => resolve())) };
}
