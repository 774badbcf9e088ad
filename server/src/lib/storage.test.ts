import { mkdtemp } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listenLocally } from '../../test/listen-locally.ts';
import { readConfig } from '../config.ts';
import { createStorage, type Storage } from './storage.ts';

const bytes = new Uint8Array([1, 2, 3, 255]);

function behavesLikeStorage(open: () => Promise<Storage>) {
  it('gives back what it got, and nothing after removal', async () => {
    const storage = await open();
    await storage.put('a/b.bin', bytes);
    expect(new Uint8Array(await storage.get('a/b.bin'))).toEqual(bytes);
    await storage.putStream('a/c.bin', Readable.from([bytes.slice(0, 1), bytes.slice(1)]), bytes.length);
    expect(new Uint8Array(await storage.get('a/c.bin'))).toEqual(bytes);
    const part = await buffer(await storage.read('a/c.bin', { start: 1, end: 2 }));
    expect(new Uint8Array(part)).toEqual(bytes.slice(1, 3));
    await storage.remove('a/c.bin');
    await expect(
      storage.read('a/c.bin', { start: 0, end: 1 }).then((stream) => buffer(stream)),
    ).rejects.toThrow();
    await storage.remove('a/b.bin');
    await expect(storage.get('a/b.bin')).rejects.toThrow();
  });
}

describe('media on disk', () => {
  behavesLikeStorage(async () =>
    createStorage(readConfig({ RUPOR_DATA_DIR: await mkdtemp(path.join(tmpdir(), 'rupor-storage-')) })),
  );
});

describe('media on S3', () => {
  const objects = new Map<string, Buffer>();
  const unsigned: string[] = [];
  const server = http.createServer(async (req, res) => {
    const key = new URL(req.url ?? '/', 'http://x').pathname;
    if (!req.headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=key-id/'))
      unsigned.push(`${req.method} ${key}`);
    const body = await buffer(req);
    if (req.method === 'PUT') objects.set(key, body);
    if (req.method === 'DELETE') objects.delete(key);
    const found = objects.get(key);
    res.statusCode = req.method === 'DELETE' ? 204 : found ? 200 : 404;
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(req.headers.range ?? '') ?? [];
    if (found && from && to) res.statusCode = 206;
    const part = from && to ? found?.subarray(Number(from), Number(to) + 1) : found;
    res.end(req.method === 'GET' ? part : undefined);
  });

  let port = 0;
  beforeAll(async () => {
    port = await listenLocally(server);
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  behavesLikeStorage(async () => {
    return createStorage(
      readConfig({
        RUPOR_DATA_DIR: await mkdtemp(path.join(tmpdir(), 'rupor-storage-')),
        S3_ENDPOINT: `http://127.0.0.1:${port}`,
        S3_BUCKET: 'media',
        S3_ACCESS_KEY_ID: 'key-id',
        S3_SECRET_ACCESS_KEY: 'a secret of the storage',
      }),
    );
  });

  it('signs every request', () => {
    expect(unsigned).toEqual([]);
  });
});
