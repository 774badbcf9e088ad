// One process family per data directory. The lock is a listening port with a nonce, so it ends with its owner
// whatever kills it, and a reused process id can never look like a living Rupor.
import { randomBytes } from 'node:crypto';
import { access, constants, link, mkdir, readFile, rm, statfs, writeFile } from 'node:fs/promises';
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

/** Throws StartupError when another Rupor works on this directory. */
export async function lockDataDir(dir: string): Promise<DataDirLock> {
  const file = path.join(dir, 'lock.json');
  const nonce = randomBytes(16).toString('hex');
  const server = net.createServer((socket) => socket.on('error', () => socket.destroy()).end(nonce));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  server.unref();
  const { port } = server.address() as net.AddressInfo;
  const content = JSON.stringify({ port, nonce, pid: process.pid });
  const draft = `${file}.${nonce}`;
  await writeFile(draft, content, { mode: 0o600 });
  for (let round = 0; ; round += 1) {
    try {
      // Linked, not written: nobody ever reads half a lock and takes it for a dead one.
      await link(draft, file);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || round > 3) throw error;
      if (await isOwnerAlive(file)) {
        server.close();
        await rm(draft, { force: true });
        throw new StartupError(
          `Another Rupor already works on ${dir}: use that one, stop it, or set RUPOR_DATA_DIR to another place.`,
        );
      }
      await rm(file, { force: true });
    }
  }
  await rm(draft, { force: true });
  return {
    async release() {
      await rm(file, { force: true });
      server.close();
    },
  };
}

async function isOwnerAlive(file: string): Promise<boolean> {
  let lock: { port: number; nonce: string };
  try {
    lock = JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return false; // it has just been released
  }
  return new Promise((resolve) => {
    const socket = net.connect({ host: '127.0.0.1', port: lock.port });
    let answer = '';
    socket.setTimeout(2_000, () => socket.destroy());
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    socket.on('error', () => resolve(false));
    socket.on('close', () => resolve(answer === lock.nonce));
  });
}
