import http from 'node:http';
import net from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { createOrganization } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { follow } from '../../../test/links.ts';
import { listenLocally } from '../../../test/listen-locally.ts';
import { createSite } from '../../../test/visits.ts';
import { createLogger } from '../../lib/logger.ts';
import { createLinkCounter } from './click-counter.ts';
import { createRedirectHandler } from './redirect.handler.ts';

const PUBLIC = 'https://rupor.profsoyuz.example';
const test = useTestApp({ env: { RUPOR_PUBLIC_URL: PUBLIC, TRUST_PROXY: '1' } });
const TARGET = 'https://profsoyuz.example/vstupit?utm_source=vk';

async function linkOf(input: { target?: string; expiresAt?: string } = {}) {
  const { owner, organization } = await createOrganization(test, { roles: [] });
  const link = await owner.call.links.create({ target: TARGET, title: 'Вступить', ...input });
  return { owner, organization, link, path: `/l/${link.code}` };
}

describe('a short link', () => {
  it('leads to its target, counts people once a day and says nothing of anybody', async () => {
    const { owner, link, path } = await linkOf();
    expect(link.url).toBe(`${PUBLIC}${path}`);
    const from = (address: string) => ({ headers: { 'x-forwarded-for': address, referer: 'https://t.me/' } });
    const first = await follow(test, path, from('10.1.0.1'));
    expect(first).toMatchObject({ status: 302, body: '' });
    expect(first.headers).toMatchObject({
      location: TARGET,
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'cache-control': 'no-store',
    });
    expect(first.headers['set-cookie']).toBeUndefined();
    await follow(test, path.toUpperCase().replace('/L/', '/l/'), from('10.1.0.1'));
    await follow(test, `${path}.k7?next=https://evil.example`, from('10.1.0.2'));
    const read = await owner.call.links.get({ id: link.id });
    // The mark of the link says more than the page it was opened from.
    expect(read).toMatchObject({
      clicks: 3,
      visitors: 2,
      shared: 1,
      looks: 0,
      missed: 0,
      sources: [{ source: 'vk', clicks: 3 }],
    });
    expect(read.devices).toEqual([{ device: 'desktop', clicks: 3 }]);
    expect(read.days.at(-1)).toMatchObject({ clicks: 3, visitors: 2 });
    const { rows } = await test.app.pool.query('SELECT * FROM short_link_click');
    expect(JSON.stringify(rows)).not.toMatch(/10\.1\.0|Mozilla/);
  });

  it('is marked for the counter of a page that is ours, and of no other', async () => {
    const { owner, organization, path } = await linkOf();
    await createSite(test, organization.id);
    const counted = await owner.call.links.create({ target: 'https://www.profsoyuz.example/a?rl=old#b' });
    const own = await owner.call.links.create({ target: `${PUBLIC}/p/vstupay` });
    const marks = async (code: string) =>
      new URL((await follow(test, `/l/${code}`)).headers.location ?? '').searchParams.getAll('rl');
    for (const { code } of [counted, own]) {
      const [mark, ...more] = await marks(code);
      expect(mark).toMatch(new RegExp(`^${code}\\.[a-z0-9]{1,2}$`));
      expect(more).toEqual([]);
    }
    const other = await linkOf({ target: 'https://gov.example/zakon' });
    expect((await follow(test, other.path)).headers.location).toBe('https://gov.example/zakon');
    expect((await follow(test, path)).status).toBe(302);
  });

  it('counts robots, previews, HEAD and own people apart', async () => {
    const { owner, link, path } = await linkOf();
    const looks: Parameters<typeof follow>[2][] = [
      { method: 'HEAD' },
      { headers: { 'user-agent': 'TelegramBot (like TwitterBot)' } },
      { headers: { 'user-agent': 'Mozilla/5.0 (compatible; vkShare; +http://vk.com/dev/Share)' } },
      { headers: { 'user-agent': 'http.rb/5.1.1 (Mastodon/4.3.0; +https://mastodon.example/)' } },
      { headers: { 'user-agent': 'WhatsApp/2.23.20.0' } },
      { headers: { 'user-agent': undefined } },
      { headers: { accept: '*/*' } },
      { headers: { 'accept-language': undefined } },
      { headers: { 'sec-purpose': 'prefetch;prerender' } },
      { headers: { 'sec-fetch-mode': 'no-cors' } },
      { headers: { cookie: owner.cookie } },
    ];
    for (const look of looks) expect((await follow(test, path, look)).headers.location).toBe(TARGET);
    await follow(test, path);
    await vi.waitFor(
      async () =>
        expect(await owner.call.links.get({ id: link.id })).toMatchObject({ clicks: 1, looks: looks.length }),
      { timeout: 5_000, interval: 100 },
    );
  });

  it('says in plain words that it leads nowhere, without a script', async () => {
    const { owner, link, path } = await linkOf();
    for (const unknown of [
      '/l/',
      '/l/bcdfghj',
      '/l/%2e%2e/api',
      `/l//${'evil.example'}`,
      '/l/<script>',
      `${path}/x`,
    ]) {
      const answer = await follow(test, unknown);
      expect([unknown, answer.status]).toEqual([unknown, 404]);
      expect(answer.body).toContain('Такой ссылки у нас нет');
      expect(answer.body).not.toContain('script');
      expect(answer.headers.location).toBeUndefined();
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    }
    expect((await follow(test, path, { method: 'POST' })).status).toBe(405);
    await owner.call.links.update({ id: link.id, version: link.version, isDisabled: true });
    const disabled = await follow(test, path, { headers: { 'accept-language': 'en-GB' } });
    expect(disabled.status).toBe(410);
    expect(disabled.body).toContain('switched off');
    const ended = await linkOf({ expiresAt: new Date(Date.now() - 1_000).toISOString() });
    const after = await follow(test, ended.path, { method: 'HEAD' });
    expect(after).toMatchObject({ status: 410, body: '' });
  });
});

describe('while the database is away', () => {
  it('leads on by what is remembered, asks to come again for the rest, and tells later what was missed', async () => {
    const { owner, link, path } = await linkOf();
    const gate = await openGate(test.databaseUrl);
    let now = Date.now();
    const of = { logger: createLogger('silent'), now: () => now };
    const counter = createLinkCounter({ databaseUrl: gate.url, ...of });
    const handler = createRedirectHandler({ counter, trustProxyHops: 0, ownHost: null, ...of });
    const server = http.createServer((req, res) => handler.handle(req, res));
    const port = await listenLocally(server);
    const there = { ...test, origin: `http://127.0.0.1:${port}` };
    try {
      expect((await follow(there, path)).headers.location).toBe(TARGET);
      gate.shut();
      now += 60_000;
      expect((await follow(there, path)).headers.location).toBe(TARGET);
      expect((await follow(there, path, { method: 'HEAD' })).headers.location).toBe(TARGET);
      const unknown = await follow(there, '/l/bcdfghj');
      expect([unknown.status, unknown.headers['retry-after']]).toEqual([503, '5']);
      gate.open();
      await vi.waitFor(
        async () =>
          expect(await owner.call.links.get({ id: link.id })).toMatchObject({
            clicks: 1,
            looks: 1,
            missed: 1,
          }),
        { timeout: 8_000, interval: 100 },
      );
    } finally {
      server.close();
      await counter.close();
      gate.close();
    }
  });
});

/** A way to the database that can be shut. */
async function openGate(databaseUrl: string) {
  const url = new URL(databaseUrl);
  const sockets = new Set<net.Socket>();
  let isOpen = true;
  const server = net.createServer((socket) => {
    if (!isOpen) return void socket.destroy();
    const behind = net.connect(Number(url.port), url.hostname);
    for (const one of [socket, behind]) {
      sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => sockets.delete(one));
    }
    socket.pipe(behind).pipe(socket);
  });
  const port = await listenLocally(server);
  const through = new URL(databaseUrl);
  through.host = `127.0.0.1:${port}`;
  const shut = () => {
    isOpen = false;
    for (const socket of sockets) socket.destroy();
  };
  const open = () => {
    isOpen = true;
  };
  const close = () => {
    shut();
    server.close();
  };
  return { url: through.href, shut, open, close };
}
