// Hours of a year are read from sums of months; whatever happens to a post, they say what its publications say.
import { expect, it } from 'vitest';
import { createOrganization } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { addSnapshot, createChannel, createPublished } from '../../../test/published.ts';
import { groupHours } from '../insights/queries/group-hours.sql.ts';
import { type Group, groupPublished } from '../insights/queries/group-published.sql.ts';
import { refreshFacts } from './facts.service.ts';
import { refreshHourMonths } from './hour-months.service.ts';

const test = useTestApp();
const RANGE = { from: '2026-01-15', to: '2026-06-20' };
/** The zone changes its clock within the range. */
const ZONE = 'Europe/Berlin';

it('hours of whole months are read from their sums and always equal those of the publications', async () => {
  const { organization } = await createOrganization(test, { roles: ['owner'], timeZone: ZONE });
  const organizationId = organization.id;
  const [wall, live] = [
    await createChannel(test, { organizationId }),
    await createChannel(test, { organizationId, network: 'telegram' }),
  ];
  const publish = (publishedAt: string, channelIds: string[]) =>
    createPublished(test, { organizationId, channelIds, publishedAt });
  const ask = async (isSimulated: boolean) => {
    const channelIds = [isSimulated ? wall.id : live.id];
    const narrowed = { rubricIds: null, campaignIds: null, segmentIds: null };
    const filter = { organizationId, timeZone: ZONE, channelIds, ...narrowed };
    const hours = await groupHours(test.app.pool, { filter, range: RANGE, isSimulated });
    const each = await groupPublished(test.app.pool, { filter, range: RANGE, by: 'weekdayHour' });
    expect(sorted(hours)).toEqual(sorted(each));
    return hours;
  };
  const expectSame = async () => {
    await ask(true);
    await ask(false);
    await refreshHourMonths(test.app, organizationId);
    await ask(true);
    return ask(false);
  };
  const both = [wall.id, live.id];
  const january = await publish('2026-01-10T10:00:00Z', both);
  const february = await publish('2026-02-02T09:30:00Z', both);
  await publish('2026-03-29T00:30:00Z', both);
  await publish('2026-03-31T22:30:00Z', [live.id]);
  await publish('2026-06-16T08:00:00Z', both);
  await expectSame();
  await test.app.pool.query('UPDATE hour_fact SET placements = 50 WHERE organization_id = $1', [
    organizationId,
  ]);
  const answer = await readHours(organizationId, live.id);
  expect(answer.find(({ key }) => key === '1-10')).toMatchObject({ placements: 50 });
  await test.app.pool.query('DELETE FROM hour_month WHERE organization_id = $1', [organizationId]);

  // A number that came late makes its month be read from the publications until it is added up again.
  const [, target] = february.targets;
  const targetId = target?.id ?? '';
  await addSnapshot(test, { organizationId, targetId, at: '2026-04-02T10:00:00Z', views: 70, likes: 3 });
  await refreshFacts(test.app, { organizationId, targetIds: [targetId] });
  expect((await expectSame()).find(({ key }) => key === '1-10')).toMatchObject({ views: 70, placements: 1 });

  // The same post at the same hour of a week in two months is one post.
  await test.app.db.postTarget.update({
    where: { id: targetId },
    data: { publishedAt: new Date('2026-04-13T08:30:00Z') },
  });
  await expectSame();
  await test.app.db.postTarget.update({
    where: { id: february.targets[0]?.id ?? '' },
    data: { publishedAt: new Date('2026-05-11T08:30:00Z') },
  });
  await expectSame();
  const together = { organizationId, postId: february.post.id, channelId: wall.id, position: 0 };
  await test.app.db.postTarget.updateMany({ where: together, data: { channelId: live.id, position: 1 } });
  await expectSame();
  await test.app.db.post.delete({ where: { id: february.post.id } });
  await test.app.db.post.delete({ where: { id: january.post.id } });
  await expectSame();

  async function readHours(organization: string, channelId: string): Promise<Group[]> {
    const filter = { organizationId: organization, timeZone: ZONE, channelIds: [channelId] };
    const narrowed = { rubricIds: null, campaignIds: null, segmentIds: null };
    const whole = { filter: { ...filter, ...narrowed }, range: RANGE, isSimulated: false };
    return groupHours(test.app.pool, whole);
  }
});

const sorted = (groups: Group[]): Group[] =>
  [...groups].sort((a, b) => (a.key ?? '').localeCompare(b.key ?? ''));
