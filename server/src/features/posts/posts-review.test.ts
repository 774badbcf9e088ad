import { describe, expect, it } from 'vitest';
import { createChannel, DAY_MINUTES, inMinutes } from '../../../test/content.ts';
import { apiKeyClient, client, createOrganization } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';

const test = useTestApp();

async function start() {
  const made = await createOrganization(test, { roles: ['ambassador', 'editor', 'approver', 'council'] });
  const channelId = await createChannel(test, made.organization.id);
  const { ambassador, approver, editor } = made.people;
  const post = await ambassador.call.posts.create({ baseText: 'История цеха', targets: [{ channelId }] });
  return {
    ...made,
    channelId,
    post,
    author: ambassador.call.posts,
    approver: approver.call.posts,
    editor: editor.call.posts,
  };
}

const states = (post: { targets: { state: string }[] }) => post.targets.map(({ state }) => state);

describe('posts.submit, approve, sendBack', () => {
  it('goes from an activist over the approver into the plan', async () => {
    const { post, author, approver, channelId, people } = await start();
    const plan = inMinutes(DAY_MINUTES);
    const submitted = await author.submit({ id: post.id, version: 1, plan });
    expect(submitted.targets).toMatchObject([{ state: 'in_review', ...plan, channel: { id: channelId } }]);
    expect((await approver.get({ id: post.id })).canApprove).toBe(true);
    expect((await author.get({ id: post.id })).canApprove).toBe(false);
    const approved = await approver.approve({ id: post.id, version: 1 });
    expect(approved.targets).toMatchObject([{ state: 'scheduled', ...plan }]);
    expect(await test.app.db.auditEntry.findFirst({ where: { targetId: post.id } })).toMatchObject({
      action: 'post.approved',
      actorName: people.approver.name,
    });
    const entries = await test.app.db.journalEntry.findMany({
      where: { postId: post.id },
      orderBy: { id: 'asc' },
    });
    expect(entries.map(({ kind }) => kind)).toEqual(['created', 'submitted', 'approved', 'scheduled']);
  });

  it('without a time it stays approved, until an editor gives it one', async () => {
    const { post, author, approver, editor } = await start();
    await author.submit({ id: post.id });
    expect(states(await approver.approve({ id: post.id, version: 1 }))).toEqual(['approved']);
    expect(states((await editor.schedule({ id: post.id, ...inMinutes(60) })).post)).toEqual(['scheduled']);
  });

  it('with a time that has passed meanwhile, or a dead channel, it stays approved', async () => {
    const { post, author, approver, channelId } = await start();
    await author.submit({ id: post.id, plan: inMinutes(60) });
    await test.app.db.channel.update({ where: { id: channelId }, data: { health: 'reconnect' } });
    expect(states(await approver.approve({ id: post.id, version: 1 }))).toEqual(['approved']);
  });

  it('approves what was read, not what was typed meanwhile', async () => {
    const { post, author, approver } = await start();
    await author.submit({ id: post.id });
    await author.save({ id: post.id, version: 1, baseText: 'Совсем другое' });
    await expect(approver.approve({ id: post.id, version: 1 })).rejects.toMatchObject({
      code: 'version_conflict',
      data: { currentVersion: 2 },
    });
    expect(states(await approver.approve({ id: post.id, version: 2 }))).toEqual(['approved']);
  });

  it('nobody approves what they wrote or changed, unless the organization allows it', async () => {
    const { post, author, approver, organization, owner, channelId } = await start();
    await author.submit({ id: post.id });
    await approver.save({ id: post.id, version: 1, baseText: 'Как мне угодно' });
    const refusal = { code: 'forbidden', data: { reason: 'self_approval' } };
    await expect(approver.approve({ id: post.id, version: 2 })).rejects.toMatchObject(refusal);
    const own = await owner.call.posts.create({ baseText: 'Своё', targets: [{ channelId }] });
    await owner.call.posts.submit({ id: own.id });
    await expect(owner.call.posts.approve({ id: own.id, version: 1 })).rejects.toMatchObject(refusal);
    await test.app.db.organization.update({
      where: { id: organization.id },
      data: { allowSelfApproval: true },
    });
    expect(states(await owner.call.posts.approve({ id: own.id, version: 1 }))).toEqual(['approved']);
  });

  it('returns with a remark, and the remark goes with the next submission', async () => {
    const { post, author, approver } = await start();
    await author.submit({ id: post.id });
    const back = await approver.sendBack({ id: post.id, note: 'Уточните дату' });
    expect([states(back), back.reviewNote]).toEqual([['draft'], 'Уточните дату']);
    expect((await author.submit({ id: post.id })).reviewNote).toBeNull();
    await expect(approver.sendBack({ id: post.id, note: ' ' })).rejects.toMatchObject({
      code: 'invalid_input',
      data: { fields: [{ path: 'note', code: 'required' }] },
    });
  });

  it('does not take an empty post or a past time', async () => {
    const { author, channelId } = await start();
    const empty = await author.create({ targets: [{ channelId }] });
    await expect(author.submit({ id: empty.id })).rejects.toMatchObject({
      code: 'blocked_by_rules',
      data: { problems: [{ code: 'empty' }] },
    });
    await expect(author.submit({ id: empty.id, plan: inMinutes(-60) })).rejects.toMatchObject({
      code: 'past_time',
    });
  });

  it('is for those who may, in an order that makes sense', async () => {
    const { post, author, approver, editor, people, organization } = await start();
    await expect(approver.approve({ id: post.id, version: 1 })).rejects.toMatchObject({
      code: 'state_conflict',
    });
    await author.submit({ id: post.id });
    await expect(author.approve({ id: post.id, version: 1 })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(editor.approve({ id: post.id, version: 1 })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(editor.sendBack({ id: post.id, note: 'x' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(people.council.call.posts.submit({ id: post.id })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(client(test).posts.submit({ id: post.id })).rejects.toMatchObject({ code: 'not_signed_in' });
    const key = await apiKeyClient(test, organization.id, ['posts:read', 'posts:write']);
    await expect(key.posts.approve({ id: post.id, version: 1 })).rejects.toMatchObject({ code: 'forbidden' });
  });
});
