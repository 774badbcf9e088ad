import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  createAsset,
  createChannel,
  createRecordingWake,
  DAY_MINUTES,
  inMinutes,
} from '../../../test/content.ts';
import { apiKeyClient, client, createOrganization, createPerson } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';

const wake = createRecordingWake();
const test = useTestApp({ wake });

describe('posts.create', () => {
  it('starts a draft with channels, pictures and an intended time', async () => {
    const { people, organization } = await createOrganization(test, { roles: ['ambassador', 'council'] });
    const [wall, messenger] = [
      await createChannel(test, organization.id),
      await createChannel(test, organization.id, { network: 'practice-messenger' }),
    ];
    const [one, two] = [
      await createAsset(test, organization.id),
      await createAsset(test, organization.id, null),
    ];
    const plan = inMinutes(DAY_MINUTES);
    const post = await people.ambassador.call.posts.create({
      baseText: 'Собрание\nв пятницу',
      mediaIds: [two, one],
      plan,
      targets: [
        { channelId: wall },
        { channelId: messenger, text: 'Короче', options: { silent: true }, mediaIds: [one] },
      ],
    });
    expect(post).toMatchObject({
      title: '',
      heading: 'Собрание',
      mediaIds: [two, one],
      state: 'draft',
      version: 1,
      author: { id: people.ambassador.userId },
      canApprove: false,
      series: null,
    });
    expect(post.media.map(({ id }) => id).sort()).toEqual([one, two].sort());
    expect(post.targets).toMatchObject([
      {
        channel: { id: wall, network: 'practice-wall' },
        text: null,
        mediaIds: null,
        state: 'draft',
        ...plan,
      },
      { channel: { id: messenger }, text: 'Короче', options: { silent: true }, mediaIds: [one], ...plan },
    ]);
    expect(post.targets[0]?.rules).toEqual([
      { level: 'warns', code: 'alt_text_missing', params: { count: 1 } },
      { level: 'warns', code: 'passport_missing', params: { count: 2 } },
    ]);
    expect(await people.council.call.posts.get({ id: post.id })).toMatchObject({ id: post.id, version: 1 });
  });

  it('creates once however often the request comes', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const id = randomUUID();
    const posts = await Promise.all([1, 2, 3].map(() => owner.call.posts.create({ id, baseText: 'Раз' })));
    expect(new Set(posts.map((post) => post.id))).toEqual(new Set([id]));
    expect((await owner.call.posts.list({ page: 1 })).total).toBe(1);
    const stranger = await createOrganization(test, { roles: [] });
    await expect(stranger.owner.call.posts.create({ id, baseText: 'Чужое' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('answers bad input at its field', async () => {
    const { owner, organization } = await createOrganization(test, { roles: [] });
    const channelId = await createChannel(test, organization.id, { network: 'practice-messenger' });
    const send = async (body: unknown) => {
      const response = await fetch(`${test.origin}/api/posts`, {
        method: 'POST',
        headers: { cookie: owner.cookie, 'content-type': 'application/json', 'x-rupor-request': '1' },
        body: JSON.stringify(body),
      });
      const { data } = (await response.json()) as { data: { fields: { path: string; code: string }[] } };
      return [response.status, ...data.fields.map(({ path, code }) => `${path} ${code}`)];
    };
    expect(await send({ baseText: 'а'.repeat(20_001) })).toEqual([400, 'baseText too_long']);
    expect(await send({ colour: 1 })).toEqual([400, 'colour unknown_field']);
    expect(await send({ targets: [{ channelId: 'x' }] })).toEqual([400, 'targets.0.channelId bad_format']);
    expect(await send({ targets: [{ channelId }, { channelId }] })).toEqual([400, 'targets duplicate']);
    expect(await send({ plan: { wallTime: '2027-02-30T10:00', timeZone: 'UTC' } })).toEqual([
      400,
      'wallTime bad_format',
    ]);
    expect(await send({ plan: { wallTime: '2027-02-20T10:00', timeZone: 'Mars/Base' } })).toEqual([
      400,
      'plan.timeZone unknown_zone',
    ]);
    expect(await send({ targets: [{ channelId, options: { loud: true } }] })).toEqual([
      400,
      'targets.0.options.loud unknown_field',
    ]);
  });

  it('knows nothing of what belongs to others', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const other = await createOrganization(test, { roles: [] });
    const { id: foreign } = other.organization;
    const rubric = await other.owner.call.campaigns.createRubric({ name: 'Право', colour: 3 });
    const asset = await createAsset(test, foreign);
    const channelId = await createChannel(test, foreign);
    const missing = (path: string) => ({
      code: 'not_found',
      status: 404,
      data: { fields: [{ path, code: 'not_found' }] },
    });
    const { create } = owner.call.posts;
    await expect(create({ rubricId: rubric.id })).rejects.toMatchObject(missing('rubricId'));
    await expect(create({ branchId: other.organization.branchId })).rejects.toMatchObject(
      missing('branchId'),
    );
    await expect(create({ mediaIds: [asset] })).rejects.toMatchObject(missing('mediaIds'));
    await expect(create({ targets: [{ channelId }] })).rejects.toMatchObject(missing('targets.0.channelId'));
    expect(await test.app.db.post.count({ where: { organizationId: owner.organizationId } })).toBe(0);
  });

  it('is for those who write', async () => {
    const { people, organization } = await createOrganization(test, { roles: ['council'] });
    await expect(client(test).posts.create({})).rejects.toMatchObject({ code: 'not_signed_in' });
    await expect(people.council.call.posts.create({})).rejects.toMatchObject({ code: 'forbidden' });
    const reader = await apiKeyClient(test, organization.id, ['posts:read']);
    await expect(reader.posts.create({})).rejects.toMatchObject({ code: 'forbidden' });
    const writer = await apiKeyClient(test, organization.id, ['posts:write']);
    expect(await writer.posts.create({ title: 'Из программы' })).toMatchObject({
      author: null,
      heading: 'Из программы',
    });
  });
});

describe('posts.save', () => {
  async function start(
    roles: Parameters<typeof createOrganization>[1] = { roles: ['ambassador', 'editor'] },
  ) {
    const made = await createOrganization(test, roles);
    const channelId = await createChannel(test, made.organization.id);
    const post = await made.owner.call.posts.create({ baseText: 'Первый', targets: [{ channelId }] });
    return { ...made, channelId, post };
  }

  it('changes only what is sent, and grows the version only when something changes', async () => {
    const { owner, post, channelId } = await start();
    const titled = await owner.call.posts.save({ id: post.id, version: 1, title: 'Заголовок' });
    expect(titled).toMatchObject({ version: 2, title: 'Заголовок', baseText: 'Первый' });
    const same = await owner.call.posts.save({
      id: post.id,
      version: 2,
      title: 'Заголовок',
      targets: [{ channelId }],
    });
    expect(same.version).toBe(2);
    const own = await owner.call.posts.save({
      id: post.id,
      version: 2,
      targets: [{ channelId, text: 'Свой' }],
    });
    expect(own.targets).toMatchObject([{ text: 'Свой', version: 2 }]);
  });

  it('repeats harmlessly after a lost answer', async () => {
    const { owner, post } = await start();
    const change = { id: post.id, version: 1, baseText: 'Второй' };
    expect((await owner.call.posts.save(change)).version).toBe(2);
    expect((await owner.call.posts.save(change)).version).toBe(2);
  });

  it('never writes over somebody else: the second gets what the first wrote', async () => {
    const { owner, people, post } = await start();
    const outcomes = await Promise.allSettled([
      owner.call.posts.save({ id: post.id, version: 1, baseText: 'Так' }),
      people.editor.call.posts.save({ id: post.id, version: 1, baseText: 'Иначе' }),
    ]);
    const saved = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect([saved.length, refused.length]).toEqual([1, 1]);
    expect(refused[0]).toMatchObject({
      code: 'version_conflict',
      status: 409,
      data: {
        current: { version: 2, baseText: saved[0]?.baseText },
        editedBy: { id: saved[0]?.editedBy?.id },
      },
    });
  });

  it('adds, changes and takes out channels', async () => {
    const { owner, post, channelId, organization } = await start();
    const second = await createChannel(test, organization.id, { network: 'practice-microblog' });
    const asset = await createAsset(test, organization.id);
    const plan = inMinutes(DAY_MINUTES);
    const added = await owner.call.posts.save({
      id: post.id,
      version: 1,
      plan,
      targets: [{ channelId }, { channelId: second, mediaIds: [asset] }],
    });
    expect(added.targets).toMatchObject([plan, { ...plan, mediaIds: [asset] }]);
    const removed = await owner.call.posts.save({
      id: post.id,
      version: 2,
      plan: null,
      targets: [{ channelId: second }],
    });
    expect(removed.targets).toMatchObject([{ channel: { id: second }, wallTime: null, dueAt: null }]);
  });

  it('keeps with a published target what it went out with, and lets nobody change that', async () => {
    const { owner, post, channelId, organization } = await start();
    const asset = await createAsset(test, organization.id);
    const second = await createChannel(test, organization.id);
    await owner.call.posts.save({
      id: post.id,
      version: 1,
      mediaIds: [asset],
      targets: [{ channelId }, { channelId: second }],
    });
    await test.app.db.postTarget.updateMany({
      where: { postId: post.id, channelId },
      data: { state: 'published' },
    });
    const edited = await owner.call.posts.save({
      id: post.id,
      version: 2,
      baseText: 'Новый текст',
      mediaIds: [],
      targets: [{ channelId, text: null }, { channelId: second }],
    });
    expect(edited.targets).toMatchObject([
      { state: 'published', text: 'Первый', mediaIds: [asset], version: 2 },
      { state: 'draft', text: null, mediaIds: null, version: 2 },
    ]);
    const wrong = {
      code: 'state_conflict',
      data: { reason: 'wrong_state', targets: [{ channelId, state: 'published' }] },
    };
    const { save } = owner.call.posts;
    await expect(
      save({ id: post.id, version: 3, targets: [{ channelId, text: 'Подмена' }, { channelId: second }] }),
    ).rejects.toMatchObject(wrong);
    await expect(save({ id: post.id, version: 3, targets: [{ channelId: second }] })).rejects.toMatchObject(
      wrong,
    );
  });

  it('keeps a scheduled target within the rules and tells the workers of the new version', async () => {
    const { owner, post, channelId } = await start();
    await owner.call.posts.schedule({ id: post.id, ...inMinutes(DAY_MINUTES) });
    await expect(owner.call.posts.save({ id: post.id, version: 1, baseText: ' ' })).rejects.toMatchObject({
      code: 'blocked_by_rules',
      data: { problems: [{ code: 'empty', channelId }] },
    });
    wake.woken.length = 0;
    const saved = await owner.call.posts.save({ id: post.id, version: 1, baseText: 'Иначе' });
    expect(saved.targets[0]?.state).toBe('scheduled');
    expect(wake.woken).toMatchObject([{ id: saved.targets[0]?.id, version: saved.targets[0]?.version }]);
    const entries = await test.app.db.journalEntry.findMany({
      where: { postId: post.id },
      orderBy: { id: 'asc' },
    });
    expect(entries.map(({ kind }) => kind)).toEqual(['created', 'scheduled', 'edited']);
  });

  it('lets an activist work on own drafts only, until they are approved', async () => {
    const { people, post, organization, channelId, owner } = await start();
    const { call } = people.ambassador;
    await expect(call.posts.save({ id: post.id, version: 1, baseText: 'x' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const own = await call.posts.create({ baseText: 'Моё', targets: [{ channelId }] });
    expect((await call.posts.save({ id: own.id, version: 1, baseText: 'Моё лучше' })).version).toBe(2);
    await owner.call.posts.schedule({ id: own.id, ...inMinutes(DAY_MINUTES) });
    await expect(call.posts.save({ id: own.id, version: 2, baseText: 'Потом' })).rejects.toMatchObject({
      code: 'forbidden',
      data: { reason: 'already_approved' },
    });
    const colleague = await createPerson(test, { organizationId: organization.id, roles: ['ambassador'] });
    await expect(colleague.call.posts.save({ id: own.id, version: 2, baseText: 'x' })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('is not there for another organization', async () => {
    const { post } = await start();
    const other = await createOrganization(test, { roles: [] });
    const { posts } = other.owner.call;
    const { id } = post;
    for (const call of [
      () => posts.get({ id }),
      () => posts.save({ id, version: 1, title: 'x' }),
      () => posts.duplicate({ id }),
      () => posts.remove({ id }),
      () => posts.restore({ id }),
      () => posts.cancel({ id }),
      () => posts.submit({ id }),
      () => posts.approve({ id, version: 1 }),
      () => posts.sendBack({ id, note: 'x' }),
      () => posts.publishNow({ id }),
      () => posts.schedule({ id, ...inMinutes(60) }),
      () => posts.moveTarget({ id, targetIds: [post.targets[0]?.id ?? ''], ...inMinutes(60) }),
    ])
      await expect(call()).rejects.toMatchObject({ code: 'not_found', status: 404 });
    const [result] = await posts.bulk({ ids: [id], act: { kind: 'remove' } });
    expect(result).toMatchObject({ ok: false, code: 'not_found' });
    expect((await posts.list({ page: 1 })).items).toEqual([]);
  });
});

describe('posts.duplicate', () => {
  it('copies content and channels, not times and not states', async () => {
    const { people, organization, owner } = await createOrganization(test, { roles: ['editor'] });
    const channelId = await createChannel(test, organization.id);
    const asset = await createAsset(test, organization.id);
    const rubric = await owner.call.campaigns.createRubric({ name: 'Право', colour: 3 });
    const post = await owner.call.posts.create({
      title: 'Раз',
      baseText: 'Текст',
      rubricId: rubric.id,
      targets: [{ channelId, text: 'Свой', mediaIds: [asset] }],
    });
    await owner.call.posts.schedule({ id: post.id, ...inMinutes(60) });
    const copy = await people.editor.call.posts.duplicate({ id: post.id });
    expect(copy).toMatchObject({
      title: 'Раз',
      rubricId: rubric.id,
      state: 'draft',
      author: { id: people.editor.userId },
    });
    expect(copy.id).not.toBe(post.id);
    expect(copy.targets).toMatchObject([
      { text: 'Свой', mediaIds: [asset], state: 'draft', dueAt: null, wallTime: null },
    ]);
  });
});
