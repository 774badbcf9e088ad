// First start, people, keys and signing in, as persons meet them.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectGoodPage } from './browser.ts';
import { PASSWORD, RUSSIAN, signIn } from './people.ts';
import { useRupor } from './rupor.ts';

const PAGES = ['organization', 'branches', 'members', 'api-keys', 'audit', 'profile'] as const;

describe('people and their organization', () => {
  const rupor = useRupor();
  let inviteLink = '';

  it('the owner sets up by the one-time link and looks after the organization', async () => {
    const { page, context } = await rupor.open();
    await page.goto('/');
    await page.getByRole('heading', { name: 'Рупор ждёт первого запуска' }).waitFor();
    await expectGoodPage(page, 'not-set-up');
    await page.goto(rupor.setupLink);
    await page.getByLabel('Название организации').fill('Профсоюз «Азот»');
    await expectGoodPage(page, 'setup-1');
    await page.reload();
    await page.getByLabel('Название организации').fill('Профсоюз «Азот»');
    await page.getByRole('button', { name: 'Дальше' }).click();
    await page.getByRole('button', { name: 'Дальше' }).click();
    await page.getByText('Заполните это поле').first().waitFor();
    await page.getByLabel('Имя и фамилия').fill('Анна Котова');
    await page.getByLabel('Почта').fill('anna@azot.test');
    await expectGoodPage(page, 'setup-2');
    await page.getByRole('button', { name: 'Дальше' }).click();
    await page.getByLabel('Новый пароль').fill('йцукен123');
    await page.getByRole('button', { name: 'Создать организацию' }).click();
    await page.getByText('Такой пароль подбирают первым').waitFor();
    await expectGoodPage(page, 'setup-3');
    await page.getByLabel('Новый пароль').fill(PASSWORD);
    await page.getByRole('button', { name: 'Создать организацию' }).click();
    await page.waitForURL(`${rupor.origin}/`);

    await page.goto('/settings/branches');
    await page.getByRole('button', { name: 'Добавить отделение в «Профсоюз «Азот»»' }).click();
    await page.getByLabel('Название отделения').fill('Цех № 5');
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByText('Цех № 5').waitFor();

    await page.goto('/settings/members');
    await page.getByRole('button', { name: 'Пригласить' }).click();
    await page.getByLabel('Для себя (можно не заполнять)').fill('Пётр, цех 5');
    await expectGoodPage(page, 'invite-form');
    await page.getByRole('button', { name: 'Сделать ссылку' }).click();
    inviteLink = (await page.getByText(/\/invite#/).textContent()) ?? '';
    await expectGoodPage(page, 'invite-link');
    await page.getByRole('button', { name: 'Готово' }).click();

    await page.goto('/settings/api-keys');
    await page.getByRole('button', { name: 'Сделать ключ' }).click();
    await page.getByLabel('Название').fill('Сайт профсоюза');
    await page.getByLabel('Читать публикации').check();
    await page.getByRole('dialog').getByRole('button', { name: 'Сделать ключ' }).click();
    await page.getByRole('dialog').getByText(/^rpr_/).waitFor();
    await expectGoodPage(page, 'api-key-made');
    await page.getByRole('button', { name: 'Скопировали' }).click();
    await lookAround(page, 'ru');
    await context.close();
  });

  it('an invited person joins on a phone', async () => {
    const { page, context } = await rupor.open({ width: 'phone' });
    await page.goto(inviteLink);
    await page.getByRole('heading', { name: 'Профсоюз «Азот» зовёт вас' }).waitFor();
    await page.getByLabel('Имя и фамилия').fill('Пётр Лунин');
    await page.getByLabel('Почта').fill('lunin@azot.test');
    await page.getByLabel('Имя для входа').fill('lunin');
    await page.getByLabel('Новый пароль').fill(PASSWORD);
    await expectGoodPage(page, 'invite-accept');
    await page.getByRole('button', { name: 'Присоединиться', exact: true }).click();
    await page.waitForURL(`${rupor.origin}/`);
    await page.goto('/settings/members');
    await page.getByText('В организации 2 человека').first().waitFor();
    expect(await page.getByRole('button', { name: 'Пригласить' }).count()).toBe(0);
    await expectGoodPage(page, 'members-editor');
    await context.close();

    const late = await rupor.open({ width: 'phone' });
    await late.page.goto(inviteLink);
    await late.page.getByRole('heading', { name: 'Приглашение больше не действует' }).waitFor();
    await expectGoodPage(late.page, 'invite-over');
    await late.context.close();
  });

  it('signs in on a phone, by username, after a wrong password that stays correctable', async () => {
    const { page, context } = await rupor.open({ width: 'phone' });
    await page.goto('/settings/profile');
    await page.getByLabel('Почта или имя для входа').fill('lunin');
    await page.getByLabel('Пароль', { exact: true }).fill('не тот');
    await page.getByRole('button', { name: 'Войти' }).click();
    await page.getByText('Имя или пароль не подошли').waitFor();
    expect(await page.getByLabel('Почта или имя для входа').inputValue()).toBe('lunin');
    await expectGoodPage(page, 'sign-in-wrong');
    await page.getByLabel('Пароль', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Войти' }).click();
    await page.waitForURL(`${rupor.origin}/settings/profile`);
    await expectGoodPage(page, 'profile-editor');
    await context.close();
  });

  it('signs in again over the page when the session ends, and nothing typed is lost', async () => {
    const { page, context } = await rupor.open();
    await signIn(page, 'lunin', ...RUSSIAN);
    await page.goto('/settings/profile');
    await page.getByLabel('Имя и фамилия').fill('Пётр Петрович Лунин');
    await context.clearCookies({ name: 'rupor.session' });
    await page.getByRole('button', { name: 'Сохранить' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Пароль', { exact: true }).fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Войти' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.getByLabel('Имя и фамилия').inputValue()).toBe('Пётр Петрович Лунин');
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByText('Сохранили').waitFor();
    await context.close();
  });

  // The rest of languages and widths is walked by pages.journey.ts.
  it('the settings hold in English on a phone', async () => {
    const { page, context } = await rupor.open({
      width: 'phone',
      language: 'en-US',
    });
    await signIn(page, 'anna@azot.test', 'E-mail or username', 'Password', 'Sign in');
    await page.evaluate(() => localStorage.setItem('rupor.language', 'en'));
    await lookAround(page, 'en');
    await context.close();
  });
});

async function lookAround(page: Page, language: string) {
  for (const name of PAGES) {
    await page.goto(`/settings/${name}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectGoodPage(page, `settings-${name}-${language}`);
  }
}
