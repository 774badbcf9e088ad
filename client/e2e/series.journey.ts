// A post that comes again: rows in the calendar, one changed alone, the end of it; and the next free place of the week.
import type { Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { expectGoodPage } from './browser.ts';
import { useUnion } from './rupor.ts';
import { call, ZONE } from './server.ts';
import { wordsOf } from './words.ts';

const say = wordsOf('ru');
const TEXT = 'Юрист ждёт в кабинете 12.';

interface Stored {
  series: { id: string; isDetached: boolean } | null;
  targets: { state: string; wallTime: string | null }[];
}
interface StoredSeries {
  endedAt: string | null;
  ahead: { postId: string; isDetached: boolean }[];
}

describe('posts that come again', () => {
  const rupor = useUnion();

  async function startDraft(text: string): Promise<Page> {
    const page = await rupor.owner.newPage();
    await page.goto('/posts/new');
    await page.getByLabel(say('posts:text.title')).fill(text);
    const group = page.getByRole('group', { name: say('posts:channels.label') });
    await group.getByRole('button', { name: 'Стена' }).click();
    return page;
  }
  const read = async <T>(path: string) => (await call(rupor.owner, 'GET', path)) as T;
  const idOf = (page: Page) => /posts\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';

  it('a weekly one fills the calendar, one is changed alone, the end takes the rest away and can be undone', async () => {
    const page = await startDraft(TEXT);
    const first = Temporal.Now.plainDateISO(ZONE).add({ days: 1 });
    await page.getByLabel(say('posts:when.day'), { exact: true }).fill(first.toString());
    await page.getByLabel(say('posts:when.time'), { exact: true }).fill('17:00');
    await page.getByRole('button', { name: say('plan:series.start') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(say('plan:series.firstStays')).waitFor();
    await expectGoodPage(page, 'series-dialog');
    await dialog.getByRole('button', { name: say('plan:series.startVerb') }).click();
    await page.waitForURL(/\/posts\/[0-9a-f-]+$/);
    await page.getByRole('heading', { name: say('plan:series.title'), exact: true }).waitFor();
    await expectGoodPage(page, 'series-post');
    const { series } = await read<Stored>(`/posts/${idOf(page)}`);
    const seriesId = series?.id ?? '';
    const { ahead } = await read<StoredSeries>(`/series/${seriesId}`);
    expect(ahead).toHaveLength(9);

    const third = first.add({ days: 14 });
    await page.goto(`/calendar?day=${third}&view=list`);
    await page.getByText(TEXT).first().waitFor();

    const other = ahead[2]?.postId ?? '';
    await page.goto(`/posts/${other}/edit`);
    await page.getByText(say('plan:series.willBeApart')).waitFor();
    await page.getByLabel(say('posts:text.title')).fill('В этот раз кабинет 14.');
    await expect
      .poll(async () => (await read<Stored>(`/posts/${other}`)).series?.isDetached, { timeout: 60_000 })
      .toBe(true);
    await page.goto(`/posts/${other}`);
    await page.getByText(say('plan:series.isApart')).waitFor();

    await page.getByRole('button', { name: say('plan:series.finish') }).click();
    await page.getByText(say('plan:series.endedDone', { count: 8 })).waitFor();
    expect((await read<StoredSeries>(`/series/${seriesId}`)).ahead.map(({ postId }) => postId)).toEqual([
      other,
    ]);
    await page.getByRole('button', { name: say('common:act.undo') }).click();
    await page.getByRole('button', { name: say('plan:series.finish') }).waitFor();
    await expect.poll(async () => (await read<StoredSeries>(`/series/${seriesId}`)).ahead.length).toBe(9);

    await page.getByRole('link', { name: say('plan:all.link') }).click();
    await page.getByRole('heading', { name: say('plan:all.title', { count: 1 }) }).waitFor();
    await expectGoodPage(page, 'series-all');
    await page.getByRole('button', { name: say('plan:all.finishOf', { heading: TEXT }) }).click();
    await page.getByRole('button', { name: say('plan:all.resumeOf', { heading: TEXT }) }).click();
    await page.getByRole('button', { name: say('plan:all.finishOf', { heading: TEXT }) }).waitFor();
    await page.goto('/posts');
    await page
      .getByRole('img', { name: say('common:repeats') })
      .first()
      .waitFor();
    await page.close();
  });

  it('the next free place is offered, taken, and not offered twice', async () => {
    const page = await rupor.owner.newPage();
    await page.goto('/settings/slots');
    const form = page.getByRole('form', {
      name: say('plan:slots.addTo', { title: say('plan:slots.everywhere') }),
    });
    await form.getByLabel(say('plan:slots.day')).selectOption({ label: say('plan:slots.everyDay') });
    await form.getByLabel(say('plan:slots.time')).fill('19:30');
    await form.getByRole('button', { name: say('plan:slots.add'), exact: true }).click();
    await page.getByRole('heading', { name: say('plan:slots.title', { count: 7 }) }).waitFor();
    await expectGoodPage(page, 'settings-slots');
    await page.close();

    const times: (string | null | undefined)[] = [];
    for (const text of ['Собрание смены.', 'Путёвки на лето.']) {
      const draft = await startDraft(text);
      await draft.getByRole('button', { name: say('plan:slot.take') }).click();
      await draft.getByText(/Взяли место/).waitFor();
      if (text.startsWith('Собрание')) {
        await draft.getByRole('button', { name: say('plan:limit.add') }).click();
        await draft.getByLabel(say('plan:limit.label'), { exact: true }).waitFor();
        await expectGoodPage(draft, 'composer-slot');
      }
      await draft.getByRole('button', { name: say('posts:act.schedule'), exact: true }).click();
      await draft.waitForURL(/\/posts\/[0-9a-f-]+$/);
      if (text.startsWith('Собрание')) await draft.getByText(/уже не отправит/).waitFor();
      const { targets } = await read<Stored>(`/posts/${idOf(draft)}`);
      times.push(targets[0]?.wallTime);
      await draft.close();
    }
    expect(new Set(times).size).toBe(2);
    expect(times.every((time) => time?.endsWith('T19:30'))).toBe(true);
  });

  it.each([
    ['phone', 'ru-RU', false],
    ['laptop', 'en-US', true],
  ] as const)('reads well on a %s, %s, dark: %s', async (width, language, dark) => {
    const [series] = await read<{ ahead: { postId: string }[] }[]>('/series');
    const postId = series?.ahead[0]?.postId ?? '';
    const { context } = await rupor.open({ width, language, dark });
    await context.addCookies(await rupor.owner.cookies());
    const words = wordsOf(language === 'ru-RU' ? 'ru' : 'en');
    const page = await context.newPage();
    const name = `${language.slice(0, 2)}${dark ? '-dark' : ''}`;
    await page.goto(`/posts/${postId}`);
    await page.getByRole('heading', { name: words('plan:series.title'), exact: true }).waitFor();
    await expectGoodPage(page, `series-post-${name}`);
    await page.goto('/posts/series');
    await page.getByRole('heading', { name: words('plan:all.title', { count: 1 }) }).waitFor();
    await expectGoodPage(page, `series-all-${name}`);
    await page.goto('/settings/slots');
    await page.getByRole('heading', { name: words('plan:slots.title', { count: 7 }) }).waitFor();
    await expectGoodPage(page, `settings-slots-${name}`);
    await page.goto(`/posts/${postId}/edit`);
    await page.getByRole('button', { name: words('plan:slot.take') }).waitFor();
    await expectGoodPage(page, `composer-slot-${name}`);
    await context.close();
  });
});
