import { randomUUID } from 'node:crypto';
import { resolveWallTime } from '@rupor/shared/posts/schedule';
import { describe, expect, it } from 'vitest';
import { createChannel } from '../../../test/content.ts';
import { apiKeyClient, client, createOrganization } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { newId } from '../../lib/uuid.ts';

const test = useTestApp();

interface Planned {
  wallTime: string;
  timeZone?: string;
  channelIds: string[];
  state?: 'draft' | 'scheduled' | 'cancelled' | 'published';
  title?: string;
  rubricId?: string;
}

/** Straight into the database: thousands of posts, any day of the past. */
async function plan(organizationId: string, posts: Planned[]) {
  const rows = posts.map((post) => ({ id: newId(), ...post }));
  await test.app.db.post.createMany({
    data: rows.map(({ id, title = 'Пост', rubricId }) => ({
      id,
      organizationId,
      title,
      rubricId: rubricId ?? null,
    })),
  });
  await test.app.db.postTarget.createMany({
    data: rows.flatMap(({ id, wallTime, timeZone = 'Asia/Yekaterinburg', channelIds, state = 'scheduled' }) =>
      channelIds.map((channelId) => ({
        id: newId(),
        organizationId,
        postId: id,
        channelId,
        state,
        wallTime,
        timeZone,
        dueAt: resolveWallTime({ wallTime, timeZone }).instant,
      })),
    ),
  });
  return rows.map(({ id }) => id);
}

async function start() {
  const made = await createOrganization(test, { roles: ['council'] });
  const channelIds = [
    await createChannel(test, made.organization.id),
    await createChannel(test, made.organization.id),
  ];
  return { ...made, channelIds, id: made.organization.id, calendar: made.people.council.call.calendar };
}

describe('calendar.range', () => {
  it('shows targets of one post at one instant as one entry, on the day of the organization', async () => {
    const { id, channelIds, calendar, owner } = await start();
    const [channelId = ''] = channelIds;
    const rubric = await owner.call.campaigns.createRubric({ name: 'Право', colour: 5 });
    const [postId] = await plan(id, [
      { wallTime: '2026-05-01T00:10', channelIds, title: 'Первое мая', rubricId: rubric.id },
      { wallTime: '2026-04-30T23:50', channelIds: [channelId], state: 'draft', title: 'Канун' },
      { wallTime: '2026-05-02T00:00', channelIds: [channelId], title: 'Потом' },
      {
        wallTime: '2026-05-01T12:00',
        timeZone: 'Asia/Vladivostok',
        channelIds: [channelId],
        title: 'Из Владивостока',
      },
    ]);
    const range = await calendar.range({ from: '2026-04-30', to: '2026-05-01' });
    expect(range.total).toBe(3);
    expect(range.days.map(({ day, entries }) => [day, ...entries.map(({ heading }) => heading)])).toEqual([
      ['2026-04-30', 'Канун'],
      ['2026-05-01', 'Первое мая', 'Из Владивостока'],
    ]);
    const [may] = range.days[1]?.entries ?? [];
    expect(may).toMatchObject({
      postId,
      at: '2026-05-01T00:10',
      dueAt: '2026-04-30T19:10:00.000Z',
      state: 'scheduled',
      rubric: { name: 'Право', colour: 5 },
      campaign: null,
    });
    expect([may?.targetIds.length, may?.channels.map((channel) => channel.id).sort()]).toEqual([
      2,
      [...channelIds].sort(),
    ]);
    expect(range.days[1]?.entries[1]).toMatchObject({
      at: '2026-05-01T07:00',
      wallTime: '2026-05-01T12:00',
      timeZone: 'Asia/Vladivostok',
    });
  });

  it('leaves out what was called off, removed or has no time, unless asked for the first', async () => {
    const { id, channelIds, calendar, owner } = await start();
    const day = { from: '2026-06-10', to: '2026-06-10' };
    const [, removed = ''] = await plan(id, [
      { wallTime: '2026-06-10T10:00', channelIds, state: 'cancelled', title: 'Отменён' },
      { wallTime: '2026-06-10T11:00', channelIds, title: 'Удалён' },
      { wallTime: '2026-06-10T12:00', channelIds, title: 'Стоит' },
    ]);
    await owner.call.posts.remove({ id: removed });
    await owner.call.posts.create({
      title: 'Без времени',
      targets: channelIds.map((channelId) => ({ channelId })),
    });
    const shown = async (filters = {}) =>
      (await calendar.range({ ...day, ...filters })).days.flatMap(({ entries }) =>
        entries.map(({ heading }) => heading),
      );
    expect(await shown()).toEqual(['Стоит']);
    expect(await shown({ states: ['cancelled'] })).toEqual(['Отменён']);
    expect(await shown({ q: 'стоит', channelIds: [channelIds[0] ?? ''] })).toEqual(['Стоит']);
    expect(await shown({ channelIds: [randomUUID()] })).toEqual([]);
  });

  it('every target stands in the month, in its week and in its day exactly once, over a change of the clock', async () => {
    const made = await createOrganization(test, { roles: [], timeZone: 'America/St_Johns' });
    const channelId = await createChannel(test, made.organization.id);
    const times = Array.from(
      { length: 30 },
      (_, n) => `2026-11-${String(n + 1).padStart(2, '0')}T${n % 2 ? '00:00' : '23:59'}`,
    );
    await plan(
      made.organization.id,
      times.map((wallTime) => ({ wallTime, timeZone: 'America/St_Johns', channelIds: [channelId] })),
    );
    const { range, day: readDay } = made.owner.call.calendar;
    const ids = (days: { entries: { targetIds: string[] }[] }[]) =>
      days.flatMap(({ entries }) => entries.flatMap(({ targetIds }) => targetIds));
    const month = await range({ from: '2026-11-01', to: '2026-11-30' });
    const weeks = await Promise.all(
      [1, 8, 15, 22, 29].map((first) =>
        range({
          from: `2026-11-${String(first).padStart(2, '0')}`,
          to: `2026-11-${String(Math.min(30, first + 6)).padStart(2, '0')}`,
        }),
      ),
    );
    const days = await Promise.all(times.map((time) => readDay({ day: time.slice(0, 10), page: 1 })));
    expect(new Set(ids(month.days)).size).toBe(30);
    expect(weeks.flatMap(({ days: list }) => ids(list))).toEqual(ids(month.days));
    expect(ids(days)).toEqual(ids(month.days));
    expect(month.days.map(({ day }) => day)).toEqual(times.map((time) => time.slice(0, 10)));
  });

  it('gives a full day in parts and says how much there is', async () => {
    const { id, channelIds, calendar } = await start();
    const [channelId = ''] = channelIds;
    const posts = Array.from({ length: 130 }, (_, n) => ({
      wallTime: `2026-07-01T${String(8 + Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`,
      channelIds: [channelId],
      title: `Пост ${n}`,
    }));
    await plan(id, posts);
    const range = await calendar.range({ from: '2026-07-01', to: '2026-07-31', perDay: 5 });
    expect(range).toMatchObject({ total: 130, days: [{ day: '2026-07-01', total: 130 }] });
    expect(range.days[0]?.entries.map(({ heading }) => heading)).toEqual([
      'Пост 0',
      'Пост 1',
      'Пост 2',
      'Пост 3',
      'Пост 4',
    ]);
    const pages = [
      await calendar.day({ day: '2026-07-01', page: 1 }),
      await calendar.day({ day: '2026-07-01', page: 2 }),
    ];
    expect(pages.map(({ entries, total }) => [entries.length, total])).toEqual([
      [100, 130],
      [30, 130],
    ]);
    expect(new Set(pages.flatMap(({ entries }) => entries.map(({ postId }) => postId))).size).toBe(130);
  });

  it('reads by the index of its range, whatever else there is', async () => {
    const { id, channelIds } = await start();
    await plan(
      id,
      Array.from({ length: 5000 }, (_, n) => ({
        wallTime: `${2020 + (n % 5)}-${String((n % 12) + 1).padStart(2, '0')}-10T10:00`,
        channelIds: channelIds.slice(0, 1),
      })),
    );
    await test.app.pool.query('ANALYZE post_target');
    const { rows } = await test.app.pool.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN SELECT t.id FROM post_target t WHERE t.organization_id = $1 AND t.due_at >= '2026-01-01' AND t.due_at < '2026-02-01'`,
      [id],
    );
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/post_target_organization_id_due_at_idx/);
  });

  it('refuses a range that is none, those who may not read, and shows nothing of others', async () => {
    const { id, channelIds, calendar, organization } = await start();
    await plan(id, [{ wallTime: '2026-06-10T10:00', channelIds }]);
    await expect(calendar.range({ from: '2026-06-11', to: '2026-06-10' })).rejects.toMatchObject({
      data: { fields: [{ path: 'to', code: 'ends_before_start' }] },
    });
    await expect(calendar.range({ from: '2024-06-11', to: '2026-06-10' })).rejects.toMatchObject({
      data: { fields: [{ path: 'to', code: 'too_long' }] },
    });
    await expect(calendar.day({ day: '2026-13-01', page: 1 })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    const day = { from: '2026-06-10', to: '2026-06-10' };
    await expect(client(test).calendar.range(day)).rejects.toMatchObject({ code: 'not_signed_in' });
    const key = await apiKeyClient(test, organization.id, ['media:write']);
    await expect(key.calendar.range(day)).rejects.toMatchObject({ code: 'forbidden' });
    const other = await createOrganization(test, { roles: [] });
    expect((await other.owner.call.calendar.range(day)).total).toBe(0);
    expect((await calendar.range(day)).total).toBe(1);
  });
});
