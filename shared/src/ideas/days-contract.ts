import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Day, Id, Name } from '../lib/fields.ts';

const Names = z.object({ ru: z.string(), en: z.string() });

/** A day that comes round in the period asked for. */
export const DayNote = z.object({
  day: Day,
  /** Of a known day its key, of an own one its id. */
  key: z.string(),
  name: Names,
  kind: z.enum(['public', 'union', 'trade', 'region', 'own']),
  /** Act or body that set it. */
  basis: z.string().nullable(),
  url: z.string().nullable(),
  /** seen: read at its source; known: widely known; check: look it up before writing. */
  confidence: z.enum(['seen', 'known', 'check']),
});
export type DayNote = z.infer<typeof DayNote>;

export const DaySetInfo = z.object({
  key: z.string(),
  kind: z.enum(['public', 'union', 'trade', 'region']),
  name: Names,
  isOn: z.boolean(),
  dayCount: z.number().int(),
  /** How many of them nobody has looked up yet. */
  uncheckedCount: z.number().int(),
});
export type DaySetInfo = z.infer<typeof DaySetInfo>;

export const OwnDay = z.object({ id: Id, name: z.string(), day: Day, isYearly: z.boolean() });
export type OwnDay = z.infer<typeof OwnDay>;

const DaySettings = z.object({ checkedOn: Day, sets: z.array(DaySetInfo), own: z.array(OwnDay) });
export type DaySettings = z.infer<typeof DaySettings>;

const manage = { access: 'campaigns.manage' } as const;
const read = { access: 'ideas.read', scope: 'posts:read' } as const;

export const daysContract = {
  list: endpoint(read)
    .route({ method: 'GET', path: '/days', summary: 'Holidays and days of trades in a period, as chosen' })
    .input(
      z
        .strictObject({ from: Day, to: Day })
        .refine(({ from, to }) => from <= to, { path: ['to'], params: { code: 'ends_before_start' } })
        .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= 400 * 86_400_000, {
          path: ['to'],
          params: { code: 'too_long' },
        }),
    )
    .output(z.array(DayNote)),
  settings: endpoint(read)
    .route({ method: 'GET', path: '/days/settings', summary: 'Sets of days and the own ones' })
    .output(DaySettings),
  chooseSets: endpoint(manage)
    .route({ method: 'PUT', path: '/days/sets', summary: 'Which sets are on' })
    .input(z.strictObject({ sets: z.array(z.string().max(60)).max(100) }))
    .output(DaySettings),
  addOwn: endpoint(manage)
    .route({ method: 'POST', path: '/days/own', summary: 'Add a day of the organization' })
    .input(z.strictObject({ name: Name, day: Day, isYearly: z.boolean().default(true) }))
    .output(OwnDay),
  /** Undo: addOwn with the same fields. */
  removeOwn: endpoint(manage)
    .route({ method: 'DELETE', path: '/days/own/{id}', summary: 'Take an own day away' })
    .input(z.strictObject({ id: Id }))
    .output(OwnDay),
};
