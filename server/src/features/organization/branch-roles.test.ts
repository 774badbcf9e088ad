// What a role at a branch means where one request alone does not show it; endpoint by endpoint: matrix-branches.test.ts.
import type { Role } from '@rupor/shared/organization/permissions';
import { describe, expect, it } from 'vitest';
import { createChannel, DAY_MINUTES, inMinutes } from '../../../test/content.ts';
import { client, createOrganization, createPerson } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { createSession } from '../auth/session.service.ts';

const test = useTestApp();
const OTHER = { code: 'forbidden', data: { reason: 'other_branch' } };

/** North and south below the root, a shop below north, a channel at each of the two and one of all. */
async function createTree() {
  const { db } = test.app;
  const { organization, owner } = await createOrganization(test, { roles: [] });
  const organizationId = organization.id;
  const branch = async (name: string, parentId = organization.branchId) =>
    (await db.branch.create({ data: { organizationId, name, parentId } })).id;
  const channelAt = async (branchId: string | null) => {
    const id = await createChannel(test, organizationId);
    await db.channel.update({ where: { id }, data: { branchId } });
    return id;
  };
  const [north, south] = [await branch('Север'), await branch('Юг')];
  const shop = await branch('Цех', north);
  return {
    owner,
    root: organization.branchId,
    north,
    south,
    shop,
    channels: { north: await channelAt(north), south: await channelAt(south), all: await channelAt(null) },
    person: (role: Role, branchId?: string) =>
      createPerson(test, { organizationId, roles: [role], branchId }),
  };
}

describe('the session', () => {
  it('tells where each right counts: at the branch and below, everywhere from the root', async () => {
    const { person, root, north, shop } = await createTree();
    const info = await (await person('admin', north)).call.auth.session();
    expect(info.roles).toEqual(['admin']);
    expect(info.reach['channels.manage']?.toSorted()).toEqual([north, shop].toSorted());
    expect(info.reach).not.toHaveProperty(['posts.read']);
    expect(info.permissions).toContain('posts.read');
    for (const whole of ['organization.manage', 'audit.read', 'apiKeys.manage', 'publishing.pause'])
      expect(info.permissions).not.toContain(whole);
    expect((await (await person('admin', root)).call.auth.session()).reach).toEqual({});
  });
});

describe('a post for channels of several branches', () => {
  it('is read by everybody, and touched by each only in the own channels', async () => {
    const { owner, person, north, channels } = await createTree();
    const editor = (await person('editor', north)).call.posts;
    const targets = [{ channelId: channels.north }, { channelId: channels.south }];
    const post = await owner.call.posts.create({ baseText: 'Собрание в семь', targets });
    const { id, version } = await editor.get({ id: post.id });
    const own = post.targets.find(({ channel }) => channel.id === channels.north);
    await expect(editor.save({ id, version, baseText: 'Собрание в восемь' })).rejects.toMatchObject(OTHER);
    await expect(
      editor.save({ id, version, targets: [{ channelId: channels.north }] }),
    ).rejects.toMatchObject(OTHER);
    const added = [...targets, { channelId: channels.all }];
    await expect(editor.save({ id, version, targets: added })).rejects.toMatchObject(OTHER);
    const [, southern] = targets;
    const mine = { channelId: channels.north, text: 'Собрание в семь, красный уголок' };
    const saved = await editor.save({ id, version, targets: [mine, southern ?? mine] });
    expect(saved.version).toBe(version + 1);
    const plan = inMinutes(DAY_MINUTES);
    await expect(editor.schedule({ id, ...plan })).rejects.toMatchObject(OTHER);
    const { post: planned } = await editor.schedule({ id, targetIds: [own?.id ?? ''], ...plan });
    expect(planned.targets.map(({ state }) => state).sort()).toEqual(['draft', 'scheduled']);
    await expect(editor.remove({ id })).rejects.toMatchObject(OTHER);
  });

  it('is approved by each approver for the own channels', async () => {
    const { owner, person, north, channels } = await createTree();
    const targets = [{ channelId: channels.north }, { channelId: channels.south }];
    const post = await owner.call.posts.create({ baseText: 'Собрание в семь', targets });
    const { id, version } = await owner.call.posts.submit({ id: post.id });
    const approver = (await person('approver', north)).call;
    expect((await approver.posts.get({ id })).canApprove).toBe(false);
    await expect(approver.posts.approve({ id, version })).rejects.toMatchObject(OTHER);
    const own = post.targets.find(({ channel }) => channel.id === channels.north)?.id ?? '';
    const approved = await approver.posts.approve({ id, version, targetIds: [own] });
    expect(approved.targets.find((target) => target.id === own)?.state).toBe('approved');
    const southern = (await person('approver')).call;
    expect((await southern.posts.get({ id })).canApprove).toBe(true);
  });

  it('without channels belongs to the branch of who wrote it', async () => {
    const { person, north, south, channels } = await createTree();
    const draft = await (await person('ambassador', north)).call.posts.create({ baseText: 'Идея' });
    expect(draft.branchId).toBe(north);
    const { id, version } = draft;
    await expect(
      (await person('editor', south)).call.posts.save({ id, version, title: 'Наша' }),
    ).rejects.toMatchObject(OTHER);
    const editor = (await person('editor', north)).call.posts;
    const targets = [{ channelId: channels.north }];
    expect((await editor.save({ id, version, title: 'Идея цеха', targets })).targets).toHaveLength(1);
  });
});

describe('channels', () => {
  it('are handed over only between branches one manages', async () => {
    const { person, owner, north, south, shop, channels } = await createTree();
    const admin = (await person('admin', north)).call.channels;
    const id = channels.north;
    for (const branchId of [south, null])
      await expect(admin.setBranch({ id, branchId })).rejects.toMatchObject(OTHER);
    await expect(admin.setBranch({ id: channels.all, branchId: north })).rejects.toMatchObject(OTHER);
    expect((await admin.setBranch({ id, branchId: shop })).branchId).toBe(shop);
    expect((await owner.call.channels.setBranch({ id, branchId: south })).branchId).toBe(south);
  });
});

describe('what waits', () => {
  it('is shown only to who can finish it', async () => {
    const { owner, person, north, south, channels } = await createTree();
    const post = await owner.call.posts.create({
      baseText: 'Текст',
      targets: [{ channelId: channels.north }],
    });
    await owner.call.posts.submit({ id: post.id });
    await test.app.db.channel.update({ where: { id: channels.north }, data: { health: 'reconnect' } });
    const kindsFor = async (branchId: string) => {
      const { items } = await (await person('admin', branchId)).call.notifications.list();
      return items.map(({ kind }) => kind).filter((kind) => kind !== 'publishing_stands');
    };
    expect((await kindsFor(north)).sort()).toEqual(['channel_reconnect', 'in_review']);
    expect(await kindsFor(south)).toEqual([]);
  });
});

describe('people of a branch', () => {
  it('get and lose roles there only, and keep what they hold elsewhere', async () => {
    const { person, north, south, shop } = await createTree();
    const { members } = (await person('admin', north)).call.organization;
    const member = await person('editor', south);
    const id = member.memberId;
    const before = { role: 'editor' as const, branchId: south };
    for (const roles of [
      [before, { role: 'editor' as const, branchId: null }],
      [before, { role: 'council' as const, branchId: south }],
      [{ role: 'editor' as const, branchId: north }],
    ])
      await expect(members.setRoles({ id, roles })).rejects.toMatchObject(OTHER);
    await members.setRoles({ id, roles: [before, { role: 'admin', branchId: shop }] });
    await expect(members.deactivate({ id })).rejects.toMatchObject(OTHER);
    await expect(
      members.setRoles({ id, roles: [before, { role: 'owner', branchId: null }] }),
    ).rejects.toMatchObject({ code: 'forbidden', data: { reason: 'owner_only' } });
    const shown = await members.list();
    expect(shown.find((one) => one.id === id)?.email).toBe(member.email);
    expect(shown.filter(({ email }) => email === null)).toHaveLength(1);
  });

  it('who come back by an invitation hold only the roles it names', async () => {
    const { owner, person, north } = await createTree();
    const gone = await person('admin');
    await owner.call.organization.members.deactivate({ id: gone.memberId });
    const admin = await person('admin', north);
    const { url } = await admin.call.organization.invitations.create({
      roles: ['editor'],
      branchId: north,
      days: 1,
    });
    const line = await createSession(test.app, { userId: gone.userId });
    const again = client(test, { cookie: line.slice(0, line.indexOf(';')) });
    await again.organization.invitations.join({ token: url.split('#')[1] ?? '' });
    const roles = await test.app.db.memberRole.findMany({ where: { memberId: gone.memberId } });
    expect(roles.map(({ role, branchId }) => [role, branchId])).toEqual([['editor', north]]);
  });
});
