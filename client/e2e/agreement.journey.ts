// A rule in the settings; a lawyer without an account reads one post by a link on a phone and sends it back; a remark on
// words of it is answered; mended, it is approved by a second link, and the difference can be read.
import type { BrowserContext, Page } from 'playwright-core';
import { describe, it } from 'vitest';
import { expectGoodPage } from './browser.ts';
import { useUnion } from './rupor.ts';
import { call, OWNER } from './server.ts';
import { wordsOf } from './words.ts';

const say = wordsOf('ru');
const AUTHOR = { name: 'Иван Седых', email: 'ivan@example.org', password: 'проходная сирень 1905' };
const LAWYER = 'Анна Петрова';
const NOTE = 'Без приказа сумму не называем.';
const BEFORE = 'Доплату за ночь подняли до 40 %.';
const AFTER = 'Доплату за ночь подняли: приказ на проходной.';

describe('agreement', () => {
  const rupor = useUnion();

  it('goes by a link to a lawyer without an account, comes back, and is agreed to', async () => {
    await makeRule(rupor.office);
    const { page: author } = await rupor.join(AUTHOR, 'editor', { width: 'phone' });
    const id = await submitPost(author.context());

    const lawyer = await followLink(await makeLink(rupor.office, id));
    await lawyer.getByText(BEFORE).waitFor();
    await expectGoodPage(lawyer, 'agreement-link');
    await lawyer.getByRole('button', { name: say('review:door.return') }).click();
    await lawyer.getByRole('button', { name: say('review:door.sendBack'), exact: true }).click();
    await lawyer.getByText(say('review:door.nameNeeded')).waitFor();
    await lawyer.getByLabel(say('review:door.name')).fill(LAWYER);
    await lawyer.getByLabel(say('review:door.note')).fill(NOTE);
    await lawyer.getByRole('button', { name: say('review:door.sendBack'), exact: true }).click();
    await lawyer.getByRole('heading', { name: say('review:door.done.sendBack') }).waitFor();
    await lawyer.reload();
    await lawyer.getByRole('heading', { name: say('review:door.over') }).waitFor();
    await expectGoodPage(lawyer, 'agreement-link-over');

    await remarkOnWords(rupor.office, id);
    await author.goto('/inbox');
    await author.getByRole('heading', { name: say('notifications:kind.mention') }).waitFor();
    await author.getByRole('link', { name: say('notifications:read') }).click();
    await author.getByText(NOTE).waitFor();
    await answer(author);
    await expectGoodPage(author, 'agreement-talk');

    await call(author.context(), 'PATCH', `/posts/${id}`, { version: 1, baseText: AFTER });
    await call(author.context(), 'POST', `/posts/${id}/submit`, {});
    const second = await followLink(await makeLink(rupor.office, id));
    await second.getByText(AFTER).waitFor();
    await second.getByLabel(say('review:door.name')).fill(LAWYER);
    await second.getByRole('button', { name: say('review:door.approve') }).click();
    await second.getByRole('heading', { name: say('review:door.done.approve') }).waitFor();

    await author.goto(`/posts/${id}`);
    await author.getByText(say('review:progress.state.approved'), { exact: true }).first().waitFor();
    await author.getByRole('button', { name: say('review:versions.one', { number: 2 }) }).click();
    await author.locator('ins').filter({ hasText: 'проходной' }).first().waitFor();
    await expectGoodPage(author, 'agreement-difference');
  });

  /** One outside stage for everything. */
  async function makeRule(page: Page): Promise<void> {
    await page.goto('/settings/review');
    await page.getByRole('heading', { name: say('review:settings.emptyTitle') }).waitFor();
    await page.getByRole('button', { name: say('review:settings.add') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: say('review:route.save') }).click();
    await dialog.getByText(say('review:stage.nameNeeded')).waitFor();
    await dialog.getByLabel(say('review:stage.name')).fill('Юрист');
    await dialog.getByLabel(say('review:stage.who')).selectOption('link');
    await expectGoodPage(page, 'agreement-rule');
    await dialog.getByRole('button', { name: say('review:route.save') }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('heading', { name: say('review:place.everywhere') }).waitFor();
    await expectGoodPage(page, 'agreement-settings');
  }

  async function submitPost(context: BrowserContext): Promise<string> {
    const { id } = (await call(context, 'POST', '/posts', {
      baseText: BEFORE,
      targets: [{ channelId: rupor.channels[0]?.id }],
    })) as {
      id: string;
    };
    await call(context, 'POST', `/posts/${id}/submit`, {});
    return id;
  }

  async function followLink(url: string): Promise<Page> {
    const { page } = await rupor.open({ width: 'phone' });
    await page.goto(url);
    return page;
  }

  async function makeLink(page: Page, id: string): Promise<string> {
    await page.goto(`/posts/${id}`);
    await page.getByRole('button', { name: say('review:link.act') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say('review:link.forWhom')).fill(LAWYER);
    await dialog.getByRole('button', { name: say('review:link.make') }).click();
    return (await dialog.getByText(/^http\S+\/review#\S+$/).textContent()) ?? '';
  }

  async function remarkOnWords(page: Page, id: string): Promise<void> {
    await page.goto(`/posts/${id}`);
    const field = page.getByLabel(say('review:talk.label'));
    await field.waitFor();
    await page.evaluate((words) => {
      const node = document.querySelector('[data-remarks=""]')?.firstChild;
      if (!node?.textContent) throw new Error('the text is not there');
      const start = node.textContent.indexOf(words);
      document.getSelection()?.setBaseAndExtent(node, start, node, start + words.length);
    }, '40 %');
    await page.getByRole('button', { name: say('review:talk.wholePost') }).waitFor();
    await field.fill('Откуда цифра? @Иван');
    const names = page.getByRole('group', { name: say('review:talk.whom') });
    await names.getByRole('button', { name: AUTHOR.name }).click();
    await page.getByRole('button', { name: say('review:talk.say') }).click();
    await page.getByRole('blockquote').getByText('40 %').waitFor();
    await expectGoodPage(page, 'agreement-remark');
  }

  async function answer(page: Page): Promise<void> {
    await page.getByRole('button', { name: say('review:talk.answerAct') }).click();
    await page.getByLabel(say('review:talk.answer')).fill('Из приказа, приложу.');
    await page
      .getByRole('button', { name: say('review:talk.say') })
      .first()
      .click();
    await page.getByText('Из приказа, приложу.').waitFor();
    await page.getByText(OWNER.name).first().waitFor();
  }
});
