import { describe, expect, it } from 'vitest';
import { createChannel, createNoise } from '../../../test/content.ts';
import { createOrganization } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { systemClock } from '../../lib/clock.ts';
import { publishLine } from '../publishing/line.service.ts';

const test = useTestApp();

describe('a post with a picture for three networks', () => {
  it('goes out as it was written for each, and can then no longer be changed', async () => {
    const { owner, organization } = await createOrganization(test, { roles: [] });
    const { call } = owner;
    const channelIds: string[] = [];
    for (const network of ['practice-wall', 'practice-messenger', 'practice-microblog'])
      channelIds.push(await createChannel(test, organization.id, { network }));
    const [wall = '', messenger = '', microblog = ''] = channelIds;
    const media = await call.media.upload({
      file: await createNoise({ width: 1600, height: 900 }),
      altText: 'Проходная',
    });
    const post = await call.posts.create({
      baseText: 'Собрание в пятницу',
      mediaIds: [media.id],
      targets: [
        { channelId: wall },
        { channelId: messenger, text: 'Коротко: пятница' },
        { channelId: microblog },
      ],
    });
    await call.posts.publishNow({ id: post.id, version: 1 });
    for (const id of channelIds) await publishLine(test.app, id, new AbortController().signal);

    const published = await call.posts.get({ id: post.id });
    expect(published.targets.map(({ state }) => state)).toEqual(['published', 'published', 'published']);
    const rows = await test.app.db.practicePost.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map(({ text, mediaCount }) => [text, mediaCount])).toEqual([
      ['Собрание в пятницу', 1],
      ['Коротко: пятница', 1],
      ['Собрание в пятницу', 1],
    ]);
    expect(rows[0]?.altTexts).toEqual(['Проходная']);

    await expect(call.media.remove({ id: media.id })).rejects.toMatchObject({ code: 'state_conflict' });
    await expect(call.posts.publishNow({ id: post.id })).rejects.toMatchObject({
      code: 'state_conflict',
      data: { reason: 'no_targets' },
    });
    const edited = await call.posts.save({ id: post.id, version: 1, baseText: 'Другое', mediaIds: [] });
    expect(edited.targets.map(({ text, mediaIds }) => [text, mediaIds])).toEqual([
      ['Собрание в пятницу', [media.id]],
      ['Коротко: пятница', [media.id]],
      ['Собрание в пятницу', [media.id]],
    ]);
  });
});

describe('«опубликовать сейчас»', () => {
  it('goes out at once whatever the clock of the api says', async () => {
    const { owner, organization } = await createOrganization(test, { roles: [] });
    const channelId = await createChannel(test, organization.id);
    const running = new AbortController().signal;
    for (const skewMs of [30_000, -30_000]) {
      const post = await owner.call.posts.create({ baseText: `Сбор ${skewMs}`, targets: [{ channelId }] });
      test.app.clock = { now: () => new Date(Date.now() + skewMs) };
      try {
        const { dueAt } = await owner.call.posts.publishNow({ id: post.id });
        expect(Math.abs(Date.parse(dueAt) - Date.now())).toBeLessThan(15_000);
      } finally {
        test.app.clock = systemClock;
      }
      await publishLine(test.app, channelId, running);
      expect((await owner.call.posts.get({ id: post.id })).targets).toMatchObject([{ state: 'published' }]);
    }
  });
});
