// A council decides whom it speaks to and what about, then writes the first post for them.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectGoodPage, WIDTHS } from './browser.ts';
import { useRupor } from './rupor.ts';
import { connectPractice, setUp } from './server.ts';
import { wordsOf } from './words.ts';

const say = wordsOf('ru');
const PEOPLE = 'Сменные рабочие, в профсоюзе';
const RUBRIC = 'Деньги и смена';
const IDEA = 'Как читать расчётный листок по строкам';

describe('rubrics and people', () => {
  const rupor = useRupor();

  it('go from nothing to a post for somebody, written from an idea', async () => {
    const { context, page } = await rupor.open();
    await setUp(context, rupor);
    await connectPractice(context);
    await describePeople(page);
    await takeRubric(page);
    await writeFromIdea(page);
    await page.setViewportSize(WIDTHS.phone);
    await page.goto('/rubrics');
    await page.getByRole('heading', { name: say('rubrics:mix.title') }).waitFor();
    await expectGoodPage(page, 'rubrics-phone');
    await page.goto('/audiences');
    await page.getByRole('heading', { name: PEOPLE }).waitFor();
    await expectGoodPage(page, 'audiences-phone');
    await context.close();
  });
});

/** Four typical ones are guesses; the first gets a source and is one no more. */
async function describePeople(page: Page): Promise<void> {
  await page.goto('/audiences');
  await page.getByRole('button', { name: say('audiences:empty.typical') }).click();
  const card = page.getByRole('region', { name: PEOPLE });
  await card.getByText(say('audiences:hypothesis'), { exact: true }).waitFor();
  await card.getByRole('button', { name: say('audiences:card.changeNamed', { name: PEOPLE }) }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(say('audiences:form.source')).fill('12 разговоров у проходной');
  await dialog.getByLabel(say('audiences:form.sourcedOn')).fill('2026-11-10');
  await expectGoodPage(page, 'audience-dialog');
  await dialog.getByRole('button', { name: say('audiences:form.save') }).click();
  await card.getByText('12 разговоров у проходной', { exact: false }).waitFor();
  expect(await card.getByText(say('audiences:hypothesis'), { exact: true }).count()).toBe(0);
  await expectGoodPage(page, 'audiences');
}

/** Ready rubrics lack only their people: with them one joins the plan. */
async function takeRubric(page: Page): Promise<void> {
  await page.getByRole('link', { name: say('common:nav.rubricsTab'), exact: true }).click();
  await page.getByRole('button', { name: say('rubrics:page.starters') }).click();
  const starters = page.getByRole('dialog');
  await starters.getByRole('checkbox', { name: 'За кадром' }).uncheck();
  await expectGoodPage(page, 'rubric-starters');
  await starters.getByRole('button', { name: say('rubrics:starter.add', { count: 9 }) }).click();
  const card = page.getByRole('region', { name: RUBRIC });
  const gap = say('rubrics:card.gaps', { gaps: say('rubrics:gap.segment') });
  await card.getByText(gap).waitFor();
  await card.getByRole('button', { name: say('rubrics:card.changeNamed', { name: RUBRIC }) }).click();
  await page.getByRole('dialog').getByLabel(say('rubrics:form.segment')).click();
  await page.getByRole('option', { name: PEOPLE }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('rubrics:form.save') })
    .click();
  await card.getByRole('button', { name: say('rubrics:card.activate') }).click();
  await card.getByRole('button', { name: say('rubrics:card.deactivate') }).waitFor();
  await expectGoodPage(page, 'rubrics');
}

/** The idea brings its rubric, its people and its tag; the time says who is awake; the list finds the post again. */
async function writeFromIdea(page: Page): Promise<void> {
  const card = page.getByRole('region', { name: RUBRIC });
  await card.getByText(say('rubrics:card.ideas', { count: 10 })).click();
  await card.getByRole('link', { name: IDEA }).click();
  await page.getByRole('button', { name: say('audiences:choice.for', { names: PEOPLE }) }).waitFor();
  await page.getByRole('button', { name: say('audiences:choice.tag', { tag: '#ДеньгиИСмена' }) }).click();
  await page.getByLabel(say('posts:when.day')).fill('2030-11-20');
  await page.getByLabel(say('posts:when.time'), { exact: true }).fill('23:00');
  await page.getByText(say('audiences:awake.title')).waitFor();
  await expectGoodPage(page, 'composer-for-somebody');
  await page
    .getByText(say('posts:saved.at', { time: '' }).trim(), { exact: false })
    .first()
    .waitFor();
  await page.goto('/audiences');
  await page
    .getByRole('region', { name: PEOPLE })
    .getByRole('link', { name: say('audiences:card.posts') })
    .click();
  await page.getByRole('link', { name: IDEA }).waitFor();
}
