import { toWallTime } from '@rupor/shared/posts/schedule';
import { describe, expect, it } from 'vitest';
import {
  createChannel,
  createRecordingWake,
  DAY_MINUTES,
  inMinutes,
  TIME_ZONE,
} from '../../../test/content.ts';
import { client, createOrganization } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';

const wake = createRecordingWake();
const test = useTestApp({ wake });

async function start(channels = 1) {
  const made = await createOrganization(test, { roles: ['ambassador', 'editor'] });
  const channelIds: string[] = [];
  for (let n = 0; n < channels; n += 1) channelIds.push(await createChannel(test, made.organization.id));
  const post = await made.people.editor.call.posts.create({
    baseText: 'Собрание',
    targets: channelIds.map((channelId) => ({ channelId })),
  });
  const targetIds = post.targets.map(({ id }) => id);
  return { ...made, call: made.people.editor.call, post, channelIds, targetIds };
}

const states = (post: { targets: { state: string }[] }) => post.targets.map(({ state }) => state);

describe('posts.schedule', () => {
  it('sets the instant of the wall time in its zone, writes the journal and wakes the workers', async () => {
    const { call, post } = await start(2);
    wake.woken.length = 0;
    const plan = inMinutes(DAY_MINUTES);
    const answer = await call.posts.schedule({ id: post.id, version: 1, ...plan });
    expect(states(answer.post)).toEqual(['scheduled', 'scheduled']);
    expect(answer).toMatchObject({ note: null, warnings: [] });
    expect(toWallTime(new Date(answer.dueAt), TIME_ZONE)).toBe(plan.wallTime);
    expect(answer.post.targets[0]).toMatchObject({
      ...plan,
      dueAt: answer.dueAt,
      version: 2,
      expiresAt: null,
    });
    expect(wake.woken.map(({ dueAt }) => dueAt.toISOString())).toEqual([answer.dueAt, answer.dueAt]);
    const entries = await test.app.db.journalEntry.findMany({
      where: { postId: post.id, kind: 'scheduled' },
    });
    expect(entries).toHaveLength(2);
  });

  it('says how late a past time is and changes nothing', async () => {
    const { call, post } = await start();
    await expect(call.posts.schedule({ id: post.id, ...inMinutes(-90) })).rejects.toMatchObject({
      code: 'past_time',
      status: 400,
      data: { lateSeconds: expect.toSatisfy((late: number) => late >= 90 * 60 && late <= 91 * 60) },
    });
    expect(states(await call.posts.get({ id: post.id }))).toEqual(['draft']);
  });

  it('takes the minute that runs now', async () => {
    const { call, post } = await start();
    expect(states((await call.posts.schedule({ id: post.id, ...inMinutes(0) })).post)).toEqual(['scheduled']);
  });

  it('tells of a time that the clock skips or doubles', async () => {
    const { call, post } = await start();
    const gap = await call.posts.schedule({
      id: post.id,
      wallTime: '2028-03-26T02:30',
      timeZone: 'Europe/Berlin',
    });
    expect(gap).toMatchObject({ note: 'gap', dueAt: '2028-03-26T01:30:00.000Z' });
    const overlap = await call.posts.schedule({
      id: post.id,
      wallTime: '2028-10-29T02:30',
      timeZone: 'Europe/Berlin',
    });
    expect(overlap).toMatchObject({ note: 'overlap', dueAt: '2028-10-29T00:30:00.000Z' });
  });

  it('refuses times that are none, too far, or end before they begin, at the field', async () => {
    const { call, post } = await start();
    const at = (path: string, code: string) => ({
      code: 'invalid_input',
      data: { fields: [{ path, code }] },
    });
    const { schedule } = call.posts;
    await expect(
      schedule({ id: post.id, wallTime: '2028-02-30T10:00', timeZone: 'UTC' }),
    ).rejects.toMatchObject(at('wallTime', 'bad_format'));
    await expect(
      schedule({ id: post.id, wallTime: '2099-01-01T10:00', timeZone: 'UTC' }),
    ).rejects.toMatchObject(at('wallTime', 'too_late'));
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    await expect(schedule({ id: post.id, ...inMinutes(DAY_MINUTES), expiresAt })).rejects.toMatchObject(
      at('expiresAt', 'before_time'),
    );
  });

  it('names every channel that blocks and schedules none of them', async () => {
    const { call, organization } = await start();
    const [wall, microblog, dead] = [
      await createChannel(test, organization.id),
      await createChannel(test, organization.id, { network: 'practice-microblog' }),
      await createChannel(test, organization.id, { health: 'reconnect' }),
    ];
    const post = await call.posts.create({
      baseText: 'а'.repeat(400),
      targets: [{ channelId: wall }, { channelId: microblog }, { channelId: dead }],
    });
    await expect(call.posts.schedule({ id: post.id, ...inMinutes(60) })).rejects.toMatchObject({
      code: 'blocked_by_rules',
      status: 422,
      data: {
        problems: [
          {
            code: 'too_long',
            channelId: microblog,
            params: { unit: 'graphemes', used: 400, max: 300, over: 100 },
          },
          { code: 'channel_needs_reconnect', channelId: dead },
        ],
      },
    });
    expect(states(await call.posts.get({ id: post.id }))).toEqual(['draft', 'draft', 'draft']);
  });

  it('takes the named channels only, and each channel may have its own time', async () => {
    const { call, post, targetIds } = await start(2);
    const [first = '', second = ''] = targetIds;
    await call.posts.schedule({ id: post.id, targetIds: [first], ...inMinutes(60) });
    const { post: both } = await call.posts.schedule({ id: post.id, targetIds: [second], ...inMinutes(120) });
    const [one, two] = both.targets.map(({ dueAt }) => Date.parse(dueAt ?? ''));
    expect((two ?? 0) - (one ?? 0)).toBe(60 * 60_000);
  });

  it('leaves alone what is out, going out or in question', async () => {
    const { call, post, targetIds } = await start(4);
    const stand = ['published', 'publishing', 'unconfirmed'] as const;
    for (const [n, state] of stand.entries())
      await test.app.db.postTarget.update({ where: { id: targetIds[n] }, data: { state } });
    const { post: after } = await call.posts.schedule({ id: post.id, ...inMinutes(60) });
    expect(states(after)).toEqual([...stand, 'scheduled']);
    for (const id of targetIds.slice(0, 3))
      await expect(
        call.posts.schedule({ id: post.id, targetIds: [id], ...inMinutes(60) }),
      ).rejects.toMatchObject({ code: 'state_conflict', data: { reason: 'wrong_state' } });
  });

  it('refuses what was changed since it was read, a post without channels, foreign targets', async () => {
    const { call, post } = await start();
    await call.posts.save({ id: post.id, version: 1, baseText: 'Иначе' });
    await expect(call.posts.schedule({ id: post.id, version: 1, ...inMinutes(60) })).rejects.toMatchObject({
      code: 'version_conflict',
      data: { currentVersion: 2 },
    });
    const empty = await call.posts.create({ baseText: 'Без каналов' });
    await expect(call.posts.schedule({ id: empty.id, ...inMinutes(60) })).rejects.toMatchObject({
      code: 'state_conflict',
      data: { reason: 'no_targets' },
    });
    const { targetIds } = await start();
    await expect(call.posts.schedule({ id: post.id, targetIds, ...inMinutes(60) })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('is for those who plan', async () => {
    const { people, post } = await start();
    const input = { id: post.id, ...inMinutes(60) };
    await expect(people.ambassador.call.posts.schedule(input)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(people.ambassador.call.posts.publishNow({ id: post.id })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(client(test).posts.schedule(input)).rejects.toMatchObject({ code: 'not_signed_in' });
  });
});

describe('posts.publishNow', () => {
  it('goes the same way, due at once', async () => {
    const { call, post } = await start();
    wake.woken.length = 0;
    const before = Date.now();
    const { post: after, dueAt } = await call.posts.publishNow({ id: post.id });
    expect(states(after)).toEqual(['scheduled']);
    expect(Date.parse(dueAt)).toBeGreaterThanOrEqual(before - 1);
    expect(Date.parse(dueAt)).toBeLessThanOrEqual(Date.now());
    expect(after.targets[0]?.timeZone).toBe(TIME_ZONE);
    expect(wake.woken).toHaveLength(1);
  });
});

describe('posts.moveTarget', () => {
  it('moves a draft and a scheduled target, each stays what it is', async () => {
    const { call, post, targetIds } = await start(2);
    const [first = ''] = targetIds;
    await call.posts.schedule({ id: post.id, targetIds: [first], ...inMinutes(60) });
    const plan = inMinutes(DAY_MINUTES);
    const { post: moved } = await call.posts.moveTarget({ id: post.id, targetIds, ...plan });
    expect(states(moved)).toEqual(['scheduled', 'draft']);
    expect(moved.targets).toMatchObject([plan, plan]);
    const kinds = await test.app.db.journalEntry.findMany({ where: { postId: post.id, kind: 'moved' } });
    expect(kinds).toHaveLength(2);
  });

  it('schedules a missed one anew, refuses the past and what is out', async () => {
    const { call, post, targetIds } = await start(2);
    const [first = '', second = ''] = targetIds;
    await test.app.db.postTarget.update({
      where: { id: first },
      data: { state: 'missed', problem: 'too_late' },
    });
    const { post: moved } = await call.posts.moveTarget({
      id: post.id,
      targetIds: [first],
      ...inMinutes(60),
    });
    expect(moved.targets[0]).toMatchObject({ state: 'scheduled', problem: null });
    await expect(
      call.posts.moveTarget({ id: post.id, targetIds: [first], ...inMinutes(-60) }),
    ).rejects.toMatchObject({ code: 'past_time' });
    await test.app.db.postTarget.update({ where: { id: second }, data: { state: 'published' } });
    await expect(call.posts.moveTarget({ id: post.id, targetIds, ...inMinutes(60) })).rejects.toMatchObject({
      code: 'state_conflict',
    });
  });

  it('is not for an activist once it is planned', async () => {
    const { people, channelIds, call } = await start();
    const [channelId = ''] = channelIds;
    const own = await people.ambassador.call.posts.create({ baseText: 'Моё', targets: [{ channelId }] });
    const move = { id: own.id, targetIds: own.targets.map(({ id }) => id), ...inMinutes(60) };
    expect(states((await people.ambassador.call.posts.moveTarget(move)).post)).toEqual(['draft']);
    await call.posts.schedule({ id: own.id, ...inMinutes(60) });
    await expect(people.ambassador.call.posts.moveTarget(move)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('posts.cancel, remove, restore', () => {
  it('calls off and brings back, with its time', async () => {
    const { call, post } = await start();
    const { dueAt } = await call.posts.schedule({ id: post.id, ...inMinutes(60) });
    expect(states(await call.posts.cancel({ id: post.id }))).toEqual(['cancelled']);
    wake.woken.length = 0;
    const restored = await call.posts.restore({ id: post.id });
    expect(restored.targets[0]).toMatchObject({ state: 'scheduled', dueAt });
    expect(wake.woken).toMatchObject([{ version: restored.targets[0]?.version }]);
  });

  it('brings back what was in review as in review, and what is too late as a draft', async () => {
    const { call, post, targetIds } = await start(2);
    const [first = '', second = ''] = targetIds;
    await call.posts.submit({ id: post.id, targetIds: [first] });
    await call.posts.schedule({ id: post.id, targetIds: [second], ...inMinutes(60) });
    await call.posts.cancel({ id: post.id });
    await test.app.db.postTarget.update({
      where: { id: second },
      data: { dueAt: new Date(Date.now() - 600_000) },
    });
    expect(states(await call.posts.restore({ id: post.id }))).toEqual(['in_review', 'draft']);
  });

  it('cannot call off what goes out now, in parts or whole', async () => {
    const { call, post, targetIds } = await start(2);
    await call.posts.schedule({ id: post.id, ...inMinutes(60) });
    await test.app.db.postTarget.update({ where: { id: targetIds[0] }, data: { state: 'publishing' } });
    await expect(call.posts.cancel({ id: post.id, targetIds })).rejects.toMatchObject({
      code: 'state_conflict',
      data: { targets: [{ state: 'publishing' }] },
    });
    expect(states(await call.posts.cancel({ id: post.id }))).toEqual(['publishing', 'cancelled']);
    await expect(call.posts.remove({ id: post.id })).rejects.toMatchObject({ code: 'state_conflict' });
  });

  it('either is called off or goes out, never both', async () => {
    const { call, post, targetIds, organization } = await start();
    for (let round = 0; round < 10; round += 1) {
      await call.posts.schedule({ id: post.id, ...inMinutes(60) });
      const [cancelled, claimed] = await Promise.allSettled([
        call.posts.cancel({ id: post.id }),
        test.app.db.$transaction(async (tx) => {
          const { count } = await tx.postTarget.updateMany({
            where: { id: { in: targetIds }, state: 'scheduled' },
            data: { state: 'publishing' },
          });
          await tx.journalEntry.create({
            data: { organizationId: organization.id, postId: post.id, kind: 'claimed' },
          });
          return count;
        }),
      ]);
      if (claimed.status === 'rejected') throw claimed.reason;
      const [state] = states(await call.posts.get({ id: post.id }));
      expect(cancelled.status).toBe(claimed.value === 1 ? 'rejected' : 'fulfilled');
      expect(state).toBe(claimed.value === 1 ? 'publishing' : 'cancelled');
      await test.app.db.postTarget.updateMany({ where: { postId: post.id }, data: { state: 'draft' } });
    }
  });

  it('removes from the lists and brings back whole', async () => {
    const { call, post, targetIds } = await start(2);
    const [first = '', second = ''] = targetIds;
    await call.posts.schedule({ id: post.id, ...inMinutes(60) });
    await call.posts.cancel({ id: post.id, targetIds: [first] });
    const removed = await call.posts.remove({ id: post.id });
    expect([states(removed), removed.deletedAt === null]).toEqual([['cancelled', 'cancelled'], false]);
    expect((await call.posts.remove({ id: post.id })).id).toBe(post.id);
    expect((await call.posts.list({ page: 1 })).total).toBe(0);
    expect((await call.posts.list({ page: 1, removed: 'only' })).items[0]?.id).toBe(post.id);
    await expect(call.posts.schedule({ id: post.id, ...inMinutes(60) })).rejects.toMatchObject({
      code: 'state_conflict',
      data: { reason: 'removed' },
    });
    await expect(call.posts.save({ id: post.id, version: 1, baseText: 'x' })).rejects.toMatchObject({
      code: 'state_conflict',
    });
    const restored = await call.posts.restore({ id: post.id });
    expect([states(restored), restored.deletedAt]).toEqual([['cancelled', 'scheduled'], null]);
    expect(restored.targets[1]?.id).toBe(second);
  });

  it('answers that there is nothing to call off', async () => {
    const { call, post } = await start();
    await expect(call.posts.cancel({ id: post.id })).rejects.toMatchObject({
      code: 'state_conflict',
      data: { reason: 'no_targets' },
    });
  });
});
