// A film and documents from the upload to the other side: what each channel takes goes out as it was stored.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createChannel, createNoise } from '../../../test/content.ts';
import { createOrganization, ctxOf } from '../../../test/factories.ts';
import { asFile, mp4, pdf } from '../../../test/films.ts';
import { useTestApp } from '../../../test/harness.ts';
import { sha256 } from '../media/pictures.ts';
import { publishLine } from '../publishing/line.service.ts';
import { renderTarget } from './render.service.ts';

const test = useTestApp();
const running = new AbortController().signal;

async function scene() {
  const { owner, organization } = await createOrganization(test, { roles: [] });
  const upload = async (bytes: Buffer, name: string, altText?: string) =>
    owner.call.media.upload({ file: asFile(bytes, name), altText });
  const film = await upload(mp4({ seconds: 40 }), 'Митинг.MOV', 'Люди у проходной');
  const paper = await upload(pdf(), 'Договор.pdf');
  const more = await upload(pdf('Приложение'), 'Приложение');
  const channel = (network: string) => createChannel(test, organization.id, { network });
  return { owner, organization, film, paper, more, channel };
}

describe('films and documents of a post', () => {
  it('go out to each channel that takes them, and are counted there', async () => {
    const { owner, film, paper, more, channel } = await scene();
    const { call } = owner;
    const picture = await call.media.upload({ file: await createNoise({ width: 60, height: 40 }) });
    const [wall, messenger, microblog] = [
      await channel('practice-wall'),
      await channel('practice-messenger'),
      await channel('practice-microblog'),
    ];
    const post = await call.posts.create({
      baseText: 'Смотрите и читайте',
      mediaIds: [paper.id, picture.id, film.id, more.id],
      targets: [
        { channelId: wall },
        { channelId: messenger, mediaIds: [more.id, paper.id] },
        { channelId: microblog, mediaIds: [film.id] },
      ],
    });
    expect(post.targets.flatMap(({ rules }) => rules.filter(({ level }) => level === 'blocks'))).toEqual([]);
    await call.posts.publishNow({ id: post.id, version: 1 });
    for (const id of [wall, messenger, microblog]) await publishLine(test.app, id, running);
    const { targets } = await call.posts.get({ id: post.id });
    expect(targets.map(({ state }) => state)).toEqual(['published', 'published', 'published']);
    const ids = await test.app.db.postTarget.findMany({
      where: { postId: post.id },
      include: { channel: true },
    });
    const rows = await test.app.db.practicePost.findMany({
      where: { account: { in: ids.map((row) => row.channel.remoteId) } },
    });
    const at = (channelId: string) =>
      rows.find(
        ({ account }) => account === ids.find((row) => row.channelId === channelId)?.channel.remoteId,
      );
    expect(at(wall)).toMatchObject({ mediaCount: 4, altTexts: ['', '', 'Люди у проходной', ''] });
    expect(at(messenger)).toMatchObject({ mediaCount: 2 });
    expect(at(microblog)).toMatchObject({ mediaCount: 1, altTexts: ['Люди у проходной'] });
    const attempt = await test.app.db.publishAttempt.findFirstOrThrow({
      where: { target: { postId: post.id, channelId: wall } },
    });
    expect(attempt.request).toMatchObject({
      files: [
        { kind: 'document', name: 'Договор.pdf', mime: 'application/pdf', width: null, durationMs: null },
        { kind: 'video', name: 'Митинг.mp4', width: 640, height: 360, durationMs: 40_000 },
        { kind: 'document', name: 'Приложение.pdf' },
      ],
    });
    await expect(call.media.remove({ id: film.id })).rejects.toMatchObject({ code: 'state_conflict' });
  });

  it('are rendered as they are stored, in their order', async () => {
    const { owner, film, paper, channel } = await scene();
    const post = await owner.call.posts.create({
      mediaIds: [film.id, paper.id],
      targets: [{ channelId: await channel('practice-wall') }],
    });
    const [target] = post.targets;
    const { images, files } = await renderTarget(ctxOf(test, owner), target?.id ?? '');
    expect(images).toEqual([]);
    expect(files.map(({ kind }) => kind)).toEqual(['video', 'document']);
    expect(files[0]?.sha256).toBe(sha256(mp4({ seconds: 40 })));
    expect(Buffer.from(files[0]?.bytes ?? []).equals(mp4({ seconds: 40 }))).toBe(true);
    const again = await renderTarget(ctxOf(test, owner), target?.id ?? '');
    expect(again.files.map((file) => file.sha256)).toEqual(files.map((file) => file.sha256));
  });

  it('keep a post where the channel does not take them, in so many words', async () => {
    const { owner, film, paper, channel } = await scene();
    const post = await owner.call.posts.create({
      baseText: 'Смотрите',
      mediaIds: [film.id, paper.id],
      targets: [{ channelId: await channel('webhook') }, { channelId: await channel('practice-messenger') }],
    });
    expect(post.targets.map(({ rules }) => rules.map(({ code }) => code))).toEqual([
      ['video_not_supported', 'documents_not_supported', 'passport_missing'],
      ['documents_beside_others', 'passport_missing'],
    ]);
    await expect(owner.call.posts.publishNow({ id: post.id })).rejects.toMatchObject({
      code: 'blocked_by_rules',
    });
  });

  it('are handed to a person where the keys of the channel do not allow them, files to save included', async () => {
    const { owner, film, paper, channel } = await scene();
    const post = await owner.call.posts.create({
      baseText: 'Смотрите',
      mediaIds: [film.id, paper.id],
      targets: [{ channelId: await channel('vk') }],
    });
    const [target] = post.targets;
    expect(target?.rules).toMatchObject([
      { code: 'by_hand', params: { reason: 'video' } },
      { code: 'passport_missing' },
    ]);
    const task = await owner.call.publishing.byHand({ targetId: target?.id ?? '' });
    expect(task.reason).toBe('video');
    expect(task.images).toEqual([]);
    expect(task.files.map(({ id, kind }) => [id, kind])).toEqual([
      [film.id, 'video'],
      [paper.id, 'document'],
    ]);
  });

  it('do not go out as something else: a file damaged in the storage is not sent', async () => {
    const { owner, film, channel } = await scene();
    const wall = await channel('practice-wall');
    const post = await owner.call.posts.create({ mediaIds: [film.id], targets: [{ channelId: wall }] });
    const { fileKey } = await test.app.db.mediaAsset.findUniqueOrThrow({ where: { id: film.id } });
    await writeFile(path.join(test.dataDir, 'media', fileKey), 'something else');
    await owner.call.posts.publishNow({ id: post.id });
    await publishLine(test.app, wall, running);
    const row = await test.app.db.postTarget.findFirstOrThrow({ where: { postId: post.id } });
    expect(row).toMatchObject({ publishedAt: null, problem: 'internal', remoteIds: [] });
  });

  it('a film gives no picture for the list of posts; the first picture does', async () => {
    const { owner, film } = await scene();
    const { call } = owner;
    const picture = await call.media.upload({ file: await createNoise({ width: 61, height: 40 }) });
    const bare = await call.posts.create({ baseText: 'Кино', mediaIds: [film.id] });
    const both = await call.posts.create({ baseText: 'Кино', mediaIds: [film.id, picture.id] });
    const { items } = await call.posts.list({});
    const coverOf = (id: string) => items.find((item) => item.id === id)?.coverId;
    expect([coverOf(bare.id), coverOf(both.id)]).toEqual([null, picture.id]);
  });
});
