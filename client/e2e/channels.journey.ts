// Channels as an owner meets them: practice ones at once, a refusal at its field, rename, check, take out and undo.
import { describe, expect, it } from 'vitest';
import { expectGoodPage } from './browser.ts';
import { useUnion } from './rupor.ts';

describe('channels', () => {
  const rupor = useUnion({ hasChannels: false });

  it('are connected, renamed, checked, taken out and brought back', async () => {
    const { page, context } = await rupor.open();
    await context.addCookies(await rupor.owner.cookies());
    await page.goto('/channels');
    await page.getByRole('heading', { name: 'Каналов пока нет.' }).waitFor();
    await expectGoodPage(page, 'channels-empty');
    await page.getByRole('button', { name: 'Подключить три учебных канала' }).click();
    await page.getByRole('heading', { name: 'Три канала работают.' }).waitFor();
    await expectGoodPage(page, 'channels-list');

    await page.getByRole('button', { name: 'Ещё для канала «Учебная стена»' }).click();
    await page.getByRole('menuitem', { name: 'Переименовать' }).click();
    await page.getByLabel('Название').fill('Наша стена');
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByRole('heading', { name: /^Наша стена/ }).waitFor();
    await page.getByRole('button', { name: 'Проверить' }).first().click();
    await page.getByText('«Наша стена» работает').waitFor();

    await page.getByRole('button', { name: 'Ещё для канала «Наша стена»' }).click();
    await page.getByRole('menuitem', { name: 'Убрать' }).click();
    await page.getByRole('heading', { name: 'Два канала работают.' }).waitFor();
    await page.getByRole('button', { name: 'Вернуть' }).click();
    await page.getByRole('heading', { name: 'Три канала работают.' }).waitFor();
    await context.close();
  });

  it('tell at the field what is missing, and keep what was typed', async () => {
    const { page, context } = await rupor.open({ width: 'phone' });
    await context.addCookies(await rupor.owner.cookies());
    await page.goto('/channels/new');
    await page.getByRole('link', { name: 'Подключить: Telegram' }).click();
    await page.getByLabel('Канал или группа').fill('@profkom');
    await page.getByRole('button', { name: 'Проверить и подключить' }).click();
    await page.getByRole('link', { name: /^Ключ бота: / }).waitFor();
    await expectGoodPage(page, 'channels-connect-problem');
    await page.getByLabel('Ключ бота').fill('не ключ');
    await page.getByRole('button', { name: 'Проверить и подключить' }).click();
    await page.getByText('Ключ бота не подходит').first().waitFor();
    expect(await page.getByLabel('Канал или группа').inputValue()).toBe('@profkom');
    await context.close();
  });

  it('of every network stand side by side, and as cards on a phone, in English too', async () => {
    const wide = await rupor.open();
    await wide.context.addCookies(await rupor.owner.cookies());
    await wide.page.goto('/networks');
    await wide.page.getByRole('columnheader', { name: /Telegram/ }).waitFor();
    await expectGoodPage(wide.page, 'networks');
    await wide.context.close();
    const phone = await rupor.open({
      width: 'phone',
      language: 'en-US',
      dark: true,
    });
    await phone.context.addCookies(await rupor.owner.cookies());
    await phone.context.addInitScript(() => localStorage.setItem('rupor.language', 'en'));
    await phone.page.goto('/networks');
    await phone.page.getByRole('heading', { name: /^Bluesky/ }).waitFor();
    await expectGoodPage(phone.page, 'networks-phone-en');
    await phone.context.close();
  });
});
