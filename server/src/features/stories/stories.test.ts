import { describe, expect, it } from 'vitest';
import { createAsset, createChannel } from '../../../test/content.ts';
import { createOrganization } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { newId } from '../../lib/uuid.ts';

const test = useTestApp();
const STEPS = [
  { step: 'news', wallTime: '2026-12-01T17:00', title: 'Греют', text: 'Раздевалку греют.' },
  { step: 'how', wallTime: '2026-12-07T17:00', title: 'Как', text: 'Собрали подписи.' },
] as const;

describe('the story of a win', () => {
  it('is begun once, saved by its version, and keeps proofs apart from pictures', async () => {
    const { organization, people } = await createOrganization(test, {
      roles: ['ambassador', 'editor', 'approver'],
    });
    const [proof, picture] = [
      await createAsset(test, organization.id),
      await createAsset(test, organization.id),
    ];
    const { stories } = people.ambassador.call;
    const id = newId();
    const begun = await stories.create({ id, result: 'Раздевалку греют', evidenceIds: [proof] });
    expect(await stories.create({ id, result: 'Иначе' })).toEqual(begun);
    const { keptIn } = await people.editor.call.media.card({ id: proof });
    expect(keptIn).toEqual([{ kind: 'proof', id, heading: 'Раздевалку греют' }]);
    const people2 = [{ name: 'Артём Лосев', hasConsent: false }];
    const saved = await stories.save({
      id,
      version: 1,
      happenedOn: '2026-11-01',
      people: people2,
      pictureIds: [picture],
    });
    expect(saved).toMatchObject({
      heading: 'Раздевалку греют',
      happenedOn: '2026-11-01',
      people: people2,
      evidenceFiles: [{ id: proof }],
      pictures: [{ id: picture }],
      version: 2,
    });
    await expect(stories.save({ id, version: 1, ask: 'x' })).rejects.toMatchObject({
      code: 'version_conflict',
      data: { currentVersion: 2 },
    });
    await expect(people.approver.call.stories.save({ id, version: 2, ask: 'x' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect((await people.editor.call.stories.list({ page: 1 })).items).toHaveLength(1);
    await people.editor.call.stories.remove({ id });
    expect((await people.editor.call.stories.list({ page: 1 })).total).toBe(0);
    await expect(stories.save({ id, version: 2, ask: 'x' })).rejects.toMatchObject({
      code: 'state_conflict',
    });
    expect((await stories.restore({ id })).deletedAt).toBeNull();
  });

  it('is told again by drafts that are made all at once, once, and taken back', async () => {
    const { organization, people } = await createOrganization(test, { roles: ['editor'] });
    const channelId = await createChannel(test, organization.id);
    const { stories, posts } = people.editor.call;
    const { id } = await stories.create({ result: 'Раздевалку греют' });
    const wrong = { id, channelIds: [newId()], posts: [...STEPS] };
    await expect(stories.plan(wrong)).rejects.toMatchObject({ code: 'not_found' });
    expect((await posts.list({ page: 1 })).total).toBe(0);

    const strange = { ...STEPS[0], segmentId: newId() };
    await expect(stories.plan({ id, channelIds: [channelId], posts: [strange] })).rejects.toMatchObject({
      code: 'not_found',
    });
    const { posts: planned } = await stories.plan({ id, channelIds: [channelId], posts: [...STEPS] });
    expect(planned.map(({ step, wallTime, state }) => [step, wallTime, state])).toEqual([
      ['news', '2026-12-01T17:00', 'draft'],
      ['how', '2026-12-07T17:00', 'draft'],
    ]);
    const first = await posts.get({ id: planned[0]?.postId ?? '' });
    expect(first).toMatchObject({ title: 'Греют', baseText: 'Раздевалку греют.' });
    expect(first.origin).toEqual({ kind: 'story', id, heading: 'Раздевалку греют' });
    expect(first.targets[0]).toMatchObject({ wallTime: '2026-12-01T17:00', timeZone: organization.timeZone });
    await expect(stories.plan({ id, channelIds: [channelId], posts: [...STEPS] })).rejects.toMatchObject({
      code: 'state_conflict',
      data: { reason: 'planned' },
    });

    await posts.submit({ id: first.id });
    expect(await stories.unplan({ id })).toMatchObject({ removedCount: 1, keptCount: 1 });
    await posts.remove({ id: first.id });
    expect((await stories.get({ id })).posts).toEqual([]);
    // Two taps at once: one plan, the other is told that there is one.
    const taps = await Promise.allSettled(
      [1, 2].map(() => stories.plan({ id, channelIds: [], posts: [...STEPS] })),
    );
    expect(taps.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await posts.list({ page: 1 })).total).toBe(2);
  });
});
