import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Email, Id, Instant, Locale, Name, TimeZone } from '../lib/fields.ts';
import { ROLES } from '../organization/permissions.ts';
import { BackupCode, Login, NewPassword, TotpCode, TypedPassword, Username } from './fields.ts';

/** Who looks at the screen, in which organization, and what they may do there. */
export const SessionInfo = z.object({
  /** null: nobody is signed in. */
  person: z
    .object({
      id: Id,
      name: z.string(),
      email: z.string(),
      username: z.string().nullable(),
      locale: Locale.nullable(),
      timeZone: z.string().nullable(),
      twoFactorEnabled: z.boolean(),
    })
    .nullable(),
  /** null: the person belongs to no organization (any more). */
  organization: z
    .object({
      id: Id,
      name: z.string(),
      timeZone: z.string(),
      locale: Locale,
      isDemo: z.boolean(),
      allowSelfApproval: z.boolean(),
      pausedAt: Instant.nullable(),
    })
    .nullable(),
  /** All they belong to, this one too; oldest membership first. */
  organizations: z.array(z.object({ id: Id, name: z.string() })),
  memberId: Id.nullable(),
  roles: z.array(z.enum(ROLES)),
  /** What they may do somewhere in the organization. */
  permissions: z.array(z.string()),
  /** Ids of the branches where a permission counts; a permission that is not named here counts everywhere. */
  reach: z.record(z.string(), z.array(Id)),
});
export type SessionInfo = z.infer<typeof SessionInfo>;

export const SignInInput = z.strictObject({ login: Login, password: TypedPassword });
/** done: signed in. code: the password was right, now the code of the authenticator app. */
export const SignInAnswer = z.object({ next: z.enum(['done', 'code']) });

export const VerifyCodeInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('totp'), code: TotpCode }),
  z.strictObject({ kind: z.literal('backup'), code: BackupCode }),
]);

export const ChangePasswordInput = z.strictObject({
  currentPassword: TypedPassword,
  newPassword: NewPassword,
});
export const ConfirmByPassword = z.strictObject({ password: TypedPassword });

export const UpdateProfileInput = z.strictObject({
  name: Name.optional(),
  username: Username.nullable().optional(),
  /** null: the organization's. */
  locale: Locale.nullable().optional(),
  timeZone: TimeZone.nullable().optional(),
});

export const OwnSession = z.object({
  id: Id,
  isCurrent: z.boolean(),
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
  createdAt: Instant,
  /** Last use, to the hour. */
  seenAt: Instant,
});
export type OwnSession = z.infer<typeof OwnSession>;

export const DemoAccount = z.object({
  role: z.enum(ROLES),
  name: z.string(),
  email: Email,
  password: z.string(),
});

const Done = z.object({ ok: z.literal(true) });

export const authContract = {
  session: endpoint({ access: 'public' })
    .route({ method: 'GET', path: '/auth/session', summary: 'Who is signed in, and what they may do' })
    .output(SessionInfo),
  signIn: endpoint({ access: 'public' })
    .route({ method: 'POST', path: '/auth/sign-in', summary: 'Sign in by e-mail or username' })
    .input(SignInInput)
    .output(SignInAnswer),
  verifyCode: endpoint({ access: 'public' })
    .route({ method: 'POST', path: '/auth/verify-code', summary: 'Second step of signing in' })
    .input(VerifyCodeInput)
    .output(Done),
  signOut: endpoint({ access: 'public' })
    .route({ method: 'POST', path: '/auth/sign-out', summary: 'Sign out of this browser' })
    .output(Done),
  demoAccounts: endpoint({ access: 'public' })
    .route({
      method: 'GET',
      path: '/auth/demo-accounts',
      summary: 'Accounts of a demo instance; empty elsewhere',
    })
    .output(z.array(DemoAccount)),
  sessions: endpoint({ access: 'signedIn' })
    .route({ method: 'GET', path: '/auth/sessions', summary: 'Own sessions' })
    .output(z.array(OwnSession)),
  revokeSession: endpoint({ access: 'signedIn' })
    .route({ method: 'DELETE', path: '/auth/sessions/{id}', summary: 'End one of the own sessions' })
    .input(z.strictObject({ id: Id }))
    .output(Done),
  revokeOtherSessions: endpoint({ access: 'signedIn' })
    .route({
      method: 'POST',
      path: '/auth/sessions/revoke-others',
      summary: 'End all own sessions but this one',
    })
    .output(z.object({ count: z.number().int() })),
  chooseOrganization: endpoint({ access: 'signedIn' })
    .route({
      method: 'POST',
      path: '/auth/organization',
      summary: 'Work in another of the own organizations, in this session',
    })
    .input(z.strictObject({ id: Id }))
    .output(Done),
  changePassword: endpoint({ access: 'signedIn' })
    .route({ method: 'POST', path: '/auth/password', summary: 'Change the own password; other sessions end' })
    .input(ChangePasswordInput)
    .output(Done),
  updateProfile: endpoint({ access: 'signedIn' })
    .route({ method: 'PATCH', path: '/auth/profile', summary: 'Change own name, username, language or zone' })
    .input(UpdateProfileInput)
    .output(Done),
  enableTotp: endpoint({ access: 'signedIn' })
    .route({ method: 'POST', path: '/auth/totp/enable', summary: 'Begin with an authenticator app' })
    .input(ConfirmByPassword)
    .output(
      z.object({ uri: z.string(), secret: z.string(), qrSvg: z.string(), backupCodes: z.array(z.string()) }),
    ),
  confirmTotp: endpoint({ access: 'signedIn' })
    .route({ method: 'POST', path: '/auth/totp/confirm', summary: 'Finish with a first code' })
    .input(z.strictObject({ code: TotpCode }))
    .output(Done),
  disableTotp: endpoint({ access: 'signedIn' })
    .route({ method: 'POST', path: '/auth/totp/disable', summary: 'Do without the authenticator app' })
    .input(ConfirmByPassword)
    .output(Done),
  newBackupCodes: endpoint({ access: 'signedIn' })
    .route({
      method: 'POST',
      path: '/auth/totp/backup-codes',
      summary: 'Make new backup codes; old ones end',
    })
    .input(ConfirmByPassword)
    .output(z.object({ backupCodes: z.array(z.string()) })),
};
