// What somebody typed is never lost: not with the tab, not with the connection, not with the session, and not between
// two people in one draft.
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGoodPage, useBrowser } from './browser.ts';
import { call, OWNER, type Rupor, setUp, startRupor } from './server.ts';
import { wordsOf } from './words.ts';

const say = wordsOf('ru');
const TEXT = 'Автобус в 23:40 остался: перевозчик подписал расписание.';
const SECOND = { name: 'Пётр Лосев', email: 'petr@example.org', password: 'проходная сирень 1905' };

describe('drafts', () => {
  const browser = useBrowser();
  let rupor: Rupor;
  let owner: BrowserContext;
  beforeAll(async () => {
    rupor = await startRupor();
    owner = (await browser.open({ origin: rupor.origin })).context;
    await setUp(owner, rupor);
  });
  afterAll(() => rupor?.stop());

  const field = (page: Page) => page.getByLabel(say('posts:text.title'));
  const saved = (page: Page) => page.getByRole('status').filter({ hasText: savedPattern() }).first();

  async function startDraft(text: string): Promise<Page> {
    const page = await owner.newPage();
    await page.goto('/posts/new');
    await field(page).fill(text);
    return page;
  }

  it('a closed tab keeps the draft', async () => {
    const page = await startDraft(TEXT);
    await saved(page).waitFor();
    const address = page.url();
    await page.close();
    const again = await owner.newPage();
    await again.goto(address);
    await field(again).waitFor();
    expect(await field(again).inputValue()).toBe(TEXT);
    await again.close();
  });

  it('a lost connection keeps the text on the device, a closed tab too, and it is saved later', async () => {
    const page = await startDraft('Начало.');
    await saved(page).waitFor();
    const address = page.url();
    await owner.setOffline(true);
    await field(page).fill(TEXT);
    await page.getByText(say('posts:saved.offline')).waitFor();
    await page.close();
    await owner.setOffline(false);
    const again = await owner.newPage();
    await again.goto(address);
    await again.getByRole('button', { name: say('posts:leftover.take') }).waitFor();
    await again.getByRole('button', { name: say('posts:leftover.take') }).click();
    expect(await field(again).inputValue()).toBe(TEXT);
    await expectStored(again, TEXT);
    await again.close();
  });

  it('a connection that comes back saves by itself', async () => {
    const page = await startDraft('Начало.');
    await saved(page).waitFor();
    await owner.setOffline(true);
    await field(page).fill(`${TEXT} Без связи.`);
    await page.getByText(say('posts:saved.offline')).waitFor();
    await owner.setOffline(false);
    await expectStored(page, `${TEXT} Без связи.`);
    await page.close();
  });

  it('an ended session asks to sign in over the page, and the text goes on', async () => {
    const page = await startDraft('До конца сеанса.');
    await saved(page).waitFor();
    await owner.clearCookies();
    await field(page).fill(TEXT);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say('auth:signIn.password'), { exact: true }).fill(OWNER.password);
    await dialog.getByRole('button', { name: say('auth:signIn.send'), exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await field(page).inputValue()).toBe(TEXT);
    await expectStored(page, TEXT);
    await page.close();
  });

  it('of two people in one draft the second sees who changed what, and loses nothing', async () => {
    const second = (await browser.open({ origin: rupor.origin })).context;
    await joinAsEditor(second);
    const mine = await startDraft('Общий текст.');
    await saved(mine).waitFor();
    const theirs = await second.newPage();
    await theirs.goto(mine.url());
    await field(theirs).fill('Общий текст. Правка Петра.');
    await expectStored(theirs, 'Общий текст. Правка Петра.');
    await field(mine).fill('Общий текст. Правка Ольги.');
    await mine.getByRole('heading', { name: say('posts:conflict.titleBy', { name: SECOND.name }) }).waitFor();
    await mine.getByRole('button', { name: say('posts:conflict.compare') }).click();
    await mine.getByText('Общий текст. Правка Петра.').first().waitFor();
    await mine.getByText('Общий текст. Правка Ольги.').first().waitFor();
    await expectGoodPage(mine, 'draft-conflict');
    await mine.getByRole('button', { name: say('posts:conflict.keepMine') }).click();
    await expectStored(mine, 'Общий текст. Правка Ольги.');
    await second.close();
  });

  async function joinAsEditor(second: BrowserContext): Promise<void> {
    const { url } = (await call(owner, 'POST', '/invitations', { roles: ['editor'], branchId: null })) as {
      url: string;
    };
    await call(second, 'POST', '/invitations/accept', { token: url.split('#')[1], ...SECOND });
  }
});

/** «сохранено в 12:30», whatever the time. */
function savedPattern(): RegExp {
  return new RegExp(say('posts:saved.at', { time: '\\d\\d:\\d\\d' }));
}

/** The server has it: asked until it says so, because the page saves after a pause in typing. */
async function expectStored(page: Page, text: string): Promise<void> {
  const id = /posts\/([0-9a-f-]{36})/.exec(page.url())?.[1];
  await expect
    .poll(
      async () => ((await call(page.context(), 'GET', `/posts/${id}`)) as { baseText: string }).baseText,
      {
        timeout: 30_000,
      },
    )
    .toBe(text);
}
