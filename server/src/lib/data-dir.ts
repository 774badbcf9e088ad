// One process family per data directory. The lock is a listening port with a nonce, so it ends with its owner
// whatever kills it, and a reused process id can never look like a living Rupor.
import { randomBytes } from 'node:crypto';
import { access, constants, mkdir, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { StartupError } from './errors.ts';

const NEEDED_BYTES = 200 * 1024 * 1024;

export interface DataDirLock {
  release(): Promise<void>;
}

/** Creates the directory where needed. Throws StartupError when it cannot be used. */
export async function prepareDataDir(dir: string): Promise<void> {
  try {
    await mkdir(dir, { recursive: true });
    await access(dir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartupError(
      `The data directory ${dir} is not writable: give this user the right to write there or set RUPOR_DATA_DIR to another place.`,
      { cause: error },
    );
  }
  const { bavail, bsize } = await statfs(dir);
  if (bavail * bsize < NEEDED_BYTES)
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
  for (let round = 0; ; round += 1) {
    try {
      await writeFile(file, content, { flag: 'wx', mode: 0o600 });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || round > 3) throw error;
      if (await isOwnerAlive(file)) {
        server.close();
        throw new StartupError(
          `Another Rupor already works on ${dir}: use that one, stop it, or set RUPOR_DATA_DIR to another place.`,
        );
      }
      await rm(file, { force: true });
    }
  }
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
    return false; // an unfinished or vanished file has no owner
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
