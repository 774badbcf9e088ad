// The authorisation matrix, made from the contract: every endpoint × nobody, each role, another organization, API keys.
// An endpoint that stands in no list of matrix-entries.ts fails the first test.
import { API_SCOPES, can, ROLES } from '@rupor/shared/organization/permissions';
import { describe, expect, it } from 'vitest';
import {
  apiKeyClient,
  apiKeyClients,
  client,
  createOrganization,
  type TestOrganization,
} from './factories.ts';
import { useTestApp } from './harness.ts';
import { CONTENT, MATRIX, PUBLIC, SIGNED_IN } from './matrix-entries.ts';
import { endpoints, once, reads, run } from './matrix-run.ts';

// Everybody asks from an address of their own, as in a room of phones: no address asks too often.
const test = useTestApp({ env: { TRUST_PROXY: '1' } });
/** Nothing of it is named anywhere: what it is told of others would be a leak. */
const otherOrganization = once(() => createOrganization(test, { roles: [] }));
/** For what changes nothing. */
const readOrganization = once(() => createOrganization(test));
const readKeys = once(async () =>
  apiKeyClients(test, (await readOrganization()).organization.id, API_SCOPES),
);

describe('the lists of the matrix', () => {
  it('name every endpoint of the contract, and nothing else', () => {
    const listed = [...PUBLIC, ...SIGNED_IN, ...CONTENT, ...MATRIX.map(({ path }) => path)];
    const missing = [...endpoints.keys()].filter((path) => !listed.includes(path));
    expect(missing, 'add these endpoints to server/test/matrix-entries.ts').toEqual([]);
    expect(
      listed.filter((path) => !endpoints.has(path)),
      'these endpoints are no more',
    ).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
  });

  it('agree with the access that the contract declares', () => {
    const pathsOf = (access: string) =>
      [...endpoints].filter(([, meta]) => meta.access === access).map(([path]) => path);
    expect(pathsOf('public').sort()).toEqual([...PUBLIC].sort());
    expect(pathsOf('signedIn').sort()).toEqual([...SIGNED_IN].sort());
  });

  it('never give an API key more than a scope that is declared', () => {
    for (const meta of endpoints.values()) if (meta.scope) expect(API_SCOPES).toContain(meta.scope);
    for (const path of [...PUBLIC, ...SIGNED_IN]) expect(endpoints.get(path)?.scope).toBeUndefined();
  });
});

describe.each(SIGNED_IN)('%s', (path) => {
  it('is closed to nobody and to API keys', async () => {
    const { organization } = await createOrganization(test, { roles: [] });
    const named = { id: organization.id };
    expect(await run(client(test), path, named)).toMatchObject({ status: 401, code: 'not_signed_in' });
    const key = await apiKeyClient(test, organization.id, [...API_SCOPES]);
    expect(await run(key, path, named)).toMatchObject({ status: 403, code: 'forbidden' });
  });
});

describe.each(MATRIX)('$path', ({ path, foreign, also, inputFor }) => {
  const meta = endpoints.get(path);
  const access = meta?.access ?? 'public';
  const withPassword = path.endsWith('Ownership');
  const organizations = reads(path)
    ? readOrganization
    : once(() => createOrganization(test, { withPassword }));
  const keys = reads(path)
    ? readKeys
    : async () => apiKeyClients(test, (await organizations()).organization.id, API_SCOPES);
  const readInput = once(async () => inputFor(test, await organizations()));
  const freshInput = (organization: TestOrganization) =>
    reads(path) ? readInput() : inputFor(test, organization);

  it('lets in the roles of its permission and no others', async () => {
    if (access === 'public' || access === 'signedIn') throw new Error(`${path} needs no permission`);
    const organization = await organizations();
    const refused = await freshInput(organization);
    for (const role of ROLES) {
      const isAllowed = can([role], access);
      const input = isAllowed ? await freshInput(organization) : refused;
      const { status, code } = await run(organization.people[role].call, path, input);
      if (isAllowed) expect([role, ['ok', ...also]]).toEqual([role, expect.arrayContaining([code])]);
      else expect([role, status, code]).toEqual([role, 403, 'forbidden']);
    }
  });

  it('is closed to nobody, and to API keys without its scope', async () => {
    const organization = await organizations();
    const input = await freshInput(organization);
    expect(await run(client(test), path, input)).toMatchObject({ status: 401, code: 'not_signed_in' });
    for (const [scope, key] of await keys()) {
      const { status } = await run(key, path, input);
      expect([scope, status === 403]).toEqual([scope, scope !== meta?.scope]);
    }
  });

  it('shows and changes nothing of another organization', async () => {
    const organization = await organizations();
    const other = withPassword
      ? await createOrganization(test, { roles: [], withPassword })
      : await otherOrganization();
    const input = await freshInput(organization);
    const { status, code, answer } = await run(other.owner.call, path, input);
    if (foreign === 'not_found') expect([status, code]).toEqual([404, 'not_found']);
    else {
      expect([status, code]).toEqual([200, 'ok']);
      const shown = JSON.stringify(answer ?? null);
      for (const id of [
        organization.organization.id,
        organization.organization.branchId,
        organization.owner.memberId,
      ])
        expect(shown).not.toContain(id);
      expect(shown).not.toContain(organization.organization.name);
    }
  });
});
