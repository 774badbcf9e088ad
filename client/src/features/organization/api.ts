import { queryOptions } from '@tanstack/react-query';
import { api, client } from '../../lib/api.ts';

export const organizationQuery = () => api.organization.get.queryOptions();
export const branchesQuery = () => api.organization.branches.list.queryOptions();
export const membersQuery = () => api.organization.members.list.queryOptions();
export const invitationsQuery = () => api.organization.invitations.list.queryOptions();
export const apiKeysQuery = () => api.organization.apiKeys.list.queryOptions();
export const setupStatusQuery = () => api.organization.setup.status.queryOptions();

interface AuditFilter {
  action?: string;
  actorId?: string;
  from?: string;
  to?: string;
  page: number;
}
export const auditQuery = (input: AuditFilter) => api.organization.audit.list.queryOptions({ input });

/** The token is a secret: asked for by POST, and never kept longer than the page. */
export const openInvitationQuery = (token: string) =>
  queryOptions({
    ...api.organization.invitations.get.queryOptions({ input: { token } }),
    gcTime: 0,
    retry: false,
  });

/** What to refresh after any change of the organization, its people, branches, invitations or keys. */
export const organizationKey = () => api.organization.key();

/** For forms and acts: they send by hand, so that refusals come back to their fields. */
export const organizationCalls = client.organization;
