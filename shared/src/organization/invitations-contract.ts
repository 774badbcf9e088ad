import { z } from 'zod';
import { NewPassword, Username } from '../auth/fields.ts';
import { endpoint } from '../lib/contract-base.ts';
import { Email, Id, Instant, Locale, Name } from '../lib/fields.ts';
import { Done, InvitedRole, LinkToken, RoleName, ShownLink } from './fields.ts';

export const Invitation = z.object({
  id: Id,
  email: z.string().nullable(),
  note: z.string().nullable(),
  roles: z.array(RoleName),
  branchId: Id.nullable(),
  createdAt: Instant,
  expiresAt: Instant,
  state: z.enum(['open', 'accepted', 'revoked', 'expired']),
});
export type Invitation = z.infer<typeof Invitation>;

export const CreateInvitationInput = z.strictObject({
  roles: z.array(InvitedRole).min(1).max(6),
  branchId: Id.nullable(),
  /** Where a mail server is set up the link is sent there too; the invitation then is for this address only. */
  email: Email.optional(),
  note: z.string().trim().max(200).optional(),
  days: z.number().int().min(1).max(30).default(7),
});

/** What a person with the link sees before they have an account. */
export const OpenInvitation = z.object({
  organizationName: z.string(),
  locale: Locale,
  roles: z.array(RoleName),
  branchName: z.string().nullable(),
  email: z.string().nullable(),
  expiresAt: Instant,
});
export type OpenInvitation = z.infer<typeof OpenInvitation>;

export const AcceptInvitationInput = z.strictObject({
  token: LinkToken,
  name: Name,
  email: Email,
  username: Username.optional(),
  password: NewPassword,
});

const Token = z.strictObject({ token: LinkToken });

export const invitationsContract = {
  list: endpoint({ access: 'members.manage' })
    .route({ method: 'GET', path: '/invitations', summary: 'Invitations, newest first' })
    .output(z.array(Invitation)),
  create: endpoint({ access: 'members.manage' })
    .route({ method: 'POST', path: '/invitations', summary: 'Invite by a link that is shown once' })
    .input(CreateInvitationInput)
    .output(ShownLink.extend({ mail: z.enum(['sent', 'failed', 'none']) })),
  revoke: endpoint({ access: 'members.manage' })
    .route({ method: 'POST', path: '/invitations/{id}/revoke', summary: 'Make a link useless' })
    .input(z.strictObject({ id: Id }))
    .output(Done),
  get: endpoint({ access: 'public' })
    .route({ method: 'POST', path: '/invitations/open', summary: 'What a link invites to' })
    .input(Token)
    .output(OpenInvitation),
  accept: endpoint({ access: 'public' })
    .route({ method: 'POST', path: '/invitations/accept', summary: 'Accept with a new account' })
    .input(AcceptInvitationInput)
    .output(Done),
  join: endpoint({ access: 'signedIn' })
    .route({ method: 'POST', path: '/invitations/join', summary: 'Accept as the person who is signed in' })
    .input(Token)
    .output(Done),
};
