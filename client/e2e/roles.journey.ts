// Roles at a branch, handing over, and signing in with one-time codes, as persons meet them.
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectGoodPage } from './browser.ts';
import { enterPassword, PASSWORD, RUSSIAN, signIn } from './people.ts';
import { type Journey, useRupor } from './rupor.ts';
import { call } from './server.ts';
import { totpOf } from './totp.ts';

describe('roles at a branch, the owner and one-time codes', () => {
  const rupor = useRupor();
  beforeAll(async () => {
    const { context } = await rupor.open();
    await foundUnion(context, rupor);
    await context.close();
  });

  it('a second role at a branch is given, and taken away again', async () => {
    const { page, context } = await rupor.open();
    await signIn(page, 'anna@azot.test', ...RUSSIAN);
    await page.goto('/settings/members');
    const open = () => page.getByRole('button', { name: 'Роли: Пётр Лунин' }).click();
    const dialog = page.getByRole('dialog', { name: 'Роли: Пётр Лунин' });
    await open();
    await dialog.getByRole('button', { name: 'Ещё одна роль' }).click();
    await choose(page, dialog.getByLabel('Роль', { exact: true }).nth(1), 'Редактор');
    await choose(page, dialog.getByLabel('Где', { exact: true }).nth(1), 'Цех № 5');
    await expectGoodPage(page, 'roles-two');
    await dialog.getByRole('button', { name: 'Сохранить' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('Совет, Редактор (Цех № 5)').waitFor();
    await open();
    await dialog.getByRole('button', { name: 'Убрать' }).first().click();
    await dialog.getByRole('button', { name: 'Сохранить' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('Редактор (Цех № 5) · lunin@azot.test').waitFor();
    await context.close();
  });

  it('a channel is handed over to the branch, and its editor writes to that one only', async () => {
    const owner = await rupor.open({ width: 'phone' });
    await signIn(owner.page, 'anna@azot.test', ...RUSSIAN);
    await owner.page.goto('/channels');
    await owner.page.getByRole('button', { name: 'Ещё для канала «Стена цеха»' }).click();
    await owner.page.getByRole('menuitem', { name: 'Переименовать или передать' }).click();
    await choose(owner.page, owner.page.getByRole('combobox', { name: 'Отделение' }), 'Цех № 5');
    await expectGoodPage(owner.page, 'channel-branch');
    await owner.page.getByRole('button', { name: 'Сохранить' }).click();
    await owner.page.getByText('Канал «Стена цеха» ведёт другое отделение').waitFor();
    await owner.context.close();

    const { page, context } = await rupor.open();
    await signIn(page, 'lunin@azot.test', ...RUSSIAN);
    await page.goto('/posts/new');
    await page.getByRole('button', { name: 'Стена цеха' }).click();
    expect(await page.getByRole('button', { name: 'Стена федерации' }).count()).toBe(0);
    await expectGoodPage(page, 'composer-branch');
    await page.goto('/channels');
    await page.getByRole('heading', { name: /Стена федерации/ }).waitFor();
    expect(await page.getByRole('button', { name: /Ещё для канала «Стена федерации»/ }).count()).toBe(0);
    await context.close();
  });

  it('signs in with a code of the app, then with a backup code, once', async () => {
    const { page, context } = await rupor.open({ width: 'phone' });
    await signIn(page, 'lunin@azot.test', ...RUSSIAN);
    await page.goto('/settings/profile');
    await page.getByRole('button', { name: 'Включить', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Включить код из приложения' });
    await dialog.getByLabel('Ваш пароль').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Дальше' }).click();
    await page.getByRole('img', { name: 'Картинка для приложения с кодами' }).waitFor();
    const secret = await page.getByLabel('Или впишите в приложение вручную').inputValue();
    await expectGoodPage(page, 'totp-setup');
    await page.getByRole('textbox', { name: 'Код из приложения' }).fill(totpOf(secret));
    await page.getByRole('button', { name: 'Включить', exact: true }).click();
    const codes = page.getByRole('list', { name: 'Запасные коды' }).getByRole('listitem');
    const backup = (await codes.first().textContent()) ?? '';
    await expectGoodPage(page, 'totp-codes');

    await page.getByRole('button', { name: 'Выйти' }).click();
    await page.waitForURL('**/sign-in');
    // As if the next half minute had begun: a code works once.
    await rupor.sql('DELETE FROM used_otp', []);
    await enterPassword(page, 'lunin@azot.test', ...RUSSIAN);
    await page.getByRole('textbox', { name: 'Код из приложения' }).fill('000000');
    await page.getByRole('button', { name: 'Войти' }).click();
    await page.getByText('Код не подошёл').waitFor();
    await expectGoodPage(page, 'sign-in-code');
    await page.getByRole('textbox', { name: 'Код из приложения' }).fill(totpOf(secret));
    await page.getByRole('button', { name: 'Войти' }).click();
    await page.waitForURL((url) => url.pathname === '/');

    for (const isFirst of [true, false]) {
      await context.clearCookies({ name: 'rupor.session' });
      await page.goto('/sign-in');
      await enterPassword(page, 'lunin@azot.test', ...RUSSIAN);
      await page.getByRole('button', { name: 'Нет приложения под рукой' }).click();
      await page.getByLabel('Запасной код').fill(backup);
      await page.getByRole('button', { name: 'Войти' }).click();
      if (isFirst) await page.waitForURL((url) => url.pathname === '/');
      else await page.getByText('Код не подошёл').waitFor();
    }
    await context.close();
  });

  it('the organization is handed over with the password', async () => {
    const { page, context } = await rupor.open();
    await signIn(page, 'anna@azot.test', ...RUSSIAN);
    await page.goto('/settings/members');
    await page.getByRole('button', { name: 'Ещё действия: Пётр Лунин' }).click();
    await page.getByRole('menuitem', { name: 'Сделать владельцем' }).click();
    const dialog = page.getByRole('dialog', { name: 'Сделать владельцем: Пётр Лунин' });
    await dialog.getByLabel('Ваш пароль').fill('не тот');
    await dialog.getByRole('button', { name: 'Передать организацию' }).click();
    await dialog.getByText('Пароль не подошёл').waitFor();
    await expectGoodPage(page, 'transfer');
    await dialog.getByLabel('Ваш пароль').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Передать организацию' }).click();
    await page.getByText('Теперь владелец: Пётр Лунин').waitFor();
    await page.getByText('Администратор · anna@azot.test').waitFor();
    expect(await page.getByRole('button', { name: 'Роли: Пётр Лунин' }).count()).toBe(0);
    await context.close();
  });
});

/** A union with a branch, two practice channels of the whole, and a member of the council. */
async function foundUnion(context: BrowserContext, rupor: Journey): Promise<void> {
  const organizationName = 'Профсоюз «Азот»';
  const owner = { ownerName: 'Анна Котова', email: 'anna@azot.test', password: PASSWORD };
  const token = rupor.setupLink.split('#')[1];
  await call(context, 'POST', '/setup', {
    token,
    organizationName,
    timeZone: 'Europe/Moscow',
    locale: 'ru',
    ...owner,
  });
  const [root] = (await call(context, 'GET', '/branches')) as { id: string }[];
  await call(context, 'POST', '/branches', { name: 'Цех № 5', parentId: root?.id });
  for (const name of ['Стена федерации', 'Стена цеха'])
    await call(context, 'POST', '/channels', { network: 'practice-wall', fields: { name } });
  const made = await call(context, 'POST', '/invitations', { roles: ['council'], branchId: null });
  await call(context, 'POST', '/invitations/accept', {
    token: (made as { url: string }).url.split('#')[1],
    name: 'Пётр Лунин',
    email: 'lunin@azot.test',
    password: PASSWORD,
  });
}

async function choose(page: Page, field: Locator, option: string): Promise<void> {
  await field.click();
  await page.getByRole('option', { name: option }).click();
}
