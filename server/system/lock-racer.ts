// One process of the race for a data directory: takes part when told a directory, lets go when told so.
import { type DataDirLock, lockDataDir } from '../src/lib/data-dir.ts';
import { StartupError } from '../src/lib/errors.ts';

let lock: DataDirLock | null = null;

async function race(dir: string): Promise<'in' | 'out'> {
  try {
    lock = await lockDataDir(dir);
    return 'in';
  } catch (error) {
    if (error instanceof StartupError) return 'out';
    throw error;
  }
}

process.on('message', async ({ dir }: { dir: string | null }) => {
  if (dir) return process.send?.(await race(dir));
  await lock?.release();
  lock = null;
  process.send?.('released');
});
process.send?.('here');
