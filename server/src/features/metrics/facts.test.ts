import { describe, expect, it } from 'vitest';
import { createOrganization } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { addSnapshot, createChannel, createPublished } from '../../../test/published.ts';
import { rebuildFacts, refreshFacts, regroupFacts } from './facts.service.ts';
import { NIL_ID } from './nil-id.ts';

describe('day facts', () => {
  const test = useTestApp();

  async function oneTarget(timeZone: string) {
    const { organization } = await createOrganization(test, { roles: ['owner'], timeZone });
    const organizationId = organization.id;
    const channel = await createChannel(test, { organizationId });
    const published = await createPublished(test, {
      organizationId,
      channelIds: [channel.id],
      publishedAt: '2026-03-01T10:00:00Z',
    });
    const targetId = published.targets[0]?.id ?? '';
    const add = (at: string, views: number | null, likes: number | null = null) =>
      addSnapshot(test, { organizationId, targetId, at, views, likes });
    return { organizationId, channel, post: published.post, targetId, add };
  }

  const daysOf = async (organizationId: string) => {
    const rows = await test.app.db.dayFact.findMany({ where: { organizationId }, orderBy: { day: 'asc' } });
    return rows.map((row) => [row.day.toISOString().slice(0, 10), row.views, row.likes]);
  };
  const targetDays = (organizationId: string) =>
    test.app.db.targetDay.findMany({
      where: { organizationId },
      orderBy: [{ targetId: 'asc' }, { day: 'asc' }, { source: 'asc' }],
    });
  const dayFacts = (organizationId: string) =>
    test.app.db.dayFact.findMany({
      where: { organizationId },
      orderBy: [{ day: 'asc' }, { channelId: 'asc' }, { rubricId: 'asc' }, { source: 'asc' }],
    });

  it('cuts days at midnight of the organization, not of the server', async () => {
    const far = await oneTarget('Asia/Kamchatka');
    await far.add('2026-03-01T11:59:00Z', 10);
    await far.add('2026-03-01T12:01:00Z', 25);
    await refreshFacts(test.app, { organizationId: far.organizationId, targetIds: [far.targetId] });
    expect(await daysOf(far.organizationId)).toEqual([
      ['2026-03-01', 10, null],
      ['2026-03-02', 15, null],
    ]);
    const near = await oneTarget('Europe/Kaliningrad');
    await near.add('2026-03-01T11:59:00Z', 10);
    await near.add('2026-03-01T12:01:00Z', 25);
    await refreshFacts(test.app, { organizationId: near.organizationId, targetIds: [near.targetId] });
    expect(await daysOf(near.organizationId)).toEqual([['2026-03-01', 25, null]]);
  });

  it('counts growth over a gap on the day of the later snapshot, and takes losses for losses', async () => {
    const { organizationId, targetId, add } = await oneTarget('UTC');
    await add('2026-03-01T12:00:00Z', 100, 9);
    await add('2026-03-05T12:00:00Z', 160, 7);
    await refreshFacts(test.app, { organizationId, targetIds: [targetId] });
    expect(await daysOf(organizationId)).toEqual([
      ['2026-03-01', 100, 9],
      ['2026-03-05', 60, -2],
    ]);
  });

  it('leaves unknown unknown, and does not lose growth over a day that said nothing', async () => {
    const { organizationId, targetId, add } = await oneTarget('UTC');
    await add('2026-03-01T12:00:00Z', 100, null);
    await add('2026-03-02T12:00:00Z', null, 4);
    await add('2026-03-03T12:00:00Z', 130, 4);
    await refreshFacts(test.app, { organizationId, targetIds: [targetId] });
    expect(await daysOf(organizationId)).toEqual([
      ['2026-03-01', 100, null],
      ['2026-03-02', null, 4],
      ['2026-03-03', 30, 0],
    ]);
  });

  it('is the same made bit by bit and made from scratch', async () => {
    const { organizationId, channel, targetId, add } = await oneTarget('Asia/Kathmandu');
    const second = await createPublished(test, {
      organizationId,
      channelIds: [channel.id],
      publishedAt: '2026-03-01T10:00:00Z',
    });
    const other = second.targets[0]?.id ?? '';
    for (let step = 0; step < 40; step += 1) {
      const at = new Date(Date.UTC(2026, 2, 1, 11 + step * 5)).toISOString();
      await add(at, step % 7 === 3 ? null : step * step, step % 5 === 0 ? null : step);
      await addSnapshot(test, { organizationId, targetId: other, at, views: step * 3 });
      const touched = step % 3 === 0 ? [targetId, other] : [targetId];
      await refreshFacts(test.app, { organizationId, targetIds: touched });
    }
    // A snapshot that comes late, between older ones, as typed-in numbers do.
    await addSnapshot(test, {
      organizationId,
      targetId,
      at: '2026-03-02T02:30:00Z',
      source: 'manual',
      clicks: 11,
    });
    await refreshFacts(test.app, { organizationId, targetIds: [targetId, other] });
    const before = { days: await targetDays(organizationId), facts: await dayFacts(organizationId) };
    await rebuildFacts(test.app, organizationId);
    expect({ days: await targetDays(organizationId), facts: await dayFacts(organizationId) }).toEqual(before);
    const views = before.days.reduce((sum, day) => sum + (day.views ?? 0), 0);
    expect(views).toBe(39 * 39 + 39 * 3);
  });

  it('cuts all days again after the organization moved to another zone', async () => {
    const { organizationId, targetId, add } = await oneTarget('UTC');
    await add('2026-03-01T12:00:00Z', 10);
    await add('2026-03-01T22:00:00Z', 30);
    await refreshFacts(test.app, { organizationId, targetIds: [targetId] });
    await test.app.db.organization.update({
      where: { id: organizationId },
      data: { timeZone: 'Asia/Yekaterinburg' },
    });
    await rebuildFacts(test.app, organizationId);
    expect(await daysOf(organizationId)).toEqual([
      ['2026-03-01', 10, null],
      ['2026-03-02', 20, null],
    ]);
  });

  it('moves sums to the rubric a post has now', async () => {
    const { organizationId, targetId, post, add } = await oneTarget('UTC');
    await add('2026-03-01T12:00:00Z', 10);
    await refreshFacts(test.app, { organizationId, targetIds: [targetId] });
    const rubric = await test.app.db.rubric.create({ data: { organizationId, name: 'Победы' } });
    await test.app.db.post.update({ where: { id: post.id }, data: { rubricId: rubric.id } });
    expect((await dayFacts(organizationId)).map((fact) => fact.rubricId)).toEqual([NIL_ID]);
    await regroupFacts(test.app, organizationId);
    expect((await dayFacts(organizationId)).map((fact) => [fact.rubricId, fact.views])).toEqual([
      [rubric.id, 10],
    ]);
  });

  it('keeps the latest known of each number', async () => {
    const { organizationId, targetId, add } = await oneTarget('UTC');
    await add('2026-03-01T12:00:00Z', 100, 5);
    await add('2026-03-02T12:00:00Z', null, 6);
    await refreshFacts(test.app, { organizationId, targetIds: [targetId] });
    const [total] = await test.app.db.targetTotal.findMany({ where: { targetId } });
    expect(total).toMatchObject({ views: 100, likes: 6, comments: null });
  });
});
