import { describe, expect, it } from 'vitest';
import { createChannel } from '../../../../test/content.ts';
import { createOrganization } from '../../../../test/factories.ts';
import { useTestApp } from '../../../../test/harness.ts';

const test = useTestApp();
const EVENING = Array.from({ length: 7 }, (_, day) => ({ weekday: day + 1, time: '19:00' }));

async function start() {
  const { people, organization } = await createOrganization(test, { roles: ['editor', 'trainer'] });
  const channelId = await createChannel(test, organization.id);
  const { call } = people.editor;
  const draft = async (text = 'Смена', channels = [channelId]) =>
    (await call.posts.create({ baseText: text, targets: channels.map((id) => ({ channelId: id })) })).id;
  const next = async (postId?: string, channelIds = [channelId]) => {
    const { plan } = await call.posts.slots.next({ channelIds, postId });
    if (!plan) throw new Error('no place');
    return plan;
  };
  return { call, people, organization, channelId, draft, next };
}

describe('slots', () => {
  it('are kept per place, replaced whole, and counted from the organization where a channel has none', async () => {
    const { call, organization, channelId, next } = await start();
    expect(await call.posts.slots.next({ channelIds: [channelId] })).toMatchObject({ reason: 'no_slots' });
    await call.posts.slots.save({ channelId: null, slots: EVENING });
    expect((await next()).wallTime).toMatch(/T19:00$/);
    await call.posts.slots.save({ channelId, slots: [{ weekday: 3, time: '08:30' }] });
    await call.posts.slots.save({ channelId, slots: [{ weekday: 3, time: '08:15' }] });
    expect((await next()).wallTime).toMatch(/T08:15$/);
    const other = await createChannel(test, organization.id);
    expect(await call.posts.slots.next({ channelIds: [channelId, other] })).toMatchObject({
      plan: null,
      reason: 'no_common',
    });
    const places = await call.posts.slots.list();
    expect(places).toHaveLength(2);
    expect(places.find((place) => place.channelId === channelId)?.slots).toEqual([
      { weekday: 3, time: '08:15' },
    ]);
    await call.posts.slots.save({ channelId, slots: [] });
    expect(await call.posts.slots.list()).toHaveLength(1);
  });

  it('a place once taken is not offered again, be it by a draft', async () => {
    const { call, draft, next } = await start();
    await call.posts.slots.save({ channelId: null, slots: EVENING });
    const [mine, theirs] = [await draft(), await draft()];
    const first = await next(mine);
    await call.posts.save({ id: mine, version: 1, plan: first });
    expect(await next(mine)).toEqual(first);
    const second = await next(theirs);
    expect(second.wallTime > first.wallTime).toBe(true);
    await call.posts.schedule({ id: mine, ...first, slot: true });
    expect(await next(theirs)).toEqual(second);
  });

  it('of two people with one offer only one schedules it, the other is told the next place', async () => {
    const { call, people, draft, next } = await start();
    await call.posts.slots.save({ channelId: null, slots: EVENING });
    const ids = [await draft(), await draft(), await draft()];
    const plan = await next();
    const answers = await Promise.allSettled(
      ids.map((id, index) =>
        (index === 0 ? people.trainer.call : call).posts.schedule({ id, ...plan, slot: true }),
      ),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = answers.find((answer) => answer.status === 'rejected')?.reason;
    expect(refused).toMatchObject({
      code: 'state_conflict',
      data: { reason: 'slot_taken', next: { timeZone: plan.timeZone } },
    });
    expect(refused.data.next.wallTime > plan.wallTime).toBe(true);
    // A person who names the minute on purpose is never refused.
    await call.posts.schedule({ id: ids[1] ?? '', ...plan });
    await call.posts.schedule({ id: ids[2] ?? '', ...plan });
  });

  it('a planned post moves only to a free place', async () => {
    const { call, draft, next } = await start();
    await call.posts.slots.save({ channelId: null, slots: EVENING });
    const plan = await next();
    await call.posts.schedule({ id: await draft(), ...plan, slot: true });
    const mine = await draft();
    const later = await next(mine);
    const { post } = await call.posts.schedule({ id: mine, ...later, slot: true });
    const targetIds = post.targets.map(({ id }) => id);
    await expect(call.posts.moveTarget({ id: mine, targetIds, ...plan, slot: true })).rejects.toMatchObject({
      data: { reason: 'slot_taken' },
    });
    await call.posts.moveTarget({ id: mine, targetIds, ...later, slot: true });
  });

  it('refuses times that are none and the same one twice', async () => {
    const { call } = await start();
    const save = (slots: { weekday: number; time: string }[]) =>
      call.posts.slots.save({ channelId: null, slots });
    await expect(save([{ weekday: 8, time: '19:00' }])).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(save([{ weekday: 1, time: '24:00' }])).rejects.toMatchObject({ code: 'invalid_input' });
    const monday = { weekday: 1, time: '19:00' };
    await expect(save([monday, monday])).rejects.toMatchObject({ code: 'invalid_input' });
  });
});
