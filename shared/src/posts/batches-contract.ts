// One act on many posts that is told and undone as one: a plan from a file, a replacement, a copied week.
import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Day, Id, Instant, Locale, WallTime } from '../lib/fields.ts';
import { period, postFilters } from './fields.ts';
import { PlanFile, PlanMapping, PlanProblem, PlanReport, PlanResult } from './plan-file.ts';

export const Batch = z.object({
  id: Id,
  kind: z.enum(['import', 'replace', 'copy_week']),
  /** read: a file whose columns wait for their meaning. undoing: half undone, go on. */
  state: z.enum(['read', 'running', 'done', 'undone']),
  /** Name of the file, the words, or the first day of the week. */
  title: z.string(),
  createdBy: z.string().nullable(),
  createdAt: Instant,
  undoneAt: Instant.nullable(),
  total: z.number().int(),
  done: z.number().int(),
  counts: z.record(PlanResult, z.number().int()),
  /** May the person who asks go on with it or undo it? */
  isMine: z.boolean(),
});
export type Batch = z.infer<typeof Batch>;

export const BatchProblem = z.object({ line: z.number().int(), postId: Id.nullable(), problem: PlanProblem });
export type BatchProblem = z.infer<typeof BatchProblem>;

/** `kept`: posts that somebody changed since, or that are on their way out: they stay as they are. */
export const Undone = z.object({ batch: Batch, kept: z.number().int() });
export type Undone = z.infer<typeof Undone>;

const write = { access: 'posts.write' } as const;
const one = z.strictObject({ id: Id });
/** Where a row names a day and no time. */
const chosen = z.strictObject({
  id: Id,
  mapping: PlanMapping,
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
});
export type ChosenColumns = z.infer<typeof chosen>;

export const Replacing = z.strictObject({
  find: z.string().min(1).max(200),
  with: z.string().max(200),
  matchCase: z.boolean().default(false),
  wholeWords: z.boolean().default(false),
  /** drafts: what nobody was promised; planned: what was sent for agreement, agreed or scheduled, too. */
  scope: z.enum(['drafts', 'planned']).default('drafts'),
});
export type Replacing = z.infer<typeof Replacing>;

const Hit = z.object({ before: z.string(), found: z.string(), after: z.string() });
export const PostHits = z.object({
  postId: Id,
  version: z.number().int(),
  heading: z.string(),
  /** The leading state: is it planned already? */
  isPlanned: z.boolean(),
  /** title, text, or the name of a channel with a text of its own. */
  places: z.array(
    z.object({
      place: z.enum(['title', 'text', 'channel']),
      channel: z.string().nullable(),
      hits: z.array(Hit),
    }),
  ),
});
export type PostHits = z.infer<typeof PostHits>;

export const WeekCopy = z.object({
  postId: Id,
  heading: z.string(),
  channels: z.array(z.string()),
  /** The earliest time of its channels. */
  wallTime: WallTime,
  newWallTime: WallTime,
  /** The new time is over: it comes without a time. */
  isPast: z.boolean(),
  /** An occurrence of a series: it comes by itself. */
  isRepeated: z.boolean(),
});
export type WeekCopy = z.infer<typeof WeekCopy>;
const weeks = {
  /** Any day of the week that is copied, and of the one it is copied to. */
  from: Day,
  to: Day,
};

export const filesContract = {
  /** file: empty_file, bad_file, bad_quotes { line }, not_utf8, too_many_rows { max }, too_large. */
  read: endpoint(write)
    .route({ method: 'POST', path: '/post-files', summary: 'Read a plan from a file: nothing is made yet' })
    .input(z.strictObject({ file: z.file() }))
    .output(PlanFile),
  check: endpoint(write)
    .route({ method: 'POST', path: '/post-files/{id}/check', summary: 'What its rows would do' })
    .input(chosen)
    .output(PlanReport),
  /** Does the next part of the rows; ask again until it is done. Asked twice it does nothing twice. */
  run: endpoint(write)
    .route({ method: 'POST', path: '/post-files/{id}/run', summary: 'Load the next rows of the plan' })
    .input(chosen)
    .output(Batch),
  export: endpoint({ access: 'posts.read', scope: 'posts:read' })
    .route({
      method: 'GET',
      path: '/post-files/export',
      summary: 'The plan as a file that can be read in again',
      outputStructure: 'detailed',
    })
    .input(
      z.strictObject({
        ...postFilters,
        ...period,
        format: z.enum(['csv', 'xlsx']),
        locale: Locale,
        /** Only an empty table with the headings and one example. */
        isTemplate: z.stringbool().default(false),
      }),
    )
    .output(z.object({ headers: z.record(z.string(), z.string()), body: z.file() })),
};

export const batchesContract = {
  list: endpoint(write)
    .route({
      method: 'GET',
      path: '/post-batches',
      summary: 'What was done to many posts at once, latest first',
    })
    .output(z.array(Batch)),
  problems: endpoint(write)
    .route({ method: 'GET', path: '/post-batches/{id}/problems', summary: 'What it could not do, and why' })
    .input(one)
    .output(z.array(BatchProblem)),
  /** state_conflict { reason: 'not_done' | 'undone' }. */
  undo: endpoint(write)
    .route({ method: 'POST', path: '/post-batches/{id}/undo', summary: 'Undo the whole act' })
    .input(one)
    .output(Undone),
  findText: endpoint(write)
    .route({ method: 'POST', path: '/post-batches/find', summary: 'Where words stand in drafts' })
    .input(Replacing)
    .output(z.object({ items: z.array(PostHits), hasMore: z.boolean() })),
  replaceText: endpoint(write)
    .route({
      method: 'POST',
      path: '/post-batches/replace',
      summary: 'Replace words in the posts that are named',
    })
    .input(
      Replacing.extend({
        posts: z
          .array(z.strictObject({ id: Id, version: z.number().int().min(1) }))
          .min(1)
          .max(200),
      }),
    )
    .output(Batch),
  week: endpoint(write)
    .route({ method: 'GET', path: '/post-batches/week', summary: 'What copying a week would make' })
    .input(z.strictObject(weeks))
    .output(z.array(WeekCopy)),
  copyWeek: endpoint(write)
    .route({
      method: 'POST',
      path: '/post-batches/week',
      summary: 'Copy posts of a week into another as drafts',
    })
    .input(z.strictObject({ ...weeks, postIds: z.array(Id).min(1).max(200) }))
    .output(Batch),
};
