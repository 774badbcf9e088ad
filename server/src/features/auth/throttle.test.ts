import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from '../../../test/browser.ts';
import { createOrganization, PASSWORD } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { systemClock } from '../../lib/clock.ts';
import { accountCounter, addressBlock, countAttempt, forgive } from './throttle.service.ts';

const test = useTestApp({ env: { TRUST_PROXY: '1' } });
let now = Date.now();
beforeAll(() => {
  test.app.clock = { now: () => new Date(now) };
});
afterEach(() => {
  now += 24 * 3_600_000;
});

/** A browser behind an address of its own. */
function from(address: string, cookie = '') {
  return new Browser(test, cookie, { 'x-forwarded-for': address });
}

async function fail(browser: Browser, login: string, times: number) {
  for (let i = 0; i < times; i++)
    await expect(browser.call.auth.signIn({ login, password: 'wrong' })).rejects.toMatchObject({
      code: 'wrong_credentials',
    });
}

describe('guessing the password of one account', () => {
  it('makes wait after ten failures, from any address, right password or not', async () => {
    const { owner } = await createOrganization(test, { roles: ['owner'], withPassword: true });
    for (let i = 0; i < 10; i++) await fail(from(`198.51.100.${i}`), owner.email, 1);
    await expect(
      from('203.0.113.9').call.auth.signIn({ login: owner.email, password: PASSWORD }),
    ).rejects.toMatchObject({ code: 'too_many_requests', status: 429, data: { retryAfterSeconds: 1 } });
    now += 1_000;
    expect(await from('203.0.113.9').call.auth.signIn({ login: owner.email, password: PASSWORD })).toEqual({
      next: 'done',
    });
  });

  it('does not lock the owner out of a browser they have used before', async () => {
    const { owner } = await createOrganization(test, { roles: ['owner'], withPassword: true });
    const known = from('192.0.2.1');
    await known.call.auth.signIn({ login: owner.email, password: PASSWORD });
    await known.call.auth.signOut();
    await fail(from('198.51.100.77'), owner.email, 10);
    await expect(
      from('198.51.100.77').call.auth.signIn({ login: owner.email, password: 'wrong' }),
    ).rejects.toMatchObject({ code: 'too_many_requests' });
    expect(await known.call.auth.signIn({ login: owner.email, password: PASSWORD })).toEqual({
      next: 'done',
    });
  });

  it('answers the same for an account that does not exist', async () => {
    const login = 'nobody-at-all@test.rupor';
    await fail(from('198.51.100.78'), login, 10);
    await expect(from('198.51.100.79').call.auth.signIn({ login, password: 'wrong' })).rejects.toMatchObject({
      code: 'too_many_requests',
      data: { retryAfterSeconds: 1 },
    });
  });

  it('lets no parallel guesses slip through', async () => {
    const { owner } = await createOrganization(test, { roles: ['owner'], withPassword: true });
    const guesses = Array.from({ length: 25 }, (_, i) =>
      from(`198.51.101.${i}`)
        .call.auth.signIn({ login: owner.email, password: 'wrong' })
        .catch((error: { code: string }) => error.code),
    );
    const answers = await Promise.all(guesses);
    expect(answers.filter((code) => code === 'wrong_credentials')).toHaveLength(10);
    expect(answers.filter((code) => code === 'too_many_requests')).toHaveLength(15);
  });
});

describe('counters', () => {
  it('double the wait from one second to fifteen minutes, and start anew after success', async () => {
    const counters = [accountCounter('reauth', 'somebody')];
    for (let i = 0; i < 10; i++) await countAttempt(test.app, counters);
    const waits: number[] = [];
    for (let i = 0; i < 12; i++) {
      const refused = await countAttempt(test.app, counters).catch((error) => error);
      waits.push(refused.data.retryAfterSeconds);
      now += refused.data.retryAfterSeconds * 1_000;
      await countAttempt(test.app, counters);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
    await forgive(test.app, counters);
    for (let i = 0; i < 10; i++) await countAttempt(test.app, counters);
  });

  it('limit an address over all accounts', async () => {
    for (let i = 0; i < 100; i++)
      await countAttempt(test.app, [
        { key: 'address:192.0.2.50', limit: 100 },
        accountCounter('sign-in', `u${i}`),
      ]);
    await expect(from('192.0.2.50').call.auth.signIn({ login: 'x', password: 'y' })).rejects.toMatchObject({
      code: 'too_many_requests',
    });
  });

  it('take a /64 of IPv6 for one address, and a mapped IPv4 for itself', () => {
    expect(addressBlock('2001:db8:1:2:aaaa::1')).toBe(addressBlock('2001:db8:1:2:ffff:9:9:9'));
    expect(addressBlock('2001:db8:1:2::1')).not.toBe(addressBlock('2001:db8:1:3::1'));
    expect(addressBlock('::ffff:192.0.2.1')).toBe('192.0.2.1');
    expect(addressBlock('192.0.2.1')).not.toBe(addressBlock('192.0.2.2'));
  });

  it('survive a restart: they stand in the database', async () => {
    await countAttempt(test.app, [accountCounter('sign-in', 'kept')]);
    const row = await test.app.db.throttleCounter.findUnique({
      where: { key: accountCounter('sign-in', 'kept').key },
    });
    expect(row?.points).toBe(1);
  });
});

describe('time of an answer', () => {
  it('runs the key derivation for unknown people too', async () => {
    const { authOf } = await import('./auth.ts');
    const context = await authOf(test.app).$context;
    const { hash, verify } = context.password;
    let runs = 0;
    context.password.hash = (password) => {
      runs += 1;
      return hash(password);
    };
    context.password.verify = (given) => {
      runs += 1;
      return verify(given);
    };
    try {
      const { owner } = await createOrganization(test, { roles: ['owner'], withPassword: true });
      const { owner: bare } = await createOrganization(test, { roles: ['owner'] });
      for (const login of [owner.email, bare.email, 'unknown@test.rupor', 'unknown']) {
        runs = 0;
        await fail(from('192.0.2.60'), login, 1);
        expect({ login, runs }).toEqual({ login, runs: 1 });
      }
    } finally {
      Object.assign(context.password, { hash, verify });
      test.app.clock = systemClock;
    }
  });
});
