// A campaign from a template to the look back: plan, tree, reading, frozen numbers, paper, screen, one more like it.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectGoodPage } from './browser.ts';
import { useUnion } from './rupor.ts';
import { call } from './server.ts';
import { wordsOf } from './words.ts';

const say = wordsOf('ru');

interface Plan {
  tasks: { title: string; doneAt: string | null }[];
  indicators: { name: string; readings: { value: number }[] }[];
  retrospective: { changed: string; frozenAt: string | null } | null;
}

describe('a campaign', () => {
  const rupor = useUnion();
  let id = '';

  const readPlan = async () => (await call(rupor.owner, 'GET', `/campaigns/${id}/plan`)) as Plan;
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

  it('starts from a template with drafts on their days', async () => {
    const page = await rupor.owner.newPage();
    await page.goto('/campaigns');
    await page.getByRole('link', { name: say('campaignPlan:start.title') }).click();
    await page.getByRole('radio', { name: /Вступай/ }).click();
    await page.getByRole('combobox', { name: say('campaignPlan:start.channels') }).click();
    await page.getByRole('option', { name: 'Стена' }).click();
    await page.keyboard.press('Escape');
    await expectGoodPage(page, 'campaign-new');
    await press(page, say('campaignPlan:start.go'));
    await page.waitForURL(/\/campaigns\/[0-9a-f-]{36}\?part=plan/);
    id = /campaigns\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
    await page.getByText(say('campaignPlan:start.done', { count: 6 })).waitFor();
    const title = say('campaignPlan:sentence.ready', { name: 'Вступай', count: 6 });
    await page.getByRole('heading', { name: title }).waitFor();

    const first = (await readPlan()).tasks[0]?.title ?? '';
    await page.getByRole('checkbox', { name: say('campaignPlan:tasks.tick', { title: first }) }).check();
    await press(page, say('campaignPlan:tasks.add'));
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say('campaignPlan:tasks.title')).fill('Позвонить в депо');
    await dialog.getByRole('button', { name: say('campaignPlan:act.save') }).click();
    await press(page, 'Позвонить в депо');
    await dialog.getByRole('button', { name: say('campaignPlan:act.remove') }).click();
    await press(page, say('common:act.undo'));
    await page.getByRole('button', { name: 'Позвонить в депо' }).waitFor();
    const { tasks } = await readPlan();
    expect(tasks.find(({ title: name }) => name === first)?.doneAt).not.toBeNull();
    expect(tasks).toHaveLength(8);
    await expectGoodPage(page, 'campaign-plan');
    await page.close();
  });

  it('is read by people, looked back on with frozen numbers, shown and made again', async () => {
    const page = await rupor.owner.newPage();
    await page.goto(`/campaigns/${id}`);
    await page
      .getByRole('button', { name: say('campaignPlan:tree.readDue') })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say('campaignPlan:reading.valueIn', { unit: 'человек' })).fill('12,5');
    await dialog.getByRole('button', { name: say('campaignPlan:reading.save') }).click();
    await expect.poll(async () => (await readPlan()).indicators[0]?.readings[0]?.value).toBe(12.5);
    await expectGoodPage(page, 'campaign-now');

    await page.getByRole('link', { name: say('campaignPlan:parts.lookBack') }).click();
    await page.getByLabel(say('campaignPlan:lookBack.changed')).fill('Вступили двенадцать человек.');
    await press(page, say('campaignPlan:lookBack.freeze'));
    await page.getByText(say('campaignPlan:lookBack.frozen')).waitFor();
    expect((await readPlan()).retrospective).toMatchObject({
      changed: 'Вступили двенадцать человек.',
      frozenAt: expect.any(String),
    });
    await expectGoodPage(page, 'campaign-look-back');

    await page.getByRole('link', { name: say('campaignPlan:act.print') }).click();
    await page.getByRole('heading', { name: say('campaignPlan:tasks.head'), exact: true }).waitFor();
    await expectGoodPage(page, 'campaign-sheet');
    await page.goto(`/campaigns/${id}/sheet?mode=projector`);
    await page.getByRole('heading', { name: say('campaignPlan:sheet.chain') }).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('heading', { name: say('campaignPlan:about.goal'), exact: true }).waitFor();
    await expectGoodPage(page, 'campaign-screen');

    await page.goto(`/campaigns/${id}`);
    await press(page, say('campaignPlan:act.more'));
    await page.getByRole('menuitem', { name: say('campaignPlan:copy.title') }).click();
    await dialog.getByRole('button', { name: say('campaignPlan:copy.go') }).click();
    await page.waitForURL((url) => url.pathname.startsWith('/campaigns/') && !url.pathname.includes(id));
    const name = say('campaignPlan:copy.nameOf', { name: 'Вступай' });
    await page
      .getByRole('heading', { name: say('campaignPlan:sentence.ready', { name, count: 6 }) })
      .waitFor();
    await page.close();
  });

  it('reads well on a phone, in English and in the dark; a link is mended at the dictionary', async () => {
    const { context } = await rupor.open({
      width: 'phone',
      language: 'en-US',
      dark: true,
    });
    await context.addCookies(await rupor.owner.cookies());
    const words = wordsOf('en');
    const page = await context.newPage();
    for (const part of ['now', 'plan', 'lookBack']) {
      await page.goto(`/campaigns/${id}?part=${part}`);
      await page.getByRole('link', { name: words(`campaignPlan:parts.${part}`) }).waitFor();
      await expectGoodPage(page, `campaign-${part}-en-dark`);
    }
    await page.goto('/settings/utm');
    await page
      .getByLabel(words('linkTags:check.label'))
      .fill('union.ru/?utm_source=VK&utm_medium=smm&yclid=1');
    await page.getByText('https://union.ru/?utm_source=vk&utm_medium=social', { exact: true }).waitFor();
    await expectGoodPage(page, 'settings-utm-en-dark');
    await context.close();
  });
});
