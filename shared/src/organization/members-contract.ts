import { z } from 'zod';
import { TypedPassword } from '../auth/fields.ts';
import { endpoint } from '../lib/contract-base.ts';
import { Id, Instant } from '../lib/fields.ts';
import { Done, RoleAtBranch } from './fields.ts';

export const Member = z.object({
  id: Id,
  userId: Id,
  name: z.string(),
  /** Only for those who manage members. */
  email: z.string().nullable(),
  username: z.string().nullable(),
  roles: z.array(RoleAtBranch),
  deactivatedAt: Instant.nullable(),
  createdAt: Instant,
});
export type Member = z.infer<typeof Member>;

export const SetRolesInput = z.strictObject({ id: Id, roles: z.array(RoleAtBranch).min(1).max(50) });
export const TransferInput = z.strictObject({ memberId: Id, password: TypedPassword });

export const membersContract = {
  list: endpoint({ access: 'members.read', scope: 'organization:read' })
    .route({ method: 'GET', path: '/members', summary: 'People of the organization' })
    .output(z.array(Member)),
  setRoles: endpoint({ access: 'members.manage' })
    .route({ method: 'PUT', path: '/members/{id}/roles', summary: 'Set the roles of a person' })
    .input(SetRolesInput)
    .output(Done),
  deactivate: endpoint({ access: 'members.manage' })
    .route({ method: 'POST', path: '/members/{id}/deactivate', summary: 'Shut a person out at once' })
    .input(z.strictObject({ id: Id }))
    .output(Done),
  reactivate: endpoint({ access: 'members.manage' })
    .route({ method: 'POST', path: '/members/{id}/reactivate', summary: 'Let a person in again' })
    .input(z.strictObject({ id: Id }))
    .output(Done),
  transferOwnership: endpoint({ access: 'organization.transfer' })
    .route({ method: 'POST', path: '/members/transfer-ownership', summary: 'Hand the organization over' })
    .input(TransferInput)
    .output(Done),
};
