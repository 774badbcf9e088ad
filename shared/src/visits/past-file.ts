import { z } from 'zod';
import { Day, Id, Instant } from '../lib/fields.ts';
import { DIMENSIONS, type Dimension } from './dimensions.ts';

/** Counters whose exports are understood. */
export const PAST_SOURCES = ['metrika', 'umami', 'plausible', 'other'] as const;
/** What a file may be about: the days as such, or one of these a day. */
export const PAST_DIMENSIONS = [
  'entry',
  'exit',
  'source',
  'referrer',
  'utmSource',
  'utmMedium',
  'utmCampaign',
  'device',
  'browser',
  'system',
  'language',
  'country',
  'region',
  'path',
] as const satisfies readonly Dimension[];
export const MAX_PAST_BYTES = 2_000_000;

export const PastFile = z.strictObject({
  siteId: Id,
  source: z.enum(PAST_SOURCES),
  by: z.enum(['total', ...PAST_DIMENSIONS]),
  fileName: z.string().trim().max(200).default(''),
  csv: z.string().min(1).max(MAX_PAST_BYTES),
});
export type PastFile = z.infer<typeof PastFile>;

export const PAST_MEASURES = ['views', 'visits', 'visitors', 'bounces', 'seconds'] as const;

export const PastReport = z.object({
  /** Rows that are (or would be) stored. */
  rows: z.number(),
  from: Day.nullable(),
  to: Day.nullable(),
  measures: z.array(z.enum(PAST_MEASURES)),
  /** Days that Rupor has counted itself, or that another file has brought: they are left out. */
  skippedDays: z.number(),
  /** Lines that were not understood, the first ten. */
  problems: z.array(z.object({ line: z.number(), code: z.enum(['bad_day', 'bad_number', 'empty_value']) })),
  problemCount: z.number(),
});
export type PastReport = z.infer<typeof PastReport>;

export const PastImport = z.object({
  id: Id,
  source: z.enum(PAST_SOURCES),
  by: z.enum(['total', ...PAST_DIMENSIONS]),
  fileName: z.string(),
  from: Day,
  to: Day,
  rows: z.number(),
  createdAt: Instant,
});
export type PastImport = z.infer<typeof PastImport>;

/** Number of the dimension in the rows; the days as such are 0. */
export function dimensionIdOf(by: PastFile['by']): number {
  return by === 'total' ? 0 : DIMENSIONS[by].id;
}
