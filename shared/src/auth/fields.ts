import { z } from 'zod';

/** What a person types to sign in: e-mail or username. */
export const Login = z.string().trim().min(1).max(254);

/** A password as typed at sign-in; only bounded, never judged. */
export const TypedPassword = z.string().min(1).max(128);

/** A password being chosen. Length only: no rules of composition. The server also refuses well-known ones. */
export const NewPassword = z.string().min(8).max(128);

/** 3 to 30 Latin letters, digits, dot, underscore; case does not matter. */
export const Username = z
  .string()
  .trim()
  .toLowerCase()
  .min(3)
  .max(30)
  .regex(/^[a-z0-9_.]+$/);

/** Six digits of an authenticator app. */
export const TotpCode = z
  .string()
  .trim()
  .regex(/^\d{6}$/);

export const BackupCode = z.string().trim().min(8).max(20);
