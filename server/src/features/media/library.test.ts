import { randomUUID } from 'node:crypto';
import type { PageContent } from '@rupor/shared/landing/blocks';
import { emptyPassport, Passport } from '@rupor/shared/media/passport';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createChannel, createNoise, DAY_MINUTES, inMinutes } from '../../../test/content.ts';
import { createOrganization, ctxOf, type Person } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { READY_CONTENT } from '../../../test/matrix-landing.ts';
import { renderTarget } from '../posts/render.service.ts';
import { clearUploads } from './clear-uploads.job.ts';
import { hashPictures } from './hash-pictures.job.ts';

const test = useTestApp();

const noise = () => createNoise({ width: 300, height: 200 });

function passport(said: object) {
  return Passport.parse({ ...emptyPassport(), author: 'А. Лыков', origin: 'own', hasPeople: false, ...said });
}

function withPerson(name: string) {
  const person = { id: randomUUID(), name, state: 'oral', notedBy: 'Профком' };
  return { person, passport: passport({ hasPeople: true, people: [person] }) };
}

async function sendIn({ call }: Person, file: File, { id = randomUUID(), upTo = file.size } = {}) {
  const half = Math.ceil(file.size / 2);
  await call.media.uploads.begin({ id, name: file.name, size: file.size, folder: 'Цех 3' });
  for (const offset of [0, half]) {
    const part = new File([file.slice(offset, Math.min(offset + half, upTo))], 'part');
    if (part.size > 0) await call.media.uploads.part({ id, offset, part });
  }
  return id;
}

describe('an upload in parts', () => {
  it('goes on where it stopped, counts each part once and becomes one file', async () => {
    const { people } = await createOrganization(test, { roles: ['ambassador'] });
    const { uploads, list } = people.ambassador.call.media;
    const file = await noise();
    const half = Math.ceil(file.size / 2);
    const id = await sendIn(people.ambassador, file, { upTo: half });
    expect(await uploads.state({ id })).toMatchObject({ received: half, size: file.size, media: null });
    await expect(uploads.finish({ id })).rejects.toMatchObject({ data: { reason: 'parts_missing' } });
    // The first one again, as a phone does that did not hear the answer; then one from too far ahead.
    const again = new File([file.slice(0, half)], 'part');
    expect(await uploads.part({ id, offset: 0, part: again })).toMatchObject({ received: half });
    expect(await uploads.part({ id, offset: half + 1, part: again })).toMatchObject({ received: half });
    await uploads.part({ id, offset: half, part: new File([file.slice(half)], 'part') });
    const media = await uploads.finish({ id });
    expect(media).toMatchObject({ kind: 'image', width: 300, height: 200, originalName: 'noise.jpg' });
    expect(await uploads.finish({ id })).toEqual(media);
    expect(await list({ folder: 'Цех 3' })).toMatchObject({ total: 1, items: [{ id: media.id }] });
    await expect(
      test.app.storage.get(`${people.ambassador.organizationId}/uploads/${id}/0`),
    ).rejects.toThrow();
  });

  it('is cleared away a week after the last part', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const id = await sendIn(owner, await noise(), { upTo: 10 });
    await clearUploads(test.app);
    expect(await owner.call.media.uploads.state({ id })).toMatchObject({ received: 10 });
    const touchedAt = new Date(Date.now() - 8 * 86_400_000);
    await test.app.db.mediaUpload.update({ where: { id }, data: { touchedAt } });
    await clearUploads(test.app);
    await expect(owner.call.media.uploads.state({ id })).rejects.toMatchObject({ code: 'not_found' });
    await expect(test.app.storage.get(`${owner.organizationId}/uploads/${id}/0`)).rejects.toThrow();
  });
});

describe('the library', () => {
  it('finds by folder, tag, passport and use, and keeps proofs out', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const { media, posts } = owner.call;
    const [one, other] = [
      await media.upload({ file: await noise() }),
      await media.upload({ file: await createNoise({ width: 90, height: 70 }) }),
    ];
    await media.arrange({ ids: [one.id], folder: 'Цех 3/Автобус', addTags: ['смена'] });
    await media.savePassport({ ids: [one.id], passport: passport({ expiresOn: '2020-01-01' }) });
    await posts.create({ baseText: 'Пост', mediaIds: [other.id] });
    const scan = randomUUID();
    const sheet = await createNoise({ width: 50, height: 40 });
    await media.uploads.begin({ id: scan, name: 'лист.jpg', size: sheet.size, isProof: true });
    await media.uploads.part({ id: scan, offset: 0, part: sheet });
    const proof = await media.uploads.finish({ id: scan });
    const ids = async (filter: object) => (await media.list(filter)).items.map(({ id }) => id);
    expect(await ids({})).toEqual([other.id, one.id]);
    for (const filter of [
      { folder: 'Цех 3' },
      { tag: 'смена' },
      { passport: 'complete' },
      { passport: 'expired' },
      { unused: 'true' },
    ])
      expect(await ids(filter)).toEqual([one.id]);
    expect(await media.shelves()).toMatchObject({
      total: 2,
      folders: [{ path: 'Цех 3/Автобус', count: 1 }],
      passports: { none: 1, complete: 1 },
    });
    await media.savePassport({ ids: [other.id], passport: passport({ proofIds: [proof.id] }) });
    const card = await media.card({ id: other.id });
    expect(card).toMatchObject({ proofs: [{ id: proof.id }], uses: [{ heading: 'Пост', state: 'draft' }] });
    expect(card.rights?.gaps).toEqual([]);
    await expect(posts.create({ baseText: 'Скан', mediaIds: [proof.id] })).rejects.toMatchObject({
      code: 'not_found',
      data: { fields: [{ path: 'mediaIds', code: 'not_found' }] },
    });
  });

  it('finds the picture that was saved again, also among those without a hash', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    // A circle beside a bar: what a hash can tell from another picture.
    const greys = Uint8Array.from({ length: 400 * 300 }, (_, at) => {
      const [x, y] = [at % 400, Math.floor(at / 400)];
      if (Math.hypot(x - 120, y - 140) < 90) return 50;
      return x > 260 && x < 350 && y > 40 ? 120 : 220 - Math.floor(x / 8);
    });
    const raw = { raw: { width: 400, height: 300, channels: 1 as const } };
    const draw = async (width: number, quality: number) =>
      new File([Buffer.from(await sharp(greys, raw).resize(width).jpeg({ quality }).toBuffer())], 'a.jpg');
    const first = await owner.call.media.upload({ file: await draw(400, 90) });
    await test.app.db.mediaAsset.update({ where: { id: first.id }, data: { lookHash: null } });
    await hashPictures(test.app, new AbortController().signal);
    const again = await owner.call.media.upload({ file: await draw(250, 60) });
    await owner.call.media.upload({ file: await noise() });
    expect((await owner.call.media.card({ id: first.id })).alike).toMatchObject([{ id: again.id }]);
    expect(await owner.call.media.twins()).toMatchObject([
      { one: { id: again.id }, other: { id: first.id } },
    ]);
  });

  it('shows a picture as its recipe says, and keeps it whole', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const { id } = await owner.call.media.upload({ file: await noise() });
    const recipes = { telegram: { turn: 90 as const, shape: '1:1' as const, cut: null } };
    await owner.call.media.shape({ id, recipes, focal: { x: 0, y: 0.5 } });
    const read = async (query: string) => {
      const { cookie } = owner;
      const response = await fetch(`${test.origin}/api/media/${id}/file?size=full${query}`, {
        headers: { cookie },
      });
      const { width, height } = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
      return [width, height];
    };
    expect(await read('&network=telegram')).toEqual([200, 200]);
    expect(await read('&network=vk')).toEqual([300, 200]);
    expect(await read('')).toEqual([300, 200]);
  });
});

describe('a consent that is taken back', () => {
  it('holds back what is planned, makes a task of what is out, and stands in every passport that names the person', async () => {
    const { owner, people } = await createOrganization(test, { roles: ['ambassador'] });
    const { media, posts } = owner.call;
    const channelId = await createChannel(test, owner.organizationId);
    const [one, other] = [
      await media.upload({ file: await noise() }),
      await media.upload({ file: await createNoise({ width: 90, height: 70 }) }),
    ];
    const { person, passport: said } = withPerson('Мария Ковалёва');
    await media.savePassport({ ids: [one.id], passport: said });
    await media.savePassport({ ids: [other.id], passport: withPerson('мария  ковалёва').passport });
    const write = async (mediaId: string) => {
      const post = await posts.create({ baseText: 'Смена', mediaIds: [mediaId], targets: [{ channelId }] });
      return (await posts.schedule({ id: post.id, ...inMinutes(DAY_MINUTES) })).post;
    };
    const planned = await write(one.id);
    const out = await write(other.id);
    await test.app.db.postTarget.updateMany({
      where: { postId: out.id },
      data: { state: 'published', publishedAt: new Date(), remoteUrl: 'https://example.org/1' },
    });
    const who = { id: one.id, personId: person.id };
    expect(await media.planWithdrawal(who)).toMatchObject({
      files: 2,
      scheduled: [{ postId: planned.id }],
      published: [{ postId: out.id }],
    });
    expect(await media.withdraw(who)).toEqual({ held: 1, tasks: 1, files: 2 });
    expect((await posts.get({ id: planned.id })).targets).toMatchObject([
      { state: 'failed', problem: 'consent_withdrawn' },
    ]);
    const refusal = posts.schedule({ id: planned.id, ...inMinutes(DAY_MINUTES) });
    await expect(refusal).rejects.toMatchObject({ code: 'blocked_by_rules' });
    expect(await media.withdraw(who)).toEqual({ held: 0, tasks: 0, files: 2 });
    const [task] = await media.tasks();
    const waiting = async ({ call }: Person) =>
      (await call.notifications.list()).items.filter(({ kind }) => kind === 'removal');
    expect(await waiting(owner)).toMatchObject([
      { post: { id: out.id }, personName: 'мария  ковалёва', targetId: task?.use?.targetId },
    ]);
    expect(await waiting(people.ambassador)).toEqual([]);
    await media.setTask({ id: task?.id ?? '', responsibleId: people.ambassador.userId });
    expect(await waiting(owner)).toEqual([]);
    expect(await waiting(people.ambassador)).toHaveLength(1);
    const { items: news } = await people.ambassador.call.notifications.news({});
    expect(news).toMatchObject([{ kind: 'consent_withdrawn', path: '/media/removals', title: 'noise.jpg' }]);
    expect(task).toMatchObject({ use: { remoteUrl: 'https://example.org/1' }, doneAt: null });
    const done = await media.setTask({ id: task?.id ?? '', responsibleId: owner.userId, isDone: true });
    expect(done).toMatchObject({ doneBy: owner.name, responsible: { name: owner.name } });
    expect(await waiting(owner)).toEqual([]);
    // Nobody edits it away.
    await expect(media.savePassport({ ids: [one.id], passport: said })).rejects.toMatchObject({
      data: { reason: 'consent_withdrawn' },
    });
  });

  it('reaches landing pages: the picture cannot be removed there, hides at once, and is to be exchanged', async () => {
    const { owner, people } = await createOrganization(test, { roles: ['editor', 'ambassador'] });
    const { media, landing } = owner.call;
    const file = await media.upload({ file: await noise() });
    await media.setAlt({ id: file.id, altText: 'Смена у проходной' });
    const { person, passport: said } = withPerson('Мария Ковалёва');
    await media.savePassport({ ids: [file.id], passport: said });
    const [hero] = READY_CONTENT.blocks;
    const content = { ...READY_CONTENT, blocks: [{ ...hero, pictureId: file.id }] } as PageContent;
    const { id, version } = await landing.create({ name: 'Вступайте', kind: 'join' });
    const saved = await landing.save({ id, version, content });
    expect((await media.card({ id: file.id })).pages).toMatchObject([{ pageId: id, isShown: false }]);
    expect((await media.list({ unused: 'true' })).items).toEqual([]);
    await landing.publish({ id, version: saved.version });
    const page = { pageId: id, name: 'Вступайте', state: 'live', isShown: true };
    expect((await media.card({ id: file.id })).pages).toMatchObject([page]);
    const refusal = { code: 'state_conflict', data: { reason: 'in_use' } };
    await expect(media.remove({ id: file.id })).rejects.toMatchObject(refusal);
    const who = { id: file.id, personId: person.id };
    expect(await media.planWithdrawal(who)).toMatchObject({ pages: [page], published: [] });
    expect(await media.withdraw(who)).toEqual({ held: 0, tasks: 1, files: 1 });
    expect(await media.withdraw(who)).toMatchObject({ tasks: 0 });
    const [task] = await media.tasks();
    expect(task).toMatchObject({ use: null, page, doneAt: null });
    const waiting = async ({ call }: Person) => {
      const { items, total } = await call.notifications.list();
      expect(total).toBe(items.length);
      return items.filter(({ kind }) => kind === 'removal');
    };
    const asked = {
      page: { id, name: 'Вступайте' },
      personName: 'Мария Ковалёва',
      post: null,
      channel: null,
    };
    for (const person of [owner, people.editor]) expect(await waiting(person)).toMatchObject([asked]);
    expect(await waiting(people.ambassador)).toEqual([]);
    await media.setTask({ id: task?.id ?? '', responsibleId: people.ambassador.userId });
    expect(await waiting(people.ambassador)).toMatchObject([asked]);
    expect(await waiting(people.editor)).toEqual([]);
    const done = await media.setTask({ id: task?.id ?? '', isDone: true });
    expect(await waiting(people.ambassador)).toEqual([]);
    expect(done).toMatchObject({ page: { pageId: id }, doneBy: owner.name });
    await landing.remove({ id });
    await expect(media.remove({ id: file.id })).rejects.toMatchObject(refusal);
  });

  it('the line of a licence goes out with the text and is counted', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const channelId = await createChannel(test, owner.organizationId);
    const file = await owner.call.media.upload({ file: await noise() });
    const by = { origin: 'creative_commons', source: 'архив', licence: { kind: 'by-nd', version: '4.0' } };
    await owner.call.media.savePassport({ ids: [file.id], passport: passport(by) });
    await owner.call.media.shape({ id: file.id, recipes: { all: { turn: 0, shape: '1:1', cut: null } } });
    const post = await owner.call.posts.create({
      baseText: 'Музей',
      mediaIds: [file.id],
      targets: [{ channelId }],
    });
    const codes = post.targets[0]?.rules.map(({ code }) => code);
    expect(codes).toContain('licence_forbids_cut');
    await owner.call.media.shape({ id: file.id, recipes: null });
    const { post: scheduled } = await owner.call.posts.schedule({ id: post.id, ...inMinutes(DAY_MINUTES) });
    const { text } = await renderTarget(ctxOf(test, owner), scheduled.targets[0]?.id ?? '');
    expect(text).toBe('Музей\n\nФото: А. Лыков, архив, CC BY-ND 4.0');
    await owner.call.organization.update({ locale: 'en' });
    const { text: english } = await renderTarget(ctxOf(test, owner), scheduled.targets[0]?.id ?? '');
    expect(english).toBe('Музей\n\nPhoto: А. Лыков, архив, CC BY-ND 4.0');
  });
});
