import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Id, Instant, Locale, Name, TimeZone } from '../lib/fields.ts';
import { apiKeysContract } from './api-keys-contract.ts';
import { auditContract } from './audit-contract.ts';
import { branchesContract } from './branches-contract.ts';
import { Done } from './fields.ts';
import { invitationsContract } from './invitations-contract.ts';
import { membersContract } from './members-contract.ts';
import { setupContract } from './setup-contract.ts';

export const Organization = z.object({
  id: Id,
  name: z.string(),
  timeZone: z.string(),
  locale: Locale,
  isDemo: z.boolean(),
  allowSelfApproval: z.boolean(),
  lateLimitMinutes: z.number().int(),
  /** Links in texts are asked whether they answer. */
  checksLinks: z.boolean(),
  /** Links of posts go out as short ones of our own. */
  shortensLinks: z.boolean(),
  createdAt: Instant,
});
export type Organization = z.infer<typeof Organization>;

export const UpdateOrganizationInput = z.strictObject({
  name: Name.optional(),
  timeZone: TimeZone.optional(),
  locale: Locale.optional(),
  allowSelfApproval: z.boolean().optional(),
  /** A post later than this is missed, not sent: 5 minutes to a day. */
  lateLimitMinutes: z.number().int().min(5).max(1440).optional(),
  checksLinks: z.boolean().optional(),
  shortensLinks: z.boolean().optional(),
});

export const organizationContract = {
  get: endpoint({ access: 'organization.read', scope: 'organization:read' })
    .route({ method: 'GET', path: '/organization', summary: 'The organization' })
    .output(Organization),
  update: endpoint({ access: 'organization.manage' })
    .route({ method: 'PATCH', path: '/organization', summary: 'Change the organization' })
    .input(UpdateOrganizationInput)
    .output(Done),
  setup: setupContract,
  branches: branchesContract,
  members: membersContract,
  invitations: invitationsContract,
  audit: auditContract,
  apiKeys: apiKeysContract,
};
