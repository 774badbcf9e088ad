import { describe, expect, it } from 'vitest';
import { client, createOrganization } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';

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
