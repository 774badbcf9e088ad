// Pictures by every way in, in the order a person gives them; and times that are not what they seem.
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { expectGoodPage } from './browser.ts';
import { useUnion } from './rupor.ts';
import { call } from './server.ts';
import { settled } from './settled.ts';
import { wordsOf } from './words.ts';

const say = wordsOf('ru');
/** Its clocks change twice a year. */
const BERLIN = 'Europe/Berlin';
const PATIENCE = { timeout: 30_000 };

interface Stored {
  mediaIds: string[];
  media: { id: string; originalName: string; altText: string | null }[];
  targets: { channel: { name: string }; mediaIds: string[] | null; state: string }[];
}

describe('the composer', () => {
  const rupor = useUnion({ timeZone: BERLIN });

  async function startDraft(text: string): Promise<Page> {
    const page = await rupor.owner.newPage();
    await page.goto('/posts/new');
    await page.getByLabel(say('posts:text.title')).fill(text);
    const group = page.getByRole('group', { name: say('posts:channels.label') });
    for (const name of ['Стена', 'Мессенджер']) await group.getByRole('button', { name }).click();
    return page;
  }

  it('takes pictures from the clipboard, from a drop and from a file, and says what a HEIC photo needs', async () => {
    const page = await startDraft('Проходную открыли.');
    await paste(page, await draw('#4c36be'));
    await expectPictures(page, 1);
    await drop(page, [{ name: 'цех.png', bytes: await draw('#cb8329') }]);
    await expectPictures(page, 2);
    await page
      .getByTestId('picture-file')
      .first()
      .setInputFiles({ name: 'смена.png', mimeType: 'image/png', buffer: await draw('#017264') });
    await expectPictures(page, 3);

    const heic = Buffer.concat([
      Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'),
      Buffer.alloc(64),
    ]);
    await drop(page, [{ name: 'IMG_0001.HEIC', bytes: heic }]);
    await page.getByText(say('media:problems.heic', { name: 'IMG_0001.HEIC' })).waitFor();
    await expectGoodPage(page, 'composer-heic');
    await page.getByRole('button', { name: say('media:forget') }).click();
    await expectPictures(page, 3);
    // What is not stored yet would be offered on the next new post.
    await expect.poll(async () => (await readStored(page)).mediaIds, PATIENCE).toHaveLength(3);
    await settled(page);
    await page.close();
  });

  it('keeps the order, the descriptions and what each channel shows', async () => {
    const page = await startDraft('Три снимка.');
    for (const [name, colour] of Object.entries({ раз: '#c72b68', два: '#4394e9', три: '#566601' })) {
      await drop(page, [{ name: `${name}.png`, bytes: await draw(colour) }]);
      await expectPictures(page, Object.keys({ раз: 1, два: 2, три: 3 }).indexOf(name) + 1);
    }
    await describePicture(page, 3, 'Третий');
    await dragPicture(page, 3, 1);
    await expectNames(page, ['три.png', 'раз.png', 'два.png']);
    await page.getByRole('button', { name: say('media:later', { number: 1 }) }).press('Enter');
    await expectNames(page, ['раз.png', 'три.png', 'два.png']);
    expect((await readStored(page)).media.find((one) => one.originalName === 'три.png')?.altText).toBe(
      'Третий',
    );

    const wall = page.getByRole('region', { name: 'Стена' });
    await wall.getByText(say('posts:preview.more')).click();
    await wall.getByRole('checkbox', { name: 'Третий' }).uncheck();
    await expectNames(page, ['раз.png', 'два.png'], 'Стена');
    await expectGoodPage(page, 'composer-own-pictures');
    await page.getByRole('button', { name: say('media:removeOf', { number: 1 }) }).click();
    await expectNames(page, ['три.png', 'два.png']);
    await expectNames(page, ['два.png'], 'Стена');
    const address = page.url();
    await page.close();

    const phone = await rupor.open({ width: 'phone', dark: true });
    await phone.context.addCookies(await rupor.owner.cookies());
    await phone.page.goto(address);
    await phone.page.getByRole('button', { name: say('media:earlier', { number: 2 }) }).click();
    await expectNames(phone.page, ['два.png', 'три.png']);
    await expectGoodPage(phone.page, 'composer-pictures-dark');
    await phone.context.close();
  });

  it('warns where clocks change, and asks about a time that has passed', async () => {
    const page = await startDraft('Ночная смена.');
    const time = page.getByLabel(say('posts:when.time'), { exact: true });
    const day = page.getByLabel(say('posts:when.day'), { exact: true });
    await day.fill(clockChange(3).toString());
    await time.fill('02:30');
    await page.getByText(say('posts:when.gap', { time: '03:30' })).waitFor();
    await page.getByText(say('posts:rules.clock_gap')).waitFor();
    await day.fill(clockChange(10).toString());
    await page.getByText(say('posts:when.overlap', { time: '02:30' })).waitFor();
    await page.getByText(say('posts:rules.clock_overlap')).waitFor();
    await expectGoodPage(page, 'composer-clocks');

    await day.fill(Temporal.Now.plainDateISO(BERLIN).subtract({ days: 1 }).toString());
    await page.getByRole('button', { name: say('posts:act.schedule'), exact: true }).click();
    const dialog = page.getByRole('dialog', { name: say('posts:pastTime.title') });
    await dialog.waitFor();
    await expectGoodPage(page, 'composer-past-time');
    expect((await readStored(page)).targets.map(({ state }) => state)).toEqual(['draft', 'draft']);
    await dialog.getByRole('button', { name: say('posts:act.now') }).click();
    await page
      .getByRole('heading', { name: say('posts:post.sentence.published', { count: 2 }) })
      .waitFor(PATIENCE);
    await page.close();
  });
});

/** The next day on which Berlin changes its clocks: the last Sunday of March or October. */
function clockChange(month: 3 | 10): Temporal.PlainDate {
  const today = Temporal.Now.plainDateISO(BERLIN);
  const lastSunday = (year: number) => {
    const last = Temporal.PlainDate.from({ year, month, day: 31 });
    return last.subtract({ days: last.dayOfWeek % 7 });
  };
  const thisYear = lastSunday(today.year);
  return Temporal.PlainDate.compare(thisYear, today) > 0 ? thisYear : lastSunday(today.year + 1);
}

function draw(background: string): Promise<Buffer> {
  return sharp({ create: { width: 320, height: 240, channels: 3, background } })
    .png()
    .toBuffer();
}

/** The browser's own clipboard and its own key. */
async function paste(page: Page, picture: Buffer): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const blob = new Blob([bytes], { type: 'image/png' });
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
  }, picture.toString('base64'));
  await page.getByLabel(say('posts:text.title')).focus();
  await page.keyboard.press('Control+V');
}

async function drop(page: Page, files: { name: string; bytes: Buffer }[]): Promise<void> {
  const given = files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') }));
  const dataTransfer = await page.evaluateHandle((dropped) => {
    const data = new DataTransfer();
    for (const { name, base64 } of dropped)
      data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
    return data;
  }, given);
  await page.getByLabel(say('posts:text.title')).dispatchEvent('drop', { dataTransfer });
}

function pictures(page: Page) {
  return page.locator('#post-pictures ol > li');
}

async function expectPictures(page: Page, count: number): Promise<void> {
  await expect.poll(() => pictures(page).count(), PATIENCE).toBe(count);
}

async function describePicture(page: Page, number: number, text: string): Promise<void> {
  await page.getByLabel(say('media:altLabelOf', { number })).fill(text);
  await page.getByRole('img', { name: text }).first().waitFor();
}

/** With the mouse, step by step, as a hand does it. */
async function dragPicture(page: Page, from: number, to: number): Promise<void> {
  const handle = pictures(page)
    .nth(from - 1)
    .getByRole('img')
    .first();
  await handle.scrollIntoViewIfNeeded();
  const start = await handle.boundingBox();
  const target = await pictures(page)
    .nth(to - 1)
    .boundingBox();
  if (!start || !target) throw new Error('a picture is not drawn');
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + start.width / 2, target.y + target.height / 4, { steps: 6 });
  await page.mouse.up();
}

async function readStored(page: Page): Promise<Stored> {
  const id = /posts\/([0-9a-f-]{36})/.exec(page.url())?.[1];
  return (await call(page.context(), 'GET', `/posts/${id}`)) as Stored;
}

/** The names of the stored pictures in their order, of the post or of one channel. */
async function expectNames(page: Page, names: string[], channel?: string): Promise<void> {
  const read = async () => {
    const post = await readStored(page);
    const own = post.targets.find((target) => target.channel.name === channel)?.mediaIds;
    return (channel ? (own ?? []) : post.mediaIds).map(
      (id) => post.media.find((one) => one.id === id)?.originalName,
    );
  };
  await expect.poll(read, PATIENCE).toEqual(names);
}
