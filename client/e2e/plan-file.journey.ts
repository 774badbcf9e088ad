// A plan comes from a table: what is wrong is said before anything is made, it is loaded, undone, and the same on a
// phone; without a connection drafts wait and go by themselves.
import { describe, expect, it } from 'vitest';
import { expectGoodPage, WIDTHS } from './browser.ts';
import { useUnion } from './rupor.ts';
import { call } from './server.ts';
import { wordsOf } from './words.ts';

const say = wordsOf('ru');
const YEAR = new Date().getUTCFullYear() + 1;
const PLAN = [
  'Дата;Во сколько;Куда;Тема;Текст;Кто делает',
  `20.11.${YEAR};17:00;Стена, Мессенджер;Автобус остался;Ночной рейс вернули.;Анна`,
  `21.11.${YEAR};;Стена;Приём юриста;Кабинет 12.;Пётр`,
  `31.02.${YEAR};10:00;Стена;Нет такого дня;Текст.;Анна`,
  `22.11.${YEAR};10:00;Районная газета;Нет такого канала;Текст.;Анна`,
].join('\r\n');
const file = { name: 'план.csv', mimeType: 'text/csv', buffer: Buffer.from(PLAN) };

describe('a plan from a table', () => {
  const rupor = useUnion();

  const total = async () => ((await call(rupor.owner, 'GET', '/posts')) as { total: number }).total;

  it('is shown with its errors, loaded, and undone as one', async () => {
    const page = await rupor.owner.newPage();
    await page.goto('/posts/files');
    await expectGoodPage(page, 'plan-files');
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByLabel('Кто делает').waitFor();
    expect(await page.getByLabel('Куда').inputValue()).toBe('channels');
    await expectGoodPage(page, 'plan-columns');
    await page.getByRole('button', { name: say('planFiles:import.check') }).click();
    await page.getByText(say('planFiles:problems.bad_date', { value: `31.02.${YEAR}` })).waitFor();
    const unknown = say('planFiles:problems.no_name', {
      field: say('planFiles:field.channels'),
      value: 'Районная газета',
    });
    await page.getByText(unknown).waitFor();
    await expectGoodPage(page, 'plan-report');
    await page.setViewportSize(WIDTHS.phone);
    await expectGoodPage(page, 'plan-report');
    expect(await total()).toBe(0);
    await page.getByRole('button', { name: say('planFiles:import.load', { count: 2 }) }).click();
    await page.getByRole('link', { name: say('planFiles:import.toCalendar') }).waitFor();
    expect(await total()).toBe(2);
    await expectGoodPage(page, 'plan-loaded');
    await page
      .getByRole('button', { name: say('planFiles:undo.act') })
      .first()
      .click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('planFiles:undo.act') })
      .click();
    await page.getByText(say('planFiles:undo.done')).waitFor();
    expect(await total()).toBe(0);
    await page.close();
  });

  it('a template asks for its blanks; words are replaced where it was ticked; the month goes on paper', async () => {
    const page = await rupor.owner.newPage();
    await page.goto('/posts/templates');
    await page.getByRole('button', { name: say('bulk:templates.add') }).click();
    await page.getByLabel(say('bulk:templates.name')).fill('Собрание');
    await page
      .getByLabel(say('bulk:templates.text'), { exact: false })
      .last()
      .fill('Собрание: {{цех}}, в пятницу.');
    await page.getByRole('button', { name: say('bulk:templates.save') }).click();
    await page.getByRole('button', { name: say('bulk:templates.use') }).click();
    await page.getByLabel('цех').fill('литейный цех');
    await page.getByRole('button', { name: say('bulk:templates.write') }).click();
    await page.waitForURL(/\/posts\/[0-9a-f-]{36}\/edit/);
    await page.goto('/posts/replace');
    await page.getByLabel(say('bulk:replace.find')).fill('пятницу');
    await page.getByLabel(say('bulk:replace.with')).fill('субботу');
    await page.getByRole('button', { name: say('bulk:replace.look') }).click();
    const act = page.getByRole('button', { name: say('bulk:replace.act', { count: 1 }) });
    await act.waitFor();
    await expectGoodPage(page, 'replace');
    await act.click();
    await page.getByText(say('bulk:replace.done', { count: 1 })).waitFor();
    for (const address of ['/calendar/print', '/calendar/feeds', '/calendar/copy', '/posts/templates']) {
      await page.goto(address);
      await expectGoodPage(page, address.slice(1).replace('/', '-'));
    }
    await page.setViewportSize(WIDTHS.phone);
    await page.goto('/');
    await page.getByRole('navigation', { name: say('bulk:quick.title') }).waitFor();
    await expectGoodPage(page, 'home-quick');
    await page.close();
  });
});
