// What goes out by a person's hand, and what follows under a post: connected, written, handed over, answered.
import { describe, expect, it } from 'vitest';
import { expectGoodPage } from './browser.ts';
import { useRupor } from './rupor.ts';
import { call, connectPractice, setUp } from './server.ts';
import { wordsOf } from './words.ts';

const say = wordsOf('ru');
const PATIENCE = { timeout: 30_000 };
const PLACE = 'Личная страница Ольги';
const TEXT = 'Ночной автобус вернули: последний рейс в 23:40.';

describe('by hand and following', () => {
  const rupor = useRupor();

  it('a place for a person is connected; at its time the phone has all to copy, and «опубликовано» ends it', async () => {
    const { context, page } = await rupor.open({ width: 'phone' });
    await setUp(context, rupor);
    await page.goto('/channels/new?network=assisted');
    await page.getByLabel(say('networks:assisted.fields.name.label')).fill(PLACE);
    await page.getByText(say('channels:form.extra')).click();
    await page.getByLabel(say('networks:assisted.fields.page.label')).fill('https://example.org/olga');
    await expectGoodPage(page, 'connect-assisted');
    await page.getByRole('button', { name: say('channels:form.submit') }).click();
    await page.getByRole('heading', { name: say('channels:done.title', { name: PLACE }) }).waitFor();

    const channels = (await call(context, 'GET', '/channels')) as { id: string }[];
    const body = { baseText: TEXT, targets: [{ channelId: channels[0]?.id }] };
    const { id } = (await call(context, 'POST', '/posts', body)) as { id: string };
    await call(context, 'POST', `/posts/${id}/publish-now`, {});
    const state = async () => ((await call(context, 'GET', `/posts/${id}`)) as { state: string }).state;
    await expect.poll(state, PATIENCE).toBe('by_hand');

    await page.goto('/inbox');
    await expectGoodPage(page, 'inbox-by-hand');
    await page.getByRole('link', { name: say('notifications:publishByHand') }).click();
    await page.getByRole('heading', { name: say('publishing:byHand.title', { channel: PLACE }) }).waitFor();
    const copy = page.getByRole('button', { name: say('publishing:byHand.copy') });
    await copy.waitFor();
    await expectGoodPage(page, 'by-hand');
    await copy.click();
    await page.getByText(say('publishing:byHand.copied')).waitFor();
    const open = page.getByRole('link', { name: say('publishing:byHand.open', { channel: PLACE }) });
    expect(await open.getAttribute('href')).toBe('https://example.org/olga');
    await page.getByLabel(say('publishing:byHand.link')).fill('https://example.org/olga/1');
    await page.getByRole('button', { name: say('publishing:byHand.doneVerb') }).click();
    await expect.poll(state, PATIENCE).toBe('published');
    await page.getByRole('link', { name: say('publishing:byHand.post') }).click();
    const out = page.getByRole('link', { name: say('posts:post.openOf', { channel: PLACE }) });
    expect(await out.getAttribute('href')).toBe('https://example.org/olga/1');
    await expectGoodPage(page, 'post-by-hand');
    await context.close();
  });

  it('a thread is written under the preview and goes out part after part', async () => {
    const { context, page } = await rupor.open();
    await call(context, 'POST', '/auth/sign-in', {
      login: 'olga@example.org',
      password: 'сирень у проходной 1905',
    });
    const [, , microblog] = await connectPractice(context);
    const channel = microblog?.name ?? '';
    const { id } = (await call(context, 'POST', '/posts', {
      baseText: TEXT,
      targets: [{ channelId: microblog?.id }],
    })) as { id: string };
    await page.goto(`/posts/${id}/edit`);
    const add = page.getByRole('button', { name: say('posts:followUps.thread.addOf', { channel }) });
    await add.click();
    const part = (number: number) =>
      page.getByRole('textbox', { name: say('posts:followUps.thread.label', { number }) });
    await part(1).fill('Как это получилось: 214 подписей за две недели.');
    await add.click();
    await part(2).fill('Что дальше: остановка у второй проходной.');
    await expectGoodPage(page, 'composer-thread');
    const texts = async () =>
      (
        (await call(context, 'GET', `/posts/${id}`)) as { targets: { followUps: { state: string }[] }[] }
      ).targets.flatMap(({ followUps }) => followUps.map(({ state }) => state));
    await expect.poll(texts, PATIENCE).toEqual(['draft', 'draft']);
    await call(context, 'POST', `/posts/${id}/publish-now`, {});
    await expect.poll(texts, PATIENCE).toEqual(['published', 'published']);
    await page.goto(`/posts/${id}`);
    await page.getByText('Что дальше: остановка у второй проходной.').first().waitFor();
    await expectGoodPage(page, 'post-thread');
    await context.close();
  });
});
