import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Day, Id, Instant, TimeZone } from '../lib/fields.ts';
import { Plan } from './fields.ts';
import { Recurrence } from './recurrence.ts';
import { SlotTime } from './slots.ts';
import { TargetState } from './state-machine.ts';

/** What happens to those whose time passed while nothing ran: none, only the latest, all of them one after another. */
export const CatchUp = z.enum(['skip', 'latest', 'spaced']);
export type CatchUp = z.infer<typeof CatchUp>;
/** Between two that are caught up. */
export const SpacingMinutes = z.number().int().min(5).max(1_440);

/** A post that comes again. Its occurrences are posts of their own. */
export const Series = z.object({
  id: Id,
  /** Title or first words of what goes out. */
  heading: z.string(),
  rule: Recurrence,
  /** The same as RFC 5545 text, DTSTART and RRULE. */
  ruleText: z.string(),
  anchorDay: Day,
  time: SlotTime,
  timeZone: z.string(),
  catchUp: CatchUp,
  spacingMinutes: z.number().int(),
  version: z.number().int(),
  endedAt: Instant.nullable(),
  /** Its last occurrence that is there, gone out or not; null: all were removed. */
  lastPostId: Id.nullable(),
  /** What is ahead and made already, in order. */
  ahead: z.array(
    z.object({
      postId: Id,
      occursOn: Day,
      dueAt: Instant.nullable(),
      state: TargetState,
      /** Changed alone: it no longer follows the series. */
      isDetached: z.boolean(),
    }),
  ),
});
export type Series = z.infer<typeof Series>;

/** The post becomes the first of the series and is scheduled with it; the rule must name its day. */
export const CreateSeries = z.strictObject({
  postId: Id,
  rule: Recurrence,
  ...Plan.shape,
  catchUp: CatchUp.default('skip'),
  spacingMinutes: SpacingMinutes.default(60),
});
export type CreateSeries = z.infer<typeof CreateSeries>;

/** What is sent changes, for the series and for what is ahead and was not changed alone. */
export const UpdateSeries = z.strictObject({
  id: Id,
  version: z.number().int().min(1),
  rule: Recurrence.optional(),
  time: SlotTime.optional(),
  timeZone: TimeZone.optional(),
  catchUp: CatchUp.optional(),
  spacingMinutes: SpacingMinutes.optional(),
  /** Text, pictures and channels as in this occurrence. */
  contentFrom: Id.optional(),
});
export type UpdateSeries = z.infer<typeof UpdateSeries>;

const one = z.strictObject({ id: Id });
const read = { access: 'posts.read', scope: 'posts:read' } as const;
const schedule = { access: 'posts.schedule', scope: 'posts:write' } as const;

export const seriesContract = {
  list: endpoint(read)
    .route({ method: 'GET', path: '/series', summary: 'Posts that come again, ended ones last' })
    .output(z.array(Series)),
  get: endpoint(read)
    .route({ method: 'GET', path: '/series/{id}', summary: 'One series and what is ahead of it' })
    .input(one)
    .output(Series),
  /** blocked_by_rules, past_time as of posts.schedule; state_conflict { reason: 'in_series' }. */
  create: endpoint(schedule)
    .route({ method: 'POST', path: '/series', summary: 'Let a post come again' })
    .input(CreateSeries)
    .output(Series),
  update: endpoint(schedule)
    .route({ method: 'PATCH', path: '/series/{id}', summary: 'Change the series and what is ahead of it' })
    .input(UpdateSeries)
    .output(Series),
  /** What is ahead and was not changed alone is cancelled. Undo: resume. */
  end: endpoint(schedule)
    .route({ method: 'POST', path: '/series/{id}/end', summary: 'It shall not come again' })
    .input(one)
    .output(z.object({ series: Series, cancelledCount: z.number().int() })),
  resume: endpoint(schedule)
    .route({ method: 'POST', path: '/series/{id}/resume', summary: 'Undo of end' })
    .input(one)
    .output(Series),
};
