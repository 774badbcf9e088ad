import { describe, expect, it } from 'vitest';
import { client, createOrganization, createPerson, PASSWORD } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';

const test = useTestApp();
const whole = (role: 'owner' | 'admin' | 'editor' | 'council') => ({ role, branchId: null });

describe('members', () => {
  it('are listed with their roles; addresses only for those who manage', async () => {
    const { people, owner } = await createOrganization(test, { roles: ['editor', 'admin'] });
    const list = await people.admin.call.organization.members.list();
    expect(list.map((member) => member.email).sort()).toEqual(
      [owner.email, people.editor.email, people.admin.email].sort(),
    );
    const seen = await people.editor.call.organization.members.list();
    expect(seen.map((member) => member.email)).toEqual([null, null, null]);
    expect(seen.find((member) => member.id === people.editor.memberId)?.roles).toEqual([whole('editor')]);
  });

  it('may hold several roles at several branches', async () => {
    const { people, owner, organization } = await createOrganization(test, { roles: ['editor'] });
    const roles = [whole('council'), { role: 'editor' as const, branchId: organization.branchId }];
    await owner.call.organization.members.setRoles({ id: people.editor.memberId, roles });
    expect((await people.editor.call.auth.session()).roles.sort()).toEqual(['council', 'editor']);
    const list = await owner.call.organization.members.list();
    expect(list.find((member) => member.id === people.editor.memberId)?.roles).toEqual(
      expect.arrayContaining(roles),
    );
  });

  it('cannot get a role at a branch of another organization', async () => {
    const { people, owner } = await createOrganization(test, { roles: ['editor'] });
    const other = await createOrganization(test, { roles: ['owner'] });
    await expect(
      owner.call.organization.members.setRoles({
        id: people.editor.memberId,
        roles: [{ role: 'editor', branchId: other.organization.branchId }],
      }),
    ).rejects.toMatchObject({ code: 'not_found' });
    expect((await people.editor.call.auth.session()).roles).toEqual(['editor']);
  });

  it('are shut out at once and let in again', async () => {
    const { people, owner } = await createOrganization(test, { roles: ['editor'] });
    await owner.call.organization.members.deactivate({ id: people.editor.memberId });
    await expect(people.editor.call.organization.get()).rejects.toMatchObject({ code: 'not_signed_in' });
    await owner.call.organization.members.reactivate({ id: people.editor.memberId });
    const list = await owner.call.organization.members.list();
    expect(list.find((member) => member.id === people.editor.memberId)?.deactivatedAt).toBeNull();
  });

  it('a deactivated person who signs in has no organization', async () => {
    const { people, owner, organization } = await createOrganization(test, { roles: ['editor'] });
    await owner.call.organization.members.deactivate({ id: people.editor.memberId });
    const { createSession } = await import('../auth/session.service.ts');
    const line = await createSession(test.app, {
      userId: people.editor.userId,
      organizationId: organization.id,
    });
    const call = client(test, { cookie: line.slice(0, line.indexOf(';')) });
    expect(await call.auth.session()).toMatchObject({ organization: null, roles: [], permissions: [] });
    await expect(call.organization.get()).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('the owner', () => {
  it('cannot be the last one to go, not even when two go at once', async () => {
    const { owner, organization } = await createOrganization(test, { roles: ['owner'] });
    const last = { code: 'state_conflict', data: { reason: 'last_owner' } };
    await expect(owner.call.organization.members.deactivate({ id: owner.memberId })).rejects.toMatchObject(
      last,
    );
    await expect(
      owner.call.organization.members.setRoles({ id: owner.memberId, roles: [whole('admin')] }),
    ).rejects.toMatchObject(last);
    const second = await createPerson(test, { organizationId: organization.id, roles: ['owner'] });
    await Promise.allSettled(
      [owner, second].map((one) =>
        one.call.organization.members.setRoles({ id: one.memberId, roles: [whole('admin')] }),
      ),
    );
    const owners = await test.app.db.memberRole.count({
      where: { organizationId: organization.id, role: 'owner' },
    });
    expect(owners).toBe(1);
  });

  it('cannot be made, unmade or shut out by an admin', async () => {
    const { owner, people } = await createOrganization(test, { roles: ['admin', 'editor'] });
    const { members } = people.admin.call.organization;
    for (const attempt of [
      () => members.setRoles({ id: people.editor.memberId, roles: [whole('owner')] }),
      () => members.setRoles({ id: owner.memberId, roles: [whole('editor')] }),
      () => members.deactivate({ id: owner.memberId }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'forbidden' });
    expect((await owner.call.auth.session()).roles).toEqual(['owner']);
  });

  it('hands over with the password and stays as admin', async () => {
    const { owner, people } = await createOrganization(test, { roles: ['editor'], withPassword: true });
    const { members } = owner.call.organization;
    await expect(
      members.transferOwnership({ memberId: people.editor.memberId, password: 'wrong' }),
    ).rejects.toMatchObject({ data: { fields: [{ path: 'password', code: 'wrong_password' }] } });
    await members.transferOwnership({ memberId: people.editor.memberId, password: PASSWORD });
    expect((await owner.call.auth.session()).roles).toEqual(['admin']);
    expect((await people.editor.call.auth.session()).roles.sort()).toEqual(['editor', 'owner']);
  });
});
