import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockDataDir, prepareDataDir } from './data-dir.ts';

const freshDir = () => mkdtemp(path.join(tmpdir(), 'rupor-data-'));

describe('prepareDataDir', () => {
  it('makes the directory', async () => {
    const dir = path.join(await freshDir(), 'a/b');
    await prepareDataDir(dir);
    expect(existsSync(dir)).toBe(true);
  });

  it('refuses a full disk with what to do', async () => {
    const dir = await freshDir();
    await expect(prepareDataDir(dir, async () => 1_000_000)).rejects.toThrow(/is full: free at least 200 MB/);
  });

  it('refuses a place that cannot be a directory', async () => {
    const file = path.join(await freshDir(), 'file');
    await writeFile(file, '');
    await expect(prepareDataDir(path.join(file, 'data'))).rejects.toThrow(
      /is not writable: give this user the right/,
    );
  });
});

describe('lockDataDir', () => {
  it('lets one in, and the next one after it has gone', async () => {
    const dir = await freshDir();
    const lock = await lockDataDir(dir);
    await expect(lockDataDir(dir)).rejects.toThrow(/Another Rupor already works on/);
    await lock.release();
    await (await lockDataDir(dir)).release();
  });

  it('lets exactly one of many in', async () => {
    const dir = await freshDir();
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => lockDataDir(dir)));
    const locks = results.filter((result) => result.status === 'fulfilled');
    expect(locks).toHaveLength(1);
    for (const lock of locks) await lock.value.release();
  });

  it('is not held by a dead process, even when its port answers for another program', async () => {
    const dir = await freshDir();
    const other = spawn(process.execPath, [
      '-e',
      "require('net').createServer((s)=>s.end('other')).listen(0,'127.0.0.1',function(){console.log(this.address().port)})",
    ]);
    const port = await new Promise<number>((resolve) =>
      other.stdout.once('data', (chunk: Buffer) => resolve(Number(chunk))),
    );
    await writeFile(
      path.join(dir, 'lock-7.json'),
      JSON.stringify({ port, nonce: 'of a dead process', pid: 1 }),
    );
    const lock = await lockDataDir(dir);
    other.kill();
    await lock.release();
  });
});
