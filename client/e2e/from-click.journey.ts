// From a link in a post to a member: the link is short by itself and counted, paper is counted by place; a form without a
// script reaches the chair, who answers on a phone, while the council sees numbers and no people.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGoodPage, expectInPlace, WIDTHS } from './browser.ts';
import { useRupor } from './rupor.ts';
import { call, signInToDemo } from './server.ts';
import { wordsOf } from './words.ts';

const say = wordsOf('ru');
/** Short links of posts are made where readers can reach them. */
const PUBLIC = 'http://rupor.profsoyuz.example';
/** Names itself as people's browsers do: a headless one is counted as a look. */
const PERSON =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36';
const NAME = 'Света Туманова';

interface Link {
  id: string;
  url: string;
  place: string;
  clicks: number;
}

const SOON = { timeout: 20_000 };

describe('from a click to a member', () => {
  const rupor = useRupor({ RUPOR_DEMO: '1', RUPOR_PUBLIC_URL: PUBLIC });
  let owner: BrowserContext;
  let site: http.Server;
  /** The union's own site, where links lead. */
  let target = '';
  beforeAll(async () => {
    owner = (await rupor.open()).context;
    await signInToDemo(owner, 'editor');
    site = http.createServer((_, res) => res.end('ok'));
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    target = `http://127.0.0.1:${(site.address() as AddressInfo).port}/anketa`;
  });
  afterAll(() => {
    site?.close();
  });

  const linksOf = async (query: string) =>
    ((await call(owner, 'GET', `/links?${query}`)) as { items: Link[] }).items;

  /** Somebody outside, with a phone and without a script. */
  async function somebody(): Promise<Page> {
    return (await rupor.open({ width: 'phone', script: false, agent: PERSON })).page;
  }
  const follow = async ({ url }: Link) => {
    const page = await somebody();
    await page.goto(url.replace(PUBLIC, ''));
    const landed = new URL(page.url());
    await page.context().close();
    return landed;
  };

  it('a link of a planned post is short by itself, leads on with its tags, and every person is counted', async () => {
    const [channel] = (await call(owner, 'GET', '/channels')) as { id: string }[];
    const post = (await call(owner, 'POST', '/posts', {
      baseText: `Анкета ночной смены: ${target}?fbclid=1`,
      targets: [{ channelId: channel?.id }],
    })) as { id: string };
    await call(owner, 'POST', `/posts/${post.id}/schedule`, {
      wallTime: '2031-11-20T17:00',
      timeZone: 'Asia/Yekaterinburg',
    });
    const [link] = await linksOf(`postId=${post.id}`);
    if (!link) throw new Error('no link was made');
    const page = await owner.newPage();
    await page.goto(`/posts/${post.id}`);
    await page.getByRole('heading', { name: say('links:post.headNone') }).waitFor();

    const landed = await follow(link);
    expect(`${landed.origin}${landed.pathname}`).toBe(target);
    expect([...landed.searchParams.keys()].sort()).toEqual(['utm_campaign', 'utm_medium', 'utm_source']);
    await owner.request.head(link.url.replace(PUBLIC, ''), { maxRedirects: 0 });
    // A click is kept before it leads on, and counted a moment later.
    const clicks = async () => (await linksOf(`postId=${post.id}`))[0]?.clicks;
    await expect.poll(clicks, SOON).toBe(1);

    await page.goto('/links?kind=post');
    await page
      .getByRole('row')
      .filter({ hasText: link.url.replace('http://', '') })
      .filter({ has: page.getByRole('cell', { name: '1', exact: true }) })
      .waitFor();
    await expectGoodPage(page, 'links');
    await page.goto(`/links/${link.id}`);
    await page.getByText(say('links:facts.looks', { count: 1, n: 1 })).waitFor();
    await expectInPlace(page, 'link');
    await page.setViewportSize(WIDTHS.phone);
    await expectGoodPage(page, 'link-phone');
    await page.goto('/links');
    await page.getByRole('heading', { level: 1, name: /^За 28 дней по ссылкам перешли/ }).waitFor();
    await expectInPlace(page, 'links-phone');
    await page.close();
  });

  it('paper is counted by place', async () => {
    const page = await owner.newPage();
    await page.goto('/links/paper');
    await page.getByLabel(say('links:form.target')).fill(target);
    await page.getByLabel(say('links:paper.call')).fill('Ночная смена, ответьте за минуту');
    const places = page.getByRole('combobox', { name: say('links:paper.places') });
    for (const place of ['вторая проходная', 'литейный цех']) {
      await places.fill(place);
      await places.press('Enter');
    }
    await places.press('Escape');
    await expectGoodPage(page, 'links-paper');
    await page.getByRole('button', { name: say('links:paper.make') }).click();
    await page.getByRole('article', { name: say('links:paper.poster', { place: 'литейный цех' }) }).waitFor();
    await page
      .getByRole('img', { name: say('links:paper.point') })
      .first()
      .waitFor();
    await expectGoodPage(page, 'links-kit');
    const kitId = page.url().match(/kits\/([0-9a-f-]{36})/)?.[1];
    const foundry = (await linksOf(`kitId=${kitId}`)).find(({ place }) => place === 'литейный цех');
    if (!foundry) throw new Error('a place without a code');
    expect((await follow(foundry)).searchParams.get('utm_source')).toBe('qr');
    const counted = async () =>
      Object.fromEntries((await linksOf(`kitId=${kitId}`)).map(({ place, clicks }) => [place, clicks]));
    await expect.poll(counted, SOON).toEqual({ 'литейный цех': 1, 'вторая проходная': 0 });
    await page.close();
  });

  it('an application without a script is one however often it is sent, and the chair answers it on a phone', async () => {
    await applyTwice(await somebody());
    const { context, page } = await rupor.open({ width: 'phone' });
    await signInToDemo(context, 'approver');
    await page.goto('/inbox?part=news');
    await page
      .getByRole('link', { name: say('notifications:news.lead_new') })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: new RegExp(`^${NAME}`) }).waitFor();
    await expectGoodPage(page, 'lead');
    await page.getByRole('button', { name: say('leads:move.contacted') }).click();
    await page.getByText(say('leads:moved.contacted')).waitFor();
    await page.getByRole('link', { name: say('leads:sheet.open') }).click();
    await page.getByRole('heading', { name: say('leads:sheet.title', { name: NAME }) }).waitFor();
    await expectGoodPage(page, 'lead-sheet');
    await page.goto('/leads?filter=all');
    await page.getByRole('link', { name: NAME }).waitFor();
    expect(await page.getByRole('link', { name: NAME }).count()).toBe(1);
    await expectGoodPage(page, 'leads');
    await context.close();
  });

  it('the council sees how many, and nobody', async () => {
    const { context, page } = await rupor.open({ width: 'phone' });
    await signInToDemo(context, 'council');
    await page.goto('/leads');
    await page.getByRole('heading', { level: 1, name: say('leads:titleCounts') }).waitFor();
    await page.getByText(say('leads:counts.hidden')).first().waitFor();
    expect(await page.getByText(NAME).count()).toBe(0);
    expect((await context.request.get('/api/leads')).status()).toBe(403);
    await expectGoodPage(page, 'leads-council');
    await context.close();
  });
});

/** Wrong first, which keeps what was typed; then sent by somebody who presses twice. */
async function applyTwice(page: Page): Promise<void> {
  await page.goto('/p/vstupaj-v-smenu?utm_source=vk');
  await page.getByLabel('Как к вам обращаться').fill(NAME);
  await page.getByLabel('Куда вам ответить').fill('позвоните');
  await page.getByLabel(/^Где вы работаете/).fill('Приборка, цех 5');
  const send = page.getByRole('button', { name: 'Отправить заявку' });
  await send.click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByLabel('Как к вам обращаться').inputValue()).toBe(NAME);
  await page.getByLabel('Куда вам ответить').fill('+7 912 345-67-89');
  await page.getByRole('checkbox', { name: /^Согласен\(на\) на обработку/ }).check();
  await send.dblclick();
  await page.waitForURL(/\/thanks$/);
  await page.context().close();
}
