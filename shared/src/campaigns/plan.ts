// Shapes of a campaign's plan. Everywhere: null = unknown or not set, never 0 for unknown.
import { z } from 'zod';
import { Day, Id, Instant } from '../lib/fields.ts';

/** From what we put in to what changes: inputs → outputs → out-takes → outcomes → impact (AMEC). */
export const Layer = z.enum(['input', 'output', 'outtake', 'outcome', 'impact']);
export type Layer = z.infer<typeof Layer>;
export const Cadence = z.enum(['once', 'daily', 'weekly', 'monthly']);
export type Cadence = z.infer<typeof Cadence>;
/**
 * What is counted without a person: the first four over the posts of the campaign (clicks as the networks tell them), the
 * others as the chain counts them (shared/chain/contract) from the beginning of the campaign.
 */
export const Counted = z.enum([
  'posts',
  'views',
  'engagement',
  'clicks',
  'linkClicks',
  'visits',
  'applications',
]);
export type Counted = z.infer<typeof Counted>;

const Line = z.string().trim().min(1).max(300);
const Text = z.string().trim().max(2_000);
const Amount = z.number().min(-1e12).max(1e12);
const Hours = z.number().min(0).max(100_000);
const Roubles = z.number().int().min(0).max(2_000_000_000);

export const Messages = z.array(Line).max(12);
export const UtmWord = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(_[a-z0-9]+)*$/);

export const PhaseItem = z
  .strictObject({ of: z.literal('phase'), id: Id, name: Line, startsOn: Day, endsOn: Day })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, {
    path: ['endsOn'],
    params: { code: 'ends_before_start' },
  });
export const TaskItem = z.strictObject({
  of: z.literal('task'),
  id: Id,
  title: Line,
  /** A member. */
  ownerId: Id.nullable(),
  dueOn: Day.nullable(),
  /** Absent: as it is. */
  isDone: z.boolean().optional(),
});
export const DecisionItem = TaskItem.extend({ of: z.literal('decision') });
export const IndicatorItem = z.strictObject({
  of: z.literal('indicator'),
  id: Id,
  layer: Layer,
  name: Line,
  definition: Text,
  /** An indicator of a later layer. */
  leadsToId: Id.nullable(),
  ownerId: Id.nullable(),
  source: z.string().trim().max(300),
  unit: z.string().trim().max(40),
  baseline: Amount.nullable(),
  target: Amount.nullable(),
  cadence: Cadence,
  rule: Text,
  counted: Counted.nullable(),
});
export const BudgetItem = z.strictObject({
  of: z.literal('budget'),
  id: Id,
  name: Line,
  hoursPlanned: Hours.nullable(),
  hoursSpent: Hours.nullable(),
  roublesPlanned: Roubles.nullable(),
  roublesSpent: Roubles.nullable(),
});
export const PlanItem = z.discriminatedUnion('of', [
  PhaseItem,
  TaskItem,
  DecisionItem,
  IndicatorItem,
  BudgetItem,
]);
export type PlanItem = z.infer<typeof PlanItem>;
export const ItemKind = z.enum(['phase', 'task', 'decision', 'indicator', 'budget']);
export type ItemKind = z.infer<typeof ItemKind>;

/** Ids are made by the browser: a repeated request adds nothing twice, and «Вернуть» puts back what was removed. */
export const PlanAct = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('about'),
    goal: Text.optional(),
    messages: Messages.optional(),
    channelIds: z.array(Id).max(50).optional(),
    utmCampaign: UtmWord.nullable().optional(),
  }),
  z.strictObject({ kind: z.literal('put'), item: PlanItem }),
  z.strictObject({ kind: z.literal('remove'), of: ItemKind, itemId: Id }),
  z.strictObject({ kind: z.literal('removeReading'), indicatorId: Id, readingId: Id }),
]);
export type PlanAct = z.infer<typeof PlanAct>;

/** Whoever answers for something; the name stays known when the person has left. */
export const Owner = z.object({ id: Id, name: z.string() });

const Owned = {
  owner: Owner.nullable(),
  /** The person who asks is the owner. */
  isMine: z.boolean(),
};
export const Phase = z.object({ id: Id, name: z.string(), startsOn: Day, endsOn: Day });
export type Phase = z.infer<typeof Phase>;
export const Task = z.object({
  id: Id,
  title: z.string(),
  dueOn: Day.nullable(),
  doneAt: Instant.nullable(),
  ...Owned,
});
export type Task = z.infer<typeof Task>;
export const Reading = z.object({
  id: Id,
  value: z.number(),
  takenOn: Day,
  note: z.string(),
  enteredBy: z.string(),
  enteredAt: Instant,
});
export type Reading = z.infer<typeof Reading>;
export const Indicator = z.object({
  id: Id,
  layer: Layer,
  name: z.string(),
  definition: z.string(),
  leadsToId: Id.nullable(),
  source: z.string(),
  unit: z.string(),
  baseline: z.number().nullable(),
  target: z.number().nullable(),
  cadence: Cadence,
  rule: z.string(),
  counted: Counted.nullable(),
  /** Newest day first, at most 60. */
  readings: z.array(Reading),
  ...Owned,
});
export type Indicator = z.infer<typeof Indicator>;
export const BudgetLine = z.object({
  id: Id,
  name: z.string(),
  hoursPlanned: z.number().nullable(),
  hoursSpent: z.number().nullable(),
  roublesPlanned: z.number().nullable(),
  roublesSpent: z.number().nullable(),
});
export type BudgetLine = z.infer<typeof BudgetLine>;
