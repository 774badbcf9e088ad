import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Day, Id, Instant, Page } from '../lib/fields.ts';
import { Media } from '../media/contract.ts';
import { MediaIds, Person, Post } from '../posts/fields.ts';
import { daysContract } from './days-contract.ts';

/** Columns of the board, in their order. */
export const IdeaState = z.enum(['idea', 'draft', 'ready']);
export type IdeaState = z.infer<typeof IdeaState>;
/** How it came. */
export const IdeaSource = z.enum(['hand', 'link', 'telegram', 'day']);
export type IdeaSource = z.infer<typeof IdeaSource>;

export const IdeaText = z.string().trim().max(4_000);
/** http and https only: it is shown as a link. */
export const IdeaUrl = z.url({ protocol: /^https?$/ }).max(2_000);

export const Idea = z.object({
  id: Id,
  state: IdeaState,
  /** Its first words, the title of its link, or ''. */
  heading: z.string(),
  text: z.string(),
  url: z.string().nullable(),
  urlTitle: z.string().nullable(),
  source: IdeaSource,
  /** The day it is for. */
  forDay: Day.nullable(),
  media: z.array(Media),
  rubric: z.object({ id: Id, name: z.string(), colour: z.number().int() }).nullable(),
  campaign: z.object({ id: Id, name: z.string() }).nullable(),
  author: Person.nullable(),
  /** The post that was made of it; null: none yet, or it was removed. */
  postId: Id.nullable(),
  branchId: Id.nullable(),
  createdAt: Instant,
  isArchived: z.boolean(),
});
export type Idea = z.infer<typeof Idea>;

const fields = {
  text: IdeaText,
  url: IdeaUrl.nullable(),
  forDay: Day.nullable(),
  rubricId: Id.nullable(),
  campaignId: Id.nullable(),
  mediaIds: MediaIds,
};

/** `id` may be made by whoever asks, so that a repeated request brings nothing twice. */
export const CaptureIdea = z
  .strictObject({
    id: Id.optional(),
    text: fields.text.default(''),
    url: fields.url.default(null),
    urlTitle: z.string().trim().max(300).nullable().default(null),
    source: IdeaSource.default('hand'),
    forDay: fields.forDay.default(null),
    rubricId: fields.rubricId.default(null),
    campaignId: fields.campaignId.default(null),
    mediaIds: fields.mediaIds.default([]),
  })
  .refine(({ text, url, mediaIds }) => text !== '' || url !== null || mediaIds.length > 0, {
    path: ['text'],
    params: { code: 'required' },
  });
export type CaptureIdea = z.input<typeof CaptureIdea>;

/** Only what is sent changes. */
export const SaveIdea = z.strictObject({
  id: Id,
  text: fields.text.optional(),
  url: fields.url.optional(),
  forDay: fields.forDay.optional(),
  rubricId: fields.rubricId.optional(),
  campaignId: fields.campaignId.optional(),
  mediaIds: fields.mediaIds.optional(),
});
export type SaveIdea = z.infer<typeof SaveIdea>;

export const ListIdeas = z.strictObject({
  state: IdeaState,
  q: z.string().trim().max(200).optional(),
  rubricId: Id.optional(),
  campaignId: Id.optional(),
  /** Only what the person who asks brought. */
  mine: z.stringbool().optional(),
  page: Page,
});
export type ListIdeas = z.infer<typeof ListIdeas>;

const one = z.strictObject({ id: Id });
const add = { access: 'ideas.add' } as const;

export const ideasContract = {
  list: endpoint({ access: 'ideas.read', scope: 'posts:read' })
    .route({ method: 'GET', path: '/ideas', summary: 'One column of the board, newest on top' })
    .input(ListIdeas)
    .output(
      z.object({
        items: z.array(Idea),
        pageSize: z.number().int(),
        /** Of each column, under the same filters. */
        counts: z.record(IdeaState, z.number().int()),
      }),
    ),
  get: endpoint({ access: 'ideas.read', scope: 'posts:read' })
    .route({ method: 'GET', path: '/ideas/{id}', summary: 'One idea, archived ones too' })
    .input(one)
    .output(Idea),
  capture: endpoint({ ...add, scope: 'posts:write' })
    .route({ method: 'POST', path: '/ideas', summary: 'Bring an idea' })
    .input(CaptureIdea)
    .output(Idea),
  /** Its title stays null when the page does not answer or there is no way out of the house. Never an error. */
  readLink: endpoint(add)
    .route({ method: 'POST', path: '/ideas/{id}/read-link', summary: 'Take over the title of its link' })
    .input(one)
    .output(Idea),
  /** The own ones while they are ideas; forbidden otherwise without ideas.manage at their branch. */
  save: endpoint(add)
    .route({ method: 'PATCH', path: '/ideas/{id}', summary: 'Change the fields that are sent' })
    .input(SaveIdea)
    .output(Idea),
  move: endpoint({ access: 'ideas.manage' })
    .route({ method: 'POST', path: '/ideas/{id}/move', summary: 'Put it into another column' })
    .input(z.strictObject({ id: Id, state: IdeaState }))
    .output(Idea),
  /** A post of its own with text, link, files, rubric and campaign; asked again it answers with the same post. */
  write: endpoint({ access: 'posts.write', scope: 'posts:write' })
    .route({ method: 'POST', path: '/ideas/{id}/post', summary: 'Start a draft of it' })
    .input(one)
    .output(z.object({ idea: Idea, post: Post })),
  /** As save. Undo: restore. */
  archive: endpoint(add)
    .route({ method: 'POST', path: '/ideas/{id}/archive', summary: 'Take it off the board' })
    .input(one)
    .output(Idea),
  restore: endpoint(add)
    .route({ method: 'POST', path: '/ideas/{id}/restore', summary: 'Undo of archive' })
    .input(one)
    .output(Idea),
  days: daysContract,
};
