import { describe, expect, it } from 'vitest';
import { apiKeyClient, client, createOrganization, ctxOf } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { recordAudit } from './audit.service.ts';

const test = useTestApp();
const inFields = (path: string, code: string) => ({
  data: { fields: [expect.objectContaining({ path, code })] },
});

describe('the organization', () => {
  it('is read by all and changed by owner and admin', async () => {
    const { owner, people } = await createOrganization(test, { roles: ['ambassador'] });
    await owner.call.organization.update({ name: 'Азот', timeZone: 'Asia/Omsk', lateLimitMinutes: 30 });
    expect(await people.ambassador.call.organization.get()).toMatchObject({
      name: 'Азот',
      timeZone: 'Asia/Omsk',
      lateLimitMinutes: 30,
    });
    await expect(people.ambassador.call.organization.update({ name: 'X' })).rejects.toMatchObject({
      status: 403,
    });
    await expect(owner.call.organization.update({ lateLimitMinutes: 1 })).rejects.toMatchObject(
      inFields('lateLimitMinutes', 'too_small'),
    );
    await expect(owner.call.organization.update({ isDemo: true } as never)).rejects.toMatchObject(
      inFields('isDemo', 'unknown_field'),
    );
  });
});

describe('branches', () => {
  it('form a tree, parents before children', async () => {
    const { owner, organization } = await createOrganization(test, { roles: ['owner'] });
    const { branches } = owner.call.organization;
    const region = await branches.create({ name: 'Урал', parentId: organization.branchId });
    const shop = await branches.create({ name: 'Цех 5', parentId: region.id });
    await branches.update({ id: shop.id, name: 'Цех № 5' });
    expect((await branches.list()).map(({ id, name }) => [id, name])).toEqual([
      [organization.branchId, organization.name],
      [region.id, 'Урал'],
      [shop.id, 'Цех № 5'],
    ]);
  });

  it('never close a circle, not even by two moves at once', async () => {
    const { owner, organization } = await createOrganization(test, { roles: ['owner'] });
    const { branches } = owner.call.organization;
    const a = await branches.create({ name: 'А', parentId: organization.branchId });
    const b = await branches.create({ name: 'Б', parentId: organization.branchId });
    const answers = await Promise.allSettled([
      branches.update({ id: a.id, parentId: b.id }),
      branches.update({ id: b.id, parentId: a.id }),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(answers.find((answer) => answer.status === 'rejected')).toMatchObject({
      reason: inFields('parentId', 'own_child'),
    });
    expect(await branches.list()).toHaveLength(3);
    await expect(branches.update({ id: organization.branchId, parentId: a.id })).rejects.toMatchObject({
      code: 'state_conflict',
    });
  });

  it('are put away and taken out; the root and a branch with children stay', async () => {
    const { owner, organization } = await createOrganization(test, { roles: ['owner'] });
    const { branches } = owner.call.organization;
    const region = await branches.create({ name: 'Урал', parentId: organization.branchId });
    const shop = await branches.create({ name: 'Цех', parentId: region.id });
    for (const id of [organization.branchId, region.id])
      await expect(branches.archive({ id })).rejects.toMatchObject({ code: 'state_conflict' });
    await branches.archive({ id: shop.id });
    await branches.archive({ id: region.id });
    await expect(branches.restore({ id: shop.id })).rejects.toMatchObject({ code: 'state_conflict' });
    await branches.restore({ id: region.id });
    await branches.restore({ id: shop.id });
    expect((await branches.list()).every((branch) => branch.archivedAt === null)).toBe(true);
  });
});

describe('API keys', () => {
  it('are shown once, act within their scopes and end at once', async () => {
    const { owner, organization } = await createOrganization(test, { roles: ['owner'] });
    const { apiKeys } = owner.call.organization;
    const made = await apiKeys.create({ name: 'Сайт', scopes: ['organization:read'], days: 365 });
    expect(made.key).toMatch(/^rpr_[\w-]{43}$/);
    const call = client(test, { authorization: `Bearer ${made.key}` });
    expect(await call.organization.get()).toMatchObject({ id: organization.id });
    await expect(call.organization.update({ name: 'X' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(call.auth.sessions()).rejects.toMatchObject({ code: 'forbidden' });
    const [listed] = await apiKeys.list();
    expect(listed).toMatchObject({ name: 'Сайт', prefix: made.key.slice(0, 10), state: 'active' });
    expect(listed?.lastUsedAt).not.toBeNull();
    expect(JSON.stringify(listed)).not.toContain(made.key);
    await apiKeys.revoke({ id: made.id });
    await expect(call.organization.get()).rejects.toMatchObject({ code: 'not_signed_in' });
    expect(await apiKeys.list()).toMatchObject([{ state: 'revoked' }]);
  });

  it('end by time, live a year at most, and a wrong key is nobody', async () => {
    const { owner, organization } = await createOrganization(test, { roles: ['owner'] });
    await expect(
      owner.call.organization.apiKeys.create({ name: 'X', scopes: ['posts:read'], days: 366 }),
    ).rejects.toMatchObject(inFields('days', 'too_big'));
    const call = await apiKeyClient(test, organization.id, ['organization:read']);
    await test.app.db.apiKey.updateMany({
      where: { organizationId: organization.id },
      data: { expiresAt: new Date(0) },
    });
    await expect(call.organization.get()).rejects.toMatchObject({ code: 'not_signed_in' });
    for (const authorization of ['Bearer rpr_wrong', 'Bearer x', 'Basic eDp5', 'Bearer'])
      await expect(
        client(test, { authorization, cookie: owner.cookie }).organization.get(),
      ).rejects.toMatchObject({ code: 'not_signed_in' });
  });

  it('write their last use at most once a minute', async () => {
    const { owner, organization } = await createOrganization(test, { roles: ['owner'] });
    const call = await apiKeyClient(test, organization.id, ['organization:read']);
    const lastUse = async () => (await owner.call.organization.apiKeys.list())[0]?.lastUsedAt;
    await call.organization.get();
    const first = await lastUse();
    await call.organization.get();
    expect(await lastUse()).toBe(first);
  });
});

describe('the audit log', () => {
  it('tells who did what, by thing, person and day of the organization', async () => {
    const { owner, people } = await createOrganization(test, {
      roles: ['admin'],
      timeZone: 'Asia/Yekaterinburg',
    });
    await people.admin.call.organization.update({ allowSelfApproval: true });
    await owner.call.organization.invitations.create({ roles: ['editor'], branchId: null });
    const { audit } = owner.call.organization;
    expect((await audit.list({ page: 1 })).entries.map((entry) => [entry.action, entry.actorName])).toEqual([
      ['invitation.created', owner.name],
      ['organization.changed', people.admin.name],
    ]);
    expect(await audit.list({ actorId: people.admin.userId })).toMatchObject({ total: 1 });
    expect(await audit.list({ action: 'invitation' })).toMatchObject({ total: 1 });
    expect(await audit.list({ action: 'invit' })).toMatchObject({ total: 0 });
    const clock = { now: () => new Date('2026-03-01T20:00:00Z') };
    await recordAudit({ ...ctxOf(test, owner), clock }, { action: 'test.done' });
    expect(await audit.list({ from: '2026-03-02', to: '2026-03-02' })).toMatchObject({ total: 1 });
    expect(await audit.list({ from: '2026-03-01', to: '2026-03-01' })).toMatchObject({ total: 0 });
  });

  it('comes in pages', async () => {
    const { owner } = await createOrganization(test, { roles: ['owner'] });
    for (let i = 0; i < 51; i++) await recordAudit(ctxOf(test, owner), { action: `test.n${i}` });
    const { entries, total } = await owner.call.organization.audit.list({ page: 2 });
    expect([entries.length, total]).toEqual([1, 51]);
  });

  it('is read by owner and admin only, and cannot be changed', async () => {
    const { owner, people } = await createOrganization(test, { roles: ['editor'] });
    await expect(people.editor.call.organization.audit.list({})).rejects.toMatchObject({ code: 'forbidden' });
    await recordAudit(ctxOf(test, owner), { action: 'test.done' });
    const where = { organizationId: owner.organizationId };
    await expect(test.app.db.auditEntry.updateMany({ where, data: { action: 'x' } })).rejects.toThrow(
      /append-only/,
    );
    await expect(test.app.db.auditEntry.deleteMany({ where })).rejects.toThrow(/append-only/);
  });
});
