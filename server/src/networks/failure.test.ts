import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server } from 'node:net';
import { expect, test } from 'vitest';
import { listenLocally } from '../../test/listen-locally.ts';
import { createSafeFetch, readBounded } from '../lib/safe-fetch.ts';
import { classifyFailure } from './failure.ts';

const guarded = createSafeFetch({ allowPrivate: false });
const open = createSafeFetch({ allowPrivate: true });

async function failureOf(request: () => Promise<unknown>): Promise<string> {
  try {
    await request();
    return 'none';
  } catch (error) {
    return classifyFailure(error);
  }
}

async function withServer<T>(server: Server, use: (port: number) => Promise<T>): Promise<T> {
  const port = await listenLocally(server);
  try {
    return await use(port);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

test('no such name, refused connection: not sent', async () => {
  expect(await failureOf(() => open('http://nowhere.invalid/'))).toBe('notSent');
  const port = await withServer(createServer(), async (taken) => taken);
  expect(await failureOf(() => open(`http://127.0.0.1:${port}/`, { method: 'POST', body: 'x' }))).toBe(
    'notSent',
  );
});

test.each(['end', 'resetAndDestroy'] as const)('cut during the TLS handshake (%s): not sent', async (how) => {
  const server = createServer((socket) => void socket.once('data', () => socket[how]()).on('error', () => 0));
  const failure = await withServer(server, (port) =>
    failureOf(() => open(`https://127.0.0.1:${port}/`, { method: 'POST', body: 'x' })),
  );
  expect(failure).toBe('notSent');
});

test('refused by the guard: forbidden, by address and by name', async () => {
  expect(await failureOf(() => guarded('http://10.0.0.1/'))).toBe('forbidden');
  expect(await failureOf(() => guarded('http://localhost/'))).toBe('forbidden');
  expect(await failureOf(() => open('http://127.0.0.1:1/'))).toBe('forbidden');
});

test.each(['end', 'resetAndDestroy'] as const)(
  'cut after the request arrived (%s): maybe sent',
  async (how) => {
    const server = createServer(
      (socket) => void socket.once('data', () => socket[how]()).on('error', () => 0),
    );
    const failure = await withServer(server, (port) =>
      failureOf(() => open(`http://127.0.0.1:${port}/`, { method: 'POST', body: 'x' })),
    );
    expect(failure).toBe('maybeSent');
  },
);

test('cut in the middle of the answer: maybe sent', async () => {
  const server = createHttpServer((request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('half', () => request.socket.destroy());
  });
  const failure = await withServer(server, (port) =>
    failureOf(async () =>
      readBounded(await open(`http://127.0.0.1:${port}/`, { method: 'POST', body: 'x' })),
    ),
  );
  expect(failure).toBe('maybeSent');
});

test('given up: maybe sent', async () => {
  const abort = new AbortController();
  const server = createServer((socket) => void socket.once('data', () => abort.abort()).on('error', () => 0));
  const failure = await withServer(server, (port) =>
    failureOf(() => open(`http://127.0.0.1:${port}/`, { method: 'POST', body: 'x', signal: abort.signal })),
  );
  expect(failure).toBe('maybeSent');
});
