// From a thought on a phone to a draft, and from a win to its re-tell plan.
import { describe, expect, it } from 'vitest';
import { expectGoodPage } from './browser.ts';
import { useUnion } from './rupor.ts';
import { call } from './server.ts';
import { wordsOf } from './words.ts';

const say = wordsOf('ru');
const IDEA = 'В раздевалке снова +9';

interface Stored {
  items: { id: string; state: string; posts?: { state: string }[] }[];
}

describe('ideas and wins', () => {
  const rupor = useUnion();
  const read = async (path: string) => (await call(rupor.owner, 'GET', path)) as Stored;

  it('a thought is two taps from home, an editor moves it and writes of it, the text is checked', async () => {
    const { context: phone } = await rupor.open({ width: 'phone', dark: true });
    await phone.addCookies(await rupor.owner.cookies());
    const small = await phone.newPage();
    await small.goto('/');
    await small.getByRole('button', { name: say('common:nav.more'), exact: true }).click();
    await small.getByRole('link', { name: say('common:nav.ideas'), exact: true }).click();
    await small.getByLabel(say('ideas:capture.label')).fill(IDEA);
    await small.getByRole('button', { name: say('ideas:capture.verb'), exact: true }).click();
    await small.getByRole('button', { name: IDEA, exact: true }).waitFor();
    await expectGoodPage(small, 'ideas');
    await small.goto('/days');
    await small.getByRole('heading', { name: say('ideas:days.ownTitle') }).waitFor();
    await expectGoodPage(small, 'days');
    await phone.close();

    const page = await rupor.owner.newPage();
    await page.goto('/ideas');
    await page.getByRole('button', { name: say('ideas:card.moveNamed', { heading: IDEA }) }).click();
    await page.getByRole('menuitem', { name: say('ideas:state.ready') }).click();
    await expect.poll(async () => (await read('/ideas?state=ready')).items.length).toBe(1);
    await expectGoodPage(page, 'ideas');
    await page.getByRole('button', { name: say('ideas:card.write'), exact: true }).click();
    await page.waitForURL(/posts\/[0-9a-f-]+\/edit/);
    await page
      .getByLabel(say('posts:text.title'))
      .fill('В целях повышения эффективности осуществляется работа.');
    await page.getByRole('button', { name: say('posts:textHelp.open') }).click();
    await page.getByText(say('textHelp:ease.hard')).waitFor();
    await expectGoodPage(page, 'composer-text-help');
    await page.close();
  });

  it('a win names what it lacks, becomes drafts over six weeks, and they are taken back', async () => {
    const page = await rupor.owner.newPage();
    await page.goto('/stories/new');
    await page.getByText(say('stories:checks.number.open')).waitFor();
    await page.getByLabel(say('stories:form.title')).fill('Тёплая раздевалка');
    await page.getByLabel(say('stories:form.action')).fill('Смена собрала 84 подписи.');
    await page.getByLabel(say('stories:form.result')).fill('Раздевалку греют');
    await page.getByLabel(say('stories:form.number')).fill('Было +5, стало +22');
    await page.getByText(say('stories:checks.actor.met')).waitFor();
    await page.getByRole('button', { name: say('stories:form.save'), exact: true }).click();
    await page.getByRole('button', { name: say('stories:plan.make') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(say('stories:plan.noPerson')).waitFor();
    await expectGoodPage(page, 'story-plan');
    await dialog.getByRole('button', { name: say('stories:plan.verb', { count: 5 }) }).click();
    await page.getByText(say('stories:plan.made', { count: 5 })).waitFor();
    expect((await read('/stories')).items[0]?.posts?.map(({ state }) => state)).toEqual(
      Array(5).fill('draft'),
    );
    await expectGoodPage(page, 'story');
    await page.getByRole('button', { name: say('common:act.undo') }).click();
    await expect.poll(async () => (await read('/stories')).items[0]?.posts).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    await expectGoodPage(page, 'story');
    await page.goto('/stories');
    await page.getByRole('link', { name: 'Тёплая раздевалка' }).waitFor();
    await expectGoodPage(page, 'stories');
    await page.close();
  });
});
