// One process family per data directory. The lock is a listening port with a nonce, so it ends with its owner
// whatever kills it, and a reused process id can never look like a living Rupor.
import { randomBytes } from 'node:crypto';
import { access, constants, link, mkdir, readdir, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { StartupError } from './errors.ts';

const NEEDED_BYTES = 200 * 1024 * 1024;

export interface DataDirLock {
  release(): Promise<void>;
}

async function readFreeBytes(dir: string): Promise<number> {
  const { bavail, bsize } = await statfs(dir);
  return bavail * bsize;
}

/** Creates the directory where needed. Throws StartupError when it cannot be used. */
export async function prepareDataDir(dir: string, freeBytes = readFreeBytes): Promise<void> {
  try {
    await mkdir(dir, { recursive: true });
    await access(dir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartupError(
      `The data directory ${dir} is not writable: give this user the right to write there or set RUPOR_DATA_DIR to another place.`,
      { cause: error },
    );
  }
  if ((await freeBytes(dir)) < NEEDED_BYTES)
    throw new StartupError(
      `The disk with ${dir} is full: free at least 200 MB or set RUPOR_DATA_DIR to another disk, then start again.`,
    );
}

/**
 * Throws StartupError when another Rupor works on this directory. Locks are numbered and the number only grows: the
 * owner of the highest one works here. Taking over a dead lock is making the next number, which the file system lets
 * one process do; nobody ever removes a lock that another one may just have made.
 */
export async function lockDataDir(dir: string): Promise<DataDirLock> {
  const nonce = randomBytes(16).toString('hex');
  const server = net.createServer((socket) => socket.on('error', () => socket.destroy()).end(nonce));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  server.unref();
  const { port } = server.address() as net.AddressInfo;
  const draft = path.join(dir, `lock-draft.${nonce}`);
  try {
    // Linked, not written: nobody ever reads half a lock and takes it for a dead one.
    await writeFile(draft, JSON.stringify({ port, nonce, pid: process.pid }), { mode: 0o600 });
    const number = await takeNumber(dir, draft);
    for (const older of (await listNumbers(dir)).filter((other) => other < number))
      await rm(fileOf(dir, older), { force: true });
  } catch (error) {
    server.close();
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
  // The file stays: without its listener it is a dead lock, and the next number comes after it.
  return { release: async () => void server.close() };
}

/** Each turn that fails means that another process made a number, so the loop ends. */
async function takeNumber(dir: string, draft: string): Promise<number> {
  for (;;) {
    const last = (await listNumbers(dir)).at(-1) ?? 0;
    const owner = last === 0 ? 'dead' : await askOwner(fileOf(dir, last));
    if (owner === 'alive')
      throw new StartupError(
        `Another Rupor already works on ${dir}: use that one, stop it, or set RUPOR_DATA_DIR to another place.`,
      );
    const mine = last + 1;
    if (owner === 'replaced' || !(await linkNew(draft, fileOf(dir, mine)))) continue;
    // Whoever slept since the listing has made a number that was already left behind.
    if ((await listNumbers(dir)).at(-1) === mine) return mine;
    await rm(fileOf(dir, mine), { force: true });
  }
}

function fileOf(dir: string, number: number): string {
  return path.join(dir, `lock-${number}.json`);
}

/** Ascending. */
async function listNumbers(dir: string): Promise<number[]> {
  const numbers = (await readdir(dir)).flatMap((name) => /^lock-(\d+)\.json$/.exec(name)?.[1] ?? []);
  return numbers.map(Number).sort((a, b) => a - b);
}

/** False when the file is there already. */
async function linkNew(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** `replaced`: a newer lock has been made meanwhile. */
async function askOwner(file: string): Promise<'alive' | 'dead' | 'replaced'> {
  let lock: { port: number; nonce: string; pid: number };
  try {
    lock = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    // What a power cut left half written belongs to nobody.
    if (error instanceof SyntaxError) return 'dead';
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'replaced';
    throw new StartupError(
      `${file} cannot be read: start Rupor as the user who made ${path.dirname(file)}.`,
      {
        cause: error,
      },
    );
  }
  return new Promise((resolve) => {
    const socket = net.connect({ host: '127.0.0.1', port: lock.port });
    let answer = '';
    // Too busy to answer is not dead.
    socket.setTimeout(2_000, () => {
      resolve(isRunning(lock.pid) ? 'alive' : 'dead');
      socket.destroy();
    });
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    socket.on('error', () => resolve('dead'));
    socket.on('close', () => resolve(answer === lock.nonce ? 'alive' : 'dead'));
  });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
