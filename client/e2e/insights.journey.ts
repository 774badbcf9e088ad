// «Цифры» as a council reads them: other days, fewer channels, the table beside the chart, files to take along, and a
// number that a person wrote in.
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { expectGoodPage } from './browser.ts';
import { useRupor } from './rupor.ts';
import { call, signInToDemo } from './server.ts';
import { wordsOf } from './words.ts';

const say = wordsOf('ru');
const PATIENCE = { timeout: 30_000 };

describe('the numbers', () => {
  const rupor = useRupor({ RUPOR_DEMO: '1' });

  it('are narrowed, compared, read as a table and taken along', async () => {
    const { context, page } = await rupor.open();
    await signInToDemo(context, 'council');
    await page.goto('/insights');
    // The charts arrive in any order: the first is the first once all three are there.
    await page.getByRole('figure').nth(2).waitFor();
    const chart = page.getByRole('figure').first();
    await chart.getByText(/^n = \d+/).waitFor();
    await chart.getByText(new RegExp(say('charts:asOf', { at: '' }))).waitFor();
    const all = await readN(chart);

    await chart.getByRole('button', { name: say('charts:formula') }).click();
    await page.getByRole('dialog').getByText(say('insights:formula.growth')).waitFor();
    await expectGoodPage(page, 'insights-formula');
    await page.keyboard.press('Escape');
    await expectSameInFile(page, chart);
    await expectPicture(page, chart);

    await choosePeriod(page);
    const wider = await waitForOtherN(chart, all);
    expect(wider).toBeGreaterThan(all);
    await chooseCompare(page);

    await chip(page, 'channels').click();
    await page.getByRole('checkbox', { name: 'Смена говорит' }).check();
    await page.keyboard.press('Escape');
    const inChannel = await waitForOtherN(chart, wider);
    expect(inChannel).toBeLessThan(wider);
    await chip(page, 'campaigns').click();
    await page.getByRole('checkbox', { name: 'Тёплая раздевалка' }).check();
    await page.keyboard.press('Escape');
    expect(await waitForOtherN(chart, inChannel)).toBeLessThan(inChannel);
    await expectGoodPage(page, 'insights-filtered');
    const kept = page.url();
    await page.goto('/');
    await page.goto(kept);
    await page.getByRole('button', { name: 'Смена говорит' }).waitFor();
    await context.close();
  });

  it('say where data are few, what worked, and give every post as a file', async () => {
    const { context, page } = await rupor.open({ width: 'phone', dark: true });
    await signInToDemo(context);
    await page.goto('/insights?days=7');
    await page
      .getByText(/n = [1-4], мало/)
      .first()
      .waitFor();
    await page.getByText(say('insights:breakdown.few')).waitFor();
    await page.getByRole('heading', { name: say('insights:ranked.best') }).waitFor();
    await page.goto('/insights?days=90');
    await page.getByRole('heading', { name: say('insights:ranked.worst') }).waitFor();
    await expectGoodPage(page, 'insights-phone-dark');
    const [head, ...rows] = await download(page, () =>
      page.getByRole('button', { name: say('insights:page.export') }).click(),
    ).then(({ bytes }) => readCsv(bytes));
    expect(head).toContain(say('insights:metric.views'));
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.every((row) => row.length === head?.length && row.includes('учебные'))).toBe(true);
    await context.close();
  });

  it('take a number that the network does not count, and say who wrote it in', async () => {
    const { context, page } = await rupor.open({ width: 'phone' });
    await signInToDemo(context, 'editor');
    const channels = (await call(context, 'GET', '/channels')) as { id: string; name: string }[];
    const messenger = channels.find(({ name }) => name === 'Хлебокомбинат, первичка');
    const { items } = (await call(
      context,
      'GET',
      `/posts?states[]=published&channelIds[]=${messenger?.id}`,
    )) as { items: { id: string }[] };
    await page.goto(`/posts/${items[0]?.id}`);
    await page
      .getByRole('button', { name: say('insights:post.enter') })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: say('insights:manual.save') }).click();
    await dialog.getByText(say('insights:manual.empty')).waitFor();
    await expectGoodPage(page, 'insights-manual');
    await dialog.getByLabel(say('insights:metric.reach')).fill('1234');
    await dialog.getByRole('button', { name: say('insights:manual.save') }).click();
    await dialog.waitFor({ state: 'hidden' });
    const reach = page
      .locator('dl > div')
      .filter({ hasText: say('insights:metric.reach') })
      .filter({ hasText: /1\s?234/ });
    await reach.getByText(say('common:source.manual')).waitFor();
    await page.getByText(/^Вписано вручную: /).waitFor();
    await expectGoodPage(page, 'insights-manual-shown');
    await context.close();
  });

  it('take numbers from a file: first what was understood, then the numbers, and nothing twice', async () => {
    const { context, page } = await rupor.open();
    await signInToDemo(context, 'editor');
    await page.goto('/insights?days=90');
    await page.getByRole('button', { name: say('insights:file.open') }).click();
    const dialog = page.getByRole('dialog');
    const template = await download(page, () =>
      dialog.getByRole('button', { name: say('insights:file.template') }).click(),
    );
    const lines = template.bytes.toString('utf8').slice(1).trimEnd().split('\r\n');
    const [head = [], ...rows] = lines.map((line) => line.split(';'));
    // The messenger counts no comments.
    const known = rows.filter((row) => row.includes('Хлебокомбинат, первичка')).slice(0, 2);
    expect(known).toHaveLength(2);
    const comments = head.indexOf(say('insights:file.field.comments'));
    const filled = known.map((row, at) => row.with(comments, String(4321 + at)));
    const wrong = ['https://example.org/none', '', '', '', '', '', '', 'много', '', ''];
    await upload(page, [head, ...filled, wrong]);
    await dialog.getByText(say('insights:file.would', { fresh: 2, same: 0, refused: 1 })).waitFor();
    await dialog.getByText(/нужно целое число, а стоит «много»/).waitFor();
    await expectGoodPage(page, 'insights-file');
    await dialog.getByRole('button', { name: say('insights:file.apply', { count: 2 }) }).click();
    await dialog.getByText(say('insights:file.stored', { fresh: 2, same: 0, refused: 1 })).waitFor();
    await upload(page, [head, ...filled]);
    await dialog.getByText(say('insights:file.would', { fresh: 0, same: 2, refused: 0 })).waitFor();
    await upload(page, [
      ['Что-то', 'Своё'],
      ['1', '2'],
    ]);
    await dialog.getByText(say('common:fieldErrors.no_post_column')).waitFor();
    await context.close();
  });
});

async function upload(page: Page, rows: string[][]): Promise<void> {
  const text = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\r\n');
  const file = { name: 'числа.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.locator('input[type=file]').setInputFiles(file);
}

/** «n = 46 публикаций» → 46. */
async function readN(chart: Locator): Promise<number> {
  const text = (await chart.getByText(/^n = \d+/).textContent()) ?? '';
  return Number(/\d+/.exec(text)?.[0]);
}

/** Charts answer to a filter a moment later: asked again until the count has changed. */
async function waitForOtherN(chart: Locator, before: number): Promise<number> {
  await expect.poll(() => readN(chart), PATIENCE).not.toBe(before);
  return readN(chart);
}

function chip(page: Page, name: 'channels' | 'campaigns') {
  const bar = page.getByRole('group', { name: say('insights:filters.name') });
  return bar.getByRole('button', { name: say(`insights:filters.${name}`) });
}

async function choosePeriod(page: Page): Promise<void> {
  const bar = page.getByRole('group', { name: say('insights:filters.name') });
  await bar.getByRole('button').first().click();
  await page.getByLabel(say('charts:period.to')).fill('2020-01-01');
  await page.getByText(say('charts:period.wrongOrder')).waitFor();
  await page.getByRole('radio', { name: say('charts:period.days', { count: 90 }) }).check();
  await page.waitForURL(/days=90/);
  await page.keyboard.press('Escape');
}

/** The dates compared with stand in the head of the page, and go when nothing is compared. */
async function chooseCompare(page: Page): Promise<void> {
  const compared = page.getByText(new RegExp(say('insights:page.compared', { previous: '' })));
  await compared.waitFor();
  await page.getByRole('button', { name: say('insights:compare.previous') }).click();
  await page.getByRole('radio', { name: say('insights:compare.none') }).check();
  await compared.waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
}

async function download(page: Page, act: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

function readCsv(bytes: Buffer): string[][] {
  const text = bytes.toString('utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  const lines = text.slice(1).trimEnd().split('\r\n');
  return lines.map((line) =>
    [...line.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/g)].map(([, quoted, plain]) =>
      quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
    ),
  );
}

/** What the table says is what the file says, cell by cell. */
async function expectSameInFile(page: Page, chart: Locator): Promise<void> {
  await chart.getByRole('button', { name: say('charts:asTable') }).click();
  const shown = await chart
    .getByRole('row')
    .evaluateAll((rows) => rows.map((row) => Array.from(row.children, (cell) => cell.textContent ?? '')));
  expect(shown.length).toBeGreaterThan(20);
  const saved = await download(page, () => chart.getByRole('button', { name: say('charts:csv') }).click());
  expect(saved.name).toMatch(/^rupor-views-.*\.csv$/);
  const plain = (value: string) =>
    /^[\d\s.,]+$/.test(value)
      ? String(Math.round(Number(value.replace(/\s/g, '').replace(',', '.'))))
      : value;
  const unknown = say('common:unknown');
  const told = shown.map((row) => row.map((cell) => plain(cell === unknown ? '' : cell)));
  expect(readCsv(saved.bytes).map((row) => row.map(plain))).toEqual(told);
  await expectGoodPage(page, 'insights-table');
  await chart.getByRole('button', { name: say('charts:asChart') }).click();
}

/** A real picture with something drawn on it. */
async function expectPicture(page: Page, chart: Locator): Promise<void> {
  await chart.locator('svg[data-chart]').waitFor();
  const saved = await download(page, () => chart.getByRole('button', { name: say('charts:png') }).click());
  expect(saved.name).toMatch(/\.png$/);
  const { format, width = 0, height = 0 } = await sharp(saved.bytes).metadata();
  expect(format).toBe('png');
  expect(width).toBeGreaterThan(1000);
  expect(height).toBeGreaterThan(400);
  const line = await sharp(saved.bytes)
    .extract({ left: 0, top: 150, width, height: height - 250 })
    .stats();
  expect(Math.max(...line.channels.map(({ stdev }) => stdev))).toBeGreaterThan(2);
}
