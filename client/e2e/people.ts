// Signing in as a person does.
import type { Page } from 'playwright-core';

export const PASSWORD = 'Смена у станка номер пять';

/** Labels of the sign-in page: login, password, button. */
export const RUSSIAN = ['Почта или имя для входа', 'Пароль', 'Войти'] as const;

export async function signIn(
  page: Page,
  login: string,
  loginLabel: string,
  passwordLabel: string,
  act: string,
) {
  await page.goto('/sign-in');
  await enterPassword(page, login, loginLabel, passwordLabel, act);
  await page.waitForURL((url) => url.pathname === '/');
}

export async function enterPassword(
  page: Page,
  login: string,
  loginLabel: string,
  passwordLabel: string,
  act: string,
) {
  await page.getByLabel(loginLabel).fill(login);
  await page.getByLabel(passwordLabel, { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: act, exact: true }).click();
}
