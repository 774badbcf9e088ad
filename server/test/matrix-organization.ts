// What the authorisation matrix needs for the organization, its branches, people, invitations and keys.
import { randomUUID } from 'node:crypto';
import { createApiKeyRow, createPerson, PASSWORD, type TestOrganization } from './factories.ts';
import type { TestApp } from './harness.ts';

export interface MatrixPeople {
  branchId: string;
  leafId: string;
  archivedId: string;
  memberId: string;
  deactivatedId: string;
  invitationId: string;
  apiKeyId: string;
}

interface Entry {
  input: (fixture: MatrixPeople) => unknown;
  foreign: 'not_found' | 'own';
}

const named = (input: Entry['input']): Entry => ({ input, foreign: 'not_found' });
const own = (input: Entry['input']): Entry => ({ input, foreign: 'own' });

/** By the path in the contract. */
export const organizationEntries: Record<string, Entry> = {
  'organization.get': own(() => undefined),
  'organization.update': own(() => ({ lateLimitMinutes: 90 })),
  'organization.branches.list': own(() => undefined),
  'organization.branches.create': named(({ branchId }) => ({ name: 'Цех', parentId: branchId })),
  'organization.branches.update': named(({ leafId }) => ({ id: leafId, name: 'Цех № 1' })),
  'organization.branches.archive': named(({ leafId }) => ({ id: leafId })),
  'organization.branches.restore': named(({ archivedId }) => ({ id: archivedId })),
  'organization.members.list': own(() => undefined),
  'organization.members.setRoles': named(({ memberId, branchId }) => ({
    id: memberId,
    roles: [{ role: 'editor', branchId }],
  })),
  'organization.members.deactivate': named(({ memberId }) => ({ id: memberId })),
  'organization.members.reactivate': named(({ deactivatedId }) => ({ id: deactivatedId })),
  'organization.members.transferOwnership': named(({ memberId }) => ({ memberId, password: PASSWORD })),
  'organization.invitations.list': own(() => undefined),
  'organization.invitations.create': named(({ branchId }) => ({ roles: ['editor'], branchId })),
  'organization.invitations.revoke': named(({ invitationId }) => ({ id: invitationId })),
  'organization.audit.list': own(() => ({})),
  'organization.apiKeys.list': own(() => undefined),
  'organization.apiKeys.create': own(() => ({ name: 'Сайт', scopes: ['posts:read'], days: 30 })),
  'organization.apiKeys.revoke': named(({ apiKeyId }) => ({ id: apiKeyId })),
};

/** Fresh for one call: many endpoints change what they are given. */
export async function createMatrixPeople(
  test: TestApp,
  { organization, owner }: TestOrganization,
): Promise<MatrixPeople> {
  const { db } = test.app;
  const now = new Date();
  const organizationId = organization.id;
  const branch = (archivedAt: Date | null) =>
    db.branch.create({
      data: { organizationId, parentId: organization.branchId, name: randomUUID(), archivedAt },
    });
  const member = await createPerson(test, { organizationId, roles: ['council'] });
  const gone = await createPerson(test, { organizationId, roles: ['council'] });
  await db.member.update({ where: { id: gone.memberId }, data: { deactivatedAt: now } });
  const invitation = await db.invitation.create({
    data: {
      organizationId,
      tokenHash: randomUUID(),
      roles: ['editor'],
      createdById: owner.userId,
      expiresAt: new Date(now.getTime() + 86_400_000),
    },
  });
  return {
    branchId: organization.branchId,
    leafId: (await branch(null)).id,
    archivedId: (await branch(now)).id,
    memberId: member.memberId,
    deactivatedId: gone.memberId,
    invitationId: invitation.id,
    apiKeyId: (await createApiKeyRow(test, organizationId, ['posts:read'])).id,
  };
}
