import { z } from 'zod';
import { Day, Id, Instant } from '../lib/fields.ts';
import { GOAL_KINDS, VISIT_UNITS, VisitDimension, VisitFilter, VisitStep } from './questions.ts';
import { REFUSALS, type Refusal } from './refusals.ts';

const Number_ = z.number().nullable();

/**
 * Counted of a period or of one value. null = not known, never 0: a site that knows nobody has no visits, a page no
 * bounces. `visitors`: different people of a day, days added up; where visits are sorted or filtered each of them stands
 * at the first visit of the day. `seconds`: of all visits together, from the first to the latest hit of each. `bounces`:
 * visits of one view and nothing else. `named`: things with a name (goals, links).
 */
export const VisitAmounts = z.object({
  views: Number_,
  visits: Number_,
  visitors: Number_,
  bounces: Number_,
  seconds: Number_,
  named: Number_,
});
export type VisitAmounts = z.infer<typeof VisitAmounts>;

/** Where an answer was read from, and for which days really. */
export const VisitWindow = z.object({
  /** sums: kept for good. visits: single visits, kept for the site's period. none: this site's mode cannot tell. */
  basis: z.enum(['sums', 'visits', 'none']),
  from: Day,
  to: Day,
  /** Asked for earlier days than single visits are kept. */
  isCut: z.boolean(),
});
export type VisitWindow = z.infer<typeof VisitWindow>;

export const VisitsOverview = z.object({
  window: VisitWindow,
  totals: VisitAmounts,
  /** Of the period compared with; null when none was asked for or nothing was counted then. */
  before: VisitAmounts.nullable(),
  comparedWith: z.object({ from: Day, to: Day }).nullable(),
  /** First day on which anything was counted or brought in. */
  countedSince: Day.nullable(),
  /** Of the latest hit that is in these numbers. */
  latestAt: Instant.nullable(),
  /** Some of it was brought in from another counter. */
  isImported: z.boolean(),
});
export type VisitsOverview = z.infer<typeof VisitsOverview>;

export const VisitNote = z.object({ id: Id, day: Day, text: z.string(), author: z.string().nullable() });
export type VisitNote = z.infer<typeof VisitNote>;

const Point = z.object({
  /** Start: a day, or an instant where the unit is an hour. */
  at: z.string(),
  views: Number_,
  visits: Number_,
  visitors: Number_,
});
export type VisitPoint = z.infer<typeof Point>;
export const VisitsSeries = z.object({
  window: VisitWindow,
  unit: z.enum(VISIT_UNITS),
  /** null before anything was counted; what lies ahead is left out. */
  points: z.array(Point),
  /** Of the compared period, in the same order; empty when there is none. */
  before: z.array(Point),
  notes: z.array(VisitNote),
});
export type VisitsSeries = z.infer<typeof VisitsSeries>;

export const VisitsPanelRow = z.object({ value: z.string(), ...VisitAmounts.shape });
export type VisitsPanelRow = z.infer<typeof VisitsPanelRow>;
export const VisitsPanel = z.object({
  window: VisitWindow,
  by: VisitDimension,
  /** What the rows are sorted by. */
  measure: z.enum(['views', 'visits', 'named']),
  rows: z.array(VisitsPanelRow),
  hasMore: z.boolean(),
  /** Of all rows, shown or not. What of `total` is not in it has no value here: unknown. */
  known: VisitAmounts,
  total: VisitAmounts,
});
export type VisitsPanel = z.infer<typeof VisitsPanel>;

export const VisitsNow = z.object({
  /** Everything accepted until then is counted here; what came after it may still wait. */
  at: Instant,
  /** More comes in than can be counted at once: `at` is seconds ago. */
  isLate: z.boolean(),
  /** Oldest first, 30 of them. */
  minutes: z.array(z.object({ at: Instant, views: z.number() })),
  views: z.number(),
  /** Different visitors; null where the site knows nobody. */
  visitors: Number_,
  pages: z.array(z.object({ value: z.string(), views: z.number() })),
  sources: z.array(z.object({ value: z.string(), visits: z.number() })),
});
export type VisitsNow = z.infer<typeof VisitsNow>;

export const VisitsState = z.object({
  latestAt: Instant.nullable(),
  /** First day of which single visits are still kept. */
  keptSince: Day,
  refusals: z.array(
    z.object({ reason: z.enum(Object.keys(REFUSALS) as [Refusal, ...Refusal[]]), count: z.number() }),
  ),
  /** Days on which sums and single visits were compared. */
  checkedDays: z.number(),
  checkedAt: Instant.nullable(),
  /** Where they differ: what the sums have more than the visits. */
  drift: z.array(z.object({ day: Day, views: z.number(), visits: z.number() })),
});
export type VisitsState = z.infer<typeof VisitsState>;

export const VisitGoal = z.object({
  id: Id,
  name: z.string(),
  kind: z.enum(GOAL_KINDS),
  pattern: z.string(),
});
export type VisitGoal = z.infer<typeof VisitGoal>;
const Conversions = {
  /** How often it happened; null where single visits of the period are not kept. */
  conversions: Number_,
  /** In how many visits; null where the site knows no visits. */
  visits: Number_,
};
export const VisitGoals = z.object({
  window: VisitWindow,
  /** All visits of the period: what a share is of. */
  visits: Number_,
  goals: z.array(
    z.object({
      goal: VisitGoal,
      ...Conversions,
      /** By what the visit began with; empty where the site knows no visits. '' = unknown. */
      rows: z.array(z.object({ value: z.string(), ...Conversions })),
    }),
  ),
});
export type VisitGoals = z.infer<typeof VisitGoals>;

export const VisitFunnel = z.object({ id: Id, name: z.string(), steps: z.array(VisitStep) });
export type VisitFunnel = z.infer<typeof VisitFunnel>;
export const VisitFunnelNumbers = z.object({
  window: VisitWindow,
  visits: Number_,
  /** Visits that came so far, one step after the other; null where the site knows no visits. */
  steps: z.array(z.object({ ...VisitStep.shape, visits: Number_ })),
});
export type VisitFunnelNumbers = z.infer<typeof VisitFunnelNumbers>;

export const VisitsRetention = z.object({
  /** Only where people agreed to be known for longer. */
  isPossible: z.boolean(),
  weeks: z.array(
    z.object({
      /** Monday of the week in which they came first. */
      week: Day,
      visitors: z.number(),
      /** How many came again one week later, two, …; up to the week that runs. */
      returned: z.array(z.number()),
    }),
  ),
});
export type VisitsRetention = z.infer<typeof VisitsRetention>;

export const VisitSegment = z.object({ id: Id, name: z.string(), filters: z.array(VisitFilter) });
export type VisitSegment = z.infer<typeof VisitSegment>;

/** Where fewer than this were counted a public page shows null, to be read as «<5». */
export const PRIVACY_FLOOR = 5;
export const SharedVisits = z.object({
  name: z.string(),
  timeZone: z.string(),
  from: Day,
  to: Day,
  floor: z.number(),
  /** null: fewer than the floor, or not known at all where `knowsVisits` is false. */
  views: Number_,
  visits: Number_,
  visitors: Number_,
  knowsVisits: z.boolean(),
  days: z.array(z.object({ day: Day, views: Number_, visits: Number_ })),
  panels: z.array(
    z.object({
      by: VisitDimension,
      rows: z.array(z.object({ value: z.string(), views: Number_, visits: Number_ })),
      /** Values that too few came with to be named. */
      hidden: z.number(),
    }),
  ),
});
export type SharedVisits = z.infer<typeof SharedVisits>;
