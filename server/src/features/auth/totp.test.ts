import { createOTP } from '@better-auth/utils/otp';
import { describe, expect, it } from 'vitest';
import { Browser } from '../../../test/browser.ts';
import { createOrganization, PASSWORD } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';

const test = useTestApp();

async function personWithTotp() {
  const { owner } = await createOrganization(test, { roles: ['owner'], withPassword: true });
  const browser = new Browser(test, owner.cookie);
  const begun = await browser.call.auth.enableTotp({ password: PASSWORD });
  await browser.call.auth.confirmTotp({ code: await codeOf(begun.uri) });
  await forgetUsedCodes(owner.userId);
  return { owner, browser, ...begun };
}

/** As if the next half minute had begun. */
async function forgetUsedCodes(userId: string) {
  await test.app.db.usedOtp.deleteMany({ where: { userId } });
}

async function codeOf(uri: string): Promise<string> {
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  const { base32 } = await import('@better-auth/utils/base32');
  return createOTP(new TextDecoder().decode(base32.decode(secret)), { digits: 6, period: 30 }).totp();
}

async function challenged(login: string) {
  const browser = new Browser(test);
  expect(await browser.call.auth.signIn({ login, password: PASSWORD })).toEqual({ next: 'code' });
  return browser;
}

describe('authenticator app', () => {
  it('is offered with a QR code, and counts only once a code was entered', async () => {
    const { owner } = await createOrganization(test, { roles: ['owner'], withPassword: true });
    const begun = await owner.call.auth.enableTotp({ password: PASSWORD });
    expect(begun.uri).toMatch(/^otpauth:\/\/totp\/Rupor/);
    expect(begun.qrSvg).toMatch(/^<svg/);
    expect(begun.backupCodes.length).toBeGreaterThanOrEqual(8);
    expect(await new Browser(test).call.auth.signIn({ login: owner.email, password: PASSWORD })).toEqual({
      next: 'done',
    });
  });

  it('asks for the code before there is any session', async () => {
    const { owner, uri } = await personWithTotp();
    const browser = await challenged(owner.email);
    expect((await browser.call.auth.session()).person).toBeNull();
    expect(browser.cookie).not.toContain('rupor.session');
    await browser.call.auth.verifyCode({ kind: 'totp', code: await codeOf(uri) });
    expect((await browser.call.auth.session()).person).toMatchObject({
      id: owner.userId,
      twoFactorEnabled: true,
    });
  });

  it('takes a code once: the same code is refused in a second sign-in', async () => {
    const { owner, uri } = await personWithTotp();
    const [first, second] = [await challenged(owner.email), await challenged(owner.email)];
    const code = await codeOf(uri);
    const answers = await Promise.allSettled(
      [first, second].map((browser) => browser.call.auth.verifyCode({ kind: 'totp', code })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(answers.find((answer) => answer.status === 'rejected')).toMatchObject({
      reason: { code: 'wrong_code' },
    });
  });

  it('refuses wrong codes, and the challenge ends after five', async () => {
    const { owner } = await personWithTotp();
    const browser = await challenged(owner.email);
    const codes: string[] = [];
    for (let i = 0; i < 6; i++)
      await browser.call.auth
        .verifyCode({ kind: 'totp', code: `00000${i}` })
        .catch((error) => codes.push(error.code));
    expect(codes).toEqual([...Array(5).fill('wrong_code'), 'not_signed_in']);
  });

  it('refuses a code without a challenge', async () => {
    await expect(
      new Browser(test).call.auth.verifyCode({ kind: 'totp', code: '123456' }),
    ).rejects.toMatchObject({ code: 'not_signed_in' });
  });

  it('checks the code for the person of the challenge, not of an old session in the browser', async () => {
    const { owner } = await personWithTotp();
    const other = await personWithTotp();
    const challenge = await challenged(owner.email);
    const mixed = new Browser(test, `${challenge.cookie}; ${other.browser.cookie}`);
    await expect(
      mixed.call.auth.verifyCode({ kind: 'totp', code: await codeOf(other.uri) }),
    ).rejects.toMatchObject({ code: 'wrong_code' });
  });

  it('lets in by a backup code, once', async () => {
    const { owner, backupCodes } = await personWithTotp();
    const [code] = backupCodes;
    const browser = await challenged(owner.email);
    await browser.call.auth.verifyCode({ kind: 'backup', code: code ?? '' });
    expect((await browser.call.auth.session()).person?.id).toBe(owner.userId);
    const again = await challenged(owner.email);
    await expect(again.call.auth.verifyCode({ kind: 'backup', code: code ?? '' })).rejects.toMatchObject({
      code: 'wrong_code',
    });
  });

  it('makes new backup codes and voids the old ones', async () => {
    const { owner, browser, backupCodes } = await personWithTotp();
    const made = await browser.call.auth.newBackupCodes({ password: PASSWORD });
    expect(made.backupCodes).not.toContain(backupCodes[0]);
    const other = await challenged(owner.email);
    await expect(
      other.call.auth.verifyCode({ kind: 'backup', code: backupCodes[0] ?? '' }),
    ).rejects.toMatchObject({ code: 'wrong_code' });
  });

  it('needs the password to begin and to end', async () => {
    const { owner, browser } = await personWithTotp();
    const wrong = { code: 'invalid_input', data: { fields: [{ path: 'password', code: 'wrong_password' }] } };
    await expect(browser.call.auth.disableTotp({ password: 'wrong' })).rejects.toMatchObject(wrong);
    await expect(browser.call.auth.newBackupCodes({ password: 'wrong' })).rejects.toMatchObject(wrong);
    await expect(browser.call.auth.enableTotp({ password: PASSWORD })).rejects.toMatchObject({
      code: 'state_conflict',
    });
    await browser.call.auth.disableTotp({ password: PASSWORD });
    expect((await browser.call.auth.session()).person?.twoFactorEnabled).toBe(false);
    expect(await new Browser(test).call.auth.signIn({ login: owner.email, password: PASSWORD })).toEqual({
      next: 'done',
    });
  });

  it('keeps its secret sealed in the database', async () => {
    const { owner, secret } = await personWithTotp();
    const row = await test.app.db.twoFactor.findFirstOrThrow({ where: { userId: owner.userId } });
    expect(row.secret).not.toContain(secret);
  });
});
