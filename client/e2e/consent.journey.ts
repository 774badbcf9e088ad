// Somebody takes the consent to be shown back: what is planned does not go out, what is out becomes a task that is done.
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { expectGoodPage, expectInPlace } from './browser.ts';
import { useRupor } from './rupor.ts';
import { call, connectPractice, setUp } from './server.ts';
import { wordsOf } from './words.ts';

const say = wordsOf('ru');
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const PHOTO = { name: 'собрание.png', mimeType: 'image/png', buffer: Buffer.from(PIXEL, 'base64') };

interface Listed {
  items: { id: string }[];
}

describe('a consent that is taken back', () => {
  const rupor = useRupor();

  it('from the photo on a phone to the task that is done', async () => {
    const { context, page } = await rupor.open();
    await setUp(context, rupor);
    const [channel] = await connectPractice(context);
    await page.goto('/media');
    await page.getByTestId('library-file').setInputFiles([PHOTO]);
    await page.getByRole('link', { name: /собрание\.png/ }).click();

    await page.getByLabel(say('library:fields.author')).fill('Марина Котова');
    await page.getByRole('combobox', { name: say('library:fields.origin') }).click();
    await page.getByRole('option', { name: say('library:origins.own') }).click();
    await page.getByRole('radio', { name: say('library:people.yes') }).check();
    await page.getByRole('button', { name: say('library:people.add') }).click();
    await page.getByLabel(say('library:people.name')).last().fill('Мария Ковалёва');
    await page.getByRole('combobox', { name: say('library:people.state') }).click();
    await page.getByRole('option', { name: say('library:consent.oral') }).click();
    await page.getByRole('button', { name: say('library:passport.save', { count: 1 }) }).click();
    await page.getByRole('heading', { name: say('library:passport.complete') }).waitFor();
    await expectGoodPage(page, 'media-file');
    await page.setViewportSize({ width: 360, height: 740 });
    await expectInPlace(page, 'media-file');

    const [{ id: mediaId } = { id: '' }] = ((await call(context, 'GET', '/media')) as Listed).items;
    const id = randomUUID();
    await call(context, 'POST', '/posts', {
      id,
      baseText: 'Собрание смены',
      mediaIds: [mediaId],
      targets: [{ channelId: channel?.id }],
    });
    await call(context, 'POST', `/posts/${id}/publish-now`, {});
    const state = async () => ((await call(context, 'GET', `/posts/${id}`)) as { state: string }).state;
    await expect.poll(state, { timeout: 30_000 }).toBe('published');

    await page.getByRole('button', { name: say('library:people.withdraw') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('link', { name: 'Собрание смены' }).waitFor();
    await dialog.getByRole('button', { name: say('library:withdraw.verb') }).click();
    await page.waitForURL('**/media/removals');
    await expectGoodPage(page, 'media-removals');
    await page.getByRole('button', { name: say('library:removals.finish') }).click();
    await page.getByRole('heading', { name: say('library:removals.none') }).waitFor();
    await page.goto('/media');
    await page.getByText(say('library:passport.withdrawn')).waitFor();
    await expectGoodPage(page, 'media');
    await context.close();
  });
});
