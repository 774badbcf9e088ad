import { z } from 'zod';

// Search parameters the shell itself reads. Pages narrow their own in the same way, in their feature.

/** Where to go after signing in: a path of this app, never another site. */
export const SignInSearch = z.object({
  next: z
    .string()
    .regex(/^\/(?![/\\])/)
    .optional()
    .catch(undefined),
});

/** A page whose filters live in the URL and are validated by the page's own feature. */
export const OpenSearch = z.looseObject({});
