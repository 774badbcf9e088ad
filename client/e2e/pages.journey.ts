// Every page of a living organization, as its owner meets it: nothing for axe, nothing over the edge, no trouble. In
// English the pages are the same but for their words: axe has seen them.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGoodPage, expectInPlace, useBrowser, WIDTHS } from './browser.ts';
import { call, type Rupor, signInToDemo, startRupor } from './server.ts';
import type { Language } from './words.ts';

const ROUTES = [
  '/',
  '/calendar',
  '/calendar?view=week',
  '/calendar?view=list',
  '/inbox',
  '/inbox?part=news',
  '/posts',
  '/posts/new',
  '/posts/POST',
  '/posts/POST/edit',
  '/channels',
  '/channels/new',
  '/networks',
  '/insights',
  '/settings/organization',
  '/settings/members',
  '/settings/branches',
  '/settings/slots',
  '/settings/api-keys',
  '/settings/audit',
  '/settings/profile',
];
const DARK = ['/', '/posts/POST/edit', '/calendar'];

interface Visit {
  language: Language;
  dark: boolean;
  routes: readonly string[];
}

describe('every page', () => {
  const browser = useBrowser();
  let rupor: Rupor;
  beforeAll(async () => {
    rupor = await startRupor({ RUPOR_DEMO: '1' });
  });
  afterAll(() => rupor?.stop());

  it.each<Visit>([
    { language: 'ru', dark: false, routes: ROUTES },
    { language: 'en', dark: false, routes: ROUTES },
    { language: 'ru', dark: true, routes: DARK },
  ])('$language, dark: $dark', async ({ language, dark, routes }) => {
    const locale = language === 'ru' ? 'ru-RU' : 'en-US';
    const { context, page } = await browser.open({ origin: rupor.origin, language: locale, dark });
    await page.goto('/sign-in');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectGoodPage(page, `sign-in-${language}`);
    await signInToDemo(context);
    await call(context, 'PATCH', '/auth/profile', { locale: language });
    const { items } = (await call(context, 'GET', '/posts?states[]=scheduled')) as {
      items: { id: string }[];
    };
    const [post] = items;
    if (!post) throw new Error('the demo has nothing ahead');
    const problems: string[] = [];
    for (const route of routes) {
      const name = `page-${language}${dark ? '-dark' : ''}-${route.replace(/\W+/g, '-')}`;
      const look = language === 'ru' ? expectGoodPage : expectInPlace;
      await visit(page, route.replace('POST', post.id), (shown) => look(shown, name)).catch((error: Error) =>
        problems.push(`${route}: ${error.message}`),
      );
    }
    expect(problems).toEqual([]);
    await context.close();
  });
});

/** At a laptop, then narrow as a phone. */
async function visit(page: Page, route: string, look: (page: Page) => Promise<void>): Promise<void> {
  await page.setViewportSize(WIDTHS.laptop);
  await page.goto(route);
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
  await look(page);
  await page.setViewportSize(WIDTHS.phone);
  await look(page);
}
