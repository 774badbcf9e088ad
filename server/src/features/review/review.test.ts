import { describe, expect, it } from 'vitest';
import { createChannel, DAY_MINUTES, inMinutes } from '../../../test/content.ts';
import { client, createOrganization, createPerson } from '../../../test/factories.ts';
import { asFile, pdf } from '../../../test/films.ts';
import { useTestApp } from '../../../test/harness.ts';
import { stageOf, tokenOf } from '../../../test/review.ts';
import type { Letter } from '../../lib/mailer.ts';
import { expireReviews } from './expire-reviews.job.ts';

const letters: Letter[] = [];
let now = new Date();
const test = useTestApp({
  adjust: (app) => {
    app.clock = { now: () => now };
    app.mailer = { send: async (letter) => void letters.push(letter) };
  },
});

/** A chair and a lawyer in a row for one rubric; an activist and an editor who write. */
async function start(hours: number | null = 24) {
  now = new Date();
  const made = await createOrganization(test, { roles: ['ambassador', 'editor'] });
  const { organization, owner, people } = made;
  const organizationId = organization.id;
  const chair = await createPerson(test, { organizationId, roles: ['approver'] });
  const lawyer = await createPerson(test, { organizationId, roles: ['approver'] });
  const channelId = await createChannel(test, organizationId);
  const rubric = await test.app.db.rubric.create({ data: { organizationId, name: 'Победы' } });
  await owner.call.review.routes.save({
    rubricId: rubric.id,
    stages: [
      stageOf('Председатель', { personIds: [chair.userId], hours }),
      stageOf('Юрист', { personIds: [lawyer.userId], hours }),
    ],
  });
  const { editor, ambassador } = people;
  const plan = inMinutes(DAY_MINUTES * 3);
  const post = await editor.call.posts.create({
    baseText: 'Автобус в 23:40',
    rubricId: rubric.id,
    plan,
    targets: [{ channelId }],
  });
  return { ...made, rubric, chair, lawyer, editor, ambassador, channelId, post, plan, id: post.id };
}

const states = (post: { targets: { state: string }[] }) => post.targets.map(({ state }) => state).join();

describe('a route of two stages', () => {
  it('asks one after another, shows it to whose turn it is, and lets out after the last', async () => {
    const { id, editor, chair, lawyer, owner } = await start();
    const waits = async (person: typeof chair) =>
      (await person.call.notifications.list()).items.filter(({ kind }) => kind === 'in_review').length;
    await expect(editor.call.posts.schedule({ id, ...inMinutes(90) })).rejects.toMatchObject({
      code: 'state_conflict',
      data: { reason: 'needs_approval' },
    });
    await editor.call.posts.submit({ id });
    expect([await waits(chair), await waits(lawyer), await waits(owner)]).toEqual([1, 0, 0]);
    await expect(lawyer.call.posts.approve({ id, version: 1 })).rejects.toMatchObject({
      code: 'forbidden',
      data: { reason: 'not_your_turn' },
    });
    await expect(owner.call.posts.sendBack({ id, note: 'x' })).rejects.toMatchObject({ code: 'forbidden' });
    expect(states(await chair.call.posts.approve({ id, version: 1 }))).toBe('in_review');
    expect([await waits(chair), await waits(lawyer)]).toEqual([0, 1]);
    expect(states(await lawyer.call.posts.approve({ id, version: 1 }))).toBe('scheduled');
    const { steps, state, isRequired } = await editor.call.review.progress({ postId: id });
    expect([isRequired, state]).toEqual([true, 'approved']);
    expect(steps).toMatchObject([
      { name: 'Председатель', state: 'approved', decidedBy: chair.name },
      { name: 'Юрист', state: 'approved', decidedBy: lawyer.name },
    ]);
    expect(
      await test.app.db.personalNotice.findMany({
        where: { postId: id },
        select: { kind: true, userId: true },
      }),
    ).toEqual(
      expect.arrayContaining([
        { kind: 'waits_approval', userId: chair.userId },
        { kind: 'waits_approval', userId: lawyer.userId },
        { kind: 'approved', userId: editor.userId },
      ]),
    );
  });

  it('a change of content after approval takes it back, with its time; a new time does not', async () => {
    const { id, editor, chair, lawyer, plan } = await start();
    await editor.call.posts.submit({ id });
    await chair.call.posts.approve({ id, version: 1 });
    await lawyer.call.posts.approve({ id, version: 1 });
    const later = inMinutes(DAY_MINUTES * 4);
    const post = await editor.call.posts.get({ id });
    await editor.call.posts.moveTarget({ id, targetIds: post.targets.map((one) => one.id), ...later });
    const titled = await editor.call.posts.save({ id, version: post.version, title: 'Победа' });
    expect(states(titled)).toBe('scheduled');
    const edited = await editor.call.posts.save({ id, version: titled.version, baseText: 'Автобус в 23:50' });
    expect(edited.targets).toMatchObject([{ state: 'in_review', wallTime: later.wallTime }]);
    expect(edited.targets[0]?.wallTime).not.toBe(plan.wallTime);
    await expect(lawyer.call.posts.approve({ id, version: edited.version })).rejects.toMatchObject({
      data: { reason: 'not_your_turn' },
    });
    await chair.call.posts.approve({ id, version: edited.version });
    // Changed between two stages: whoever agreed to other words is asked again.
    const again = await editor.call.posts.save({ id, version: edited.version, baseText: 'Автобус в 23:55' });
    expect((await chair.call.posts.get({ id })).canApprove).toBe(true);
    expect((await lawyer.call.posts.get({ id })).canApprove).toBe(false);
    expect(states(again)).toBe('in_review');
  });

  it('sent back, it is agreed to no more, even word by word', async () => {
    const { id, editor, chair, lawyer } = await start();
    await editor.call.posts.submit({ id });
    await chair.call.posts.approve({ id, version: 1 });
    await lawyer.call.posts.approve({ id, version: 1 });
    const post = await editor.call.posts.get({ id });
    const targetIds = post.targets.map((one) => one.id);
    expect(states(await lawyer.call.posts.sendBack({ id, targetIds, note: 'Уточните дату' }))).toBe('draft');
    await expect(editor.call.posts.publishNow({ id })).rejects.toMatchObject({
      data: { reason: 'needs_approval' },
    });
  });

  it('approves with an edit: a version of its own, the next stage reads it, who agreed before hears of it', async () => {
    const { id, editor, chair, lawyer } = await start();
    await editor.call.posts.submit({ id });
    await chair.call.posts.approve({ id, version: 1 });
    const done = await lawyer.call.review.approveWithEdit({
      postId: id,
      version: 1,
      baseText: 'Автобус в 23:45',
    });
    expect([done.baseText, states(done), done.editedBy?.id]).toEqual([
      'Автобус в 23:45',
      'scheduled',
      editor.userId,
    ]);
    const versions = await editor.call.review.versions.list({ postId: id });
    expect(versions.map(({ number, reason, editor: name }) => [number, reason, name])).toEqual([
      [2, 'edited', lawyer.name],
      [1, 'saved', editor.name],
    ]);
    const notice = { userId: chair.userId, kind: 'approved' };
    expect(await test.app.db.personalNotice.count({ where: notice })).toBe(1);
  });

  it('what nobody answered in time is a draft again, once, and is never published', async () => {
    const { id, editor, chair } = await start(2);
    await editor.call.posts.submit({ id });
    now = new Date(now.getTime() + 3 * 3_600_000);
    await Promise.all([1, 2].map(() => expireReviews(test.app, new AbortController().signal)));
    const post = await editor.call.posts.get({ id });
    expect(states(post)).toBe('draft');
    expect((await editor.call.review.progress({ postId: id })).state).toBe('expired');
    expect(await test.app.db.journalEntry.count({ where: { postId: id, kind: 'approval_expired' } })).toBe(1);
    await expect(chair.call.posts.approve({ id, version: 1 })).rejects.toMatchObject({
      code: 'state_conflict',
    });
  });

  it('a planned time that passes while it waits is told once, and the answer still counts', async () => {
    const { id, editor, chair, lawyer } = await start(null);
    await editor.call.posts.submit({ id });
    now = new Date(now.getTime() + (DAY_MINUTES * 3 + 5) * 60_000);
    const signal = new AbortController().signal;
    const news = async () => (await editor.call.notifications.news({})).items.map(({ kind }) => kind);
    for (let round = 0; round < 2; round += 1) await expireReviews(test.app, signal);
    expect(await news()).toEqual(['approval_expired']);
    await chair.call.posts.approve({ id, version: 1 });
    expect(states(await lawyer.call.posts.approve({ id, version: 1 }))).toBe('approved');
    for (let round = 0; round < 2; round += 1) await expireReviews(test.app, signal);
    expect((await news()).filter((kind) => kind === 'missed')).toHaveLength(1);
  });

  it('a substitute may step in, and is asked when half the time has passed', async () => {
    const { id, owner, editor, rubric, chair, lawyer } = await start();
    await owner.call.review.routes.save({
      rubricId: rubric.id,
      stages: [
        stageOf('Председатель', { personIds: [chair.userId], substituteIds: [lawyer.userId], hours: 10 }),
      ],
    });
    await editor.call.posts.submit({ id });
    const waits = async () => (await lawyer.call.notifications.list()).items.length;
    expect(await waits()).toBe(0);
    now = new Date(now.getTime() + 6 * 3_600_000);
    expect(await waits()).toBe(1);
    expect(states(await lawyer.call.posts.approve({ id, version: 1 }))).toBe('scheduled');
  });
});

describe('routes', () => {
  it('name only people who may agree, one a place, and are written down', async () => {
    const { owner, editor, rubric, organization } = await start();
    const save = (stages: ReturnType<typeof stageOf>[]) =>
      owner.call.review.routes.save({ rubricId: rubric.id, stages });
    await expect(save([stageOf('Редактор', { personIds: [editor.userId] })])).rejects.toMatchObject({
      data: { fields: [{ path: 'stages.0.personIds', code: 'cannot_agree' }] },
    });
    await expect(save([stageOf('Никто')])).rejects.toMatchObject({ code: 'invalid_input' });
    const saved = await save([stageOf('Любой', { role: 'approver' })]);
    const { items } = await editor.call.review.routes.list();
    expect(items.map(({ id, stages }) => [id, stages.length])).toEqual([[saved.id, 1]]);
    const action = { organizationId: organization.id, action: 'review.route_set' };
    expect(await test.app.db.auditEntry.count({ where: action })).toBe(2);
    await owner.call.review.routes.remove({ id: saved.id });
    expect((await editor.call.review.routes.list()).items).toEqual([]);
  });
});

describe('a link without an account', () => {
  const outside = () => client(test).review.links;

  it('goes out as a letter, and opens the files of its post and no others', async () => {
    const { id, editor, chair } = await start();
    const [paper, other] = await Promise.all(
      ['Приказ', 'Другое'].map((name) =>
        editor.call.media.upload({ file: asFile(pdf(name), `${name}.pdf`) }),
      ),
    );
    if (!paper || !other) throw new Error('two files');
    await test.app.db.postMedia.create({ data: { postId: id, assetId: paper.id, position: 0 } });
    await editor.call.posts.submit({ id });
    const { url, mail } = await chair.call.review.links.create({
      ...{ postId: id, forWhom: 'Анна Петрова', email: 'anna@example.org' },
    });
    expect(mail).toBe('sent');
    expect(letters).toMatchObject([{ to: 'anna@example.org', text: expect.stringContaining(url) }]);
    const token = tokenOf(url);
    const { channels } = await outside().open({ token });
    expect(channels[0]?.files).toMatchObject([
      { id: paper.id, kind: 'document', originalName: 'Приказ.pdf' },
    ]);
    const { body } = await outside().file({ token, id: paper.id });
    expect(Buffer.from(await body.arrayBuffer()).equals(pdf('Приказ'))).toBe(true);
    await expect(outside().file({ token, id: other.id })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('shows one post, decides once with a typed name, and is written down', async () => {
    const { id, owner, editor, rubric, chair, organization } = await start();
    await owner.call.review.routes.save({
      rubricId: rubric.id,
      stages: [stageOf('Юрист', { isExternal: true })],
    });
    await editor.call.posts.submit({ id });
    expect(
      (await chair.call.notifications.list()).items,
      'asked for a link, not for a decision',
    ).toMatchObject([{ kind: 'in_review', problemData: { stage: 'Юрист', byLink: true } }]);
    await expect(
      owner.call.posts.approve({ id, version: 1 }),
      'an outside stage is decided outside',
    ).rejects.toMatchObject({ data: { reason: 'not_your_turn' } });
    await expect(editor.call.review.links.create({ postId: id, forWhom: 'Я' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const { url } = await chair.call.review.links.create({ postId: id, forWhom: 'Анна Петрова' });
    const token = tokenOf(url);
    const row = await test.app.db.reviewLink.findFirstOrThrow({ where: { postId: id } });
    expect(JSON.stringify(row)).not.toContain(token);
    const seen = await outside().open({ token });
    expect(seen).toMatchObject({
      organizationName: organization.name,
      stageName: 'Юрист',
      askedBy: chair.name,
      channels: [{ text: 'Автобус в 23:40' }],
    });
    for (const secret of [id, organization.id, editor.name, editor.userId])
      expect(JSON.stringify(seen)).not.toContain(secret);
    const decide = { token, name: 'Анна Петрова', decision: { kind: 'approve' } as const };
    await expect(outside().decide({ ...decide, version: 7 })).rejects.toMatchObject({
      code: 'version_conflict',
    });
    await outside().decide({ ...decide, version: seen.version });
    await expect(outside().decide({ ...decide, version: seen.version })).rejects.toMatchObject({
      code: 'link_expired',
    });
    expect(states(await editor.call.posts.get({ id }))).toBe('scheduled');
    expect(
      await test.app.db.auditEntry.findFirst({ where: { action: 'post.approved_by_link' } }),
    ).toMatchObject({
      data: { name: 'Анна Петрова' },
    });
    expect((await editor.call.review.progress({ postId: id })).steps).toMatchObject([
      { decidedBy: 'Анна Петрова' },
    ]);
  });

  it('sends back with a reason; taken back, too old or never made, it opens nothing', async () => {
    const { id, editor, chair } = await start();
    await editor.call.posts.submit({ id });
    const make = async () => chair.call.review.links.create({ postId: id, forWhom: 'Заместитель', hours: 1 });
    const [first, second] = [await make(), await make()];
    const { links } = await chair.call.review.progress({ postId: id });
    expect(links.map(({ state, forWhom }) => [state, forWhom])).toEqual([
      ['open', 'Заместитель'],
      ['open', 'Заместитель'],
    ]);
    expect((await editor.call.review.progress({ postId: id })).links).toEqual([]);
    await chair.call.review.links.revoke({ id: second.id });
    await expect(outside().open({ token: tokenOf(second.url) })).rejects.toMatchObject({
      code: 'link_expired',
    });
    await expect(outside().open({ token: 'x'.repeat(43) })).rejects.toMatchObject({ code: 'not_found' });
    const note = 'Нет согласия на фото';
    await outside().decide({
      token: tokenOf(first.url),
      name: 'Иван',
      decision: { kind: 'sendBack', note },
      version: 1,
    });
    expect(await editor.call.posts.get({ id })).toMatchObject({ state: 'draft', reviewNote: note });
    await editor.call.posts.submit({ id });
    const third = await make();
    now = new Date(now.getTime() + 2 * 3_600_000);
    await expect(outside().open({ token: tokenOf(third.url) })).rejects.toMatchObject({
      code: 'link_expired',
    });
  });
});
