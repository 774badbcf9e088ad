import { z } from 'zod';
import { NewPassword, Username } from '../auth/fields.ts';
import { endpoint } from '../lib/contract-base.ts';
import { Email, Locale, Name, TimeZone } from '../lib/fields.ts';
import { Done, LinkToken } from './fields.ts';

export const SetupInput = z.strictObject({
  /** From the one-time link in the terminal. */
  token: LinkToken,
  organizationName: Name,
  timeZone: TimeZone,
  locale: Locale,
  ownerName: Name,
  email: Email,
  username: Username.optional(),
  password: NewPassword,
});

export const setupContract = {
  status: endpoint({ access: 'public' })
    .route({ method: 'GET', path: '/setup', summary: 'Whether this instance still waits for its set-up' })
    .output(z.object({ isOpen: z.boolean() })),
  complete: endpoint({ access: 'public' })
    .route({
      method: 'POST',
      path: '/setup',
      summary: 'Create the organization and its owner, by the one-time link',
    })
    .input(SetupInput)
    .output(Done),
};
