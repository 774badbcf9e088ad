import { randomUUID } from 'node:crypto';
import { DEFAULT_SETTINGS } from '@rupor/shared/notifications/settings';
import { describe, expect, it } from 'vitest';
import { createOrganization, createPerson, ctxOf, type Person } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { createChannel, createPublished } from '../../../test/published.ts';
import type { Letter } from '../../lib/mailer.ts';
import { tellTasksJob } from '../campaigns/tell-tasks.job.ts';
import { reportChannel } from '../channels/health.service.ts';
import { deliverJob } from './deliver.job.ts';
import { forgetNewsJob } from './forget-news.job.ts';
import { notify } from './notify.ts';

const running = new AbortController().signal;
/** 12:00 in Yekaterinburg, a Friday. */
const NOON = new Date('2026-11-20T07:00:00Z');
const hours = (count: number) => new Date(NOON.getTime() + count * 3_600_000);

describe('news', () => {
  const letters: Letter[] = [];
  let refusal: Error | null = null;
  let now = NOON;
  const test = useTestApp({
    env: { RUPOR_PUBLIC_URL: 'https://rupor.example' },
    adjust: (app) => {
      app.clock = { ...app.clock, now: () => now };
      app.mailer = {
        send: async (letter) => {
          if (refusal) throw refusal;
          letters.push(letter);
        },
      };
    },
  });
  const deliver = (at: Date) => {
    now = at;
    return deliverJob.run(test.app, {}, running);
  };
  const lettersTo = ({ email }: Person) => letters.filter(({ to }) => to === email);

  async function tellComment(person: Person, text = 'Привет', at = NOON) {
    now = at;
    const { post } = await createPublished(test, {
      organizationId: person.organizationId,
      channelIds: [],
      publishedAt: NOON.toISOString(),
      title: 'Субботник',
    });
    const news = {
      organizationId: person.organizationId,
      personIds: [person.userId],
      kind: 'waits_approval' as const,
      postId: post.id,
      data: { by: 'Анна', excerpt: text },
      at,
    };
    return { told: await notify(test.app.db, news), news, post };
  }

  it('one incident is one notice for each member, never for the one who caused it or for strangers', async () => {
    const { organization, people } = await createOrganization(test, { roles: ['editor', 'approver'] });
    const stranger = await createOrganization(test, { roles: [] });
    const news = {
      organizationId: organization.id,
      personIds: [people.editor.userId, people.approver.userId, stranger.owner.userId, null],
      exceptId: people.editor.userId,
      kind: 'mention' as const,
      subjectId: randomUUID(),
      at: NOON,
    };
    expect(await notify(test.app.db, news)).toBe(1);
    expect(await notify(test.app.db, news)).toBe(0);
    expect(await notify(test.app.db, { ...news, incident: 'again' })).toBe(1);
    expect((await people.approver.call.notifications.news({})).unread).toBe(2);
    expect((await people.editor.call.notifications.news({})).items).toEqual([]);
    expect((await stranger.owner.call.notifications.news({})).items).toEqual([]);
  });

  it('what is rolled back was never told', async () => {
    const { owner, organization } = await createOrganization(test, { roles: [] });
    const failed = test.app.db.$transaction(async (tx) => {
      await notify(tx, {
        organizationId: organization.id,
        personIds: [owner.userId],
        kind: 'approved',
        at: NOON,
      });
      throw new Error('rolled back');
    });
    await expect(failed).rejects.toThrow('rolled back');
    expect((await owner.call.notifications.news({})).items).toEqual([]);
  });

  it('is listed newest first, page by page, and read one by one or all at once', async () => {
    const { owner, organization } = await createOrganization(test, { roles: [] });
    for (let number = 0; number < 43; number += 1)
      await notify(test.app.db, {
        organizationId: organization.id,
        personIds: [owner.userId],
        kind: 'task_due',
        data: { title: `Задача ${number}` },
        incident: `task ${number}`,
        at: new Date(NOON.getTime() + number),
      });
    now = hours(1);
    const { news, readNews } = owner.call.notifications;
    const first = await news({});
    expect(first.items.map(({ title }) => title).slice(0, 2)).toEqual(['Задача 42', 'Задача 41']);
    expect([first.items.length, first.unread]).toEqual([40, 43]);
    const second = await news({ before: first.next ?? '' });
    expect(second.items.map(({ title }) => title)).toEqual(['Задача 2', 'Задача 1', 'Задача 0']);
    expect(second.next).toBeNull();
    expect(await readNews({ ids: [first.items[0]?.id ?? ''] })).toEqual({ unread: 42 });
    expect(await readNews({})).toEqual({ unread: 0 });
  });

  it('a letter goes once, in the language of the person, with a way to stop it and without the text', async () => {
    const { people } = await createOrganization(test, { roles: ['approver'] });
    const { approver } = people;
    await test.app.db.user.update({ where: { id: approver.userId }, data: { locale: 'en' } });
    const { post } = await tellComment(approver, 'СЕКРЕТ');
    await Promise.all([deliver(NOON), deliver(NOON)]);
    await deliver(hours(1));
    const [letter, ...more] = lettersTo(approver);
    expect(more).toEqual([]);
    expect(letter?.subject).toContain('Approve “Субботник”, asked by Анна');
    expect(letter?.text).toContain(`https://rupor.example/posts/${post.id}`);
    expect(letter?.html).toContain(`href="https://rupor.example/posts/${post.id}"`);
    expect(letter?.headers?.['List-Unsubscribe']).toContain('/settings/profile#notices');
    expect(JSON.stringify(letter)).not.toContain('СЕКРЕТ');
  });

  it('waits for the end of the quiet hours, and what was read by then is not sent', async () => {
    const { people } = await createOrganization(test, { roles: ['approver', 'editor'] });
    const night = new Date('2026-11-20T18:30:00Z');
    await tellComment(people.approver, '', night);
    await tellComment(people.editor, '', night);
    await deliver(night);
    await deliver(new Date('2026-11-21T02:59:00Z'));
    expect([...lettersTo(people.approver), ...lettersTo(people.editor)]).toEqual([]);
    await people.editor.call.notifications.readNews({});
    await deliver(new Date('2026-11-21T03:00:00Z'));
    expect(lettersTo(people.approver)).toHaveLength(1);
    expect(lettersTo(people.editor)).toEqual([]);
  });

  it('a daily letter gathers the day, and a choice holds for what has not left yet', async () => {
    const { people } = await createOrganization(test, { roles: ['approver'] });
    const { approver } = people;
    const { saveSettings } = approver.call.notifications;
    const group = (email: 'daily' | 'never') => ({
      ...DEFAULT_SETTINGS,
      ways: { ...DEFAULT_SETTINGS.ways, approval: { email, telegram: 'never' as const } },
    });
    await saveSettings(group('daily'));
    await tellComment(approver);
    await tellComment(approver, '', hours(1));
    await deliver(hours(2));
    expect(lettersTo(approver)).toEqual([]);
    await saveSettings(group('never'));
    await deliver(hours(22));
    expect(lettersTo(approver)).toEqual([]);
    await tellComment(approver, '', hours(23));
    await saveSettings(group('daily'));
    await tellComment(approver, '', hours(24));
    await deliver(hours(25));
    await deliver(hours(48));
    expect(lettersTo(approver).map(({ subject }) => /новостей: 2$/.test(subject))).toEqual([true]);
  });

  it('a letter that certainly did not leave is tried again, one that may have left never', async () => {
    const { people } = await createOrganization(test, { roles: ['approver'] });
    const { approver } = people;
    await tellComment(approver);
    refusal = Object.assign(new Error('connect ECONNREFUSED'), { command: 'CONN' });
    await deliver(NOON);
    refusal = null;
    await deliver(hours(1));
    expect(lettersTo(approver)).toHaveLength(1);
    await tellComment(approver, '', hours(2));
    refusal = Object.assign(new Error('timeout'), { command: 'DATA' });
    await deliver(hours(2));
    refusal = null;
    await deliver(hours(8));
    expect(lettersTo(approver)).toHaveLength(1);
    const where = { userId: approver.userId, state: 'failed' as const };
    expect(await test.app.db.noticeDelivery.count({ where })).toBe(1);
  });

  it('a broken channel is told once to those who may connect it there, however many posts it stops', async () => {
    const { organization, people, owner } = await createOrganization(test, { roles: ['admin', 'editor'] });
    const branch = await test.app.db.branch.create({
      data: { organizationId: organization.id, name: 'Цех', parentId: organization.branchId },
    });
    const there = await createPerson(test, {
      organizationId: organization.id,
      roles: ['admin'],
      branchId: branch.id,
    });
    const other = await test.app.db.branch.create({
      data: { organizationId: organization.id, name: 'Другой цех', parentId: organization.branchId },
    });
    const elsewhere = await createPerson(test, {
      organizationId: organization.id,
      roles: ['admin'],
      branchId: other.id,
    });
    const channel = await createChannel(test, { organizationId: organization.id });
    await test.app.db.channel.update({ where: { id: channel.id }, data: { branchId: branch.id } });
    const broken = { health: 'reconnect' as const, problem: 'token_revoked' };
    await reportChannel(ctxOf(test, owner), channel.id, broken);
    await reportChannel(ctxOf(test, owner), channel.id, broken);
    await deliver(NOON);
    const kinds = async ({ call }: Person) =>
      (await call.notifications.news({})).items.map(({ kind }) => kind);
    for (const person of [owner, people.admin, there])
      expect(await kinds(person)).toEqual(['channel_broken']);
    for (const person of [people.editor, elsewhere]) expect(await kinds(person)).toEqual([]);
  });

  it('a task is told to its owner on the day before, once for each day it is due', async () => {
    const { organization, people } = await createOrganization(test, { roles: ['editor'] });
    const { id: organizationId } = organization;
    const campaign = await test.app.db.campaign.create({ data: { organizationId, name: 'Вступай' } });
    const day = (text: string) => new Date(`${text}T00:00:00Z`);
    const about = { organizationId, campaignId: campaign.id, ownerId: people.editor.memberId };
    const task = await test.app.db.campaignTask.create({
      data: { ...about, title: 'Снять цех', dueOn: day('2026-11-21') },
    });
    await test.app.db.campaignTask.createMany({
      data: [
        { ...about, title: 'Потом', dueOn: day('2026-11-22') },
        { ...about, title: 'Сделано', dueOn: day('2026-11-20'), doneAt: NOON },
      ],
    });
    now = NOON;
    await tellTasksJob.run(test.app, {}, running);
    await tellTasksJob.run(test.app, {}, running);
    await test.app.db.campaignTask.update({ where: { id: task.id }, data: { dueOn: day('2026-11-20') } });
    await tellTasksJob.run(test.app, {}, running);
    const { items } = await people.editor.call.notifications.news({});
    expect(items.map(({ kind, title, path }) => [kind, title, path])).toEqual(
      Array.from({ length: 2 }, () => ['task_due', 'Снять цех', `/campaigns/${campaign.id}`]),
    );
  });

  it('is forgotten after 90 days', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    for (const days of [91, 89])
      await notify(test.app.db, {
        organizationId: owner.organizationId,
        personIds: [owner.userId],
        kind: 'task_due',
        data: { title: `${days}` },
        incident: `${days}`,
        at: hours(-24 * days),
      });
    now = NOON;
    await forgetNewsJob.run(test.app, {}, running);
    const { items } = await owner.call.notifications.news({});
    expect(items.map(({ title }) => title)).toEqual(['89']);
  });

  it('a night of failures is one notice that counts them', async () => {
    const { organization, people } = await createOrganization(test, { roles: ['editor'] });
    const channels = await Promise.all(
      [1, 2, 3, 4].map(() => createChannel(test, { organizationId: organization.id })),
    );
    const { post, targets } = await createPublished(test, {
      organizationId: organization.id,
      channelIds: channels.map(({ id }) => id),
      publishedAt: NOON.toISOString(),
    });
    await test.app.db.post.update({ where: { id: post.id }, data: { authorId: people.editor.userId } });
    await test.app.db.notification.createMany({
      data: targets.map(({ id }) => ({
        organizationId: organization.id,
        kind: 'missed',
        incidentKey: `missed ${id}`,
        postId: post.id,
        targetId: id,
      })),
    });
    await deliver(hours(1));
    const { items } = await people.editor.call.notifications.news({});
    expect(items).toMatchObject([{ kind: 'missed', count: 4, path: '/inbox' }]);
  });
});
