import { DAY_MS } from '@rupor/shared/lib/durations';
import type { Recurrence } from '@rupor/shared/posts/recurrence';
import { weekdayOf, weeklyLike } from '@rupor/shared/posts/recurrence';
import { shiftDays, toDay } from '@rupor/shared/posts/schedule';
import { describe, expect, it } from 'vitest';
import { createChannel, DAY_MINUTES, inMinutes, TIME_ZONE } from '../../../../test/content.ts';
import { createOrganization, ctxOf } from '../../../../test/factories.ts';
import { useTestApp } from '../../../../test/harness.ts';
import { systemCtx } from '../../../context.ts';
import { createPost } from '../posts-save.service.ts';
import { fillSeries } from './fill-series.service.ts';
import { makeOccurrence } from './occurrence.service.ts';
import { createSeries, getSeries } from './series.service.ts';
import { sweepSeries } from './series-sweep.job.ts';
import { updateSeries } from './update-series.service.ts';

let offsetMs = 0;
const test = useTestApp({
  adjust: (app) => {
    app.clock = { now: () => new Date(Date.now() + offsetMs) };
  },
});
const running = new AbortController().signal;

/** Runs at another time of the process; the database's own clock plays no part here. */
async function at<T>(days: number, act: () => Promise<T>): Promise<T> {
  offsetMs = days * DAY_MS;
  try {
    return await act();
  } finally {
    offsetMs = 0;
  }
}

const tomorrow = () => inMinutes(DAY_MINUTES);
const dayOf = (plan: { wallTime: string }) => plan.wallTime.slice(0, 10);

async function start(options: { catchUp?: 'skip' | 'latest' | 'spaced'; count?: number | null } = {}) {
  const { people, organization } = await createOrganization(test, { roles: ['editor'] });
  const { call } = people.editor;
  const channelId = await createChannel(test, organization.id, { network: 'practice-microblog' });
  const plan = tomorrow();
  const post = await call.posts.create({
    baseText: 'Приём у юриста',
    targets: [{ channelId, text: 'Юрист ждёт', followUps: ['Кабинет 12'] }],
  });
  const rule: Recurrence = { ...weeklyLike(dayOf(plan)), count: options.count ?? null };
  const series = await call.posts.series.create({
    postId: post.id,
    rule,
    ...plan,
    catchUp: options.catchUp ?? 'skip',
    spacingMinutes: 30,
  });
  const rows = () =>
    test.app.db.post.findMany({
      where: { seriesId: series.id },
      orderBy: { occursOn: 'asc' },
      include: { targets: { orderBy: { position: 'asc' } } },
    });
  const fill = () => fillSeries(systemCtx(test.app, organization.id), series.id);
  return { call, person: people.editor, organization, channelId, plan, post, series, rows, fill };
}

describe('a series', () => {
  it('is told of wherever its posts stand, with the last of them to open', async () => {
    const { call, channelId, plan, series, rows } = await start();
    const alone = await call.posts.create({ baseText: 'Одна', targets: [{ channelId }], plan });
    const listed = (await call.posts.list({})).items;
    expect(listed.filter(({ isRepeated }) => !isRepeated).map(({ id }) => id)).toEqual([alone.id]);
    const day = dayOf(plan);
    const { days } = await call.calendar.range({ from: day, to: day });
    const entries = days.flatMap((one) => one.entries);
    expect(entries.map(({ postId, isRepeated }) => [postId === alone.id, isRepeated]).sort()).toEqual([
      [false, true],
      [true, false],
    ]);
    const last = (await rows()).at(-1);
    const lastPostId = async () => (await call.posts.series.list())[0]?.lastPostId;
    expect(await lastPostId()).toBe(last?.id);
    await test.app.db.post.updateMany({ where: { seriesId: series.id }, data: { deletedAt: new Date() } });
    expect(await lastPostId()).toBeNull();
  });

  it('is rows in the calendar: the post itself first, then the same with its parts, each at the time of the clock', async () => {
    const { call, post, series, rows, plan } = await start();
    const made = await rows();
    expect(made[0]?.id).toBe(post.id);
    expect(made.map(({ occursOn }) => occursOn)).toEqual(
      Array.from({ length: 9 }, (_, week) => shiftDays(plan.wallTime, week * 7).slice(0, 10)),
    );
    for (const { targets } of made) {
      expect(targets.map(({ text, state, position }) => ({ text, state, position }))).toEqual([
        { text: 'Юрист ждёт', state: 'scheduled', position: 0 },
        { text: 'Кабинет 12', state: 'scheduled', position: 1 },
      ]);
      expect(targets.every(({ wallTime }) => wallTime?.endsWith(plan.wallTime.slice(10)))).toBe(true);
    }
    expect(series.ahead).toHaveLength(9);
    expect(series.ruleText).toContain('RRULE:FREQ=WEEKLY');
    const to = shiftDays(plan.wallTime, 30).slice(0, 10);
    const { days } = await call.calendar.range({ from: dayOf(plan), to });
    expect(days.reduce((sum, { total }) => sum + total, 0)).toBe(5);
    expect((await call.posts.get({ id: made[1]?.id ?? '' })).series).toEqual({
      id: series.id,
      occursOn: made[1]?.occursOn,
      isDetached: false,
    });
  });

  it('is made once however many processes try, and filled on as time goes', async () => {
    const { rows, fill } = await start();
    const before = (await rows()).map(({ id }) => id);
    await at(21, async () => {
      await Promise.all([fill(), fill(), sweepSeries(test.app, running), sweepSeries(test.app, running)]);
      await fill();
    });
    const after = await rows();
    expect(after.slice(0, 9).map(({ id }) => id)).toEqual(before);
    expect(after).toHaveLength(12);
    expect(new Set(after.map(({ occursOn }) => occursOn)).size).toBe(12);
  });

  it('what a process that died has not made, the sweep makes', async () => {
    const { rows } = await start();
    const made = await rows();
    await test.app.db.post.deleteMany({ where: { id: { in: made.slice(4).map(({ id }) => id) } } });
    await sweepSeries(test.app, running);
    expect((await rows()).map(({ occursOn }) => occursOn)).toEqual(made.map(({ occursOn }) => occursOn));
  });

  it('is not made by an older reading of the series: a change, or its end, came between', async () => {
    const { call, series, organization, rows } = await start({ count: 3 });
    const stale = await test.app.db.postSeries.findUniqueOrThrow({ where: { id: series.id } });
    const make = (day: string) =>
      makeOccurrence(systemCtx(test.app, organization.id), {
        series: stale,
        day,
        dueAt: new Date(Date.now() + 5 * DAY_MS),
      });
    await call.posts.series.update({ id: series.id, version: 1, catchUp: 'latest' });
    expect(await make('2030-01-01')).toBeNull();
    await call.posts.series.end({ id: series.id });
    expect(await make('2030-01-02')).toBeNull();
    expect(await rows()).toHaveLength(3);
  });

  it('ends by its count', async () => {
    const { rows } = await start({ count: 3 });
    expect(await rows()).toHaveLength(3);
    await at(40, () => sweepSeries(test.app, running));
    expect(await rows()).toHaveLength(3);
  });

  it('a yearly one has its next two in the calendar', async () => {
    const { call, channelId } = await start();
    const plan = tomorrow();
    const [, month = 0, monthDay = 0] = dayOf(plan).split('-').map(Number);
    const post = await call.posts.create({ baseText: 'Годовщина', targets: [{ channelId }] });
    const rule: Recurrence = { freq: 'yearly', interval: 1, until: null, count: null, month, monthDay };
    const { ahead } = await call.posts.series.create({ postId: post.id, rule, ...plan });
    expect(ahead).toHaveLength(2);
  });

  it.each([
    ['America/St_Johns', '2027-03-05T17:00', ['20:30', '20:30', '19:30']],
    ['America/St_Johns', '2027-10-29T17:00', ['19:30', '19:30', '20:30']],
    ['Europe/Berlin', '2027-03-22T17:00', ['16:00', '15:00', '15:00']],
    ['Asia/Kolkata', '2027-03-05T17:00', ['11:30', '11:30', '11:30']],
  ])('17:00 in %s stays 17:00 from %s over a change of the clock', async (timeZone, wallTime, utc) => {
    const { people, organization } = await createOrganization(test, { roles: ['editor'], timeZone });
    const channelId = await createChannel(test, organization.id);
    const days = (Date.parse(`${wallTime}:00Z`) - Date.now()) / DAY_MS - 3;
    await at(days, async () => {
      const ctx = { ...ctxOf(test, people.editor), clock: test.app.clock };
      const post = await createPost(ctx, { baseText: 'Смена', targets: [{ channelId }] });
      const rule = weeklyLike(wallTime.slice(0, 10));
      const series = await createSeries(ctx, {
        postId: post.id,
        rule,
        wallTime,
        timeZone,
        catchUp: 'skip',
        spacingMinutes: 60,
      });
      expect(series.ahead.slice(0, 3).map(({ dueAt }) => dueAt?.slice(11, 16))).toEqual(utc);
    });
  });

  it('refuses a day the rule does not name, a passed time, a second series, what the rules forbid', async () => {
    const { call, channelId, post, plan } = await start();
    const create = (postId: string, more: object = {}) =>
      call.posts.series.create({ postId, rule: weeklyLike(dayOf(plan)), ...plan, ...more });
    await expect(create(post.id)).rejects.toMatchObject({ data: { reason: 'in_series' } });
    const fresh = async (baseText = 'Смена') =>
      (await call.posts.create({ baseText, targets: [{ channelId }] })).id;
    const otherDay = weeklyLike(shiftDays(plan.wallTime, 1).slice(0, 10));
    await expect(create(await fresh(), { rule: otherDay })).rejects.toMatchObject({
      code: 'invalid_input',
      data: { fields: [{ path: 'rule', code: 'not_its_day' }] },
    });
    await expect(create(await fresh(), inMinutes(-DAY_MINUTES))).rejects.toMatchObject({ code: 'past_time' });
    await expect(create(await fresh('я'.repeat(301)))).rejects.toMatchObject({ code: 'blocked_by_rules' });
  });
});

describe('a change', () => {
  it('of one occurrence detaches only that one; of the series reaches the others', async () => {
    const { call, series, rows } = await start();
    const [first, second, third] = await rows();
    if (!first || !second || !third) throw new Error('no rows');
    const { channelId } = first.targets[0] ?? { channelId: '' };
    await call.posts.save({ id: second.id, version: 1, targets: [{ channelId, text: 'Только сегодня' }] });
    expect((await rows()).map(({ detachedAt }) => detachedAt !== null).indexOf(true)).toBe(1);
    await call.posts.save({
      id: third.id,
      version: 1,
      targets: [{ channelId, text: 'Новый текст', followUps: ['Кабинет 14'] }],
    });
    await call.posts.series.update({ id: series.id, version: 1, contentFrom: third.id });
    const texts = (await rows()).map(({ targets }) => targets.map(({ text }) => text).join(' / '));
    expect(texts[0]).toBe('Новый текст / Кабинет 14');
    expect(texts[1]).toBe('Только сегодня / Кабинет 12');
    expect(new Set(texts.slice(2))).toEqual(new Set(['Новый текст / Кабинет 14']));
    const after = await call.posts.series.get({ id: series.id });
    expect(after.ahead.filter(({ isDetached }) => isDetached).map(({ postId }) => postId)).toEqual([
      second.id,
    ]);
    await expect(
      call.posts.series.update({ id: series.id, version: 1, catchUp: 'latest' }),
    ).rejects.toMatchObject({ code: 'version_conflict' });
  });

  it('a move detaches too, and the time of the series leaves it be; the others keep their row', async () => {
    const { call, series, rows, plan } = await start();
    const before = await rows();
    const moved = before[1]?.targets[0];
    const day = shiftDays(plan.wallTime, 8).slice(0, 10);
    await call.posts.moveTarget({
      id: before[1]?.id ?? '',
      targetIds: [moved?.id ?? ''],
      wallTime: `${day}T10:00`,
      timeZone: TIME_ZONE,
    });
    await call.posts.series.update({ id: series.id, version: 1, time: '23:45' });
    const after = await rows();
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after.map(({ targets }) => targets[0]?.wallTime?.slice(11))).toEqual([
      '23:45',
      '10:00',
      ...Array.from({ length: 7 }, () => '23:45'),
    ]);
    expect(after.every(({ targets }) => targets[1]?.wallTime === targets[0]?.wallTime)).toBe(true);
  });

  it('of the rule: days it names no more leave, new ones come', async () => {
    const { call, series, rows, plan } = await start();
    const weekdays = [weekdayOf(shiftDays(plan.wallTime, 2).slice(0, 10))];
    const rule: Recurrence = { freq: 'weekly', interval: 2, weekdays, until: null, count: 4 };
    await call.posts.series.update({ id: series.id, version: 1, rule });
    const days = (await rows()).map(({ occursOn }) => weekdayOf(occursOn ?? ''));
    expect(days).toEqual([weekdays[0], weekdays[0], weekdays[0], weekdays[0]]);
  });

  it('takes the pictures, channels and limits along; what is gone by then is left out', async () => {
    const { call, series, rows, organization, person } = await start();
    const other = await createChannel(test, organization.id);
    const [, second] = await rows();
    const { channelId } = second?.targets[0] ?? { channelId: '' };
    await call.posts.save({
      id: second?.id ?? '',
      version: 1,
      targets: [{ channelId }, { channelId: other }],
    });
    const ctx = ctxOf(test, person);
    await updateSeries(ctx, { id: series.id, version: 1, contentFrom: second?.id ?? '' });
    expect((await rows()).every(({ targets }) => targets.some((one) => one.channelId === other))).toBe(true);
    await call.channels.list({});
    await test.app.db.channel.update({ where: { id: other }, data: { removedAt: new Date() } });
    await at(14, () => sweepSeries(test.app, running));
    const last = (await rows()).at(-1);
    expect(last?.targets.map((one) => one.channelId)).toEqual([channelId, channelId]);
  });
});

describe('the end', () => {
  it('cancels the rest, leaves what was changed alone, and can be undone', async () => {
    const { call, series, rows } = await start();
    const [, second] = await rows();
    await call.posts.save({ id: second?.id ?? '', version: 1, baseText: 'Отдельно' });
    const ended = await call.posts.series.end({ id: series.id });
    expect(ended).toMatchObject({ cancelledCount: 8, series: { endedAt: expect.any(String) } });
    const states = async () => (await rows()).map(({ targets }) => targets.map(({ state }) => state).join());
    expect(await states()).toEqual([
      'cancelled,cancelled',
      'scheduled,scheduled',
      ...Array.from({ length: 7 }, () => 'cancelled,cancelled'),
    ]);
    await at(30, () => sweepSeries(test.app, running));
    expect(await rows()).toHaveLength(9);
    await call.posts.series.resume({ id: series.id });
    expect(new Set(await states())).toEqual(new Set(['scheduled,scheduled']));
    expect(await rows()).toHaveLength(9);
  });

  it('what a person called off alone stays so', async () => {
    const { call, series, rows } = await start();
    const [, second] = await rows();
    await call.posts.cancel({ id: second?.id ?? '' });
    await call.posts.series.end({ id: series.id });
    await call.posts.series.resume({ id: series.id });
    expect((await rows()).map(({ targets }) => targets[0]?.state)).toEqual([
      'scheduled',
      'cancelled',
      ...Array.from({ length: 7 }, () => 'scheduled'),
    ]);
  });
});

describe('after a downtime', () => {
  /** Nothing ran for so many days; what is due by then was not sent. */
  async function sleep(catchUp: 'skip' | 'latest' | 'spaced', days: number, isMissed = false) {
    const started = await start({ catchUp });
    const result = await at(days, async () => {
      const now = test.app.clock.now().getTime();
      // The engine was faster and has called them missed already.
      if (isMissed)
        await test.app.db.postTarget.updateMany({
          where: { post: { seriesId: started.series.id }, position: 0, dueAt: { lt: new Date(now) } },
          data: { state: 'missed', problem: 'too_late' },
        });
      await sweepSeries(test.app, running);
      await sweepSeries(test.app, running);
      const rows = await started.rows();
      const late = rows.filter(({ occursOn }) => (occursOn ?? '') < toDay(new Date(now), TIME_ZONE));
      return late.map(({ targets }) => {
        const dueAt = targets[0]?.dueAt?.getTime() ?? 0;
        return { isAhead: dueAt >= now, minutes: Math.round((dueAt - now) / 60_000) };
      });
    });
    return { ...started, result };
  }

  it('skip: the passed ones stay passed, none is made late', async () => {
    const { result } = await sleep('skip', 24);
    expect(result.map(({ isAhead }) => isAhead)).toEqual([false, false, false, false]);
  });

  it('latest: the last of them goes out now, once', async () => {
    const { result } = await sleep('latest', 24);
    expect(result.map(({ isAhead }) => isAhead)).toEqual([false, false, false, true]);
    expect(result.at(-1)?.minutes).toBe(0);
  });

  it('spaced: all go out one after another', async () => {
    const { result } = await sleep('spaced', 24);
    expect(result.map(({ minutes }) => minutes)).toEqual([0, 30, 60, 90]);
  });

  it('what the engine has called missed already is caught up the same way', async () => {
    const { result, rows } = await sleep('latest', 24, true);
    expect(result.map(({ isAhead }) => isAhead)).toEqual([false, false, false, true]);
    const states = (await rows()).slice(0, 4).map(({ targets }) => targets.map(({ state }) => state).join());
    expect(states).toEqual(['missed,missed', 'missed,missed', 'missed,missed', 'scheduled,scheduled']);
  });

  it('what was tried and failed is a matter of its own', async () => {
    const started = await start({ catchUp: 'spaced' });
    await test.app.db.postTarget.updateMany({
      where: { post: { seriesId: started.series.id } },
      data: { attemptCount: 1 },
    });
    const before = (await started.rows()).map(({ targets }) => targets[0]?.dueAt);
    await at(24, () => sweepSeries(test.app, running));
    expect((await started.rows()).slice(0, 9).map(({ targets }) => targets[0]?.dueAt)).toEqual(before);
  });

  it('what was never made is made by the same choice', async () => {
    const { result } = await sleep('latest', 150);
    const made = result.filter(({ isAhead }) => isAhead);
    expect(made).toHaveLength(1);
    expect(result).toHaveLength(10);
  });

  it('what a person touched, and what a pause held back, stays', async () => {
    const { rows, organization, call } = await start({ catchUp: 'spaced' });
    const [, second] = await rows();
    await call.posts.save({ id: second?.id ?? '', version: 1, baseText: 'Отдельно', title: 'Отдельно' });
    const due = async () => (await rows()).slice(0, 4).map(({ targets }) => targets[0]?.dueAt?.getTime());
    const before = await due();
    await test.app.db.organization.update({ where: { id: organization.id }, data: { pausedAt: new Date() } });
    await at(24, () => sweepSeries(test.app, running));
    await test.app.db.organization.update({ where: { id: organization.id }, data: { pausedAt: null } });
    await at(24, () => sweepSeries(test.app, running));
    expect(await due()).toEqual(before);
  });

  it('a limit of its own that has passed keeps it missed', async () => {
    const { call, organization } = await start();
    const channelId = await createChannel(test, organization.id);
    const plan = tomorrow();
    const post = await call.posts.create({
      baseText: 'Митинг',
      targets: [{ channelId }],
      plan,
      expiresAt: new Date(Date.now() + (DAY_MINUTES + 45) * 60_000).toISOString(),
    });
    const rule = weeklyLike(dayOf(plan));
    const series = await call.posts.series.create({ postId: post.id, rule, ...plan, catchUp: 'latest' });
    const rows = await test.app.db.postTarget.findMany({
      where: { post: { seriesId: series.id } },
      orderBy: { dueAt: 'asc' },
    });
    const minutes = rows.map(({ dueAt, expiresAt }) =>
      Math.floor(((expiresAt?.getTime() ?? 0) - (dueAt?.getTime() ?? 0)) / 60_000),
    );
    expect(new Set(minutes.map((one) => one >= 45 && one <= 46))).toEqual(new Set([true]));
    await at(2, () => sweepSeries(test.app, running));
    const ctx = ctxOf(test, (await createOrganization(test, { roles: [] })).owner);
    await expect(getSeries(ctx, series.id)).rejects.toMatchObject({ code: 'not_found' });
    const first = await test.app.db.postTarget.findFirst({ where: { postId: post.id } });
    expect(first?.dueAt).toEqual(rows[0]?.dueAt);
  });
});
