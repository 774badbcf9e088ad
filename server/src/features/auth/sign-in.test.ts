import { describe, expect, it } from 'vitest';
import { Browser } from '../../../test/browser.ts';
import { createOrganization, PASSWORD } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';

const test = useTestApp();

async function ownerWithPassword() {
  const { owner, organization } = await createOrganization(test, { roles: ['owner'], withPassword: true });
  return { owner, organization, browser: new Browser(test) };
}

describe('POST /api/auth/sign-in', () => {
  it('signs in by e-mail in any case and tells who is here', async () => {
    const { owner, organization, browser } = await ownerWithPassword();
    expect(await browser.call.auth.signIn({ login: owner.email.toUpperCase(), password: PASSWORD })).toEqual({
      next: 'done',
    });
    const session = await browser.call.auth.session();
    expect(session).toMatchObject({
      person: { id: owner.userId, email: owner.email },
      organization: { id: organization.id, name: organization.name },
      memberId: owner.memberId,
      roles: ['owner'],
    });
    expect(session.permissions).toContain('organization.transfer');
  });

  it('signs in by username', async () => {
    const { owner, browser } = await ownerWithPassword();
    const username = `predsedatel.${owner.userId.slice(-6)}`;
    await owner.call.auth.updateProfile({ username });
    await browser.call.auth.signIn({ login: username, password: PASSWORD });
    expect((await browser.call.auth.session()).person?.username).toBe(username);
  });

  it('sets cookies that scripts and foreign pages cannot use', async () => {
    const { owner, browser } = await ownerWithPassword();
    await browser.call.auth.signIn({ login: owner.email, password: PASSWORD });
    const line = browser.lines.find((cookie) => cookie.startsWith('rupor.session='));
    expect(line).toMatch(/HttpOnly/i);
    expect(line).toMatch(/SameSite=Lax/i);
    expect(line).not.toMatch(/Secure/i);
  });

  it('gives the same answer for a wrong password, an unknown person and a person without a password', async () => {
    const { owner, browser } = await ownerWithPassword();
    const { owner: bare } = await createOrganization(test, { roles: ['owner'] });
    for (const login of [owner.email, 'nobody@test.rupor', 'nobody', bare.email, 'не-логин ☂'])
      await expect(browser.call.auth.signIn({ login, password: 'wrong' })).rejects.toMatchObject({
        code: 'wrong_credentials',
        status: 401,
        data: {},
      });
  });

  it('refuses a wrong form with codes at the fields', async () => {
    const { browser } = await ownerWithPassword();
    await expect(
      browser.call.auth.signIn({ login: '', password: 'x'.repeat(129), admin: true } as never),
    ).rejects.toMatchObject({
      code: 'invalid_input',
      data: {
        fields: expect.arrayContaining([
          { path: 'login', code: 'required' },
          { path: 'password', code: 'too_long', params: { max: 128 } },
          { path: 'admin', code: 'unknown_field' },
        ]),
      },
    });
  });

  it('ends the session this browser had before', async () => {
    const { owner, browser } = await ownerWithPassword();
    await browser.call.auth.signIn({ login: owner.email, password: PASSWORD });
    const old = browser.cookie;
    await browser.call.auth.signIn({ login: owner.email, password: PASSWORD });
    expect((await new Browser(test, old).call.auth.session()).person).toBeNull();
    expect((await browser.call.auth.session()).person?.id).toBe(owner.userId);
  });

  it('is written down', async () => {
    const { owner, browser, organization } = await ownerWithPassword();
    await browser.call.auth.signIn({ login: owner.email, password: PASSWORD });
    const entries = await test.app.db.auditEntry.findMany({ where: { organizationId: organization.id } });
    expect(entries.map((entry) => entry.action)).toEqual(['person.signed_in']);
  });
});

describe('signing out and sessions', () => {
  it('refuses the cookie at once after signing out', async () => {
    const { owner, browser } = await ownerWithPassword();
    await browser.call.auth.signIn({ login: owner.email, password: PASSWORD });
    const replay = browser.cookie;
    await browser.call.auth.signOut();
    await expect(new Browser(test, replay).call.auth.sessions()).rejects.toMatchObject({
      code: 'not_signed_in',
    });
    expect(browser.cookie).not.toContain('rupor.session=');
  });

  it('lists own sessions and ends one or all others', async () => {
    const { owner, browser } = await ownerWithPassword();
    const second = new Browser(test);
    for (const one of [browser, second])
      await one.call.auth.signIn({ login: owner.email, password: PASSWORD });
    const list = await browser.call.auth.sessions();
    expect(list).toHaveLength(3);
    expect(list.filter((session) => session.isCurrent)).toHaveLength(1);
    const current = (await second.call.auth.sessions()).find((session) => session.isCurrent);
    await browser.call.auth.revokeSession({ id: current?.id ?? '' });
    await expect(second.call.auth.sessions()).rejects.toMatchObject({ code: 'not_signed_in' });
    expect(await browser.call.auth.revokeOtherSessions()).toEqual({ count: 1 });
    await expect(owner.call.auth.sessions()).rejects.toMatchObject({ code: 'not_signed_in' });
  });

  it('does not find the session of somebody else', async () => {
    const { owner } = await ownerWithPassword();
    const { owner: other } = await createOrganization(test, { roles: ['owner'] });
    const [theirs] = await other.call.auth.sessions();
    await expect(owner.call.auth.revokeSession({ id: theirs?.id ?? '' })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await other.call.auth.sessions()).toHaveLength(1);
  });

  it('ends after 7 idle days and after 30 days in all', async () => {
    const { owner } = await ownerWithPassword();
    const clock = test.app.clock;
    const start = clock.now().getTime();
    const day = 86_400_000;
    let now = start;
    test.app.clock = { now: () => new Date(now) };
    try {
      for (let days = 6; days < 30; days += 6) {
        now = start + days * day;
        expect(await owner.call.auth.sessions()).toHaveLength(1);
      }
      now = start + 30 * day + 1;
      await expect(owner.call.auth.sessions()).rejects.toMatchObject({ code: 'not_signed_in' });
      now = start + 24 * day;
      await test.app.db.session.updateMany({
        where: { userId: owner.userId },
        data: { createdAt: new Date(now) },
      });
      now = start + 32 * day;
      await expect(owner.call.auth.sessions()).rejects.toMatchObject({ code: 'not_signed_in' });
    } finally {
      test.app.clock = clock;
    }
  });

  it('refuses a cookie whose signature was changed', async () => {
    const { owner } = await ownerWithPassword();
    const broken = owner.cookie.replace(/=(.)/, (_all, first: string) => `=${first === 'a' ? 'b' : 'a'}`);
    await expect(new Browser(test, broken).call.auth.sessions()).rejects.toMatchObject({
      code: 'not_signed_in',
    });
  });
});
