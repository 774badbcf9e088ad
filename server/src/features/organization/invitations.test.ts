import { describe, expect, it } from 'vitest';
import { Browser } from '../../../test/browser.ts';
import { client, createOrganization } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';

const letters: { to: string; subject: string; text: string }[] = [];
const test = useTestApp({
  adjust: (app) => {
    app.mailer = {
      send: async (letter) => {
        if (letter.to.startsWith('broken')) throw new Error('mailbox is full');
        letters.push(letter);
      },
    };
  },
});
const PASSWORD = 'Смена у станка номер пять';
const tokenOf = (url: string) => url.split('#')[1] ?? '';
let count = 0;
function guest(token: string) {
  count += 1;
  return { token, name: 'Пётр Лунин', email: `lunin${count}@azot.test`, password: PASSWORD };
}

async function invited() {
  const { owner, organization } = await createOrganization(test, { roles: ['owner'] });
  const made = await owner.call.organization.invitations.create({
    roles: ['editor', 'council'],
    branchId: organization.branchId,
  });
  return { owner, organization, made, token: tokenOf(made.url) };
}

describe('invitations', () => {
  it('show the link and its QR code once, keep only its hash', async () => {
    const { made, token, owner } = await invited();
    expect(made.url.startsWith(`${test.origin}/invite#`)).toBe(true);
    expect(made.qrSvg).toMatch(/^<svg/);
    expect(made.mail).toBe('none');
    const row = await test.app.db.invitation.findUniqueOrThrow({ where: { id: made.id } });
    expect(JSON.stringify(row)).not.toContain(token);
    expect(await owner.call.organization.invitations.list()).toMatchObject([{ id: made.id, state: 'open' }]);
  });

  it('let a new person in with the roles at the branch, signed in, once', async () => {
    const { organization, token, owner } = await invited();
    expect(await client(test).organization.invitations.get({ token })).toMatchObject({
      organizationName: organization.name,
      roles: ['editor', 'council'],
      branchName: organization.name,
    });
    const browsers = [new Browser(test), new Browser(test)];
    const answers = await Promise.allSettled(
      browsers.map((browser) => browser.call.organization.invitations.accept(guest(token))),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected']);
    const winner = browsers[answers.findIndex((answer) => answer.status === 'fulfilled')];
    const session = await winner?.call.auth.session();
    expect(session?.roles.sort()).toEqual(['council', 'editor']);
    expect(session?.organization?.id).toBe(organization.id);
    await expect(client(test).organization.invitations.get({ token })).rejects.toMatchObject({
      code: 'link_expired',
    });
    expect(await owner.call.organization.members.list()).toHaveLength(2);
    expect(await owner.call.organization.invitations.list()).toMatchObject([{ state: 'accepted' }]);
  });

  it('let in a person who is signed in elsewhere', async () => {
    const { organization, token } = await invited();
    const { owner: other } = await createOrganization(test, { roles: ['owner'] });
    await other.call.organization.invitations.join({ token });
    expect((await other.call.auth.session()).organization?.id).toBe(organization.id);
    await expect(client(test).organization.invitations.join({ token })).rejects.toMatchObject({
      status: 401,
    });
  });

  it('say at the field that an address is taken, and stay usable', async () => {
    const { token, owner } = await invited();
    await expect(
      client(test).organization.invitations.accept({ ...guest(token), email: owner.email }),
    ).rejects.toMatchObject({ data: { fields: [{ path: 'email', code: 'taken' }] } });
    await client(test).organization.invitations.accept(guest(token));
  });

  it('refuse weak passwords and unknown, revoked and late links', async () => {
    const { token, owner, made } = await invited();
    await expect(
      client(test).organization.invitations.accept({ ...guest(token), password: 'пароль123' }),
    ).rejects.toMatchObject({ data: { fields: [{ path: 'password', code: 'common_password' }] } });
    await expect(client(test).organization.invitations.get({ token: 'x'.repeat(43) })).rejects.toMatchObject({
      code: 'not_found',
    });
    await owner.call.organization.invitations.revoke({ id: made.id });
    await expect(client(test).organization.invitations.accept(guest(token))).rejects.toMatchObject({
      code: 'link_expired',
    });
    await expect(owner.call.organization.invitations.revoke({ id: made.id })).rejects.toMatchObject({
      code: 'state_conflict',
    });
    const late = await invited();
    await test.app.db.invitation.update({ where: { id: late.made.id }, data: { expiresAt: new Date(0) } });
    await expect(client(test).organization.invitations.accept(guest(late.token))).rejects.toMatchObject({
      code: 'link_expired',
    });
    expect(await late.owner.call.organization.invitations.list()).toMatchObject([{ state: 'expired' }]);
  });

  it('never carry the role of an owner', async () => {
    const { owner } = await invited();
    await expect(
      owner.call.organization.invitations.create({ roles: ['owner'] as never, branchId: null }),
    ).rejects.toMatchObject({ data: { fields: [{ path: 'roles.0', code: 'bad_format' }] } });
  });

  it('are mailed where there is a mail server, and hold when it fails', async () => {
    const { owner } = await invited();
    const { invitations } = owner.call.organization;
    const input = { roles: ['editor' as const], branchId: null };
    const made = await invitations.create({ ...input, email: 'Lunin@azot.test' });
    expect(made.mail).toBe('sent');
    expect(letters.at(-1)?.to).toBe('Lunin@azot.test');
    expect(letters.at(-1)?.text).toContain(made.url);
    expect((await invitations.create({ ...input, email: 'broken@azot.test' })).mail).toBe('failed');
    await expect(
      client(test).organization.invitations.accept(guest(tokenOf(made.url))),
    ).rejects.toMatchObject({ data: { fields: [{ path: 'email', code: 'not_invited' }] } });
  });
});
