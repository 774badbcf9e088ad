import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Id, Instant, Name } from '../lib/fields.ts';
import { Media } from '../media/contract.ts';
import { Person } from '../posts/fields.ts';
import { PageContent } from './blocks.ts';
import { isSlug, toHost } from './slug.ts';
import { PAGE_STATES } from './state.ts';
import { PAGE_KINDS } from './templates.ts';
import { testContract } from './test-contract.ts';

const Slug = z.string().refine(isSlug, { params: { code: 'bad_format' } });
const Host = z
  .string()
  .refine((host) => toHost(host) === host, { params: { code: 'bad_format' } })
  .nullable();

const summary = {
  id: Id,
  name: z.string(),
  kind: z.enum(PAGE_KINDS),
  slug: z.string(),
  host: z.string().nullable(),
  /** Whole address for visitors. */
  address: z.string(),
  state: z.enum(PAGE_STATES),
  /** When what waits will be shown; null = nothing waits. */
  nextAt: Instant.nullable(),
  /** When it went or will go; null = it stays. */
  downAt: Instant.nullable(),
  /** Is the draft another than what visitors see or will see? */
  hasChanges: z.boolean(),
  campaign: z.object({ id: Id, name: z.string() }).nullable(),
  author: Person.nullable(),
  updatedAt: Instant,
};
export const PageSummary = z.object(summary);
export type PageSummary = z.infer<typeof PageSummary>;

export const LandingPage = z.object({
  ...summary,
  version: z.number().int(),
  content: PageContent,
  /** Files of the draft that are still there. */
  files: z.array(Media),
  deletedAt: Instant.nullable(),
});
export type LandingPage = z.infer<typeof LandingPage>;

export const PageVersion = z.object({
  number: z.number().int(),
  isPublished: z.boolean(),
  author: Person.nullable(),
  createdAt: Instant,
});
export type PageVersion = z.infer<typeof PageVersion>;

/** `id` may be made by the browser, so that a repeated request makes nothing twice. */
export const CreatePage = z.strictObject({
  id: Id.optional(),
  name: Name,
  kind: z.enum(PAGE_KINDS),
  /** Of the texts to begin with, and of the page. */
  lang: PageContent.shape.lang,
});
export type CreatePage = z.infer<typeof CreatePage>;

export const SavePage = z.strictObject({
  id: Id,
  version: z.number().int().min(1),
  name: Name.optional(),
  slug: Slug.optional(),
  host: Host.optional(),
  campaignId: Id.nullable().optional(),
  content: PageContent.optional(),
});
export type SavePage = z.infer<typeof SavePage>;

export const PublishPage = z.strictObject({
  id: Id,
  version: z.number().int().min(1),
  /** null = now. */
  at: Instant.nullable().default(null),
  /** null = it stays. */
  until: Instant.nullable().default(null),
});
export type PublishPage = z.infer<typeof PublishPage>;

const one = z.strictObject({ id: Id });
const read = { access: 'pages.read' } as const;
const manage = { access: 'pages.manage' } as const;

export const landingContract = {
  list: endpoint(read)
    .route({ method: 'GET', path: '/pages', summary: 'Pages, last changed first' })
    .output(z.object({ items: z.array(PageSummary) })),
  get: endpoint(read)
    .route({ method: 'GET', path: '/pages/{id}', summary: 'One page with its draft, removed ones too' })
    .input(one)
    .output(LandingPage),
  create: endpoint(manage)
    .route({ method: 'POST', path: '/pages', summary: 'Begin a page from the texts of its kind' })
    .input(CreatePage)
    .output(LandingPage),
  /** version_conflict { currentVersion }; already_exists { field } for an address that another page has. */
  save: endpoint(manage)
    .route({
      method: 'PATCH',
      path: '/pages/{id}',
      summary: 'Change the draft; visitors see nothing of it yet',
    })
    .input(SavePage)
    .output(LandingPage),
  /** Changes nothing. `bytes`: HTML with CSS as it would go out. */
  draw: endpoint(read)
    .route({ method: 'POST', path: '/pages/draw', summary: 'The page that this content makes' })
    .input(z.strictObject({ content: PageContent, part: z.enum(['page', 'thanks']).default('page') }))
    .output(z.object({ html: z.string(), bytes: z.number().int() })),
  /** Forms of applications that a page may name. */
  forms: endpoint(manage)
    .route({ method: 'GET', path: '/pages/forms', summary: 'Forms that take applications now' })
    .output(z.object({ items: z.array(z.object({ key: z.string(), title: z.string() })) })),
  /** blocked_by_rules { problems } while something stops it; state_conflict { reason: test_running }. */
  publish: endpoint(manage)
    .route({
      method: 'POST',
      path: '/pages/{id}/publish',
      summary: 'Show the draft to visitors, now or later',
    })
    .input(PublishPage)
    .output(LandingPage),
  /** The address answers 410 from now on; what waited is called off. Undo: publish. */
  withdraw: endpoint(manage)
    .route({ method: 'POST', path: '/pages/{id}/withdraw', summary: 'Show it to nobody any more' })
    .input(one)
    .output(LandingPage),
  /** The link that was given before stops working. */
  previewLink: endpoint(manage)
    .route({ method: 'POST', path: '/pages/{id}/preview-link', summary: 'A link to look at the draft' })
    .input(one)
    .output(z.object({ url: z.string() })),
  versions: endpoint(read)
    .route({ method: 'GET', path: '/pages/{id}/versions', summary: 'What it said before, newest first' })
    .input(one)
    .output(z.object({ items: z.array(PageVersion) })),
  /** The draft of now is kept as a version first. */
  takeVersion: endpoint(manage)
    .route({ method: 'POST', path: '/pages/{id}/versions/{number}/take', summary: 'Make it the draft again' })
    .input(z.strictObject({ id: Id, number: z.coerce.number().int().min(1) }))
    .output(LandingPage),
  /** Gone for visitors at once. Undo: restore. */
  tests: testContract,
  remove: endpoint(manage)
    .route({ method: 'DELETE', path: '/pages/{id}', summary: 'Take it out of the list' })
    .input(one)
    .output(LandingPage),
  restore: endpoint(manage)
    .route({ method: 'POST', path: '/pages/{id}/restore', summary: 'Undo of remove' })
    .input(one)
    .output(LandingPage),
};
