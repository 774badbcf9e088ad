import { describe, expect, it } from 'vitest';
import { createChannel, DAY_MINUTES, inMinutes } from '../../../../test/content.ts';
import { createOrganization } from '../../../../test/factories.ts';
import { useTestApp } from '../../../../test/harness.ts';
import { useSite } from '../../../../test/local-site.ts';
import { whenBackgroundIdle } from '../../../jobs/background.ts';
import { createSafeFetch } from '../../../lib/safe-fetch.ts';
import { publishLine } from '../../publishing/line.service.ts';
import { askLink } from './ask-link.ts';

const asked: string[] = [];
const site = useSite((request, response) => {
  asked.push(`${request.method} ${request.url}`);
  const status = Number(/\d{3}/.exec(request.url ?? '')?.[0] ?? 200);
  const isHead = request.method === 'HEAD';
  response.writeHead(request.url?.startsWith('/no-head') && isHead ? 405 : status, {
    location: '/elsewhere',
  });
  response.end('x');
});

const test = useTestApp({
  adjust: (app) => {
    app.safeFetch = createSafeFetch({ allowPrivate: true });
  },
});
const running = new AbortController().signal;

async function start() {
  const { owner, people, organization } = await createOrganization(test, { roles: ['editor'] });
  const channelId = await createChannel(test, organization.id);
  const { call } = people.editor;
  const write = async (baseText: string, channels = [channelId]) =>
    (await call.posts.create({ baseText, targets: channels.map((id) => ({ channelId: id })) })).id;
  const doubts = async (id: string) => {
    await whenBackgroundIdle(test.app);
    return call.posts.doubts({ id });
  };
  return { call, owner, organization, channelId, write, doubts };
}

describe('askLink', () => {
  const ask = (path: string) => askLink(createSafeFetch({ allowPrivate: true }), `${site.origin}${path}`);

  it.each([
    ['/200', { result: 'ok', httpStatus: 200 }],
    ['/302', { result: 'ok', httpStatus: 302 }],
    ['/403', { result: 'ok', httpStatus: 403 }],
    ['/no-head', { result: 'ok', httpStatus: 200 }],
    ['/404', { result: 'dead', httpStatus: 404 }],
    ['/503', { result: 'dead', httpStatus: 503 }],
  ])('%s', async (path, expected) => {
    expect(await ask(path)).toEqual(expected);
    expect(asked.at(-1)).toBe(`${path === '/200' || path === '/302' ? 'HEAD' : 'GET'} ${path}`);
  });

  it('a closed door is dead, a house of one’s own is not entered, no way out is unknown', async () => {
    expect(await askLink(createSafeFetch({ allowPrivate: true }), 'http://127.0.0.1:1/')).toEqual({
      result: 'dead',
      httpStatus: null,
    });
    const before = asked.length;
    expect(await askLink(createSafeFetch({ allowPrivate: false }), 'http://127.0.0.1/x')).toMatchObject({
      result: 'hidden',
    });
    expect(await askLink(createSafeFetch({ allowPrivate: false }), 'http://localhost/x')).toMatchObject({
      result: 'hidden',
    });
    expect(asked).toHaveLength(before);
    const noWay = () =>
      Promise.reject(new Error('x', { cause: Object.assign(new Error(), { code: 'EAI_AGAIN' }) }));
    expect(await askLink(noWay, 'https://a.example')).toMatchObject({ result: 'unknown' });
  });
});

describe('doubts', () => {
  it('a save has links asked, once in a while; what does not answer is told and stops nothing', async () => {
    const { call, write, doubts } = await start();
    const dead = `${site.origin}/404/${Math.random()}`;
    const id = await write(`Сайт ${dead} и ${site.origin}/200/${Math.random()}`);
    const found = await doubts(id);
    expect(found).toMatchObject({
      pendingLinks: 0,
      items: [{ level: 'warns', code: 'link_dead', params: { url: dead } }],
    });
    const before = asked.length;
    await call.posts.save({ id, version: 1, title: 'Ещё раз' });
    await doubts(id);
    expect(asked).toHaveLength(before);
    await call.posts.schedule({ id, ...inMinutes(DAY_MINUTES) });
  });

  it('an organization without internet has no link asked, and is told of none', async () => {
    const { call, owner, write, doubts } = await start();
    const dead = await write(`Сайт ${site.origin}/404/${Math.random()}`);
    expect((await doubts(dead)).items).toHaveLength(1);
    await owner.call.organization.update({ checksLinks: false });
    const before = asked.length;
    const found = await doubts(await write(`Сайт ${site.origin}/404/${Math.random()}`));
    expect(found).toEqual({ items: [], pendingLinks: 0 });
    expect((await doubts(dead)).items).toEqual([]);
    expect(asked).toHaveLength(before);
    await owner.call.organization.update({ checksLinks: true });
    expect((await doubts(dead)).items).toHaveLength(1);
    expect((await call.organization.get()).checksLinks).toBe(true);
  });

  it('the same text in the same channel within a day is told with the other post; elsewhere or later it is not', async () => {
    const { call, organization, write, doubts } = await start();
    const first = await write('Собрание в шесть');
    await call.posts.schedule({ id: first, ...inMinutes(DAY_MINUTES) });
    const second = await write('собрание  в шесть');
    await call.posts.save({ id: second, version: 1, plan: inMinutes(DAY_MINUTES + 60) });
    expect((await doubts(second)).items).toMatchObject([
      { code: 'same_text', params: { postId: first, at: expect.any(String) } },
    ]);
    await call.posts.save({ id: second, version: 2, plan: inMinutes(3 * DAY_MINUTES) });
    expect((await doubts(second)).items).toEqual([]);
    const elsewhere = await write('Собрание в шесть', [await createChannel(test, organization.id)]);
    await call.posts.save({ id: elsewhere, version: 1, plan: inMinutes(DAY_MINUTES) });
    expect((await doubts(elsewhere)).items).toEqual([]);
  });

  it('at the claim it is a line of the journal, and the post goes out', async () => {
    const { call, channelId, write } = await start();
    const send = async (text: string) => {
      const id = await write(text);
      await call.posts.publishNow({ id });
      await publishLine(test.app, channelId, running);
      await whenBackgroundIdle(test.app);
      const kinds = (await call.publishing.journal({ postId: id })).entries.map(({ kind }) => kind);
      return { id, kinds, state: (await call.posts.get({ id })).state };
    };
    const first = await send('Одинаково');
    expect(first.kinds).not.toContain('same_text');
    const second = await send('одинаково');
    expect(second).toMatchObject({ state: 'published', kinds: expect.arrayContaining(['same_text']) });
    expect((await send('Иначе')).kinds).not.toContain('same_text');
  });
});

describe('the limit of the time', () => {
  it('is saved with the draft, kept when it is planned, refused before the time, and gone when taken away', async () => {
    const { call, write } = await start();
    const id = await write('Митинг');
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    const expiry = async () => (await call.posts.get({ id })).targets[0]?.expiresAt ?? null;
    const limit = at(DAY_MINUTES + 90);
    await call.posts.save({ id, version: 1, expiresAt: limit });
    expect(await expiry()).toBe(limit);
    expect((await call.posts.save({ id, version: 2, expiresAt: limit })).version).toBe(2);
    await expect(call.posts.schedule({ id, ...inMinutes(2 * DAY_MINUTES) })).rejects.toMatchObject({
      data: { fields: [{ path: 'expiresAt', code: 'before_time' }] },
    });
    await call.posts.schedule({ id, ...inMinutes(DAY_MINUTES) });
    expect(await expiry()).toBe(limit);
    await call.posts.save({ id, version: 2, expiresAt: null });
    expect(await expiry()).toBeNull();
  });
});
