// Every page of a living organization, as its owner meets it: nothing for axe, nothing over the edge, no trouble. In
// English the pages are the same but for their words, and narrow they are mostly the same page: axe has seen them; what a
// phone shows in its own way, axe sees in the journeys on phones.
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectGoodPage, expectInPlace, WIDTHS } from './browser.ts';
import { useRupor } from './rupor.ts';
import { call, signInToDemo } from './server.ts';
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
  '/ideas',
  '/days',
  '/stories',
  '/stories/new',
  '/stories/STORY',
  '/rubrics',
  '/audiences',
  '/campaigns',
  '/campaigns/new',
  '/campaigns/CAMPAIGN',
  '/campaigns/CAMPAIGN?part=plan',
  '/campaigns/CAMPAIGN?part=lookBack',
  '/campaigns/CAMPAIGN/sheet',
  '/media',
  '/media/FILE',
  '/media/FILE/sheet',
  '/media/removals',
  '/posts/series',
  '/posts/files',
  '/posts/templates',
  '/posts/replace',
  '/calendar/copy',
  '/calendar/feeds',
  '/calendar/print',
  '/links',
  '/links/paper',
  '/links/LINK',
  '/pages',
  '/pages/new',
  '/pages/PAGE',
  '/leads',
  '/leads/forms',
  '/leads/members',
  '/leads/LEAD',
  '/visits',
  '/visits/goals',
  '/visits/site',
  '/channels',
  '/channels/new',
  '/networks',
  '/insights',
  '/insights/chain',
  '/settings/organization',
  '/settings/members',
  '/settings/branches',
  '/settings/slots',
  '/settings/review',
  '/settings/law',
  '/settings/utm',
  '/settings/api-keys',
  '/settings/audit',
  '/settings/profile',
];
/** Where colours carry most: axe looks at these in the dark too. */
const COLOURFUL = ['/', '/posts/POST/edit', '/calendar', '/campaigns/CAMPAIGN', '/rubrics', '/settings/law'];
/** Side by side, each a window of its own: what is drawn in a tab behind another one is drawn once a second. */
const WINDOWS = 2;

interface Visit {
  language: Language;
  dark: boolean;
  /** How it comes to a page. */
  go: typeof load;
  /** Where axe is asked. */
  asked: readonly string[];
}

describe('every page', () => {
  const rupor = useRupor({ RUPOR_DEMO: '1' });

  it.each<Visit>([
    { language: 'ru', dark: false, go: load, asked: ROUTES },
    { language: 'en', dark: true, go: follow, asked: COLOURFUL },
  ])('$language, dark: $dark', async ({ language, dark, go, asked }) => {
    const device = { language: language === 'ru' ? 'ru-RU' : 'en-US', dark } as const;
    const { context, page } = await rupor.open(device);
    await page.goto('/sign-in');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectGoodPage(page, `sign-in-${language}`);
    await signInToDemo(context);
    await call(context, 'PATCH', '/auth/profile', { locale: language });
    const ids = await findIds(context);
    const cookies = await context.cookies();
    await context.close();
    const problems: string[] = [];
    const left = [...ROUTES];
    const walk = async () => {
      const { context, page } = await rupor.open(device);
      await context.addCookies(cookies);
      await page.goto('/networks');
      for (let route = left.shift(); route !== undefined; route = left.shift()) {
        const name = `page-${language}${dark ? '-dark' : ''}-${route.replace(/\W+/g, '-')}`;
        const look = asked.includes(route) ? expectGoodPage : expectInPlace;
        const address = route.replace(/[A-Z]{4,}/, (word) => ids[word] ?? word);
        await visit(page, address, { go, look, name }).catch((error: Error) =>
          problems.push(`${route}: ${error.message}`),
        );
      }
      await context.close();
    };
    await Promise.all(Array.from({ length: WINDOWS }, walk));
    expect(problems).toEqual([]);
  });
});

/** What the words in capitals stand for: the first of each that the demo has. */
async function findIds(context: BrowserContext): Promise<Record<string, string>> {
  const lists = {
    POST: '/posts?states[]=scheduled',
    STORY: '/stories',
    CAMPAIGN: '/campaigns',
    FILE: '/media',
    LINK: '/links',
    LEAD: '/leads',
    PAGE: '/pages',
  };
  const ids: Record<string, string> = {};
  for (const [word, path] of Object.entries(lists)) {
    const answer = (await call(context, 'GET', path)) as { id: string }[] | { items: { id: string }[] };
    const [first] = Array.isArray(answer) ? answer : answer.items;
    if (!first) throw new Error(`the demo has nothing at ${path}`);
    ids[word] = first.id;
  }
  return ids;
}

interface Looking {
  go: typeof load;
  look(page: Page, name: string): Promise<void>;
  name: string;
}

/** By its address, as from a bookmark. */
async function load(page: Page, route: string): Promise<void> {
  await page.goto(route);
}

/** From the page before, as by a link. */
async function follow(page: Page, route: string): Promise<void> {
  await page.evaluate((href) => window.__TSR_ROUTER__?.navigate({ href }), route);
}

/** At a laptop, then narrow as a phone. */
async function visit(page: Page, route: string, { go, look, name }: Looking): Promise<void> {
  await page.setViewportSize(WIDTHS.laptop);
  await go(page, route);
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
  await look(page, name);
  await page.setViewportSize(WIDTHS.phone);
  await expectInPlace(page, name);
}
