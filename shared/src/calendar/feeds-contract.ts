import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Id, Instant } from '../lib/fields.ts';

/** The calendar at a secret address. */
export const CalendarFeed = z.object({
  id: Id,
  channel: z.object({ id: Id, name: z.string() }).nullable(),
  isMine: z.boolean(),
  createdAt: Instant,
  /** When a calendar last asked; null = never. */
  readAt: Instant.nullable(),
});
export type CalendarFeed = z.infer<typeof CalendarFeed>;

/** Of one channel, or of all; only own posts, or all. One address for each. */
const place = z.strictObject({ channelId: Id.nullable().default(null), isMine: z.boolean().default(false) });
const read = { access: 'posts.read' } as const;

/** Everybody has their own, and sees only those. */
export const feedsContract = {
  list: endpoint(read)
    .route({ method: 'GET', path: '/calendar-feeds', summary: 'Your calendar addresses' })
    .output(z.array(CalendarFeed)),
  /** The address is in this answer only; one that was made for the same before answers no more. */
  create: endpoint(read)
    .route({ method: 'POST', path: '/calendar-feeds', summary: 'A secret address of the calendar' })
    .input(place)
    .output(CalendarFeed.extend({ url: z.string(), qrSvg: z.string() })),
  /** Succeeds when there is none. */
  revoke: endpoint(read)
    .route({ method: 'POST', path: '/calendar-feeds/revoke', summary: 'The address shall answer no more' })
    .input(place)
    .output(z.object({ ok: z.literal(true) })),
};
