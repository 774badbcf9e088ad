import { z } from 'zod';
import { Id, Instant } from '../lib/fields.ts';
import { ROLES } from './permissions.ts';

export const RoleName = z.enum(ROLES);

/** A role at a branch; branch null = in the whole organization. */
export const RoleAtBranch = z.strictObject({ role: RoleName, branchId: Id.nullable() });
export type RoleAtBranch = z.infer<typeof RoleAtBranch>;

/** Roles an invitation may carry: an owner is made by transfer only. */
export const InvitedRole = z.enum(ROLES).exclude(['owner']);

export const Done = z.object({ ok: z.literal(true) });

/** The token of a link: 256 random bits. */
export const LinkToken = z.string().min(20).max(100);

/** A link that is shown once, with its QR code drawn by the server. */
export const ShownLink = z.object({ id: Id, url: z.string(), qrSvg: z.string(), expiresAt: Instant });
export type ShownLink = z.infer<typeof ShownLink>;
