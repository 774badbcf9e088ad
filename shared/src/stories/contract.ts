import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Id, Instant, Page, WallTime } from '../lib/fields.ts';
import { Media } from '../media/contract.ts';
import { MediaIds, Person, PostTitle } from '../posts/fields.ts';
import { TargetState } from '../posts/state-machine.ts';
import { RetellStep } from './retell-plan.ts';
import { StoryParts } from './story-parts.ts';

const parts = StoryParts.shape;

export const StoryPost = z.object({
  step: RetellStep,
  /** Meant for, in the organization's zone. */
  wallTime: WallTime,
  postId: Id,
  heading: z.string(),
  state: TargetState,
});
export type StoryPost = z.infer<typeof StoryPost>;

export const Story = z.object({
  id: Id,
  /** The title, else its result, else ''. */
  heading: z.string(),
  ...parts,
  title: z.string(),
  /** As a person changed it; null = composed from the parts. */
  text: z.string().nullable(),
  evidenceFiles: z.array(Media),
  pictures: z.array(Media),
  rubricId: Id.nullable(),
  campaignId: Id.nullable(),
  branchId: Id.nullable(),
  author: Person.nullable(),
  version: z.number().int(),
  /** Of the re-tell plan, in order of time; removed posts are left out. */
  posts: z.array(StoryPost),
  updatedAt: Instant,
  deletedAt: Instant.nullable(),
});
export type Story = z.infer<typeof Story>;

const saved = {
  ...StoryParts.partial().shape,
  title: PostTitle.optional(),
  text: z.string().max(20_000).nullable().optional(),
  evidenceIds: MediaIds.optional(),
  pictureIds: MediaIds.optional(),
  rubricId: Id.nullable().optional(),
  campaignId: Id.nullable().optional(),
};

/** `id` may be made by the browser, so that a repeated request creates nothing twice. */
export const CreateStory = z.strictObject({ id: Id.optional(), ...saved });
export type CreateStory = z.infer<typeof CreateStory>;
export const SaveStory = z.strictObject({ id: Id, version: z.number().int().min(1), ...saved });
export type SaveStory = z.infer<typeof SaveStory>;

export const PlanStory = z.strictObject({
  id: Id,
  channelIds: z.array(Id).max(50),
  /** One draft a step; each step at most once. */
  posts: z
    .array(
      z.strictObject({
        step: RetellStep,
        wallTime: WallTime,
        title: PostTitle,
        text: z.string().max(20_000),
        /** Audience segment it is for; null: nobody named one. */
        segmentId: Id.nullable().default(null),
      }),
    )
    .min(1)
    .max(6)
    .refine((posts) => new Set(posts.map(({ step }) => step)).size === posts.length, {
      params: { code: 'duplicate' },
    }),
});
export type PlanStory = z.infer<typeof PlanStory>;

const one = z.strictObject({ id: Id });
const read = { access: 'ideas.read', scope: 'posts:read' } as const;
const write = { access: 'posts.write' } as const;

export const storiesContract = {
  list: endpoint(read)
    .route({ method: 'GET', path: '/stories', summary: 'Wins and how far each has been told' })
    .input(z.strictObject({ page: Page }))
    .output(z.object({ items: z.array(Story), total: z.number().int(), pageSize: z.number().int() })),
  get: endpoint(read)
    .route({ method: 'GET', path: '/stories/{id}', summary: 'One win, removed ones too' })
    .input(one)
    .output(Story),
  create: endpoint(write)
    .route({ method: 'POST', path: '/stories', summary: 'Begin the story of a win' })
    .input(CreateStory)
    .output(Story),
  /** version_conflict { currentVersion }. */
  save: endpoint(write)
    .route({ method: 'PATCH', path: '/stories/{id}', summary: 'Change the fields that are sent' })
    .input(SaveStory)
    .output(Story),
  /** Its posts stay. Undo: restore. */
  remove: endpoint(write)
    .route({ method: 'DELETE', path: '/stories/{id}', summary: 'Take it out of the list' })
    .input(one)
    .output(Story),
  restore: endpoint(write)
    .route({ method: 'POST', path: '/stories/{id}/restore', summary: 'Undo of remove' })
    .input(one)
    .output(Story),
  /** All drafts or none. state_conflict { reason: 'planned' } while some of its posts stand. Undo: unplan. */
  plan: endpoint(write)
    .route({ method: 'POST', path: '/stories/{id}/plan', summary: 'Make the drafts of the re-tell plan' })
    .input(PlanStory)
    .output(Story),
  /** Drafts of the plan are removed; what is on its way or out stays. */
  unplan: endpoint(write)
    .route({ method: 'POST', path: '/stories/{id}/unplan', summary: 'Take the drafts of the plan back' })
    .input(one)
    .output(z.object({ story: Story, removedCount: z.number().int(), keptCount: z.number().int() })),
};
