// A Rupor of its own for a journey: the real process on a fresh data directory, as `npm start` runs it.
import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface RunningRupor {
  origin: string;
  /** The one-time link of the first start; null when there is an organization. */
  setupLink: string | null;
  stop(): Promise<void>;
}

const ROOT = path.resolve(import.meta.dirname, '../..');

export async function startRupor(env: Record<string, string> = {}): Promise<RunningRupor> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'rupor-journey-'));
  // PostgreSQL runs as another user when the journey runs as root.
  await chmod(dataDir, 0o755);
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/src/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', RUPOR_LOG: 'warn', RUPOR_DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const text = await untilReady(child);
  const origin = /http:\/\/localhost:\d+/.exec(text)?.[0];
  if (!origin) throw new Error(`Rupor told no address: ${text}`);
  return {
    origin,
    setupLink: /http:\S+\/setup#\S+/.exec(text)?.[0] ?? null,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Everything it says until it is reachable: its address, and on a first start the link after it. */
function untilReady(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const listen = (chunk: Buffer) => {
      text += chunk.toString();
      if (/Rupor is ready[\s\S]*\n$/.test(text)) resolve(text);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => reject(new Error(`Rupor ended with ${code}: ${text}`)));
  });
}
