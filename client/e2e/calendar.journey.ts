// A month with 5,000 posts: the page draws what it shows and no more, asks once, and a post still moves.
import type { BrowserContext, Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectGoodPage } from './browser.ts';
import { useUnion } from './rupor.ts';
import { call, ZONE } from './server.ts';
import { wordsOf } from './words.ts';

const say = wordsOf('ru');
const PATIENCE = { timeout: 30_000 };
const POSTS = 5_000;
const PER_CELL = 5;
/** All days of the month's grid lie ahead. */
const MONTH = Temporal.Now.plainDateISO(ZONE).add({ months: 2 }).with({ day: 1 });
const FIRST = MONTH.subtract({ days: MONTH.dayOfWeek - 1 });
const END = MONTH.with({ day: MONTH.daysInMonth });
const DAYS = FIRST.until(END.add({ days: 7 - END.dayOfWeek })).days + 1;

/** Straight into the database, five minutes apart from six in the morning on, evenly over the days. */
const SEED = `
  WITH home AS (SELECT o.id AS org, (SELECT id FROM channel ORDER BY created_at LIMIT 1) AS channel FROM organization o),
  planned AS (
    SELECT gen_random_uuid() AS id, n,
      $1::date + (n % $2::int) + time '06:00' + (n / $2::int) * interval '5 minutes' AS wall
    FROM generate_series(0, $3::int - 1) n
  ), written AS (
    INSERT INTO post (id, organization_id, title, base_text, updated_at)
    SELECT id, org, 'Пост ' || n, 'Текст', now() FROM planned, home
  )
  INSERT INTO post_target (id, organization_id, post_id, channel_id, state, due_at, wall_time, time_zone, updated_at)
  SELECT gen_random_uuid(), org, id, channel, 'scheduled', wall AT TIME ZONE $4::text,
    to_char(wall, 'YYYY-MM-DD"T"HH24:MI'), $4::text, now()
  FROM planned, home`;

describe('the calendar with 5,000 posts', () => {
  const rupor = useUnion();
  beforeAll(async () => {
    await rupor.sql(SEED, [FIRST.toString(), DAYS, POSTS, ZONE]);
    // PostgreSQL does it by itself within a minute; until then it plans for empty tables.
    await rupor.sql('ANALYZE', []);
  });

  it('shows five a day of one answer, and moves one by dragging', async () => {
    const page = await rupor.owner.newPage();
    const asked = listQuestions(page);
    await page.goto(`/calendar?day=${MONTH}`);
    const grid = page.getByRole('table', { name: say('calendar:grid.caption') });
    await grid.waitFor();
    await page
      .getByText(say('calendar:sentence.total', { count: await countOfMonth(rupor.owner) }))
      .waitFor();
    expect([...new Set(asked)]).toHaveLength(1);
    const drawn = await page.evaluate(() => ({
      cells: Array.from(
        document.querySelectorAll('td:has(time)'),
        (cell) => cell.querySelectorAll('li').length,
      ),
      weeks: Array.from(document.querySelectorAll('td > b'), (cell) => Number(cell.textContent)),
      nodes: document.querySelectorAll('*').length,
    }));
    expect(drawn.cells).toEqual(Array.from({ length: DAYS }, () => PER_CELL));
    expect(drawn.weeks.reduce((sum, count) => sum + count, 0)).toBe(POSTS);
    // About ten for an entry with its sign; the rest of the page does not grow with what is planned.
    expect(drawn.nodes).toBeLessThan(DAYS * PER_CELL * 10 + 1_000);
    await expectGoodPage(page, 'calendar-full');

    const [moved, target] = [FIRST.add({ days: 8 }), FIRST.add({ days: 9 })];
    const entry = page.locator(`td:has(time[datetime="${moved}"]) li`).first().getByRole('button');
    // Both days in sight: a hand does not scroll while it drags.
    await page.setViewportSize({ width: 1280, height: 2_400 });
    await entry.dragTo(page.locator(`td:has(time[datetime="${target}"])`));
    await page.getByText(say('calendar:move.done', { when: '' }).trim()).waitFor();
    await expect.poll(() => headingsOf(rupor.owner, target), PATIENCE).toContain('Пост 8');
    await page.close();
  });

  it('reads a full day to its end', async () => {
    const page = await rupor.owner.newPage();
    const day = FIRST.add({ days: 14 });
    const total = Math.ceil((POSTS - 14) / DAYS);
    await page.goto(`/calendar?day=${MONTH}`);
    const cell = page.locator(`td:has(time[datetime="${day}"])`);
    await cell.getByRole('button', { name: say('calendar:grid.more', { count: total - PER_CELL }) }).click();
    await readWholeDay(page, total);
    await page.close();
  });

  it('is a list of days on a phone, where a post moves by taps and a full day opens', async () => {
    const { context, page } = await rupor.open({ width: 'phone' });
    await context.addCookies(await rupor.owner.cookies());
    const day = FIRST.add({ days: 20 });
    const total = Math.ceil((POSTS - 20) / DAYS);
    const asked = listQuestions(page);
    await page.goto(`/calendar?day=${day}`);
    const first = page.getByRole('listitem').filter({ hasText: 'Пост 20' }).first();
    await first.waitFor();
    expect([...new Set(asked)]).toHaveLength(1);
    expect(await page.evaluate(() => document.querySelectorAll('main li').length)).toBeLessThan(7 * 14);
    await expectGoodPage(page, 'calendar-full-phone');
    await page
      .getByRole('button', { name: say('calendar:grid.more', { count: total - 12 }) })
      .first()
      .click();
    await readWholeDay(page, total);
    await first.getByRole('button', { name: say('calendar:entry.move') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say('calendar:move.time')).fill('05:15');
    await dialog.getByRole('button', { name: say('calendar:entry.move') }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('listitem').filter({ hasText: 'Пост 20' }).getByText('05:15').waitFor();
    await context.close();
  });
});

/** Every question to the server about the calendar, as it leaves. */
function listQuestions(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (pathname.startsWith('/api/calendar')) asked.push(pathname + search);
  });
  return asked;
}

/** A hundred at once, then the rest. */
async function readWholeDay(page: Page, total: number): Promise<void> {
  const entries = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: /^Пост / }) });
  await expect.poll(() => entries.count(), PATIENCE).toBe(100);
  await page.getByRole('button', { name: say('calendar:grid.more', { count: total - 100 }) }).click();
  await expect.poll(() => entries.count(), PATIENCE).toBe(total);
}

async function countOfMonth(context: BrowserContext): Promise<number> {
  const range = (await call(context, 'GET', `/calendar?from=${MONTH}&to=${END}`)) as { total: number };
  return range.total;
}

async function headingsOf(context: BrowserContext, day: Temporal.PlainDate): Promise<string[]> {
  const { entries } = (await call(context, 'GET', `/calendar/${day}`)) as { entries: { heading: string }[] };
  return entries.map(({ heading }) => heading);
}
