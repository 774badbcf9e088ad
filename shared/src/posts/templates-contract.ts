import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Id, Instant, Name } from '../lib/fields.ts';

export const PostTemplate = z.object({
  id: Id,
  name: z.string(),
  /** With blanks: see blanks.ts. */
  text: z.string(),
  rubricId: Id.nullable(),
  /** May the person who asks change it? */
  canChange: z.boolean(),
  updatedAt: Instant,
});
export type PostTemplate = z.infer<typeof PostTemplate>;

const fields = {
  name: Name,
  text: z.string().trim().min(1).max(20_000),
  rubricId: Id.nullable().default(null),
};
const manage = { access: 'posts.schedule' } as const;
const one = z.strictObject({ id: Id });

export const templatesContract = {
  list: endpoint({ access: 'posts.read', scope: 'posts:read' })
    .route({ method: 'GET', path: '/post-templates', summary: 'Texts with blanks' })
    .output(z.array(PostTemplate)),
  create: endpoint(manage)
    .route({ method: 'POST', path: '/post-templates', summary: 'Keep a text with blanks' })
    .input(z.strictObject({ id: Id.optional(), ...fields }))
    .output(PostTemplate),
  save: endpoint(manage)
    .route({ method: 'PUT', path: '/post-templates/{id}', summary: 'Change a text with blanks' })
    .input(z.strictObject({ id: Id, ...fields }))
    .output(PostTemplate),
  /** Undo: restore. */
  remove: endpoint(manage)
    .route({ method: 'DELETE', path: '/post-templates/{id}', summary: 'Take it out of the library' })
    .input(one)
    .output(z.object({ ok: z.literal(true) })),
  restore: endpoint(manage)
    .route({ method: 'POST', path: '/post-templates/{id}/restore', summary: 'Bring it back' })
    .input(one)
    .output(PostTemplate),
};
