// On the way, on a phone: everything that is done there is two taps from home, and a draft begun in a tunnel is not lost.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectGoodPage } from './browser.ts';
import { useRupor } from './rupor.ts';
import { call, signInToDemo } from './server.ts';
import { savedPattern, wordsOf } from './words.ts';

const say = wordsOf('ru');
const PATIENCE = { timeout: 30_000 };
const ASKED = 'Кого выберем в комиссию по охране труда?';
const RENEWED = '<!doctype html><script type="module" src="/assets/index-newer.js"></script>';
const TEXT = 'Записали в тоннеле: автобус снова не ждёт вторую смену.';

describe('on the way', () => {
  const rupor = useRupor({ RUPOR_DEMO: '1' });

  async function openHome(): Promise<Page> {
    const { context, page } = await rupor.open({ width: 'phone' });
    await signInToDemo(context);
    await page.goto('/');
    await page.getByRole('navigation', { name: say('bulk:quick.title') }).waitFor();
    return page;
  }

  it('an idea, a photo, a decision, a remark, a post by hand and the calendar are two taps from home', async () => {
    await askAndHandOver();
    const page = await openHome();
    const link = (name: string) => page.getByRole('link', { name: say(name), exact: true }).first();
    const button = (name: string) => page.getByRole('button', { name: say(name), exact: true });
    const home = () => link('common:nav.home').click();

    await link('bulk:quick.idea').click();
    await page.getByLabel(say('ideas:capture.label')).waitFor();
    await button('ideas:capture.photo').waitFor();
    await home();
    await link('bulk:quick.photo').click();
    await button('library:camera').waitFor();
    expect(await page.locator('input[capture]').count()).toBe(1);
    await home();
    await page.getByRole('navigation', { name: say('common:shell.bottom') }).waitFor();
    await page
      .getByRole('link', { name: say('common:nav.calendar'), exact: true })
      .last()
      .click();
    await page.getByRole('heading', { level: 3, name: /^Сегодня, / }).waitFor();
    await home();
    await link('bulk:quick.agree').click();
    const asked = page.getByRole('listitem').filter({ hasText: ASKED });
    await asked.getByRole('link', { name: say('notifications:read') }).click();
    await button('posts:post.approval.approve').waitFor();
    await page.getByLabel(say('review:talk.label')).waitFor();
    // The dock with the decision stands where the bar was.
    await page.goto('/');
    await link('bulk:quick.agree').click();
    await link('notifications:publishByHand').click();
    await button('publishing:byHand.copy').waitFor();
    await page.context().close();
  });

  it('a draft begun without a connection is told as kept, goes when there is one, and is there once', async () => {
    const page = await openHome();
    const context = page.context();
    // The rules of law come after the post itself; here the connection is gone before they are there.
    const lost = await losePart(page, /\/law-card-[^/]+\.js$/);
    await page.getByRole('link', { name: say('common:nav.write') }).click();
    const field = page.getByLabel(say('posts:text.title'));
    await field.waitFor();
    await lost();
    await context.setOffline(true);
    await field.fill(TEXT);
    await page.getByText(say('posts:saved.offline')).waitFor();
    await page.getByRole('button', { name: say('common:act.back') }).click();
    const kept = page.getByText(say('bulk:waiting.sentence', { count: 1 }));
    await kept.waitFor();
    await page.getByText(TEXT).waitFor();
    await expectGoodPage(page, 'home-offline');
    await context.setOffline(false);
    await kept.waitFor({ state: 'detached' });
    const { items } = (await call(context, 'GET', `/posts?q=${encodeURIComponent(TEXT)}`)) as {
      items: { excerpt: string }[];
    };
    expect(items).toHaveLength(1);
    await context.close();
  });

  it('a part that is asked for without a connection comes with it', async () => {
    const page = await openHome();
    const lost = await losePart(page, /\/more-sheet-[^/]+\.js$/);
    await page.getByRole('button', { name: say('common:nav.more') }).click();
    await lost();
    await page.getByRole('dialog').waitFor();
    await page.context().close();
  });

  it('a page that is gone to without a connection says so, and opens by itself', async () => {
    const page = await openHome();
    await page.context().setOffline(true);
    await page.getByRole('link', { name: say('common:nav.calendar'), exact: true }).click();
    const line = page.getByText(say('common:shell.noConnection'));
    await line.waitFor();
    await expectGoodPage(page, 'on-the-way no connection');
    await page.context().setOffline(false);
    await expect.poll(() => page.title()).toContain(say('calendar:title'));
    await line.waitFor({ state: 'hidden' });
    await page.context().close();
  });

  it('a page that is older than its server says so, and goes on with the text after it was loaded again', async () => {
    const page = await openHome();
    const context = page.context();
    await page.goto('/posts/new');
    const field = page.getByLabel(say('posts:text.title'));
    await field.fill(TEXT);
    await page.getByText(savedPattern(say)).waitFor();
    // As after an upgrade: the part is gone, and the page of the server starts another program.
    const part = /\/text-help-[^/]+\.js$/;
    const start = (url: URL) => url.pathname === '/';
    await context.route(part, (route) => route.fulfill({ status: 404 }));
    await context.route(start, (route) => route.fulfill({ contentType: 'text/html', body: RENEWED }));
    await page.getByRole('button', { name: say('posts:textHelp.open') }).click();
    await page.getByRole('heading', { level: 1, name: say('common:pageProblem.renewed') }).waitFor();
    await expectGoodPage(page, 'renewed');
    await context.unroute(part);
    await context.unroute(start);
    await page.getByRole('button', { name: say('common:act.reload') }).click();
    await expect.poll(() => field.inputValue(), PATIENCE).toBe(TEXT);
    await context.close();
  });

  /** A post that has to be agreed to, and one that a person has to bring out. */
  async function askAndHandOver(): Promise<void> {
    const { context: desk } = await rupor.open();
    await signInToDemo(desk, 'editor');
    const [wall] = (await call(desk, 'GET', '/channels')) as { id: string }[];
    const draft = { baseText: ASKED, targets: [{ channelId: wall?.id }] };
    const asked = (await call(desk, 'POST', '/posts', draft)) as { id: string };
    await call(desk, 'POST', `/posts/${asked.id}/submit`, {});
    await desk.close();

    const { context: office } = await rupor.open();
    await signInToDemo(office);
    const place = { network: 'assisted', fields: { name: 'Страница Ольги' } };
    const { channel } = (await call(office, 'POST', '/channels', place)) as { channel: { id: string } };
    const body = { baseText: 'Собрание в среду.', targets: [{ channelId: channel.id }] };
    const { id } = (await call(office, 'POST', '/posts', body)) as { id: string };
    await call(office, 'POST', `/posts/${id}/publish-now`, {});
    const state = async () => ((await call(office, 'GET', `/posts/${id}`)) as { state: string }).state;
    await expect.poll(state, PATIENCE).toBe('by_hand');
    await office.close();
  }
});

/** From now on there is no connection for this file; what is answered waits until it was asked for, then there is one. */
async function losePart(page: Page, file: RegExp): Promise<() => Promise<void>> {
  const context = page.context();
  await context.route(file, (route) => route.abort('internetdisconnected'));
  const lost = page.waitForEvent('requestfailed', (request) => file.test(request.url()));
  return async () => {
    await lost;
    await context.unroute(file);
  };
}
