import { api } from '../../http/base.ts';
import { acceptInvitation, joinByInvitation, readOpenInvitation } from './accept.service.ts';
import { createApiKey, listApiKeys, revokeApiKey } from './api-keys.service.ts';
import { listAudit } from './audit-list.service.ts';
import {
  archiveBranch,
  createBranch,
  listBranches,
  restoreBranch,
  updateBranch,
} from './branches.service.ts';
import { createInvitation, listInvitations, revokeInvitation } from './invitations.service.ts';
import { originOf } from './links.ts';
import {
  deactivateMember,
  listMembers,
  reactivateMember,
  setMemberRoles,
  transferOwnership,
} from './members.service.ts';
import { getOrganization, updateOrganization } from './organization.service.ts';
import { completeSetup, isSetupOpen } from './setup.service.ts';

const { setup, branches, members, invitations, audit, apiKeys } = api.organization;

export const organizationRouter = {
  get: api.organization.get.handler(({ context }) => getOrganization(context.ctx)),
  update: api.organization.update.handler(({ context, input }) => updateOrganization(context.ctx, input)),
  setup: {
    status: setup.status.handler(async ({ context }) => ({ isOpen: await isSetupOpen(context.app) })),
    complete: setup.complete.handler(({ context, input }) => completeSetup(context, input)),
  },
  branches: {
    list: branches.list.handler(({ context }) => listBranches(context.ctx)),
    create: branches.create.handler(({ context, input }) => createBranch(context.ctx, input)),
    update: branches.update.handler(({ context, input }) => updateBranch(context.ctx, input)),
    archive: branches.archive.handler(({ context, input }) => archiveBranch(context.ctx, input.id)),
    restore: branches.restore.handler(({ context, input }) => restoreBranch(context.ctx, input.id)),
  },
  members: {
    list: members.list.handler(({ context }) => listMembers(context.ctx)),
    setRoles: members.setRoles.handler(({ context, input }) => setMemberRoles(context.ctx, input)),
    deactivate: members.deactivate.handler(({ context, input }) => deactivateMember(context.ctx, input.id)),
    reactivate: members.reactivate.handler(({ context, input }) => reactivateMember(context.ctx, input.id)),
    transferOwnership: members.transferOwnership.handler(({ context, input }) =>
      transferOwnership(context.ctx, input),
    ),
  },
  invitations: {
    list: invitations.list.handler(({ context }) => listInvitations(context.ctx)),
    create: invitations.create.handler(({ context, input }) =>
      createInvitation(context.ctx, input, originOf(context.app, context.headers)),
    ),
    revoke: invitations.revoke.handler(({ context, input }) => revokeInvitation(context.ctx, input.id)),
    get: invitations.get.handler(({ context, input }) => readOpenInvitation(context.app, input.token)),
    accept: invitations.accept.handler(({ context, input }) => acceptInvitation(context, input)),
    join: invitations.join.handler(({ context, input }) => joinByInvitation(context, input.token)),
  },
  audit: {
    list: audit.list.handler(({ context, input }) => listAudit(context.ctx, input)),
  },
  apiKeys: {
    list: apiKeys.list.handler(({ context }) => listApiKeys(context.ctx)),
    create: apiKeys.create.handler(({ context, input }) => createApiKey(context.ctx, input)),
    revoke: apiKeys.revoke.handler(({ context, input }) => revokeApiKey(context.ctx, input.id)),
  },
};
