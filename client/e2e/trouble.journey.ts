// When a person is needed: everything is stopped, a post is neither out nor not out, a time has to change.
import type { BrowserContext, Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGoodPage, useBrowser } from './browser.ts';
import { call, type Rupor, signInToDemo, startRupor, ZONE } from './server.ts';
import { wordsOf } from './words.ts';

const say = wordsOf('ru');
const PAGES = ['/', '/calendar', '/posts', '/channels', '/insights', '/settings/members'];
const today = () => Temporal.Now.plainDateISO(ZONE);

const PATIENCE = { timeout: 30_000 };
const later = today().add({ days: 20 });

describe('trouble', () => {
  const browser = useBrowser();
  let rupor: Rupor;
  beforeAll(async () => {
    rupor = await startRupor({ RUPOR_DEMO: '1' });
  });
  afterAll(() => rupor?.stop());

  async function open(width: 'laptop' | 'phone' = 'laptop') {
    const opened = await browser.open({ origin: rupor.origin, width });
    await signInToDemo(opened.context);
    return opened;
  }

  it('«Остановить всё» stops, shows on every page and goes on again', async () => {
    const { context, page } = await open();
    await page.goto('/');
    await page.getByRole('button', { name: say('publishing:pause.all') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say('publishing:pause.reason')).fill('День траура');
    await expectGoodPage(page, 'pause-dialog');
    await dialog.getByRole('button', { name: say('publishing:pause.verb'), exact: true }).click();
    await page.getByText(say('publishing:banner.paused')).first().waitFor();
    await expectGoodPage(page, 'paused-home');
    for (const path of PAGES) {
      await page.goto(path);
      await page.getByRole('main').getByText(say('publishing:banner.paused')).first().waitFor();
    }
    const state = (await call(context, 'GET', '/publishing')) as { paused: { reason: string } | null };
    expect(state.paused?.reason).toBe('День траура');
    await page.getByRole('button', { name: say('publishing:resume') }).click();
    await page.getByText(say('publishing:health.works')).first().waitFor();
    expect(await page.getByText(say('publishing:banner.paused')).count()).toBe(0);
    await context.close();
  });

  it('nobody knows whether it went out: «вышел» is written down, «нет» sends again', async () => {
    const { context, page } = await open();
    const posts = await Promise.all(
      ['Вышел', 'Не вышел'].map((title) => schedulePost(context, title, later)),
    );
    // The practice network always answers in time; this is how a lost answer looks afterwards.
    const lost =
      "UPDATE post_target SET state = 'unconfirmed', problem = 'no_answer' WHERE post_id = ANY($1)";
    await rupor.sql(lost, [posts]);
    const [out = '', notOut = ''] = posts;
    await page.goto('/inbox');
    const item = (title: string) =>
      page.getByRole('listitem').filter({ has: page.getByRole('link', { name: title, exact: true }) });
    const yes = item('Вышел').getByRole('button', { name: /./ }).first();
    await yes.click();
    await expectGoodPage(page, 'inbox-answer');
    await yes.click();
    await expect.poll(() => stateOf(context, out), PATIENCE).toBe('published');
    await item('Не вышел').getByRole('button', { name: /./ }).nth(1).click();
    await expect.poll(() => stateOf(context, notOut), PATIENCE).toBe('published');
    await context.close();
  });

  it('a post moves by dragging on a laptop', async () => {
    const { context, page } = await open();
    const tuesday = today().add({ days: 9 - today().dayOfWeek });
    const post = await schedulePost(context, 'Перетащите меня', tuesday);
    await page.goto(`/calendar?view=week&day=${tuesday}`);
    const entry = page.getByRole('button', { name: /Перетащите меня/ });
    const target = tuesday.add({ days: 1 });
    await entry.dragTo(page.locator(`td:has(time[datetime="${target}"])`));
    await expect.poll(() => dueDay(context, post), PATIENCE).toBe(target.toString());
    await context.close();
  });

  it('a post moves by taps on a phone, and a time that has passed asks before anything happens', async () => {
    const { context, page } = await open('phone');
    const day = today().add({ days: 1 });
    const post = await schedulePost(context, 'Перенесите меня', day);
    await page.goto(`/calendar?day=${day}`);
    await openMove(page, 'Перенесите меня');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say('calendar:move.time')).fill('18:35');
    await expectGoodPage(page, 'move-dialog');
    await dialog.getByRole('button', { name: say('calendar:entry.move') }).click();
    await expect.poll(() => dueAt(context, post), PATIENCE).toBe(`${day}T18:35`);
    await dialog.waitFor({ state: 'hidden' });
    await openMove(page, 'Перенесите меня');
    await dialog.getByLabel(say('calendar:move.day')).fill(today().subtract({ days: 1 }).toString());
    await dialog.getByRole('button', { name: say('calendar:entry.move') }).click();
    await page.getByRole('dialog', { name: say('calendar:past.title') }).waitFor();
    await expectGoodPage(page, 'past-dialog');
    await page.getByRole('button', { name: say('calendar:past.keep') }).click();
    expect(await dueAt(context, post)).toBe(`${day}T18:35`);
    await context.close();
  });
});

async function stateOf(context: BrowserContext, postId: string): Promise<string> {
  return ((await call(context, 'GET', `/posts/${postId}`)) as { state: string }).state;
}

async function schedulePost(
  context: BrowserContext,
  title: string,
  day: Temporal.PlainDate,
): Promise<string> {
  const channels = (await call(context, 'GET', '/channels')) as { id: string }[];
  const targets = channels.slice(0, 1).map(({ id }) => ({ channelId: id }));
  const body = { title, baseText: 'Текст для переноса.', targets };
  const { id } = (await call(context, 'POST', '/posts', body)) as { id: string };
  await call(context, 'POST', `/posts/${id}/schedule`, { wallTime: `${day}T06:15`, timeZone: ZONE });
  return id;
}

async function dueAt(context: BrowserContext, id: string): Promise<string | null> {
  const { targets } = (await call(context, 'GET', `/posts/${id}`)) as {
    targets: { wallTime: string | null }[];
  };
  return targets[0]?.wallTime ?? null;
}

async function dueDay(context: BrowserContext, id: string): Promise<string | undefined> {
  return (await dueAt(context, id))?.slice(0, 10);
}

async function openMove(page: Page, title: string): Promise<void> {
  const slot = page.getByRole('listitem').filter({ hasText: title });
  await slot.getByRole('button', { name: say('calendar:entry.move') }).click();
}
