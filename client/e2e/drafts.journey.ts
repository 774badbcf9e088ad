// What somebody typed is never lost: not with the tab, not with the connection, not with the session, and not between
// two people in one draft.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectGoodPage } from './browser.ts';
import { useUnion } from './rupor.ts';
import { call, OWNER } from './server.ts';
import { savedPattern, wordsOf } from './words.ts';

const say = wordsOf('ru');
const TEXT = 'Автобус в 23:40 остался: перевозчик подписал расписание.';
const SECOND = { name: 'Пётр Лосев', email: 'petr@example.org', password: 'проходная сирень 1905' };

describe('drafts', () => {
  const rupor = useUnion({ hasChannels: false });

  const field = (page: Page) => page.getByLabel(say('posts:text.title'));
  const saved = (page: Page) =>
    page
      .getByRole('status')
      .filter({ hasText: savedPattern(say) })
      .first();

  async function startDraft(text: string): Promise<Page> {
    const page = await rupor.owner.newPage();
    await page.goto('/posts/new');
    await field(page).fill(text);
    return page;
  }

  it('a closed tab keeps the draft', async () => {
    const page = await startDraft(TEXT);
    await saved(page).waitFor();
    const address = page.url();
    await page.close();
    const again = await rupor.owner.newPage();
    await again.goto(address);
    await field(again).waitFor();
    expect(await field(again).inputValue()).toBe(TEXT);
    await again.close();
  });

  it('a lost connection keeps the text on the device, a closed tab too, and it is saved later', async () => {
    const page = await startDraft('Начало.');
    await saved(page).waitFor();
    const address = page.url();
    await rupor.owner.setOffline(true);
    await field(page).fill(TEXT);
    await page.getByText(say('posts:saved.offline')).waitFor();
    await page.close();
    await rupor.owner.setOffline(false);
    const again = await rupor.owner.newPage();
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
    await rupor.owner.setOffline(true);
    await field(page).fill(`${TEXT} Без связи.`);
    await page.getByText(say('posts:saved.offline')).waitFor();
    await rupor.owner.setOffline(false);
    await expectStored(page, `${TEXT} Без связи.`);
    await page.close();
  });

  it('an ended session asks to sign in over the page, and the text goes on', async () => {
    const page = await startDraft('До конца сеанса.');
    await saved(page).waitFor();
    await rupor.owner.clearCookies();
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
    const { context: second } = await rupor.join(SECOND, 'editor');
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
});

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
