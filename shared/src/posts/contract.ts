import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Id, Instant, Page } from '../lib/fields.ts';
import { batchesContract, filesContract } from './batches-contract.ts';
import {
  FollowUps,
  MediaIds,
  Plan,
  Post,
  PostSummary,
  PostText,
  PostTitle,
  period,
  postFilters,
  SegmentIds,
  TargetOptions,
  TargetProblem,
} from './fields.ts';
import { seriesContract } from './series-contract.ts';
import { slotsContract } from './slots-contract.ts';
import { TargetState } from './state-machine.ts';
import { templatesContract } from './templates-contract.ts';

export const ListPosts = z.strictObject({
  ...postFilters,
  ...period,
  /** only: the removed ones, which can be restored. */
  removed: z.enum(['no', 'only']).default('no'),
  sort: z.enum(['updated', 'due', 'created']).default('updated'),
  order: z.enum(['asc', 'desc']).default('desc'),
  page: Page,
});

const content = {
  title: PostTitle.optional(),
  baseText: PostText.optional(),
  mediaIds: MediaIds.optional(),
  rubricId: Id.nullable().optional(),
  campaignId: Id.nullable().optional(),
  segmentIds: SegmentIds.optional(),
  branchId: Id.nullable().optional(),
  /** Intended time of targets that are not scheduled yet; null takes it away. It promises nothing: see schedule. */
  plan: Plan.nullable().optional(),
  /** After this instant it is missed, not sent; null takes the limit away. */
  expiresAt: Instant.nullable().optional(),
  /** When sent: the whole set of channels. In each, a field not sent stays as it is. */
  targets: z
    .array(
      z.strictObject({
        channelId: Id,
        text: PostText.nullable().optional(),
        options: TargetOptions.optional(),
        mediaIds: MediaIds.nullable().optional(),
        /** Texts of what follows under it, in order; the network says how many it takes. */
        followUps: FollowUps.optional(),
      }),
    )
    .max(50)
    .refine((targets) => new Set(targets.map(({ channelId }) => channelId)).size === targets.length, {
      params: { code: 'duplicate' },
    })
    .optional(),
};

/** `id` may be made by the browser, so that a repeated request creates nothing twice. */
export const CreatePost = z.strictObject({ id: Id.optional(), ...content });
export type CreatePost = z.infer<typeof CreatePost>;
/** `version`: the one that was read. A save that changes nothing succeeds whatever the version. */
export const SavePost = z.strictObject({ id: Id, version: z.number().int().min(1), ...content });
export type SavePost = z.infer<typeof SavePost>;

/** Absent targetIds: all targets that may take the step. */
const some = { id: Id, targetIds: z.array(Id).min(1).max(50).optional() };
/** When given, the step is refused with version_conflict if somebody has changed the post since. */
const seen = { version: z.number().int().min(1).optional() };

/** The time is a free place: state_conflict { reason: 'slot_taken' } when somebody was faster. */
const slot = { slot: z.boolean().optional() };

export const SchedulePost = z.strictObject({
  ...some,
  ...seen,
  ...Plan.shape,
  /** After this instant it is missed, not sent. */
  expiresAt: Instant.nullable().optional(),
  ...slot,
});
export type SchedulePost = z.infer<typeof SchedulePost>;

/** gap: the clock skips this time, it goes out later; overlap: it happens twice, the first one is taken. */
export const Scheduled = z.object({
  post: Post,
  dueAt: Instant,
  note: z.enum(['gap', 'overlap']).nullable(),
  warnings: z.array(TargetProblem),
});
export type Scheduled = z.infer<typeof Scheduled>;

export const BulkAct = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cancel') }),
  z.strictObject({ kind: z.literal('remove') }),
  z.strictObject({ kind: z.literal('restore') }),
  z.strictObject({ kind: z.literal('duplicate') }),
  z.strictObject({ kind: z.literal('move'), days: z.number().int().min(-366).max(366) }),
  z.strictObject({ kind: z.literal('rubric'), rubricId: Id.nullable() }),
]);
export type BulkAct = z.infer<typeof BulkAct>;

/** One answer an id, in the order they were sent. Of one post: all or nothing. */
export const BulkResult = z.object({
  id: Id,
  ok: z.boolean(),
  /** Of a duplicate: the new post. */
  newId: Id.nullable(),
  /** Why not: an error code and its data. */
  code: z.string().nullable(),
  data: z.record(z.string(), z.unknown()).nullable(),
});
export type BulkResult = z.infer<typeof BulkResult>;

const write = { access: 'posts.write', scope: 'posts:write' } as const;
const schedule = { access: 'posts.schedule', scope: 'posts:write' } as const;
const read = { access: 'posts.read', scope: 'posts:read' } as const;
const one = z.strictObject({ id: Id });

export const postsContract = {
  list: endpoint(read)
    .route({ method: 'GET', path: '/posts', summary: 'Posts by filters' })
    .input(ListPosts)
    .output(
      z.object({
        items: z.array(PostSummary),
        total: z.number().int(),
        pageSize: z.number().int(),
        /** Posts in each state under the same filters without `states`. A post counts once, by its leading state. */
        counts: z.partialRecord(TargetState, z.number().int()),
      }),
    ),
  get: endpoint(read)
    .route({ method: 'GET', path: '/posts/{id}', summary: 'One post, removed ones too' })
    .input(one)
    .output(Post),
  create: endpoint(write)
    .route({ method: 'POST', path: '/posts', summary: 'Start a draft' })
    .input(CreatePost)
    .output(Post),
  /** version_conflict { current: Post, editedBy: Person | null, editedAt }; blocked_by_rules for scheduled targets. */
  save: endpoint(write)
    .route({ method: 'PATCH', path: '/posts/{id}', summary: 'Change the fields that are sent' })
    .input(SavePost)
    .output(Post),
  /** past_time { lateSeconds, dueAt, now }; blocked_by_rules { problems: TargetProblem[] }. */
  schedule: endpoint(schedule)
    .route({ method: 'POST', path: '/posts/{id}/schedule', summary: 'Let it go out at a time' })
    .input(SchedulePost)
    .output(Scheduled),
  publishNow: endpoint(schedule)
    .route({ method: 'POST', path: '/posts/{id}/publish-now', summary: 'Let it go out now' })
    .input(z.strictObject({ ...some, ...seen }))
    .output(Scheduled),
  /** Undo: restore. */
  cancel: endpoint(write)
    .route({ method: 'POST', path: '/posts/{id}/cancel', summary: 'It shall not go out' })
    .input(z.strictObject(some))
    .output(Post),
  duplicate: endpoint(write)
    .route({ method: 'POST', path: '/posts/{id}/duplicate', summary: 'A new draft with the same content' })
    .input(one)
    .output(Post),
  /** Scheduled targets are cancelled with it. A post that is out, or may be, stays: state_conflict. Undo: restore. */
  remove: endpoint(write)
    .route({ method: 'DELETE', path: '/posts/{id}', summary: 'Remove a post from the lists' })
    .input(one)
    .output(Post),
  /** Undo of remove and of cancel: targets return to what they were; a time that has passed returns as a draft. */
  restore: endpoint(write)
    .route({
      method: 'POST',
      path: '/posts/{id}/restore',
      summary: 'Bring back what was removed or cancelled',
    })
    .input(z.strictObject(some))
    .output(Post),
  submit: endpoint(write)
    .route({ method: 'POST', path: '/posts/{id}/submit', summary: 'Ask for approval' })
    .input(z.strictObject({ ...some, ...seen, plan: Plan.optional() }))
    .output(Post),
  /** Approved targets with a time ahead are scheduled at once. forbidden { reason: 'self_approval' }. */
  approve: endpoint({ access: 'posts.approve' })
    .route({ method: 'POST', path: '/posts/{id}/approve', summary: 'Approve what was read' })
    .input(z.strictObject({ ...some, version: z.number().int().min(1) }))
    .output(Post),
  sendBack: endpoint({ access: 'posts.approve' })
    .route({ method: 'POST', path: '/posts/{id}/send-back', summary: 'Return with a remark' })
    .input(z.strictObject({ ...some, note: z.string().trim().min(1).max(2_000) }))
    .output(Post),
  /** New time for targets of one post; their state stays, except that failed, missed and cancelled ones are scheduled. */
  moveTarget: endpoint(write)
    .route({ method: 'POST', path: '/posts/{id}/move', summary: 'Move targets to another time' })
    .input(z.strictObject({ id: Id, targetIds: z.array(Id).min(1).max(50), ...Plan.shape, ...slot }))
    .output(Scheduled),
  bulk: endpoint(write)
    .route({ method: 'POST', path: '/posts/bulk', summary: 'One act on many posts' })
    .input(z.strictObject({ ids: z.array(Id).min(1).max(200), act: BulkAct }))
    .output(z.array(BulkResult)),
  /** What only makes one doubt and takes a look around: the same text in a channel, links that do not answer. */
  doubts: endpoint(read)
    .route({ method: 'GET', path: '/posts/{id}/doubts', summary: 'Doubts about a post as it is saved' })
    .input(one)
    .output(
      z.object({
        items: z.array(TargetProblem),
        /** Links that are being asked now: look again. */
        pendingLinks: z.number().int(),
      }),
    ),
  series: seriesContract,
  slots: slotsContract,
  files: filesContract,
  batches: batchesContract,
  templates: templatesContract,
};
