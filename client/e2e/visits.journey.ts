// Sites of others, counted: a site of many pages and one that draws itself anew. What the counter says is compared with
// a log of what was really done. Then the screens that tell of it, the first site, and the page of a secret link.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGoodPage, expectInPlace, theBrowser, WIDTHS } from './browser.ts';
import { useUnion } from './rupor.ts';
import { call } from './server.ts';
import { wordsOf } from './words.ts';

const say = wordsOf('ru');
/** Names itself as people's browsers do: a headless one is counted as a robot. */
const PERSON =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';

const MANY = (line: string, name: string) => `<!doctype html><html lang="ru"><title>${name}</title>${line}
  <h1>${name}</h1><nav><a href="/">Главная</a> <a href="/vstupit">Вступить</a> <a href="/o-nas/">О нас</a></nav>
  <button data-rupor="Позвонить" type="button">Позвонить</button>
  <a href="/ustav.pdf" download>Устав</a> <a href="https://fnpr.example/dela/?s=1">ФНПР</a>
  <form name="zayavka" action="/spasibo" method="get"><input name="fio" aria-label="Имя">
  <input name="ceh" aria-label="Цех"><button>Отправить</button></form><p style="height:3000px"></p>`;
const SINGLE = (line: string) => `<!doctype html><html lang="ru"><title>Одна</title>${line}
  <button id="a" type="button">А</button><button id="b" type="button">Б</button><button id="same" type="button">Фильтр</button>
  <script>const go=(p)=>history.pushState({},'',p);a.onclick=()=>go('/app/a');b.onclick=()=>go('/app/b');
  same.onclick=()=>{history.replaceState({},'',location.pathname+'?f=1');history.pushState({},'',location.pathname+'?f=2')}</script>`;

/** A busy machine is waited for. */
const SOON = { timeout: 20_000 };

interface Panel {
  rows: { value: string; views: number | null; named: number | null }[];
}

describe('visits', () => {
  const rupor = useUnion({ hasChannels: false });
  let shop: http.Server;
  let site = '';
  let line = '';
  let siteId = '';

  beforeAll(async () => {
    shop = http.createServer((req, res) => {
      const { pathname } = new URL(req.url ?? '/', 'http://x');
      res.setHeader('Content-Type', 'text/html; charset=utf-8');
      res.end(pathname.startsWith('/app') ? SINGLE(line) : MANY(line, pathname));
    });
    await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
    // Another host than Rupor's, as in life.
    site = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    shop?.close();
  });

  /** A new person: with cookies of their own, told apart by the name of their browser. */
  const visitor = async (name: string, storageState?: BrowserContextOptions['storageState']) => {
    const browser = await theBrowser();
    const context = await browser.newContext({ userAgent: `${PERSON} ${name}`, baseURL: site, storageState });
    const page = await context.newPage();
    await page.clock.install();
    await page.route('https://fnpr.example/**', (route) => route.fulfill({ body: 'ok' }));
    return { context, page };
  };
  const today = () => new Date(Date.now() + 5 * 3_600_000).toISOString().slice(0, 10);
  /** What was accepted until now is counted. */
  const settled = async () => {
    const asked = Date.now();
    const until = async () =>
      Date.parse(((await call(rupor.owner, 'GET', `/visits/now?siteId=${siteId}`)) as { at: string }).at);
    await expect.poll(until, SOON).toBeGreaterThanOrEqual(asked);
  };
  const query = (more: string) => `siteId=${siteId}&from=${today()}&to=${today()}${more}`;
  const panel = async (
    by: string,
    measure: 'views' | 'named' = 'named',
  ): Promise<Record<string, number | null>> => {
    await settled();
    const { rows } = (await call(
      rupor.owner,
      'GET',
      `/visits/panel?${query(`&by=${by}&limit=50`)}`,
    )) as Panel;
    return Object.fromEntries(rows.map((row) => [row.value, row[measure]]));
  };
  const totals = async () => {
    await settled();
    const path = `/visits/overview?${query('')}`;
    return ((await call(rupor.owner, 'GET', path)) as { totals: Record<string, number> }).totals;
  };
  const counted = (page: Page, kind: string) =>
    page.waitForResponse(
      (response) =>
        response.url() === `${rupor.origin}/hello` &&
        response.status() === 202 &&
        (response.request().postData() ?? '').includes(`"t":"${kind}"`),
    );

  it('begin with a site and one line', async () => {
    const page = await rupor.owner.newPage();
    await page.goto('/visits');
    await expectInPlace(page, 'visits-first');
    await page.getByRole('button', { name: say('visits:first.add') }).click();
    await page.getByLabel(say('visitSetup:form.name')).fill('Сайт первички');
    await page.getByLabel(say('visitSetup:form.hosts')).fill(`${site}/o-nas`);
    await page.getByRole('button', { name: say('visitSetup:new.add') }).click();
    await page
      .getByRole('heading', { name: say('visitSetup:site.sentenceWaits', { name: 'Сайт первички' }) })
      .waitFor();
    line = (await page.locator('code').first().textContent()) ?? '';
    siteId = new URL(page.url()).searchParams.get('site') ?? '';
    expect(line).toContain(`src="${rupor.origin}/hello.js"`);
    const person = await visitor('first');
    const first = counted(person.page, 'view');
    await person.page.goto('/');
    await first;
    await person.context.close();
    await page.getByText(say('visitSetup:snippet.came')).waitFor();
    await expectGoodPage(page, 'visits-site');
    await page.close();
  });

  it('of a site of many pages are what was done', async () => {
    const before = await totals();
    const { context, page } = await visitor('many');
    const log: string[] = [];
    const open = async (act: () => Promise<unknown>, path: string) => {
      const view = counted(page, 'view');
      await act();
      await view;
      log.push(path);
    };
    await open(() => page.goto('/?utm_source=vk&utm_campaign=noch&secret=1'), '/');
    await open(() => page.getByRole('link', { name: 'Вступить' }).click(), '/vstupit');
    await open(() => page.getByRole('link', { name: 'О нас' }).click(), '/o-nas');
    await open(() => page.goBack(), '/vstupit');
    await open(() => page.goForward(), '/o-nas');
    const pressed = counted(page, 'custom');
    await page.getByRole('button', { name: 'Позвонить' }).click();
    await pressed;
    const saved = counted(page, 'download');
    await page.getByRole('link', { name: 'Устав' }).click();
    await saved;
    const begun = counted(page, 'formStart');
    await page.getByLabel('Имя').focus();
    await begun;
    await page.getByLabel('Цех').focus();
    await open(() => page.getByRole('button', { name: 'Отправить' }).click(), '/spasibo');
    await page.getByRole('link', { name: 'ФНПР' }).click();
    await page.waitForURL('https://fnpr.example/**');
    // Said on leaving: the answers reach no page any more.
    await expect.poll(() => panel('form'), SOON).toEqual({ zayavka: 2 });
    await expect.poll(() => panel('outbound'), SOON).toEqual({ 'fnpr.example/dela': 1 });
    await context.close();
    const paths = await panel('path', 'views');
    for (const path of ['/vstupit', '/o-nas', '/spasibo'])
      expect([path, paths[path]]).toEqual([path, log.filter((one) => one === path).length]);
    const after = await totals();
    expect((after.views ?? 0) - (before.views ?? 0)).toBe(log.length);
    expect((after.visits ?? 0) - (before.visits ?? 0)).toBe(1);
    expect(await panel('utmCampaign', 'views')).toEqual({ noch: log.length });
    expect(await panel('custom')).toEqual({ Позвонить: 1 });
    expect(await panel('download')).toEqual({ '/ustav.pdf': 1 });
  });

  it('of a page that draws itself anew are one view a path, forward and back', async () => {
    const { context, page } = await visitor('single');
    const view = async (act: () => Promise<unknown>) => {
      const answer = counted(page, 'view');
      await act();
      await answer;
    };
    await view(() => page.goto('/app'));
    await view(() => page.getByRole('button', { name: 'А' }).click());
    await page.getByRole('button', { name: 'Фильтр' }).click();
    await view(() => page.getByRole('button', { name: 'Б' }).click());
    await view(() => page.goBack());
    await view(() => page.goForward());
    // A second copy of the script changes nothing.
    await page.addScriptTag({ url: `${rupor.origin}/hello.js` });
    await view(() => page.getByRole('button', { name: 'А' }).click());
    await context.close();
    const paths = await panel('path', 'views');
    expect([paths['/app'], paths['/app/a'], paths['/app/b']]).toEqual([1, 3, 2]);
  });

  it('are said again after 503, and counted once', async () => {
    const { context, page } = await visitor('again');
    const bodies: string[] = [];
    await page.route(`${rupor.origin}/hello`, async (route) => {
      bodies.push(route.request().postData() ?? '');
      // The first is stored, and its answer lost on the way.
      if (bodies.length === 1) await route.fetch();
      if (bodies.length <= 2)
        return route.fulfill({ status: 503, headers: { 'Access-Control-Allow-Origin': '*' } });
      return route.continue();
    });
    const before = await totals();
    const done = counted(page, 'view');
    await page.goto('/vstupit');
    const goOn = async () => {
      await page.clock.runFor(10_000);
      return bodies.length;
    };
    await expect.poll(goOn, SOON).toBeGreaterThanOrEqual(3);
    await done;
    expect(new Set(bodies.slice(0, 3)).size).toBe(1);
    expect(((await totals()).views ?? 0) - (before.views ?? 0)).toBe(1);
    await context.close();
  });

  it('of who asks not to be followed are refused under that name, and nothing is stored in a browser', async () => {
    const { context, page } = await visitor('quiet');
    await context.setExtraHTTPHeaders({ 'Sec-GPC': '1' });
    const answer = page.waitForResponse((response) => response.url() === `${rupor.origin}/hello`);
    await page.goto('/');
    expect((await answer).status()).toBe(403);
    expect(await context.cookies()).toEqual([]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    await context.close();
  });

  it('are told on laptops and phones, and to who has the link', async () => {
    const page = await rupor.owner.newPage();
    await page.goto(`/visits?site=${siteId}&days=1`);
    for (const [name, size] of Object.entries(WIDTHS)) {
      await page.setViewportSize(size);
      await page.getByRole('heading', { level: 1, name: /^Сегодня/ }).waitFor();
      await page.getByText(say('visits:refusal.do_not_follow')).scrollIntoViewIfNeeded();
      await page
        .getByRole('button', { name: /Вступить|\/vstupit/ })
        .first()
        .waitFor();
      await (name === 'phone' ? expectGoodPage : expectInPlace)(page, `visits-${name}`);
    }
    await page.getByRole('button', { name: '/vstupit' }).first().click();
    await page.getByText(say('visits:window.filtered')).waitFor();
    expect(page.url()).toContain('vstupit');
    await page.goto(`/visits/goals?site=${siteId}&days=1`);
    await page
      .getByRole('button', { name: say('visitSetup:goal.add') })
      .first()
      .click();
    await page.getByLabel(say('visitSetup:goal.name')).fill('Дошли до заявки');
    await page.getByLabel(say('visitSetup:stepPattern.page')).fill('/vstupit*');
    await page.getByRole('button', { name: say('visitSetup:goal.save') }).click();
    await page.getByRole('heading', { level: 3, name: 'Дошли до заявки' }).waitFor();
    await expectInPlace(page, 'visits-goals');
    await page.goto(`/visits/site?site=${siteId}`);
    await page.getByRole('button', { name: say('visitSetup:share.make') }).click();
    const link = await page.locator('code', { hasText: '/seen#' }).textContent();
    const stranger = await rupor.open({ width: 'phone' });
    await stranger.page.goto(link ?? '');
    await stranger.page.getByRole('heading', { level: 1, name: 'Сайт первички' }).waitFor();
    await expectGoodPage(stranger.page, 'visits-seen');
    await stranger.context.close();
  });

  it('of a site that asks first store nothing before a person agrees, and know them for longer after', async () => {
    const given = { name: 'Сайт с вопросом', allowedHosts: [new URL(site).hostname], mode: 'consented' };
    const made = (await call(rupor.owner, 'POST', '/visits/sites', given)) as { id: string; key: string };
    siteId = made.id;
    line = `<script defer src="${rupor.origin}/hello.js" data-key="${made.key}" data-mode="consented"></script>`;
    const opened = async (page: Page, path: string) => {
      const view = counted(page, 'view');
      await page.goto(path);
      return (JSON.parse((await view).request().postData() ?? '{}') as { c?: string }).c;
    };
    const stored = (page: Page) => page.evaluate(() => Object.entries(localStorage));
    const say = (page: Page, word: string) =>
      page.evaluate((given) => (window as unknown as { rupor(word: string): void }).rupor(given), word);
    const visitors = async () => (await totals()).visitors;

    const { context, page } = await visitor('asked');
    expect(await opened(page, '/')).toBeUndefined();
    expect(await stored(page)).toEqual([]);
    await say(page, 'agree');
    const number = await opened(page, '/vstupit');
    expect([await stored(page), await context.cookies()]).toEqual([[['rupor', number]], []]);
    await expect.poll(visitors, SOON).toBe(2);
    // The same person with another browser's name: a day's fingerprint would take them for somebody else.
    const again = await visitor('again-later', await context.storageState());
    expect(await opened(again.page, '/o-nas/')).toBe(number);
    await expect.poll(async () => (await totals()).views, SOON).toBe(3);
    expect(await visitors()).toBe(2);
    const other = await visitor('another');
    expect(await opened(other.page, '/')).toBeUndefined();
    await expect.poll(visitors, SOON).toBe(3);
    await say(again.page, 'disagree');
    expect(await stored(again.page)).toEqual([]);
    expect(await opened(again.page, '/vstupit')).toBeUndefined();
    for (const one of [context, again.context, other.context]) await one.close();
  });
});
