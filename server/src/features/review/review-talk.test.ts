import { describe, expect, it } from 'vitest';
import { createChannel } from '../../../test/content.ts';
import { createOrganization } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { BURST_MS } from './versions.service.ts';

let now = new Date();
const test = useTestApp({
  adjust: (app) => {
    app.clock = { now: () => now };
  },
});

async function start() {
  now = new Date();
  const made = await createOrganization(test, { roles: ['editor', 'council', 'ambassador'] });
  const channelId = await createChannel(test, made.organization.id);
  const { editor, council, ambassador } = made.people;
  const { id } = await editor.call.posts.create({ baseText: 'Автобус в 23:40', targets: [{ channelId }] });
  return { ...made, editor, council, ambassador, channelId, id };
}

describe('remarks', () => {
  it('stand at words of the text, call people, are answered, settled and taken back', async () => {
    const { id, editor, council, ambassador } = await start();
    const quote = { text: '23:40', start: 10, channelId: null };
    const said = { postId: id, body: 'Точно 23:40?', quote, mentionIds: [editor.userId] };
    const first = await council.call.review.comments.add(said);
    expect(first).toMatchObject({ quote: { text: '23:40', start: 10 }, mentions: [{ name: editor.name }] });
    const mine = async () =>
      (await editor.call.notifications.list()).items.filter(({ kind }) => kind === 'mention');
    expect(await mine()).toMatchObject([{ personName: council.name, post: { id } }]);
    await editor.call.review.comments.seen({ postId: id });
    expect(await mine()).toEqual([]);
    const answer = { postId: id, parentId: first.id, body: 'Да' };
    const second = await editor.call.review.comments.add(answer);
    await expect(
      editor.call.review.comments.add({ ...answer, parentId: second.id }),
      'answers stand under the first remark',
    ).rejects.toMatchObject({ code: 'not_found' });
    const kinds = await test.app.db.personalNotice.findMany({
      where: { postId: id },
      orderBy: { id: 'asc' },
    });
    expect(kinds.map(({ kind, userId }) => [kind, userId])).toEqual([
      ['mention', editor.userId],
      ['comment', council.userId],
    ]);
    await editor.call.review.comments.resolve({ id: first.id, isResolved: true });
    const list = async () => (await ambassador.call.review.comments.list({ postId: id })).items;
    expect(await list()).toMatchObject([{ resolvedBy: editor.name, isMine: false }, { body: 'Да' }]);
    await expect(editor.call.review.comments.remove({ id: first.id })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await council.call.review.comments.remove({ id: first.id });
    expect(await list()).toEqual([]);
  });

  it('said twice with one id, it is said once; an id of somebody else shows nothing', async () => {
    const { id, council, editor } = await start();
    const said = { id: crypto.randomUUID(), postId: id, body: 'Хорошо' };
    await council.call.review.comments.add(said);
    await council.call.review.comments.add(said);
    expect((await editor.call.review.comments.list({ postId: id })).items).toHaveLength(1);
    await expect(editor.call.review.comments.add(said)).rejects.toMatchObject({ code: 'not_found' });
    const other = await createOrganization(test, { roles: [] });
    const stranger = { postId: id, body: 'x', mentionIds: [other.owner.userId] };
    await expect(editor.call.review.comments.add(stranger)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('versions', () => {
  it('saves close together are one; a pause or another person begins the next; each shows what it changed', async () => {
    const { id, editor, owner } = await start();
    const save = async (person: typeof editor, baseText: string) => {
      const { version } = await person.call.posts.get({ id });
      return person.call.posts.save({ id, version, baseText });
    };
    for (const text of ['Автобус', 'Автобус пойдёт', 'Автобус пойдёт в 23:40']) await save(editor, text);
    now = new Date(now.getTime() + BURST_MS);
    await save(editor, 'Автобус пойдёт в 23:50');
    await save(owner, 'Автобус пойдёт в 23:55');
    const list = await owner.call.review.versions.list({ postId: id });
    expect(list.map(({ number, editor: name }) => [number, name])).toEqual([
      [3, owner.name],
      [2, editor.name],
      [1, editor.name],
    ]);
    expect(await owner.call.review.versions.compare({ postId: id, number: 2 })).toEqual({
      texts: [
        {
          place: 'base',
          channelName: null,
          before: 'Автобус пойдёт в 23:40',
          after: 'Автобус пойдёт в 23:50',
        },
      ],
      areMediaOther: false,
      areChannelsOther: false,
    });
    const { version } = await editor.call.posts.get({ id });
    const back = await editor.call.review.versions.restore({ postId: id, number: 1, version });
    expect(back.baseText).toBe('Автобус пойдёт в 23:40');
    expect((await owner.call.review.versions.list({ postId: id }))[0]).toMatchObject({
      number: 4,
      reason: 'restored',
    });
    await expect(
      editor.call.review.versions.restore({ postId: id, number: 1, version }),
      'somebody changed it meanwhile, though to these very words',
    ).resolves.toMatchObject({ baseText: 'Автобус пойдёт в 23:40' });
    expect(await test.app.db.journalEntry.count({ where: { postId: id, kind: 'version_restored' } })).toBe(1);
  });
});
