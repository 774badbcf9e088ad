import { NewPassword } from '@rupor/shared/auth/fields';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Browser } from '../../../test/browser.ts';
import { client, createOrganization, PASSWORD } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { COMMON_PASSWORDS } from './common-passwords.ts';
import { DEMO_PASSWORD } from './demo-accounts.ts';
import { problemOf } from './password.service.ts';

const test = useTestApp();
const NEW = 'Ночная смена у станка';

describe('PATCH /api/auth/profile', () => {
  it('keeps name, language and zone', async () => {
    const { owner } = await createOrganization(test, { roles: ['owner'] });
    await owner.call.auth.updateProfile({ name: 'Анна Котова', locale: 'en', timeZone: 'Asia/Omsk' });
    expect((await owner.call.auth.session()).person).toMatchObject({
      name: 'Анна Котова',
      locale: 'en',
      timeZone: 'Asia/Omsk',
    });
  });

  it('says at the field that a username is taken or a zone unknown', async () => {
    const { owner } = await createOrganization(test, { roles: ['owner'] });
    const { owner: other } = await createOrganization(test, { roles: ['owner'] });
    await owner.call.auth.updateProfile({ username: 'Kotova.Anna' });
    expect((await owner.call.auth.session()).person?.username).toBe('kotova.anna');
    await expect(other.call.auth.updateProfile({ username: 'kotova.anna' })).rejects.toMatchObject({
      data: { fields: [{ path: 'username', code: 'taken' }] },
    });
    await expect(other.call.auth.updateProfile({ timeZone: 'Mars/Base' })).rejects.toMatchObject({
      data: { fields: [{ path: 'timeZone', code: 'unknown_zone' }] },
    });
  });

  it('refuses people who are not signed in', async () => {
    await expect(client(test).auth.updateProfile({ name: 'X' })).rejects.toMatchObject({ status: 401 });
  });
});

describe('POST /api/auth/organization', () => {
  it('moves this session to another of the own organizations, and to no other', async () => {
    const first = await createOrganization(test, { roles: ['editor'] });
    const second = await createOrganization(test, { roles: ['owner'] });
    const foreign = await createOrganization(test, { roles: ['owner'] });
    const { editor } = first.people;
    const { id } = second.organization;
    const member = await test.app.db.member.create({ data: { organizationId: id, userId: editor.userId } });
    await test.app.db.memberRole.create({
      data: { organizationId: id, memberId: member.id, role: 'council' },
    });
    await editor.call.auth.chooseOrganization({ id });
    const info = await editor.call.auth.session();
    expect(info).toMatchObject({ organization: { id }, memberId: member.id, roles: ['council'] });
    expect(info.organizations.map((one) => one.id)).toEqual([first.organization.id, id]);
    await expect(editor.call.auth.chooseOrganization({ id: foreign.organization.id })).rejects.toMatchObject({
      code: 'not_found',
    });
    await second.owner.call.organization.members.deactivate({ id: member.id });
    await expect(editor.call.auth.session()).resolves.toMatchObject({ person: null });
  });
});

describe('POST /api/auth/password', () => {
  it('changes it, ends the other sessions and keeps this one under a new token', async () => {
    const { owner } = await createOrganization(test, { roles: ['owner'], withPassword: true });
    const browser = new Browser(test);
    await browser.call.auth.signIn({ login: owner.email, password: PASSWORD });
    await browser.call.auth.changePassword({ currentPassword: PASSWORD, newPassword: NEW });
    expect(await browser.call.auth.sessions()).toHaveLength(1);
    await expect(owner.call.auth.sessions()).rejects.toMatchObject({ code: 'not_signed_in' });
    await expect(
      new Browser(test).call.auth.signIn({ login: owner.email, password: PASSWORD }),
    ).rejects.toMatchObject({ code: 'wrong_credentials' });
    expect(await new Browser(test).call.auth.signIn({ login: owner.email, password: NEW })).toEqual({
      next: 'done',
    });
  });

  it('needs the current password and throttles guessing', async () => {
    const { owner } = await createOrganization(test, { roles: ['owner'], withPassword: true });
    // All within one moment: the wait after the tenth guess must not run out on a slow machine.
    const now = test.app.clock.now();
    const { clock } = test.app;
    test.app.clock = { now: () => now };
    onTestFinished(() => {
      test.app.clock = clock;
    });
    for (let i = 0; i < 10; i++)
      await expect(
        owner.call.auth.changePassword({ currentPassword: 'wrong', newPassword: NEW }),
      ).rejects.toMatchObject({ data: { fields: [{ path: 'currentPassword', code: 'wrong_password' }] } });
    await expect(
      owner.call.auth.changePassword({ currentPassword: PASSWORD, newPassword: NEW }),
    ).rejects.toMatchObject({ code: 'too_many_requests' });
  });

  it.each([
    ['1234567', 'too_short'],
    ['qwerty123', 'common_password'],
    ['йцукен123', 'common_password'],
    ['ghbdtn123', 'common_password'],
    ['zzzzzzzzzzzz', 'common_password'],
    ['trustno1', 'common_password'],
    ['Светлана1990', 'common_password'],
    ['cdtnkfyf1990', 'common_password'],
  ])('refuses %s as %s', async (newPassword, code) => {
    const { owner } = await createOrganization(test, { roles: ['owner'], withPassword: true });
    await expect(
      owner.call.auth.changePassword({ currentPassword: PASSWORD, newPassword }),
    ).rejects.toMatchObject({ data: { fields: [{ path: 'newPassword', code }] } });
  });

  it('refuses the own login and the name of the organization in it', () => {
    const words = ['kotova@profcom.ru', 'anna.kotova', 'Профсоюз Азот'];
    const codes = ['x-kotova-2026', 'ANNA.KOTOVA!!', 'мой профсоюз азот 1', 'смена у станка № 5'].map(
      (password) => problemOf({ password, words, path: 'password' })?.code ?? null,
    );
    expect(codes).toEqual(['own_name_in_password', 'own_name_in_password', 'own_name_in_password', null]);
  });

  it('knows more than the 3,000 most used ones that are long enough to be chosen (ASVS 6.2.4)', () => {
    const choosable = [...COMMON_PASSWORDS].filter((password) => NewPassword.safeParse(password).success);
    expect(choosable.length).toBeGreaterThan(3000);
    const plain = [...COMMON_PASSWORDS].filter(
      (password) => password === password.toLowerCase().normalize('NFKC'),
    );
    expect(plain).toHaveLength(COMMON_PASSWORDS.size);
  });

  it('does not refuse its own demo password', () => {
    expect(problemOf({ password: DEMO_PASSWORD, words: [], path: 'password' })).toBeNull();
  });
});

describe('GET /api/auth/demo-accounts', () => {
  it('shows nothing of a real organization, even with such an address', async () => {
    const { owner } = await createOrganization(test, { roles: ['owner'] });
    await test.app.db.user.update({ where: { id: owner.userId }, data: { email: 'owner@demo.rupor' } });
    expect(await client(test).auth.demoAccounts()).toEqual([]);
  });

  it('shows the people of a demo organization', async () => {
    const { people } = await createOrganization(test, { roles: ['editor'], isDemo: true });
    await test.app.db.user.update({
      where: { id: people.editor.userId },
      data: { email: 'editor@demo.rupor' },
    });
    expect(await client(test).auth.demoAccounts()).toEqual([
      { role: 'editor', name: people.editor.name, email: 'editor@demo.rupor', password: DEMO_PASSWORD },
    ]);
  });
});
