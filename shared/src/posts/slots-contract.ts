import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Id, Instant } from '../lib/fields.ts';
import { Plan } from './fields.ts';
import { Slot } from './slots.ts';

/** Slots of one place: a channel, or (null) every channel that has none of its own. */
export const SlotsOfPlace = z.object({ channelId: Id.nullable(), slots: z.array(Slot) });
export type SlotsOfPlace = z.infer<typeof SlotsOfPlace>;

export const NextSlot = z.object({
  plan: Plan.nullable(),
  dueAt: Instant.nullable(),
  /** Why there is none: no slots are set, the channels share none, all are taken. */
  reason: z.enum(['no_slots', 'no_common', 'all_taken']).nullable(),
});
export type NextSlot = z.infer<typeof NextSlot>;

const read = { access: 'posts.read', scope: 'posts:read' } as const;

export const slotsContract = {
  /** Only places that have slots. In the organization's zone. */
  list: endpoint(read)
    .route({ method: 'GET', path: '/slots', summary: 'Usual times for posts' })
    .output(z.array(SlotsOfPlace)),
  save: endpoint({ access: 'posts.schedule' })
    .route({ method: 'PUT', path: '/slots', summary: 'The whole set of one place' })
    .input(
      z.strictObject({
        channelId: Id.nullable(),
        slots: z
          .array(Slot)
          .max(70)
          .refine(
            (slots) => new Set(slots.map(({ weekday, time }) => `${weekday} ${time}`)).size === slots.length,
            { params: { code: 'duplicate' } },
          ),
      }),
    )
    .output(SlotsOfPlace),
  /** Times of drafts count as taken, but for those of the named post. Asked again at schedule: see `slot` there. */
  next: endpoint(read)
    .route({ method: 'POST', path: '/slots/next', summary: 'The next free place of these channels' })
    .input(z.strictObject({ channelIds: z.array(Id).min(1).max(50), postId: Id.optional() }))
    .output(NextSlot),
};
