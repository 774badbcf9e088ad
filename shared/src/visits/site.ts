import { z } from 'zod';
import { Id, Instant, Name, TimeZone } from '../lib/fields.ts';

/** How much a site knows of its visitors; see docs and the enum of the same name in the tables. */
export const VISIT_MODES = ['aggregate', 'day', 'consented'] as const;
export const VisitMode = z.enum(VISIT_MODES);
export type VisitMode = z.infer<typeof VisitMode>;

/** What can be asked of visits. */
export const VISIT_REPORTS = [
  'views',
  'pages',
  'sources',
  'visits',
  'duration',
  'filters',
  'goals',
  'funnels',
  'retention',
] as const;
export type VisitReport = (typeof VISIT_REPORTS)[number];

const FED: Record<VisitMode, readonly VisitReport[]> = {
  aggregate: ['views', 'pages', 'sources', 'goals'],
  day: ['views', 'pages', 'sources', 'visits', 'duration', 'filters', 'goals', 'funnels'],
  consented: VISIT_REPORTS,
};

/** Which reports a mode can feed. What it cannot is unknown, never 0. */
export function reportsOf(mode: VisitMode): readonly VisitReport[] {
  return FED[mode];
}

/** A host name as browsers say it: small letters, without scheme, port and path. `www.` is allowed by itself. */
export const Host = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(
    /^(?=.{1,253}$)([a-z0-9\u0400-\u04ff](?:[a-z0-9\u0400-\u04ff-]{0,61}[a-z0-9\u0400-\u04ff])?\.)*[a-z0-9\u0400-\u04ff-]{1,63}$/,
  )
  .transform((host) => new URL(`http://${host}`).hostname.replace(/^www\./, ''));

/** Single visits may be kept from a day to five years; sums are kept for good. */
export const RETENTION_DAYS = { min: 1, max: 1_830, preset: 400 } as const;
const Retention = z.number().int().min(RETENTION_DAYS.min).max(RETENTION_DAYS.max);

export const Site = z.object({
  id: Id,
  name: z.string(),
  /** Public: stands in the page's script. */
  key: z.string(),
  allowedHosts: z.array(z.string()),
  /** The organization's own landing pages and short links. */
  isOwn: z.boolean(),
  mode: VisitMode,
  respectsDnt: z.boolean(),
  timeZone: z.string(),
  retentionDays: z.number(),
  /** There is a secret link to its read-only page. */
  isShared: z.boolean(),
  isArchived: z.boolean(),
  createdAt: Instant,
});
export type Site = z.infer<typeof Site>;

export const NewSite = z.strictObject({
  name: Name,
  allowedHosts: z.array(Host).min(1).max(20),
  mode: VisitMode.default('day'),
  respectsDnt: z.boolean().default(true),
  /** Absent: the organization's. It stays: days that are summed up cannot be cut anew. */
  timeZone: TimeZone.optional(),
  retentionDays: Retention.default(RETENTION_DAYS.preset),
});
export type NewSite = z.infer<typeof NewSite>;

export const SiteChange = z.strictObject({
  id: Id,
  name: Name.optional(),
  /** Of the own site there are none: it takes every host that this server answers for. */
  allowedHosts: z.array(Host).max(20).optional(),
  mode: VisitMode.optional(),
  respectsDnt: z.boolean().optional(),
  /** A shorter period deletes what is older, within the hour. */
  retentionDays: Retention.optional(),
  /** An archived site counts nothing more; what it has counted stays. */
  isArchived: z.boolean().optional(),
});
export type SiteChange = z.infer<typeof SiteChange>;
