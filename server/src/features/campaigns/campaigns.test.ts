import { describe, expect, it } from 'vitest';
import { client, createOrganization } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { createChannel, createPublished } from '../../../test/published.ts';

const test = useTestApp();

describe('rubrics', () => {
  it('are added, changed and archived, and keep their place', async () => {
    const { people } = await createOrganization(test, { roles: ['editor', 'council'] });
    const { call } = people.editor;
    const law = await call.campaigns.createRubric({ name: ' Право ', colour: 3 });
    const news = await call.campaigns.createRubric({ name: 'Новости', colour: 1 });
    expect(law).toMatchObject({ name: 'Право', colour: 3, isArchived: false });
    expect(await call.campaigns.updateRubric({ id: law.id, colour: 8, isArchived: true })).toMatchObject({
      name: 'Право',
      colour: 8,
      isArchived: true,
    });
    expect((await call.campaigns.updateRubric({ id: law.id, isArchived: false })).isArchived).toBe(false);
    const listed = await people.council.call.campaigns.rubrics();
    expect(listed.map(({ id }) => id)).toEqual([law.id, news.id]);
  });

  it('are refused at the field', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const { createRubric, updateRubric } = owner.call.campaigns;
    const law = await createRubric({ name: 'Право', colour: 3 });
    const news = await createRubric({ name: 'Новости', colour: 1 });
    const taken = {
      code: 'already_exists',
      status: 409,
      data: { fields: [{ path: 'name', code: 'taken' }] },
    };
    await expect(createRubric({ name: 'Право', colour: 1 })).rejects.toMatchObject(taken);
    await expect(updateRubric({ id: news.id, name: law.name })).rejects.toMatchObject(taken);
    await expect(createRubric({ name: ' ', colour: 9 })).rejects.toMatchObject({
      code: 'invalid_input',
      data: {
        fields: [
          { path: 'name', code: 'required' },
          { path: 'colour', code: 'too_big', params: { max: 8 } },
        ],
      },
    });
  });

  it('belong to their organization and to those who may', async () => {
    const { owner, people } = await createOrganization(test, { roles: ['ambassador'] });
    const other = await createOrganization(test, { roles: [] });
    const { id } = await owner.call.campaigns.createRubric({ name: 'Право', colour: 3 });
    expect(await other.owner.call.campaigns.createRubric({ name: 'Право', colour: 3 })).toMatchObject({
      name: 'Право',
    });
    await expect(other.owner.call.campaigns.updateRubric({ id, name: 'x' })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect((await other.owner.call.campaigns.rubrics()).map((rubric) => rubric.id)).not.toContain(id);
    await expect(
      people.ambassador.call.campaigns.createRubric({ name: 'x', colour: 1 }),
    ).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(client(test).campaigns.rubrics()).rejects.toMatchObject({ code: 'not_signed_in' });
  });
});

describe('the rubric plan', () => {
  it('takes a rubric only with a goal, people and ten ideas', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const { createRubrics, updateRubric, orderRubrics, rubrics } = owner.call.campaigns;
    const [segment] = await owner.call.audiences.createSegments({ segments: [{ name: 'Станочники' }] });
    const ideas = Array.from({ length: 10 }, (_, index) => `Идея ${index + 1}`);
    const [wins, law] = await createRubrics({
      rubrics: [
        { name: 'Победа', colour: 1, goal: 'Видно, что вместе получается', tag: '#НашаПобеда', ideas },
        { name: 'Право', colour: 2, planShare: 20 },
      ],
    });
    const id = wins?.id ?? '';
    expect(wins).toMatchObject({ isActive: false, silenceDays: 21, segmentId: null });
    await expect(updateRubric({ id, isActive: true })).rejects.toMatchObject({
      code: 'state_conflict',
      data: { reason: 'rubric_incomplete', gaps: ['segment'] },
    });
    expect(await updateRubric({ id, isActive: true, segmentId: segment?.id })).toMatchObject({
      isActive: true,
    });
    expect(await updateRubric({ id, ideas: [] })).toMatchObject({ isActive: true, ideas: [] });
    await orderRubrics({ ids: [law?.id ?? ''] });
    expect((await rubrics()).map(({ name }) => name)).toEqual(['Право', 'Победа']);
    await expect(updateRubric({ id, tag: 'Наша победа' })).rejects.toMatchObject({
      data: { fields: [{ path: 'tag', code: 'bad_tag' }] },
    });
    await expect(
      createRubrics({
        rubrics: [
          { name: 'Новая', colour: 1 },
          { name: 'Право', colour: 1 },
        ],
      }),
    ).rejects.toMatchObject({ code: 'already_exists' });
    expect(await rubrics()).toHaveLength(2);
  });

  it('counts what is out and what is ahead, each post once, and knows the last and the next', async () => {
    const { owner, organization } = await createOrganization(test, { roles: [] });
    const organizationId = organization.id;
    const rubric = await owner.call.campaigns.createRubric({ name: 'Победа', colour: 1 });
    const [first, second] = await Promise.all([
      createChannel(test, { organizationId }),
      createChannel(test, { organizationId }),
    ]);
    const rubricId = rubric.id;
    const channelIds = [first?.id ?? '', second?.id ?? ''];
    const publishedAt = '2026-11-05T09:00:00.000Z';
    await createPublished(test, { organizationId, channelIds, publishedAt, rubricId });
    await createPublished(test, {
      organizationId,
      channelIds: channelIds.slice(0, 1),
      publishedAt: '2026-10-05T09:00:00Z',
    });
    const ahead = await createPublished(test, {
      organizationId,
      channelIds: channelIds.slice(0, 1),
      publishedAt: '2099-11-05T09:00:00Z',
      rubricId,
      title: 'Состоялось заседание президиума',
    });
    const planned = { state: 'scheduled' as const, publishedAt: null };
    await test.app.db.postTarget.updateMany({ where: { postId: ahead.post.id }, data: planned });
    const { rubricMix } = owner.call.campaigns;
    const mix = await rubricMix({ from: '2026-11-01', to: '2026-11-30' });
    expect(mix.counts).toEqual([{ rubricId, planned: 0, published: 1 }]);
    expect(mix.rubrics).toMatchObject([
      { rubricId, lastAt: publishedAt, nextAt: '2099-11-05T09:00:00.000Z' },
    ]);
    expect(mix.channels.map(({ nextAt }) => nextAt)).toEqual(['2099-11-05T09:00:00.000Z', null]);
    expect(mix.officialness).toMatchObject({ n: 1, official: 0 });
    const later = await rubricMix({ from: '2099-11-01', to: '2099-11-30' });
    expect(later.counts).toEqual([{ rubricId, planned: 1, published: 0 }]);
    expect(later.officialness).toMatchObject({ n: 1, official: 1, posts: [{ id: ahead.post.id }] });
  });
});

describe('campaigns', () => {
  it('are added, changed and archived, newest start first', async () => {
    const { people } = await createOrganization(test, { roles: ['trainer', 'council'] });
    const { createCampaign, updateCampaign } = people.trainer.call.campaigns;
    const open = await createCampaign({ name: 'Без срока' });
    const spring = await createCampaign({ name: 'Весна', startsOn: '2026-03-01', endsOn: '2026-05-31' });
    const autumn = await createCampaign({ name: 'Осень', startsOn: '2026-09-01', endsOn: null });
    expect(spring).toMatchObject({ startsOn: '2026-03-01', endsOn: '2026-05-31', isArchived: false });
    const moved = await updateCampaign({ id: spring.id, endsOn: null, isArchived: true });
    expect(moved).toMatchObject({ name: 'Весна', startsOn: '2026-03-01', endsOn: null, isArchived: true });
    const listed = await people.council.call.campaigns.campaigns();
    expect(listed.map(({ id }) => id)).toEqual([autumn.id, spring.id, open.id]);
  });

  it('are refused at the field', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const { createCampaign, updateCampaign } = owner.call.campaigns;
    const ends = { code: 'invalid_input', data: { fields: [{ path: 'endsOn', code: 'ends_before_start' }] } };
    await expect(
      createCampaign({ name: 'x', startsOn: '2026-05-01', endsOn: '2026-04-30' }),
    ).rejects.toMatchObject(ends);
    const spring = await createCampaign({ name: 'Весна', startsOn: '2026-03-01' });
    await expect(updateCampaign({ id: spring.id, endsOn: '2026-02-01' })).rejects.toMatchObject(ends);
    await expect(createCampaign({ name: 'Весна' })).rejects.toMatchObject({ code: 'already_exists' });
    await expect(createCampaign({ name: 'x', startsOn: '2026-02-30' })).rejects.toMatchObject({
      data: { fields: [{ path: 'startsOn', code: 'bad_format' }] },
    });
  });

  it('belong to their organization and to those who may', async () => {
    const { owner, people } = await createOrganization(test, { roles: ['council'] });
    const other = await createOrganization(test, { roles: [] });
    const { id } = await owner.call.campaigns.createCampaign({ name: 'Весна' });
    await expect(other.owner.call.campaigns.updateCampaign({ id, name: 'x' })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await other.owner.call.campaigns.campaigns()).toEqual([]);
    await expect(people.council.call.campaigns.createCampaign({ name: 'x' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(client(test).campaigns.createCampaign({ name: 'x' })).rejects.toMatchObject({
      code: 'not_signed_in',
    });
  });
});
