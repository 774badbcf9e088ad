import { describe, expect, it } from 'vitest';
import { Browser } from '../../../test/browser.ts';
import { client } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { issueSetupLink } from './setup.service.ts';

const PASSWORD = 'Смена у станка номер пять';

function inputOf(token: string) {
  return {
    token,
    organizationName: 'Профсоюз «Азот»',
    timeZone: 'Asia/Yekaterinburg',
    locale: 'ru' as const,
    ownerName: 'Анна Котова',
    email: 'Anna@azot.test',
    username: 'kotova',
    password: PASSWORD,
  };
}

async function tokenOf(app: Parameters<typeof issueSetupLink>[0]): Promise<string> {
  const link = await issueSetupLink(app, 'http://rupor.test');
  expect(link).toMatch(/^http:\/\/rupor\.test\/setup#[\w-]{43}$/);
  return link?.split('#')[1] ?? '';
}

describe('set-up by the one-time link', () => {
  const test = useTestApp();

  it('runs once, whoever comes first without the link gets nothing, and the owner is signed in', async () => {
    expect(await client(test).organization.setup.status()).toEqual({ isOpen: true });
    await expect(client(test).organization.setup.complete(inputOf('x'.repeat(43)))).rejects.toMatchObject({
      code: 'link_expired',
    });

    const old = await tokenOf(test.app);
    const token = await tokenOf(test.app);
    await expect(client(test).organization.setup.complete(inputOf(old))).rejects.toMatchObject({
      code: 'link_expired',
      status: 410,
    });

    await expect(
      client(test).organization.setup.complete({ ...inputOf(token), password: 'qwerty123', email: 'x' }),
    ).rejects.toMatchObject({ data: { fields: [{ path: 'email', code: 'bad_format' }] } });
    await expect(
      client(test).organization.setup.complete({ ...inputOf(token), password: 'qwerty123' }),
    ).rejects.toMatchObject({ data: { fields: [{ path: 'password', code: 'common_password' }] } });

    const browsers = [new Browser(test), new Browser(test)];
    const answers = await Promise.allSettled(
      browsers.map((browser) => browser.call.organization.setup.complete(inputOf(token))),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await test.app.db.organization.count()).toBe(1);

    const winner = browsers[answers.findIndex((answer) => answer.status === 'fulfilled')];
    expect(await winner?.call.auth.session()).toMatchObject({
      person: { name: 'Анна Котова', email: 'anna@azot.test', username: 'kotova' },
      organization: { name: 'Профсоюз «Азот»', timeZone: 'Asia/Yekaterinburg' },
      roles: ['owner'],
    });
    expect(await winner?.call.organization.branches.list()).toMatchObject([
      { name: 'Профсоюз «Азот»', parentId: null },
    ]);

    expect(await issueSetupLink(test.app)).toBeNull();
    expect(await client(test).organization.setup.status()).toEqual({ isOpen: false });
    await expect(client(test).organization.setup.complete(inputOf(token))).rejects.toMatchObject({
      code: 'link_expired',
    });
    expect(await new Browser(test).call.auth.signIn({ login: 'kotova', password: PASSWORD })).toEqual({
      next: 'done',
    });
    const rows = await test.app.db.auditEntry.findMany({ where: { action: 'organization.created' } });
    expect(rows).toHaveLength(1);
  });
});
