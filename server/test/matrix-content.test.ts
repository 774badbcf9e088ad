// Every endpoint of posts, calendar, media and campaigns × each role, nobody, another organization, API keys. Made from
// the contract: a new endpoint without an entry fails.
import { API_SCOPES, can, ROLES } from '@rupor/shared/organization/permissions';
import { describe, expect, it } from 'vitest';
import { apiKeyClients, client, createOrganization, type TestOrganization } from './factories.ts';
import { useTestApp } from './harness.ts';
import { OWN_OF_CAMPAIGN } from './matrix-campaigns.ts';
import { contentEntries, createMatrixContent } from './matrix-content.ts';
import { endpoints, once, reads, run } from './matrix-run.ts';

// Everybody asks from an address of their own, as in a room of phones: no address asks too often.
const test = useTestApp({ env: { TRUST_PROXY: '1' } });
/** Nothing of it is named anywhere: what it is told of others would be a leak. */
const otherOrganization = once(() => createOrganization(test, { roles: [] }));
const FEATURES = ['calendar', 'campaigns', 'media', 'posts'];
const content = [...endpoints]
  .filter(([path]) => FEATURES.some((feature) => path.startsWith(`${feature}.`)))
  .map(([path, meta]) => ({ path, meta }));

/** For what changes nothing: one organization, and one content. */
const readOrganization = once(() => createOrganization(test));
const readContent = once(async () => createMatrixContent(test, await readOrganization()));
const readKeys = once(async () =>
  apiKeyClients(test, (await readOrganization()).organization.id, API_SCOPES),
);

describe.each(content)('$path', ({ path, meta }) => {
  const organizations = reads(path) ? readOrganization : once(() => createOrganization(test));
  const contentOf = (organization: TestOrganization) =>
    reads(path) ? readContent() : createMatrixContent(test, organization);
  const inputOf = async (organization: TestOrganization) =>
    contentEntries[path]?.input(await contentOf(organization));
  const keys = reads(path)
    ? readKeys
    : async () => apiKeyClients(test, (await organizations()).organization.id, API_SCOPES);

  it('has an entry, and lets in whom the contract lets in', async () => {
    expect(contentEntries).toHaveProperty([path]);
    const organization = await organizations();
    const refused = await inputOf(organization);
    for (const role of ROLES) {
      const isAllowed = meta.access !== 'public' && meta.access !== 'signedIn' && can([role], meta.access);
      const input = isAllowed ? await inputOf(organization) : refused;
      const { status, code } = await run(organization.people[role].call, path, input);
      // Somebody who may write but not plan is held to own drafts: the second, finer refusal.
      const isHeldToOwn =
        (meta.access === 'posts.write' && !can([role], 'posts.schedule') && !can([role], 'posts.approve')) ||
        (OWN_OF_CAMPAIGN.includes(path) && !can([role], 'campaigns.manage'));
      if (!isAllowed) expect([role, status, code]).toEqual([role, 403, 'forbidden']);
      else if (!isHeldToOwn && !(role === 'approver' && path === 'posts.cancel'))
        expect([role, status, code]).toEqual([role, 200, 'ok']);
      else expect([role, [200, 403].includes(status)]).toEqual([role, true]);
    }
  });

  it('is closed to nobody and to keys without its scope', async () => {
    const organization = await organizations();
    const input = await inputOf(organization);
    expect(await run(client(test), path, input)).toMatchObject({ status: 401 });
    for (const [scope, key] of await keys()) {
      const { status } = await run(key, path, input);
      expect([scope, status === 403]).toEqual([scope, scope !== meta.scope]);
    }
  });

  it('shows and changes nothing of another organization', async () => {
    const organization = await organizations();
    const other = await otherOrganization();
    const content = await contentOf(organization);
    const entry = contentEntries[path];
    const { status, code, answer } = await run(other.owner.call, path, entry?.input(content));
    if (entry?.foreign === 'not_found') expect([status, code]).toEqual([404, 'not_found']);
    else {
      expect(status).toBe(200);
      const shown = JSON.stringify(answer ?? null);
      const asked = path === 'posts.bulk' ? [content.draftId] : [];
      for (const id of Object.values(content)) if (!asked.includes(id)) expect(shown).not.toContain(id);
      if (path === 'posts.bulk') expect(answer).toMatchObject([{ ok: false, code: 'not_found' }]);
    }
  });
});
