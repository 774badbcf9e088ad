import { describe, expect, it } from 'vitest';
import { createOrganization, PASSWORD } from '../../test/factories.ts';
import { useTestApp } from '../../test/harness.ts';
import { MAX_BODY_BYTES } from './app.ts';

const test = useTestApp();

interface Sent {
  headers?: Record<string, string>;
  body?: string;
  method?: string;
  path?: string;
}

async function send({ headers = {}, body = '{}', method = 'POST', path = '/api/auth/sign-out' }: Sent) {
  const response = await fetch(`${test.origin}${path}`, {
    method,
    body: method === 'GET' ? undefined : body,
    headers: { 'content-type': 'application/json', ...headers },
  });
  const text = await response.text();
  const { code, data } = text.startsWith('{') ? JSON.parse(text) : { code: undefined, data: undefined };
  return { status: response.status, code, data, headers: response.headers };
}

describe('requests of foreign pages', () => {
  it.each<[string, Record<string, string>]>([
    ['an evil origin', { origin: 'https://evil.example', 'x-rupor-request': '1' }],
    ['an evil origin that looks alike', { origin: 'http://127.0.0.1.evil.example' }],
    ['a sandboxed page', { origin: 'null', 'x-rupor-request': '1' }],
    ['neither origin nor our header', {}],
    ['another site by Fetch Metadata', { 'sec-fetch-site': 'cross-site', 'x-rupor-request': '1' }],
    ['another port of the same site', { 'sec-fetch-site': 'same-site', 'x-rupor-request': '1' }],
  ])('are refused: %s', async (_name, headers) => {
    const { owner } = await createOrganization(test, { roles: ['owner'] });
    expect(await send({ headers: { ...headers, cookie: owner.cookie } })).toMatchObject({
      status: 403,
      code: 'forbidden_origin',
    });
    expect((await owner.call.auth.session()).person?.id).toBe(owner.userId);
  });

  it.each<[string, () => Record<string, string>]>([
    ['our own origin', () => ({ origin: test.origin })],
    ['our own page by Fetch Metadata', () => ({ 'sec-fetch-site': 'same-origin' })],
    ['a script with our header', () => ({ 'x-rupor-request': '1' })],
  ])('are told from our own: %s', async (_name, headers) => {
    expect(await send({ headers: headers() })).toMatchObject({ status: 200 });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])(
    'cannot send a body of %s',
    async (type) => {
      const headers = { 'content-type': type, origin: test.origin };
      expect(await send({ headers, body: 'login=x&password=y', path: '/api/auth/sign-in' })).toMatchObject({
        status: 415,
        code: 'unsupported_media',
      });
    },
  );

  it('change nothing by GET', async () => {
    expect(await send({ method: 'GET' })).toMatchObject({ status: 404, code: 'not_found' });
  });
});

describe('bad input', () => {
  const own = () => ({ origin: test.origin });
  it('refuses unknown fields, also those that reach for the prototype', async () => {
    const body = '{"login":"a","password":"b","isAdmin":true,"__proto__":{"x":1}}';
    const { status, data } = await send({ headers: own(), body, path: '/api/auth/sign-in' });
    expect(status).toBe(400);
    expect(data.fields).toContainEqual({ path: 'isAdmin', code: 'unknown_field' });
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('answers broken JSON with 400 and repeats nothing of it', async () => {
    const answer = await send({ headers: own(), body: '{"login": secret-text', path: '/api/auth/sign-in' });
    expect(answer).toMatchObject({ status: 400, code: 'invalid_input' });
    expect(JSON.stringify(answer.data)).not.toContain('secret-text');
  });

  it('answers 413 to a body that is too large', async () => {
    const body = JSON.stringify({ login: 'x'.repeat(MAX_BODY_BYTES), password: 'y' });
    expect(await send({ headers: own(), body, path: '/api/auth/sign-in' })).toMatchObject({
      status: 413,
      code: 'too_large',
    });
  });

  it('knows only its own paths', async () => {
    expect(await send({ method: 'GET', path: '/api/no-such-thing' })).toMatchObject({
      status: 404,
      code: 'not_found',
    });
  });
});

describe('headers of every answer', () => {
  it.each(['/api/health', '/api/openapi.json', '/api/docs', '/api/no-such-thing'])('%s', async (path) => {
    const { headers } = await send({ method: 'GET', path });
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/https:|unsafe-eval|upgrade-insecure/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('x-powered-by')).toBeNull();
    // Plain http on a LAN: a browser told to come back by https would be locked out.
    expect(headers.get('strict-transport-security')).toBeNull();
  });
});

describe('addresses without a proxy (TRUST_PROXY=0)', () => {
  it('a forged X-Forwarded-For does not change whose attempts are counted', async () => {
    const { owner } = await createOrganization(test, { roles: ['owner'], withPassword: true });
    const body = JSON.stringify({ login: owner.email, password: PASSWORD });
    await send({
      headers: { origin: test.origin, 'x-forwarded-for': '203.0.113.7', 'x-rupor-ip': '203.0.113.8' },
      body,
      path: '/api/auth/sign-in',
    });
    const sessions = await test.app.db.session.findMany({
      where: { userId: owner.userId, ipAddress: { not: null } },
    });
    expect(sessions.map((session) => session.ipAddress)).toEqual(['127.0.0.1']);
    const keys = await test.app.db.throttleCounter.findMany({ where: { key: { startsWith: 'address:' } } });
    expect(keys.map(({ key }) => key)).toEqual(['address:127.0.0.1']);
  });
});

describe('requests of one address', () => {
  it('answers 429 with the seconds to wait beyond the limit of a minute', async () => {
    const { rateGuard } = await import('./guards.ts');
    const guard = rateGuard();
    const answers: unknown[] = [];
    const res = {
      setHeader: (name: string, value: string) => answers.push([name, value]),
      status: (status: number) => ({ json: (body: unknown) => answers.push([status, body]) }),
    };
    let passed = 0;
    for (let i = 0; i < 1_201; i++)
      await guard({ ip: '192.0.2.9' } as never, res as never, () => {
        passed += 1;
      });
    expect(passed).toBe(1_200);
    expect(answers[0]).toEqual(['Retry-After', expect.stringMatching(/^\d+$/)]);
    expect(answers[1]).toMatchObject([429, { code: 'too_many_requests' }]);
  });
});

describe('over https', () => {
  const secure = useTestApp({ env: { RUPOR_PUBLIC_URL: 'https://rupor.example.org', TRUST_PROXY: '1' } });

  it('cookies are Secure with the __Host- prefix, and the browser is told to stay with https', async () => {
    const { owner } = await createOrganization(secure, { roles: ['owner'], withPassword: true });
    const response = await fetch(`${secure.origin}/api/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://rupor.example.org' },
      body: JSON.stringify({ login: owner.email, password: PASSWORD }),
    });
    expect(response.status).toBe(200);
    const cookies = response.headers.getSetCookie();
    expect(cookies.map((line) => line.split('=')[0]).sort()).toEqual([
      '__Host-rupor.device',
      '__Host-rupor.session',
    ]);
    for (const line of cookies) {
      expect(line).toMatch(/; ?Secure/i);
      expect(line).toMatch(/; ?HttpOnly/i);
      expect(line).toMatch(/; ?Path=\//i);
      expect(line).not.toMatch(/Domain=/i);
    }
    expect(response.headers.get('strict-transport-security')).toMatch(/max-age=31536000/);
  });
});
