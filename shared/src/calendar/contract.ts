import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Day, Id, Instant, Page, WallTime } from '../lib/fields.ts';
import { PostChannel, postFilters } from '../posts/fields.ts';
import { TargetState } from '../posts/state-machine.ts';
import { feedsContract } from './feeds-contract.ts';

/** Targets of one post that go out at one instant. */
export const CalendarEntry = z.object({
  postId: Id,
  targetIds: z.array(Id),
  heading: z.string(),
  /** An occurrence of a series. */
  isRepeated: z.boolean(),
  /** The leading state of these targets. */
  state: TargetState,
  dueAt: Instant,
  /** Local time of the calendar's zone: where it stands in the grid. */
  at: WallTime,
  /** What the person chose, in the zone they chose. */
  wallTime: WallTime,
  timeZone: z.string(),
  channels: z.array(PostChannel),
  rubric: z.object({ id: Id, name: z.string(), colour: z.number().int() }).nullable(),
  campaign: z.object({ id: Id, name: z.string() }).nullable(),
  /** For whom it is; archived audiences keep their name. */
  segments: z.array(z.object({ id: Id, name: z.string() })),
});
export type CalendarEntry = z.infer<typeof CalendarEntry>;

/** Cancelled targets are left out unless `states` asks for them. */
const filters = postFilters;

export const calendarContract = {
  feeds: feedsContract,
  /** Serves month, week, day and list alike. Days are those of the organization's zone. */
  range: endpoint({ access: 'posts.read', scope: 'posts:read' })
    .route({ method: 'GET', path: '/calendar', summary: 'What goes out in a range of days' })
    .input(
      z
        .strictObject({
          ...filters,
          from: Day,
          to: Day,
          /** At most so many entries a day; `total` says how many there are. */
          perDay: z.coerce.number().int().min(1).max(100).default(12),
        })
        .refine(({ from, to }) => from <= to, { path: ['to'], params: { code: 'ends_before_start' } })
        .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= 400 * 86_400_000, {
          path: ['to'],
          params: { code: 'too_long' },
        }),
    )
    .output(
      z.object({
        timeZone: z.string(),
        total: z.number().int(),
        /** Only days that have something. */
        days: z.array(z.object({ day: Day, total: z.number().int(), entries: z.array(CalendarEntry) })),
      }),
    ),
  /** The rest of a full day. */
  day: endpoint({ access: 'posts.read', scope: 'posts:read' })
    .route({ method: 'GET', path: '/calendar/{day}', summary: 'Everything of one day' })
    .input(z.strictObject({ ...filters, day: Day, page: Page }))
    .output(
      z.object({
        timeZone: z.string(),
        total: z.number().int(),
        pageSize: z.number().int(),
        entries: z.array(CalendarEntry),
      }),
    ),
};
