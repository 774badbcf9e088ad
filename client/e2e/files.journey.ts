// A film and a document: chosen, described, shown as each channel will, kept from one that does not take both.
import { describe, expect, it } from 'vitest';
import { mp4, pdf } from '../../server/test/films.ts';
import { expectGoodPage } from './browser.ts';
import { useRupor } from './rupor.ts';
import { call, connectPractice, setUp } from './server.ts';
import { wordsOf } from './words.ts';

const say = wordsOf('ru');
const PATIENCE = { timeout: 30_000 };
const FILM = { name: 'митинг.mp4', mimeType: 'video/mp4', buffer: mp4({ seconds: 32 }) };
const PAPER = { name: 'договор.pdf', mimeType: 'application/pdf', buffer: pdf() };

interface Shown {
  media: { kind: string }[];
}

describe('a film and a document', () => {
  const rupor = useRupor();

  it('go from the device into the post, and only to channels that take them', async () => {
    const { context, page } = await rupor.open();
    await setUp(context, rupor);
    await connectPractice(context);
    await call(context, 'POST', '/channels', { network: 'assisted', fields: { name: 'Личная страница' } });
    await page.goto('/posts/new');
    await page.getByLabel(say('posts:text.title')).fill('Смотрите запись и читайте договор.');
    const group = page.getByRole('group', { name: say('posts:channels.label') });
    for (const name of ['Стена', 'Мессенджер', 'Личная страница'])
      await group.getByRole('button', { name }).click();
    await page.getByTestId('attached-file').first().setInputFiles([FILM, PAPER]);
    const card = page.getByRole('region', { name: say('posts:pictures.title') });
    await card.getByText(/митинг\.mp4 · 0:32/).waitFor();
    await card.getByText(/договор\.pdf/).waitFor();
    await card.getByLabel(say('media:altLabelFilm')).fill('Люди у проходной, говорит председатель');
    const wall = page.getByRole('region', { name: 'Стена' });
    await wall.locator('video[controls]').waitFor();
    await wall.getByRole('link', { name: /договор\.pdf/ }).waitFor();

    const refusal = say('posts:rules.documents_beside_others', { channel: 'Мессенджер' });
    await page.getByText(refusal).first().waitFor();
    const messenger = page.getByRole('region', { name: 'Мессенджер' });
    await messenger.getByText(say('posts:preview.more')).click();
    await expectGoodPage(page, 'composer-files');
    await messenger.getByRole('checkbox', { name: 'договор.pdf' }).uncheck();
    await page.getByText(refusal).first().waitFor({ state: 'detached' });

    await page.waitForURL(/\/posts\/[0-9a-f-]{36}/);
    const id = /\/posts\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
    const shown = async () => (await call(context, 'GET', `/posts/${id}`)) as Shown;
    const kinds = async () => (await shown()).media.map(({ kind }) => kind).sort();
    await expect.poll(kinds, PATIENCE).toEqual(['document', 'video']);
    await context.close();
  });
});
