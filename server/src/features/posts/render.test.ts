import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createChannel, createNoise } from '../../../test/content.ts';
import { createOrganization, ctxOf } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { checkOutgoing, renderTarget } from './render.service.ts';

const test = useTestApp();

describe('renderTarget', () => {
  it('gives each channel its text, pictures within its limits, descriptions and options', async () => {
    const { owner, organization } = await createOrganization(test, { roles: [] });
    const ctx = ctxOf(test, owner);
    const file = await createNoise({ width: 2400, height: 1600 });
    const media = await owner.call.media.upload({ file, altText: 'Проходная утром' });
    const [microblog, messenger] = [
      await createChannel(test, organization.id, { network: 'practice-microblog' }),
      await createChannel(test, organization.id, { network: 'practice-messenger' }),
    ];
    const post = await owner.call.posts.create({
      baseText: 'Всем',
      mediaIds: [media.id],
      targets: [{ channelId: microblog }, { channelId: messenger, text: 'Своим', options: { silent: true } }],
    });
    const [first = '', second = ''] = post.targets.map(({ id }) => id);
    const small = await renderTarget(ctx, first);
    const [image] = small.images;
    expect(small).toMatchObject({ text: 'Всем', options: {} });
    expect(image).toMatchObject({ mime: 'image/jpeg', altText: 'Проходная утром' });
    expect(image?.bytes.length).toBeLessThanOrEqual(1_000_000);
    expect((await sharp(image?.bytes).metadata()).width).toBe(image?.width);
    expect((await renderTarget(ctx, first)).images[0]?.sha256).toBe(image?.sha256);
    const whole = await renderTarget(ctx, second);
    expect(whole).toMatchObject({ text: 'Своим', options: { silent: true } });
    expect(whole.images[0]).toMatchObject({ width: 2400, height: 1600, altText: null });
  });

  it('follows the own pictures of a channel in their order, none included', async () => {
    const { owner, organization } = await createOrganization(test, { roles: [] });
    const ctx = ctxOf(test, owner);
    const media = [
      await owner.call.media.upload({ file: await createNoise({ width: 40, height: 30 }) }),
      await owner.call.media.upload({ file: await createNoise({ width: 50, height: 30 }) }),
    ].map(({ id }) => id);
    const [one, two] = [
      await createChannel(test, organization.id),
      await createChannel(test, organization.id),
    ];
    const post = await owner.call.posts.create({
      baseText: 'Всем',
      mediaIds: media,
      targets: [
        { channelId: one, mediaIds: [...media].reverse() },
        { channelId: two, mediaIds: [] },
      ],
    });
    const [first = '', second = ''] = post.targets.map(({ id }) => id);
    expect((await renderTarget(ctx, first)).images.map(({ width }) => width)).toEqual([50, 40]);
    expect((await renderTarget(ctx, second)).images).toEqual([]);
  });

  it('lets nothing out that the rules no longer allow, whatever the channel says of itself', async () => {
    const { owner, organization } = await createOrganization(test, { roles: [] });
    const ctx = ctxOf(test, owner);
    const channelId = await createChannel(test, organization.id, {
      network: 'practice-microblog',
      health: 'reconnect',
    });
    const post = await owner.call.posts.create({ baseText: 'Всем', targets: [{ channelId }] });
    const [id = ''] = post.targets.map((target) => target.id);
    expect(await (await checkOutgoing(ctx, id)).render()).toMatchObject({ text: 'Всем' });
    await test.app.db.postTarget.update({ where: { id }, data: { text: 'а'.repeat(301) } });
    await expect(checkOutgoing(ctx, id)).rejects.toMatchObject({
      code: 'blocked_by_rules',
      data: { problems: [{ code: 'too_long' }] },
    });
    expect((await renderTarget(ctx, id)).text).toHaveLength(301);
  });

  it('renders nothing of another organization', async () => {
    const { owner, organization } = await createOrganization(test, { roles: [] });
    const other = await createOrganization(test, { roles: [] });
    const channelId = await createChannel(test, organization.id);
    const post = await owner.call.posts.create({ baseText: 'Всем', targets: [{ channelId }] });
    await expect(renderTarget(ctxOf(test, other.owner), post.targets[0]?.id ?? '')).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
