// The main job: from the one-time link to numbers of a post that went out by itself in three channels.
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { Temporal } from 'temporal-polyfill';
import { describe, it } from 'vitest';
import { expectGoodPage, useBrowser, type WIDTHS } from './browser.ts';
import { OWNER, startRupor, ZONE } from './server.ts';
import { type Language, type Words, wordsOf } from './words.ts';

const ZONE_CITY = { ru: 'Екатеринбург', en: 'Yekaterinburg' } as const;
/** The post goes out at its minute, and the first numbers come with the next round of questions. */
const PATIENCE_MS = 170_000;

const browser = useBrowser();

interface Journey {
  page: Page;
  say: Words;
  language: Language;
  isPhone: boolean;
  good(name: string): Promise<void>;
}

describe('the main job', () => {
  // Side by side: most of the time is waiting for the minute of the post.
  it.concurrent.each<[Language, keyof typeof WIDTHS]>([
    ['ru', 'laptop'],
    ['ru', 'phone'],
    ['en', 'laptop'],
  ])(
    'from the set-up link to the numbers, %s on a %s',
    async (language, width) => {
      const rupor = await startRupor();
      try {
        const locale = language === 'ru' ? 'ru-RU' : 'en-US';
        const { context, page } = await browser.open({ origin: rupor.origin, width, language: locale });
        const journey: Journey = {
          page,
          say: wordsOf(language),
          language,
          isPhone: width === 'phone',
          good: (name) => expectGoodPage(page, `main-${language}-${name}`),
        };
        await page.goto(rupor.setupLink);
        await setUpOrganization(journey);
        await connectPracticeChannels(journey);
        await writePost(journey);
        await scheduleInTwoMinutes(journey);
        await waitUntilPublished(journey);
        await seeNumbers(journey);
        await context.close();
      } finally {
        await rupor.stop();
      }
    },
    330_000,
  );
});

async function setUpOrganization({ page, say, language, good }: Journey): Promise<void> {
  await page.getByLabel(say('organization:form.name')).fill('Профсоюз «Рабочая смена»');
  await page.getByLabel(say('organization:form.zone')).first().fill(ZONE_CITY[language]);
  await page.getByRole('option', { name: ZONE_CITY[language] }).first().click();
  await good('setup');
  await page.getByRole('button', { name: say('organization:setup.next') }).click();
  await page.getByLabel(say('auth:profile.name')).fill(OWNER.name);
  await page.getByLabel(say('auth:profile.email')).fill(OWNER.email);
  await page.getByRole('button', { name: say('organization:setup.next') }).click();
  await page.getByLabel(say('auth:password.new')).first().fill(OWNER.password);
  await page.getByRole('button', { name: say('organization:setup.finish') }).click();
  await page.getByRole('heading', { name: say('home:steps.title') }).waitFor();
  await good('first-home');
}

async function connectPracticeChannels({ page, say, good }: Journey): Promise<void> {
  await page.getByRole('button', { name: say('home:steps.channels.practice') }).click();
  await page.getByRole('heading', { name: say('home:steps.titleNext') }).waitFor();
  await good('second-home');
}

async function writePost({ page, say, isPhone, good }: Journey): Promise<void> {
  await page
    .getByRole('main')
    .getByRole('link', { name: say('home:steps.post.act'), exact: true })
    .click();
  const group = page.getByRole('group', { name: say('posts:channels.label') });
  for (const network of ['practice-wall', 'practice-messenger', 'practice-microblog'])
    await group.getByRole('button', { name: say(`channels:practiceNames.${network}`) }).click();
  await page.getByLabel(say('posts:heading.label')).fill('Ночная смена');
  await page
    .getByLabel(say('posts:text.title'))
    .fill('Доплата за ночь пришла всем. Проверьте свой расчётный лист.');
  await addPicture({ page, say });
  const microblog = say('channels:practiceNames.practice-microblog');
  if (isPhone) await page.getByRole('button', { name: microblog }).last().click();
  const network = say('networks:practice-microblog.name');
  await page
    .getByRole('textbox', { name: say('posts:preview.field', { channel: microblog, network }) })
    .fill('Доплата за ночь пришла. Проверьте лист.');
  await page.getByText(say('posts:preview.own'), { exact: true }).first().waitFor();
  await good('composer');
}

async function addPicture({ page, say }: Pick<Journey, 'page' | 'say'>): Promise<void> {
  const picture = sharp({ create: { width: 1200, height: 800, channels: 3, background: '#4c36be' } });
  const buffer = await picture.png().toBuffer();
  await page
    .getByTestId('picture-file')
    .first()
    .setInputFiles({ name: 'смена.png', mimeType: 'image/png', buffer });
  await page.getByLabel(say('media:altLabel')).fill('Расчётный лист на столе, доплата обведена.');
  await page.getByText(say('posts:rules.pictures_described')).waitFor();
}

async function scheduleInTwoMinutes({ page, say }: Journey): Promise<void> {
  const due = Temporal.Now.zonedDateTimeISO(ZONE).add({ minutes: 2 });
  await page.getByLabel(say('posts:when.day'), { exact: true }).fill(due.toPlainDate().toString());
  const time = due.toPlainTime().toString({ smallestUnit: 'minute' });
  await page.getByLabel(say('posts:when.time'), { exact: true }).fill(time);
  await page.getByRole('button', { name: say('posts:act.schedule'), exact: true }).click();
  await page.waitForURL(/\/posts\/[0-9a-f-]+$/);
}

async function waitUntilPublished({ page, say, good }: Journey): Promise<void> {
  await good('scheduled');
  const published = say('posts:post.sentence.published', { count: 3 });
  await page.getByRole('heading', { name: published }).waitFor({ timeout: PATIENCE_MS });
  await good('published');
}

async function seeNumbers({ page, say, good }: Journey): Promise<void> {
  const simulated = page.getByRole('main').getByText(say('common:source.simulated'), { exact: true });
  await simulated.first().waitFor({ timeout: PATIENCE_MS });
  await page.getByRole('main').locator('svg[data-chart]').first().waitFor({ timeout: PATIENCE_MS });
  await good('post-numbers');
  await page.goto('/insights');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await good('insights');
}
