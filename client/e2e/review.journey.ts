// From a person who may not schedule, over a phone of the person who approves, back with a remark, and out.
import type { BrowserContext, Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { expectGoodPage } from './browser.ts';
import { useUnion } from './rupor.ts';
import { call, ZONE } from './server.ts';
import { wordsOf } from './words.ts';

const say = wordsOf('ru');
const NOTE = 'Назовите дату: без неё непонятно, когда придёт доплата.';
const AUTHOR = { name: 'Иван Седых', email: 'ivan@example.org', password: 'проходная сирень 1905' };
const APPROVER = { name: 'Анна Ли', email: 'anna@example.org', password: 'проходная сирень 1906' };

describe('review', () => {
  const rupor = useUnion();

  it('asks, is sent back with a remark on a phone, is mended, approved, and stands in the plan', async () => {
    const { page: author } = await rupor.join(AUTHOR, 'ambassador');
    const { page: approver } = await rupor.join(APPROVER, 'approver', { width: 'phone' });
    const id = await submitDraft(author);
    await author.getByRole('heading', { name: say('posts:post.sentence.in_review') }).waitFor();
    expect(await author.getByRole('button', { name: say('posts:post.approval.approve') }).count()).toBe(0);
    await expectGoodPage(author, 'review-author');

    await approver.goto('/inbox');
    await approver.getByRole('heading', { name: say('notifications:kind.in_review') }).waitFor();
    await expectGoodPage(approver, 'review-inbox');
    await approver.getByRole('link', { name: say('notifications:read') }).click();
    await sendBack(approver);
    await expect.poll(() => stateOf(rupor.owner, id)).toBe('draft');

    await author.reload();
    await author.getByText(NOTE).waitFor();
    await expectGoodPage(author, 'review-sent-back');
    await author.getByRole('link', { name: say('posts:post.edit') }).click();
    await author.waitForURL(/\/edit$/);
    const answerChannels = await holdChannels(author);
    await author.reload();
    await author.getByLabel(say('posts:text.title')).fill('Доплата за ночь придёт 10 числа.');
    // Pressed before it is known what could stop it: carried out, not lost.
    await author.getByRole('button', { name: say('posts:act.submit'), exact: true }).click();
    answerChannels();
    await author.waitForURL(/\/posts\/[0-9a-f-]+$/);

    await approver.goto(`/posts/${id}`);
    await approver.getByRole('paragraph').getByText('Доплата за ночь придёт 10 числа.').waitFor();
    await approver.getByRole('button', { name: say('posts:post.approval.approve') }).click();
    await approver.getByRole('status').getByText(say('posts:post.approval.approved')).waitFor();
    await expect.poll(() => stateOf(rupor.owner, id)).toBe('scheduled');
    await expectGoodPage(approver, 'review-approved');
  });
});

/** A time that has passed is not sent on, and whoever may not publish is not offered to. */
async function submitDraft(page: Page): Promise<string> {
  const tomorrow = Temporal.Now.plainDateISO(ZONE).add({ days: 1 });
  await page.goto('/posts/new');
  await page.getByLabel(say('posts:text.title')).fill('Доплата за ночь придёт.');
  const group = page.getByRole('group', { name: say('posts:channels.label') });
  await group.getByRole('button', { name: 'Стена' }).click();
  const day = page.getByLabel(say('posts:when.day'), { exact: true });
  await day.fill(tomorrow.subtract({ days: 2 }).toString());
  const submit = page.getByRole('button', { name: say('posts:act.submit'), exact: true });
  await submit.click();
  const dialog = page.getByRole('dialog', { name: say('posts:pastTime.titleOther') });
  await dialog.waitFor();
  expect(await dialog.getByRole('button', { name: say('posts:act.now') }).count()).toBe(0);
  await dialog.getByRole('button', { name: say('posts:pastTime.other') }).click();
  await day.fill(tomorrow.toString());
  await submit.click();
  await page.waitForURL(/\/posts\/[0-9a-f-]+$/);
  return page.url().slice(-36);
}

/** Nothing is known of the channels until the answer is called. */
async function holdChannels(page: Page): Promise<() => void> {
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(/\/api\/channels(\?|$)/, async (route) => {
    await held;
    await route.continue();
  });
  return answer;
}

async function sendBack(page: Page): Promise<void> {
  const open = page.getByRole('button', { name: say('posts:post.approval.sendBack') });
  await open.waitFor();
  await expectGoodPage(page, 'review-approver');
  await open.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: say('posts:post.approval.sendBack') }).click();
  await dialog.getByText(say('posts:post.approval.noteNeeded')).waitFor();
  await dialog.getByLabel(say('posts:post.approval.note')).fill(NOTE);
  await expectGoodPage(page, 'review-remark');
  await dialog.getByRole('button', { name: say('posts:post.approval.sendBack') }).click();
  await dialog.waitFor({ state: 'hidden' });
}

async function stateOf(context: BrowserContext, postId: string): Promise<string> {
  return ((await call(context, 'GET', `/posts/${postId}`)) as { state: string }).state;
}
