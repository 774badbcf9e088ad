import { randomUUID } from 'node:crypto';
import type { PromoAnswers } from '@rupor/shared/law/promo';
import { Passport } from '@rupor/shared/media/passport';
import { describe, expect, it } from 'vitest';
import { createAsset, createChannel, DAY_MINUTES, inMinutes } from '../../../test/content.ts';
import { createOrganization } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { publishLine } from '../publishing/line.service.ts';
import { remindReports } from './remind-reports.job.ts';

const test = useTestApp();
const NO_AD = {
  ord: '',
  erid: '',
  advertiserName: '',
  advertiserInn: '',
  contractNumber: '',
  contractDate: null,
  startsOn: null,
  endsOn: null,
  reportDueOn: null,
  reportedOn: null,
};
const TOKEN = { ...NO_AD, erid: '2VtzqvQ7', advertiserName: 'Профсоюз «Смена»', advertiserInn: '7707083893' };
const ANSWERS: PromoAnswers = {
  own: 'yes',
  paid: 'yes',
  third: 'yes',
  call: 'no',
  selected: 'no',
  page: 'theirs',
};

async function start() {
  const { people, organization } = await createOrganization(test, {
    roles: ['editor', 'ambassador', 'approver'],
  });
  const channelId = await createChannel(test, organization.id);
  const { call } = people.editor;
  const write = async (baseText: string) =>
    (await call.posts.create({ baseText, targets: [{ channelId }] })).id;
  const itemsOf = async (id: string) => (await call.law.checklist({ id })).items.map(({ ruleId }) => ruleId);
  return { call, people, organization, channelId, write, itemsOf };
}

describe('an advertisement', () => {
  it('goes nowhere without its token once a person said so, and the decision is kept with name and answers', async () => {
    const { call, people, write, itemsOf } = await start();
    const id = await write('Встречаемся у проходной');
    await call.posts.schedule({ id, ...inMinutes(DAY_MINUTES) });
    await call.posts.cancel({ id });
    const decision = { kind: 'promo', status: 'ad', answers: ANSWERS, reason: 'Платит партнёр' } as const;
    const decided = await call.law.decide({ id, decision });
    expect(decided.promo).toMatchObject({
      status: 'ad',
      decidedByName: people.editor.name,
      answers: ANSWERS,
    });
    await expect(call.posts.schedule({ id, ...inMinutes(DAY_MINUTES) })).rejects.toMatchObject({
      code: 'blocked_by_rules',
      data: { problems: [{ code: 'law_rule', params: { rule: 'ad-without-erid' } }] },
    });
    const saved = await call.law.saveAd({ id, ad: TOKEN });
    expect(saved.label).toBe('Реклама. Профсоюз «Смена», ИНН 7707083893. erid: 2VtzqvQ7');
    expect(await itemsOf(id)).toEqual(expect.arrayContaining(['ad-without-label', 'ad-report']));
    await call.posts.schedule({ id, ...inMinutes(DAY_MINUTES) });
    const { items } = await call.law.decisions({ page: 1 });
    expect(items).toMatchObject([
      { postId: id, status: 'ad', suggestion: 'ad', name: people.editor.name, reason: 'Платит партнёр' },
    ]);
  });

  it('asks of a person in the picture whether they agreed to be in one', async () => {
    const { call, organization, channelId } = await start();
    const mediaId = await createAsset(test, organization.id);
    const person = { id: randomUUID(), name: 'Мария К.', state: 'oral', notedBy: 'Профком' };
    const said = { author: 'А. Лыков', origin: 'own', hasPeople: true, people: [person] };
    await call.media.savePassport({ ids: [mediaId], passport: Passport.parse(said) });
    const { id } = await call.posts.create({
      baseText: 'Приходите',
      mediaIds: [mediaId],
      targets: [{ channelId }],
    });
    const rules = async () => (await call.posts.get({ id })).targets[0]?.rules.map(({ code }) => code);
    expect(await rules()).not.toContain('consent_not_adverts');
    await call.law.decide({ id, decision: { kind: 'promo', status: 'social_ad', answers: null } });
    expect(await rules()).toContain('consent_not_adverts');
  });

  it('decided after it was planned is stopped at the claim', async () => {
    const { call, channelId, write } = await start();
    const id = await write('Встречаемся у проходной');
    await call.posts.publishNow({ id });
    await call.law.decide({ id, decision: { kind: 'promo', status: 'ad', answers: null } });
    await publishLine(test.app, channelId, new AbortController().signal);
    expect((await call.posts.get({ id })).targets[0]).toMatchObject({
      state: 'failed',
      problem: 'blocked_by_rules',
    });
  });

  it('outside Russia stops nothing, and a wrong number of the advertiser is told at its field', async () => {
    const { call, people, write } = await start();
    const id = await write('Встречаемся у проходной');
    await call.law.decide({ id, decision: { kind: 'promo', status: 'ad', answers: null } });
    await expect(
      call.law.saveAd({ id, ad: { ...TOKEN, advertiserInn: '7707083894' } }),
    ).rejects.toMatchObject({ data: { fields: [{ path: 'ad.advertiserInn', code: 'wrong_inn' }] } });
    await people.owner.call.law.setProfile({ profile: 'none' });
    await call.posts.schedule({ id, ...inMinutes(DAY_MINUTES) });
  });

  it('is asked about again when the text changes, not when it is only spaced anew', async () => {
    const { call, write } = await start();
    const id = await write('Встречаемся у проходной');
    await call.law.decide({ id, decision: { kind: 'promo', status: 'not_ad', answers: null } });
    const isOutdated = async () => (await call.law.checklist({ id })).promo.isOutdated;
    await call.posts.save({ id, version: 1, baseText: 'встречаемся  у проходной ' });
    expect(await isOutdated()).toBe(false);
    await call.posts.save({ id, version: 2, baseText: 'Встречаемся у магазина партнёра' });
    expect(await isOutdated()).toBe(true);
  });
});

describe('a report on an advertisement', () => {
  it('is reminded of once on its day, and not at all when it was handed in', async () => {
    const { call, people, write } = await start();
    const running = new AbortController().signal;
    const id = await write('Смена');
    await call.law.decide({ id, decision: { kind: 'promo', status: 'ad', answers: null } });
    const notices = () => test.app.db.personalNotice.findMany({ where: { postId: id } });
    await call.law.saveAd({ id, ad: { ...TOKEN, reportDueOn: '2020-01-10', reportedOn: '2020-01-09' } });
    await remindReports(test.app, running);
    expect(await notices()).toEqual([]);
    await call.law.saveAd({ id, ad: { ...TOKEN, reportDueOn: '2020-01-10' } });
    await remindReports(test.app, running);
    await remindReports(test.app, running);
    expect(await notices()).toMatchObject([{ userId: people.editor.userId, kind: 'task_due' }]);
  });
});

describe('a hard rule', () => {
  it('is overridden only with a reason, by who plans, for this very text; taken back it stops again', async () => {
    const { call, people, channelId } = await start();
    const { id } = await people.ambassador.call.posts.create({
      baseText: 'Архив: instagram.com/smena',
      targets: [{ channelId }],
    });
    const plan = () => call.posts.schedule({ id, ...inMinutes(DAY_MINUTES) });
    await expect(plan()).rejects.toMatchObject({ code: 'blocked_by_rules' });
    const answer = (reason: string) =>
      ({ kind: 'answer', ruleId: 'meta-link', subjectId: null, reason }) as const;
    await expect(people.ambassador.call.law.decide({ id, decision: answer('Можно') })).rejects.toMatchObject({
      data: { reason: 'override_needs_planner' },
    });
    await expect(call.law.decide({ id, decision: answer('') })).rejects.toMatchObject({
      data: { fields: [{ path: 'reason', code: 'required' }] },
    });
    const { items } = await call.law.decide({ id, decision: answer('Снимок экрана для суда') });
    const given = items.find(({ ruleId }) => ruleId === 'meta-link')?.answer;
    expect(given).toMatchObject({ isOverride: true, name: people.editor.name });
    await plan();
    const { version } = await call.posts.get({ id });
    await expect(
      call.posts.save({ id, version, baseText: 'Подпишитесь: instagram.com/smena' }),
    ).rejects.toMatchObject({ code: 'blocked_by_rules' });
    await call.posts.cancel({ id });
    await call.law.decide({ id, decision: { kind: 'takeBack', decisionId: given?.id ?? '' } });
    await expect(plan()).rejects.toMatchObject({ code: 'blocked_by_rules' });
    expect((await call.law.decisions({ page: 1 })).items[0]).toMatchObject({ isTakenBack: true });
  });

  it('may be one that nobody can override, and one that does not apply cannot be answered', async () => {
    const { call, write } = await start();
    const id = await write('Смена');
    await call.law.decide({ id, decision: { kind: 'promo', status: 'ad', answers: null } });
    const answer = (ruleId: string) =>
      call.law.decide({ id, decision: { kind: 'answer', ruleId, subjectId: null, reason: 'Так надо' } });
    await expect(answer('ad-without-erid')).rejects.toMatchObject({ data: { reason: 'no_override' } });
    await expect(answer('elections')).rejects.toMatchObject({ data: { reason: 'rule_gone' } });
  });

  it('no longer in force does not apply; checked again it is fresh', async () => {
    const { call, people, write, itemsOf } = await start();
    const id = await write('Голосуйте за наших');
    const stale = async () =>
      (await call.law.checklist({ id })).items.find(({ ruleId }) => ruleId === 'elections')?.isStale;
    expect(await stale()).toBe(true);
    const note = (isInForce: boolean) =>
      people.approver.call.law.noteRule({ ruleId: 'elections', isInForce, note: 'Спросили юриста' });
    await note(true);
    expect(await stale()).toBe(false);
    await note(false);
    expect(await itemsOf(id)).not.toContain('elections');
    await expect(
      people.approver.call.law.noteRule({ ruleId: 'no-such-rule', isInForce: true, note: '' }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('lists', () => {
  it('are brought in from lines, named in any case, and gone when taken out', async () => {
    const { call, people, write } = await start();
    const { lists } = await people.approver.call.law.importList({
      kind: 'foreign_agent',
      name: 'Реестр',
      sourceUrl: '',
      asOf: '2026-11-20',
      text: '1. Лосев Артём Ильич, 1982 г.р.\n2. Фонд «Ясный день»\n3. primer.example\n3. primer.example\n',
    });
    const [list] = lists;
    expect(list).toMatchObject({ entryCount: 3, isStale: false, importedByName: people.approver.name });
    const id = await write('Рассказал Артёму Лосеву, см. news.primer.example');
    const found = async () =>
      (await call.law.checklist({ id })).items.find(({ ruleId }) => ruleId === 'list-foreign-agent')?.because;
    expect((await found())?.sort()).toEqual(['primer.example', 'Лосев Артём Ильич'].sort());
    await people.approver.call.law.removeList({ id: list?.id ?? '', isRemoved: true });
    expect(await found()).toBeUndefined();
    await people.approver.call.law.removeList({ id: list?.id ?? '', isRemoved: false });
    const entries = await call.law.entries({ id: list?.id ?? '', search: 'ясный', page: 1 });
    expect(entries).toMatchObject({ names: ['Фонд «Ясный день»'], total: 1 });
    await expect(
      people.approver.call.law.importList({
        kind: 'other',
        name: 'Пусто',
        sourceUrl: '',
        asOf: '2026-11-20',
        text: '12;13',
      }),
    ).rejects.toMatchObject({ data: { fields: [{ path: 'text', code: 'no_names' }] } });
  });
});

describe('a page of ten thousand', () => {
  it('is told from 9,000 on, and may carry no advertisement until it is listed', async () => {
    const { call, people, organization, channelId, write, itemsOf } = await start();
    const followers = (count: number, day: string) =>
      test.app.db.channelDay.create({
        data: {
          channelId,
          organizationId: organization.id,
          day: new Date(day),
          source: 'counted',
          followers: count,
        },
      });
    const id = await write('Смена');
    await followers(9_100, '2026-11-01');
    expect(await itemsOf(id)).toContain('register-soon');
    await followers(10_050, '2026-11-20');
    expect(await itemsOf(id)).toContain('register-needed');
    expect(await call.law.channels()).toMatchObject([
      {
        channelId,
        followers: 10_050,
        followersOn: '2026-11-20',
        level: 'over',
        history: [{}, {}],
        state: 'none',
      },
    ]);
    await call.law.decide({ id, decision: { kind: 'promo', status: 'ad', answers: null } });
    await call.law.saveAd({ id, ad: TOKEN });
    await expect(call.posts.schedule({ id, ...inMinutes(DAY_MINUTES) })).rejects.toMatchObject({
      data: { problems: [{ params: { rule: 'register-ad' } }] },
    });
    await people.owner.call.law.saveListing({
      channelId,
      state: 'listed',
      applicationNumber: '123',
      appliedOn: '2026-11-10',
      url: '',
    });
    await call.posts.schedule({ id, ...inMinutes(DAY_MINUTES) });
  });
});

describe('files', () => {
  it('without a passport ask who is in them; the answer of a person settles the question', async () => {
    const { call, organization, channelId } = await start();
    const mediaId = await createAsset(test, organization.id);
    const { id } = await call.posts.create({
      baseText: 'Цех',
      mediaIds: [mediaId],
      targets: [{ channelId }],
    });
    const item = async () =>
      (await call.law.checklist({ id })).items.find(({ ruleId }) => ruleId === 'image-unknown');
    expect(await item()).toMatchObject({ subjectId: mediaId, subjectName: 'цех.jpg', answer: null });
    const decision = { kind: 'answer', ruleId: 'image-unknown', subjectId: mediaId } as const;
    await call.law.decide({ id, decision });
    expect((await item())?.answer).toMatchObject({ isOverride: false });
    await call.posts.save({ id, version: 1, baseText: 'Цех и люди' });
    expect((await item())?.answer).toBeNull();
  });

  it('with one are judged by it: a quotation as the cover, a child without a guardian, a person who has not agreed', async () => {
    const { call, organization, channelId } = await start();
    const mediaId = await createAsset(test, organization.id);
    const child = { id: randomUUID(), name: 'Дочь Анны', state: 'unknown', isMinor: true };
    const passport = Passport.parse({
      origin: 'quotation',
      author: 'А. Б.',
      hasPeople: true,
      people: [child],
    });
    await test.app.db.mediaAsset.update({
      where: { id: mediaId },
      data: { passport, passportState: 'incomplete' },
    });
    const { id } = await call.posts.create({
      baseText: 'Цех',
      mediaIds: [mediaId],
      targets: [{ channelId }],
    });
    const { items } = await call.law.checklist({ id });
    const found = items.filter(({ subjectId }) => subjectId === mediaId).map(({ ruleId }) => ruleId);
    expect(found.sort()).toEqual(['image-consent', 'image-minors', 'quotation-cover']);
  });
});
