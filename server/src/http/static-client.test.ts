import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listenLocally } from '../../test/listen-locally.ts';
import { mountClient } from './static-client.ts';

let origin: string;
let server: http.Server;

beforeAll(async () => {
  const dir = await mkdtemp(path.join(tmpdir(), 'rupor-client-'));
  await mkdir(path.join(dir, 'assets'));
  await writeFile(path.join(dir, 'index.html'), '<title>page</title>');
  await writeFile(path.join(dir, 'assets/main-1.js'), 'plain');
  await writeFile(path.join(dir, 'assets/main-1.js.br'), brotliCompressSync('plain'));
  await writeFile(path.join(dir, 'hello.js'), 'script');
  await writeFile(path.join(dir, '..', 'outside.txt'), 'outside');
  const app = express();
  mountClient(app, dir);
  server = http.createServer(app);
  origin = `http://127.0.0.1:${await listenLocally(server)}`;
});
afterAll(() => {
  server.close();
});

describe('the static client', () => {
  it('sends the compressed copy of an asset, to be kept for ever', async () => {
    const response = await fetch(`${origin}/assets/main-1.js`, { headers: { 'accept-encoding': 'br' } });
    expect(response.headers.get('content-encoding')).toBe('br');
    expect(response.headers.get('content-type')).toContain('javascript');
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(await response.text()).toBe('plain');
  });

  it('sends the plain file where nothing else is taken', async () => {
    const response = await fetch(`${origin}/assets/main-1.js`, {
      headers: { 'accept-encoding': 'identity' },
    });
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(await response.text()).toBe('plain');
  });

  it('answers routes of the app with the page, never kept', async () => {
    const response = await fetch(`${origin}/posts/1/edit`);
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.text()).toBe('<title>page</title>');
  });

  it('gives the script of counted sites to pages of any host, for an hour', async () => {
    const response = await fetch(`${origin}/hello.js`);
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(response.headers.get('cache-control')).toBe('public, max-age=3600');
    expect(await response.text()).toBe('script');
  });

  it.each(['/assets/none.js', '/assets/..%2f..%2foutside.txt', '/favicon.ico'])(
    'answers 404 for %s',
    async (file) => {
      expect((await fetch(origin + file)).status).toBe(404);
    },
  );
});
