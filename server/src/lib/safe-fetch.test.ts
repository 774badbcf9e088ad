import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT_PEM, SERVER_KEY, SERVER_PEM } from '../../test/fakes/test-certificates.ts';
import { listenLocally } from '../../test/listen-locally.ts';
import { createSafeFetch, readBounded } from './safe-fetch.ts';

let hits = 0;
const server = createServer((request, response) => {
  hits += 1;
  if (request.url === '/away') response.writeHead(302, { location: 'http://127.0.0.1/secret' }).end();
  else response.end('x'.repeat(100));
});
let port = 0;
beforeAll(async () => {
  port = await listenLocally(server);
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const forms = [
  'http://localhost/',
  'http://127.0.0.1/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://0177.0.0.1/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::1]/',
  'http://0.0.0.0/',
  'http://169.254.169.254/latest',
  'http://10.0.0.1/',
  'http://192.168.1.1/',
  'http://[fd00::1]/',
  'file:///etc/passwd',
];

test.each(forms)('refuses %s', async (url) => {
  await expect(createSafeFetch({ allowPrivate: false })(url)).rejects.toSatisfy(
    (error: { code?: string; cause?: { code?: string } }) =>
      (error.code ?? error.cause?.code) === 'ERR_FORBIDDEN_ADDRESS',
  );
});

test('refuses unusual ports and dials nothing', async () => {
  await expect(createSafeFetch({ allowPrivate: false })(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  expect(hits).toBe(0);
});

test('with private addresses allowed: answers, bounds the body, hands redirects back', async () => {
  const fetch = createSafeFetch({ allowPrivate: true });
  expect(await readBounded(await fetch(`http://127.0.0.1:${port}/`), 10)).toBe('x'.repeat(10));
  const away = await fetch(`http://127.0.0.1:${port}/away`);
  expect([away.status, away.headers.get('location')]).toEqual([302, 'http://127.0.0.1/secret']);
});

describe('a further root certificate', () => {
  const secure = createSecureServer({ cert: SERVER_PEM, key: SERVER_KEY }, (_request, response) => {
    response.end('trusted');
  });
  let securePort = 0;
  beforeAll(async () => {
    securePort = await listenLocally(secure);
  });
  afterAll(() => new Promise((resolve) => secure.close(resolve)));
  const fetch = createSafeFetch({ allowPrivate: true });
  const ask = (ca?: string) => fetch(`https://127.0.0.1:${securePort}/`, { ca });

  test('is trusted for the request that names it, and for no other', async () => {
    expect(await readBounded(await ask(ROOT_PEM))).toBe('trusted');
    for (const ca of [undefined, SERVER_PEM.replace(/[A-Z]{4}/, 'AAAA')])
      await expect(ask(ca)).rejects.toSatisfy(
        (error: { cause?: { code?: string } }) => error.cause?.code === 'ERR_NOT_CONNECTED',
      );
    expect(await readBounded(await ask(ROOT_PEM))).toBe('trusted');
  });

  test('many of them do not push the usual roots out', async () => {
    for (let index = 0; index < 12; index += 1) {
      const ca = `${ROOT_PEM}${'\n'.repeat(index)}`;
      expect(await readBounded(await ask(ca))).toBe('trusted');
    }
    await expect(ask()).rejects.toThrow();
  });
});
