import { z } from 'zod';
import { checkPeriod } from '../insights/period.ts';
import { Day, Id } from '../lib/fields.ts';
import { DIMENSIONS, type Dimension, VISIT_MARKS } from './dimensions.ts';

const NAMES = Object.keys(DIMENSIONS) as [Dimension, ...Dimension[]];
export const VisitDimension = z.enum(NAMES);

/** One condition on visits: `source` by the name of its group, all else by the text that is shown. */
export const VisitFilter = z.strictObject({
  by: VisitDimension,
  is: z.enum(['equal', 'not', 'contains']).default('equal'),
  value: z.string().min(1).max(300),
});
export type VisitFilter = z.infer<typeof VisitFilter>;

/** In an address: `filters[0][by]=utmSource&filters[0][value]=vk`. All of them have to be true of a visit. */
export const VisitFilters = z.array(VisitFilter).max(6).default([]);

const PeriodOfSite = {
  siteId: Id,
  /** Days of the site's zone, both ends counted. */
  from: Day,
  to: Day,
  filters: VisitFilters,
};
const Compare = z.enum(['previous', 'yearAgo', 'none']).default('previous');

export const SitePeriod = z.strictObject(PeriodOfSite).superRefine(checkPeriod);
export type SitePeriod = z.infer<typeof SitePeriod>;

export const VisitsOverviewInput = z
  .strictObject({ ...PeriodOfSite, compare: Compare })
  .superRefine(checkPeriod);
export type VisitsOverviewInput = z.infer<typeof VisitsOverviewInput>;

export const VISIT_UNITS = ['hour', 'day', 'week', 'month'] as const;
export const VisitsSeriesInput = z
  .strictObject({
    ...PeriodOfSite,
    compare: Compare,
    /** Absent: the finest that a chart can show. A finer wish than that is widened; hours up to 14 days. */
    unit: z.enum(VISIT_UNITS).optional(),
  })
  .superRefine(checkPeriod);
export type VisitsSeriesInput = z.infer<typeof VisitsSeriesInput>;

export const VisitsPanelInput = z
  .strictObject({
    ...PeriodOfSite,
    by: VisitDimension,
    limit: z.coerce.number().int().min(1).max(500).default(10),
    /** Only what contains this. */
    search: z.string().trim().max(100).optional(),
  })
  .superRefine(checkPeriod);
export type VisitsPanelInput = z.infer<typeof VisitsPanelInput>;

export const GOAL_KINDS = ['page', 'custom', 'form'] as const;

/** What has to happen: a page is seen, something named happens, a form is sent. `*` in a pattern stands for anything. */
export const VisitStep = z.strictObject({
  kind: z.enum(GOAL_KINDS),
  pattern: z.string().trim().min(1).max(300),
});
export type VisitStep = z.infer<typeof VisitStep>;
export const FunnelSteps = z.array(VisitStep).min(2).max(8);

export const FunnelInput = z.strictObject({ ...PeriodOfSite, steps: FunnelSteps }).superRefine(checkPeriod);
export type FunnelInput = z.infer<typeof FunnelInput>;

export const GoalsInput = z
  .strictObject({ ...PeriodOfSite, by: z.enum(VISIT_MARKS).default('source') })
  .superRefine(checkPeriod);
export type GoalsInput = z.infer<typeof GoalsInput>;

/** Most weeks that retention looks back. */
export const RETENTION_WEEKS = 12;

export const VisitsExportInput = z
  .strictObject({
    ...PeriodOfSite,
    what: z.enum(['days', ...NAMES]).default('days'),
    locale: z.enum(['ru', 'en']).default('ru'),
  })
  .superRefine(checkPeriod);
export type VisitsExportInput = z.infer<typeof VisitsExportInput>;
