import { describe, expect, it } from 'vitest';
import { createAsset } from '../../../test/content.ts';
import { createOrganization, createPerson, ctxOf } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { useSite } from '../../../test/local-site.ts';
import { createSafeFetch } from '../../lib/safe-fetch.ts';
import { newId } from '../../lib/uuid.ts';
import { captureIdea } from './ideas.service.ts';
import { titleOf } from './read-link.ts';

const PAGES: Record<string, string> = {
  '/og': '<title>Нет</title><meta property="og:title" content="Индексация с&nbsp;1 марта &quot;да&quot;">',
  '/title': '<html><title>\n  Колдоговор &amp; смена </title>',
  '/none': '<p>Без имени</p>',
};
const site = useSite((request, response) => {
  const page = PAGES[request.url ?? ''];
  response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
  response.end(page ?? '');
});

const test = useTestApp({
  adjust: (app) => {
    app.safeFetch = createSafeFetch({ allowPrivate: true });
  },
});

describe('the board of ideas', () => {
  it('an ambassador brings one from a phone, an editor turns it into a draft once and keeps the link', async () => {
    const { organization, people } = await createOrganization(test, {
      roles: ['ambassador', 'editor', 'council'],
    });
    const mediaId = await createAsset(test, organization.id);
    const rubric = await people.editor.call.campaigns.createRubric({ name: 'Победы', colour: 3 });
    const id = newId();
    const brought = { id, text: 'В цехе +5\nФото внутри', url: 'https://example.org/a', mediaIds: [mediaId] };
    const first = await people.ambassador.call.ideas.capture(brought);
    expect(first).toMatchObject({
      id,
      state: 'idea',
      heading: 'В цехе +5',
      media: [{ id: mediaId }],
      postId: null,
    });
    expect(await people.ambassador.call.ideas.capture(brought)).toEqual(first);
    const { keptIn } = await people.editor.call.media.card({ id: mediaId });
    expect(keptIn).toEqual([{ kind: 'idea', id, heading: 'В цехе +5' }]);
    expect(await people.ambassador.call.ideas.save({ id, rubricId: rubric.id })).toMatchObject({
      rubric: { name: 'Победы' },
    });
    await expect(people.ambassador.call.ideas.move({ id, state: 'ready' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(people.council.call.ideas.save({ id, text: 'x' })).rejects.toMatchObject({
      code: 'forbidden',
    });

    await expect(people.editor.call.media.remove({ id: mediaId })).rejects.toMatchObject({
      data: { reason: 'in_use' },
    });

    // Two taps at once make one post.
    const [written, again] = await Promise.all([1, 2].map(() => people.editor.call.ideas.write({ id })));
    if (!written || !again) throw new Error('two answers');
    expect(again.post.id).toBe(written.post.id);
    expect(written.idea).toMatchObject({ state: 'draft', postId: written.post.id });
    expect(written.post).toMatchObject({
      baseText: 'В цехе +5\nФото внутри\n\nhttps://example.org/a',
      mediaIds: [mediaId],
      rubricId: rubric.id,
    });
    expect((await people.editor.call.posts.get({ id: written.post.id })).origin).toEqual({
      kind: 'idea',
      id,
      heading: 'В цехе +5',
      state: 'draft',
    });
    const news = await test.app.db.personalNotice.findMany({ where: { organizationId: organization.id } });
    expect(news).toMatchObject([
      { kind: 'idea_taken', userId: people.ambassador.userId, postId: written.post.id, subjectId: id },
    ]);
    await expect(people.ambassador.call.ideas.save({ id, text: 'x' })).rejects.toMatchObject({
      code: 'forbidden',
      data: { reason: 'already_moved' },
    });
    expect(await people.editor.call.ideas.move({ id, state: 'ready' })).toMatchObject({ state: 'ready' });
    await people.editor.call.posts.remove({ id: written.post.id });
    expect((await people.council.call.ideas.get({ id })).postId).toBeNull();
  });

  it('columns are counted, searched and paged; what is archived comes back', async () => {
    const { people } = await createOrganization(test, { roles: ['editor', 'ambassador'] });
    const { call } = people.editor;
    const made = [];
    for (const text of ['Отпуск летом', 'Отпуск зимой', 'Молоко за вредность'])
      made.push(await call.ideas.capture({ text }));
    await people.ambassador.call.ideas.capture({ text: 'Душевая' });
    const list = (input: object) => call.ideas.list({ state: 'idea', page: 1, ...input });
    expect((await list({})).items.map(({ text }) => text)).toEqual([
      'Душевая',
      'Молоко за вредность',
      'Отпуск зимой',
      'Отпуск летом',
    ]);
    expect((await list({ mine: true })).counts).toEqual({ idea: 3, draft: 0, ready: 0 });
    expect((await list({ q: 'ОТПУСК' })).items).toHaveLength(2);
    const id = made[0]?.id ?? '';
    await call.ideas.archive({ id });
    expect((await list({ q: 'отпуск' })).counts.idea).toBe(1);
    await expect(call.ideas.write({ id })).rejects.toMatchObject({ code: 'state_conflict' });
    await call.ideas.restore({ id });
    expect((await list({ q: 'отпуск' })).counts.idea).toBe(2);
    expect((await list({ page: 2 })).items).toEqual([]);
  });

  it('takes nothing empty, nothing foreign, and nothing that is no web link', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const other = await createOrganization(test, { roles: [] });
    const rubric = await other.owner.call.campaigns.createRubric({ name: 'Чужая', colour: 1 });
    const { capture } = owner.call.ideas;
    await expect(capture({ text: '  ' })).rejects.toMatchObject({
      data: { fields: [{ path: 'text', code: 'required' }] },
    });
    await expect(capture({ url: 'javascript:alert(1)' })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(capture({ text: 'x', rubricId: rubric.id })).rejects.toMatchObject({ code: 'not_found' });
    const theirs = await other.owner.call.ideas.capture({ text: 'Чужая' });
    await expect(capture({ id: theirs.id, text: 'x' })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('of a branch is moved by its editors; a bot brings one in somebody’s name', async () => {
    const { organization, people } = await createOrganization(test, { roles: ['ambassador'] });
    const branch = async (name: string) =>
      test.app.db.branch.create({
        data: { organizationId: organization.id, name, parentId: organization.branchId },
      });
    const [shop, depot] = [await branch('Цех'), await branch('Депо')];
    const at = (roles: ['ambassador'] | ['editor'], branchId: string) =>
      createPerson(test, { organizationId: organization.id, roles, branchId });
    const { id, branchId } = await (await at(['ambassador'], shop.id)).call.ideas.capture({
      text: 'Вытяжка',
    });
    expect(branchId).toBe(shop.id);
    const other = await at(['editor'], depot.id);
    await expect(other.call.ideas.move({ id, state: 'ready' })).rejects.toMatchObject({
      data: { reason: 'other_branch' },
    });
    await (await at(['editor'], shop.id)).call.ideas.move({ id, state: 'ready' });

    const ctx = { ...ctxOf(test, people.ambassador), actor: { kind: 'system', name: 'system' } as never };
    const sent = await captureIdea(
      ctx,
      { text: 'Из чата', source: 'telegram' },
      { authorId: people.ambassador.userId },
    );
    expect(sent).toMatchObject({ source: 'telegram', author: { id: people.ambassador.userId } });
  });
});

describe('a link', () => {
  it('gives its title, and nothing where there is none or nobody answers', async () => {
    const { people } = await createOrganization(test, { roles: ['ambassador'] });
    const { ideas } = people.ambassador.call;
    const read = async (url: string) =>
      (await ideas.readLink({ id: (await ideas.capture({ url })).id })).urlTitle;
    expect(await read(`${site.origin}/og`)).toBe('Индексация с 1 марта "да"');
    expect(await read(`${site.origin}/title`)).toBe('Колдоговор & смена');
    expect(await read(`${site.origin}/none`)).toBeNull();
    expect(await read(`${site.origin}/gone`)).toBeNull();
    expect(await read('http://127.0.0.1:1/')).toBeNull();
    expect(titleOf('<title>&#x41;&#1041;&nope;</title>')).toBe('AБ&nope;');
  });
});

describe('days', () => {
  it('of the chosen sets and the own ones come in the period, elsewhere nothing changes', async () => {
    const { people } = await createOrganization(test, { roles: ['editor', 'ambassador'] });
    const other = await createOrganization(test, { roles: [] });
    const { days } = people.editor.call.ideas;
    const autumn = { from: '2026-10-01', to: '2026-10-31' };
    const named = async (call = days) =>
      (await call.list(autumn)).map(({ day, name }) => `${day} ${name.ru}`);
    expect(await named()).toContain('2026-10-07 Всемирный день действий «За достойный труд!»');
    const own = await days.addOwn({ name: 'День первички', day: '1998-10-07' });
    await days.chooseSets({ sets: ['trade-education'] });
    expect(await named()).toEqual(['2026-10-05 День учителя', '2026-10-07 День первички']);
    expect((await days.settings()).sets.filter(({ isOn }) => isOn).map(({ key }) => key)).toEqual([
      'trade-education',
    ]);
    expect(await named(other.owner.call.ideas.days)).not.toContain('2026-10-07 День первички');
    await expect(other.owner.call.ideas.days.removeOwn({ id: own.id })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await days.removeOwn({ id: own.id })).toEqual(own);
    await expect(days.chooseSets({ sets: ['нет'] })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(people.ambassador.call.ideas.days.chooseSets({ sets: [] })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
