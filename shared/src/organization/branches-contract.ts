import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Id, Instant, Name } from '../lib/fields.ts';
import { Done } from './fields.ts';

/** A node of the tree; the root has no parent and carries the organization's name. */
export const Branch = z.object({
  id: Id,
  parentId: Id.nullable(),
  name: z.string(),
  archivedAt: Instant.nullable(),
  memberCount: z.number().int(),
});
export type Branch = z.infer<typeof Branch>;

export const CreateBranchInput = z.strictObject({ name: Name, parentId: Id });
export const UpdateBranchInput = z.strictObject({
  id: Id,
  name: Name.optional(),
  /** Moves the branch with all below it; never below itself. */
  parentId: Id.optional(),
});

export const branchesContract = {
  list: endpoint({ access: 'organization.read', scope: 'organization:read' })
    .route({ method: 'GET', path: '/branches', summary: 'The tree of branches, parents before children' })
    .output(z.array(Branch)),
  create: endpoint({ access: 'branches.manage' })
    .route({ method: 'POST', path: '/branches', summary: 'Add a branch' })
    .input(CreateBranchInput)
    .output(z.object({ id: Id })),
  update: endpoint({ access: 'branches.manage' })
    .route({ method: 'PATCH', path: '/branches/{id}', summary: 'Rename or move a branch' })
    .input(UpdateBranchInput)
    .output(Done),
  archive: endpoint({ access: 'branches.manage' })
    .route({
      method: 'POST',
      path: '/branches/{id}/archive',
      summary: 'Put a branch without living children away',
    })
    .input(z.strictObject({ id: Id }))
    .output(Done),
  restore: endpoint({ access: 'branches.manage' })
    .route({ method: 'POST', path: '/branches/{id}/restore', summary: 'Take a branch out of the archive' })
    .input(z.strictObject({ id: Id }))
    .output(Done),
};
