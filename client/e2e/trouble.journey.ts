// When a person is needed: everything is stopped, a post is neither out nor not out, a time has to change.
import type { BrowserContext, Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { expectGoodPage } from './browser.ts';
import { useRupor } from './rupor.ts';
import { call, signInToDemo, ZONE } from './server.ts';
import { wordsOf } from './words.ts';

const say = wordsOf('ru');
const PAGES = ['/', '/calendar', '/posts', '/channels', '/insights', '/settings/members'];
const today = () => Temporal.Now.plainDateISO(ZONE);

const PATIENCE = { timeout: 30_000 };
const later = today().add({ days: 20 });

describe('trouble', () => {
  const rupor = useRupor({ RUPOR_DEMO: '1' });

  async function open(width: 'laptop' | 'phone' = 'laptop') {
    const opened = await rupor.open({ width });
    await signInToDemo(opened.context);
    return opened;
  }

  /** The trainer's switch of the practice network; null: it works again. */
  const setFault = (channelId: string, fault: string | null) =>
    rupor.sql(
      "UPDATE channel SET settings = settings || jsonb_build_object('fault', $2::text) WHERE id = $1",
      [channelId, fault],
    );

  it('«Остановить всё» stops, shows on every page and goes on again', async () => {
    const { context, page } = await open();
    await page.goto('/');
    await page.getByRole('button', { name: say('publishing:pause.all') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say('publishing:pause.reason')).fill('День траура');
    await expectGoodPage(page, 'pause-dialog');
    await dialog.getByRole('button', { name: say('publishing:pause.verb'), exact: true }).click();
    await page.getByText(say('publishing:banner.paused')).first().waitFor();
    await expectGoodPage(page, 'paused-home');
    for (const path of PAGES) {
      await page.goto(path);
      await page.getByRole('main').getByText(say('publishing:banner.paused')).first().waitFor();
    }
    const state = (await call(context, 'GET', '/publishing')) as { paused: { reason: string } | null };
    expect(state.paused?.reason).toBe('День траура');
    await page.getByRole('button', { name: say('publishing:resume') }).click();
    await page.getByText(say('publishing:health.works')).first().waitFor();
    expect(await page.getByText(say('publishing:banner.paused')).count()).toBe(0);
    await context.close();
  });

  it('nobody knows whether it went out: «вышел» is written down, «нет» sends again', async () => {
    const { context, page } = await open();
    const posts = await Promise.all(
      ['Вышел', 'Не вышел'].map((title) => schedulePost(context, title, later)),
    );
    // The practice network always answers in time; this is how a lost answer looks afterwards.
    const lost =
      "UPDATE post_target SET state = 'unconfirmed', problem = 'no_answer' WHERE post_id = ANY($1)";
    await rupor.sql(lost, [posts]);
    const [out = '', notOut = ''] = posts;
    await page.goto('/inbox');
    const item = (title: string) =>
      page.getByRole('listitem').filter({ has: page.getByRole('link', { name: title, exact: true }) });
    const yes = item('Вышел').getByRole('button', { name: /./ }).first();
    await yes.click();
    await expectGoodPage(page, 'inbox-answer');
    await yes.click();
    await expect.poll(() => stateOf(context, out), PATIENCE).toBe('published');
    await item('Не вышел').getByRole('button', { name: /./ }).nth(1).click();
    await expect.poll(() => stateOf(context, notOut), PATIENCE).toBe('published');
    await context.close();
  });

  it('what did not go out and what was missed go out when a person says so', async () => {
    const { context, page } = await open('phone');
    const channel = await connectWall(context, 'Капризная стена');
    await setFault(channel, 'reject');
    const failed = await schedulePost(context, 'Не вышло с первого раза', later, channel);
    await call(context, 'POST', `/posts/${failed}/publish-now`, {});
    await expect.poll(() => stateOf(context, failed), PATIENCE).toBe('failed');
    await page.goto(`/posts/${failed}`);
    const retry = page.getByRole('button', {
      name: say('posts:post.retryOf', { channel: 'Капризная стена' }),
    });
    await retry.waitFor();
    await expectGoodPage(page, 'post-failed');
    await setFault(channel, null);
    await retry.click();
    await page
      .getByRole('heading', { name: say('posts:post.sentence.published', { count: 1 }) })
      .waitFor(PATIENCE);

    const missed = await schedulePost(context, 'Проспали', later, channel);
    await rupor.sql("UPDATE post_target SET state = 'missed', problem = 'too_late' WHERE post_id = $1", [
      missed,
    ]);
    await page.goto(`/posts/${missed}`);
    await page.getByText(say('posts:post.whatNow.missed')).waitFor();
    await expectGoodPage(page, 'post-missed');
    await page.goto('/inbox');
    const item = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('link', { name: 'Проспали', exact: true }) });
    await item.getByRole('button', { name: say('notifications:sendNow') }).click();
    await expect.poll(() => stateOf(context, missed), PATIENCE).toBe('published');
    await context.close();
  });

  it('a channel that lets nobody in is told, connected again, and taken out only with its plan in sight', async () => {
    const { context, page } = await open();
    const name = 'Запертая стена';
    const channel = await connectWall(context, name);
    await schedulePost(context, 'Ждёт стены', later, channel);
    await setFault(channel, 'auth');
    await page.goto('/channels');
    const row = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });
    await row.getByRole('button', { name: say('channels:acts.check') }).click();
    await row.getByText(say('channels:health.reconnect')).first().waitFor();
    await expectGoodPage(page, 'channel-reconnect-row');
    await setFault(channel, null);
    await row.getByRole('link', { name: say('channels:acts.reconnect') }).click();
    await page.getByRole('heading', { name: say('channels:form.reconnectTitle', { name }) }).waitFor();
    await expectGoodPage(page, 'channel-reconnect-form');
    await page.getByRole('button', { name: say('channels:form.submitAgain') }).click();
    await page.getByRole('heading', { name: say('channels:done.renewed', { name }) }).waitFor();

    await page.goto('/channels');
    await row.getByRole('button', { name: say('channels:acts.more', { name }) }).click();
    await page.getByRole('menuitem', { name: say('channels:acts.remove') }).click();
    const dialog = page.getByRole('dialog', { name: say('channels:removeTitle', { name }) });
    await dialog.getByText(say('channels:removeCount', { count: 1 })).waitFor();
    await expectGoodPage(page, 'channel-remove-question');
    await dialog.getByRole('button', { name: say('channels:acts.remove') }).click();
    await row.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: say('common:act.undo') }).click();
    await row.waitFor();
    await context.close();
  });

  it('a post moves by dragging on a laptop', async () => {
    const { context, page } = await open();
    const tuesday = today().add({ days: 9 - today().dayOfWeek });
    const post = await schedulePost(context, 'Перетащите меня', tuesday);
    await page.goto(`/calendar?view=week&day=${tuesday}`);
    const entry = page.getByRole('button', { name: /Перетащите меня/ });
    const target = tuesday.add({ days: 1 });
    // Both days in sight: a hand does not scroll while it drags.
    await page.setViewportSize({ width: 1280, height: 2_400 });
    await entry.dragTo(page.locator(`td:has(time[datetime="${target}"])`));
    await expect.poll(() => dueDay(context, post), PATIENCE).toBe(target.toString());
    await context.close();
  });

  it('a post moves by taps on a phone, and a time that has passed asks before anything happens', async () => {
    const { context, page } = await open('phone');
    const day = today().add({ days: 1 });
    const post = await schedulePost(context, 'Перенесите меня', day);
    await page.goto(`/calendar?day=${day}`);
    await openMove(page, 'Перенесите меня');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say('calendar:move.time')).fill('18:35');
    await expectGoodPage(page, 'move-dialog');
    await dialog.getByRole('button', { name: say('calendar:entry.move') }).click();
    await expect.poll(() => dueAt(context, post), PATIENCE).toBe(`${day}T18:35`);
    await dialog.waitFor({ state: 'hidden' });
    await openMove(page, 'Перенесите меня');
    await dialog.getByLabel(say('calendar:move.day')).fill(today().subtract({ days: 1 }).toString());
    await dialog.getByRole('button', { name: say('calendar:entry.move') }).click();
    await page.getByRole('dialog', { name: say('calendar:past.title') }).waitFor();
    await expectGoodPage(page, 'past-dialog');
    await page.getByRole('button', { name: say('calendar:past.keep') }).click();
    expect(await dueAt(context, post)).toBe(`${day}T18:35`);
    await context.close();
  });
});

async function connectWall(context: BrowserContext, name: string): Promise<string> {
  const body = { network: 'practice-wall', fields: { name } };
  return ((await call(context, 'POST', '/channels', body)) as { channel: { id: string } }).channel.id;
}

async function stateOf(context: BrowserContext, postId: string): Promise<string> {
  return ((await call(context, 'GET', `/posts/${postId}`)) as { state: string }).state;
}

async function schedulePost(
  context: BrowserContext,
  title: string,
  day: Temporal.PlainDate,
  channelId?: string,
): Promise<string> {
  const channels = (await call(context, 'GET', '/channels')) as { id: string }[];
  const targets = [{ channelId: channelId ?? channels[0]?.id }];
  const body = { title, baseText: 'Текст для переноса.', targets };
  const { id } = (await call(context, 'POST', '/posts', body)) as { id: string };
  await call(context, 'POST', `/posts/${id}/schedule`, { wallTime: `${day}T06:15`, timeZone: ZONE });
  return id;
}

async function dueAt(context: BrowserContext, id: string): Promise<string | null> {
  const { targets } = (await call(context, 'GET', `/posts/${id}`)) as {
    targets: { wallTime: string | null }[];
  };
  return targets[0]?.wallTime ?? null;
}

async function dueDay(context: BrowserContext, id: string): Promise<string | undefined> {
  return (await dueAt(context, id))?.slice(0, 10);
}

async function openMove(page: Page, title: string): Promise<void> {
  const slot = page.getByRole('listitem').filter({ hasText: title });
  await slot.getByRole('button', { name: say('calendar:entry.move') }).click();
}
