import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Id, Instant } from '../lib/fields.ts';
import { Person } from '../posts/fields.ts';
import { TEST_AIM_NAMES } from './ab-plan.ts';

/** What keeps a test from beginning; each has a way out. */
export const TEST_HINDRANCES = [
  'not_live',
  'waiting',
  'no_changes',
  'no_form',
  'other_form',
  'running',
] as const;
export const TEST_OUTCOMES = ['a', 'b', 'no_difference', 'uneven', 'stopped'] as const;

const Aim = z.enum(TEST_AIM_NAMES);
const arms = z.object({ a: z.number().int(), b: z.number().int() });

/** `a` is what visitors saw before, `b` the new version. */
export const PageTest = z.object({
  id: Id,
  aim: Aim,
  /** Applications of both together at which it ends. */
  total: z.number().int(),
  /** How far ahead one has to be to have won, applications. */
  boundary: z.number(),
  startedAt: Instant,
  startedBy: Person.nullable(),
  /** null = it runs. */
  endedAt: Instant.nullable(),
  outcome: z.enum(TEST_OUTCOMES).nullable(),
  /** Visitors of a day; who came on two days counts twice. null = this site tells no visitors apart. */
  visitors: arms.nullable(),
  applications: arms,
  /** Are visitors split evenly enough for the numbers to mean something? */
  isEven: z.boolean(),
  /** b − a after each application. */
  walk: z.array(z.number().int()),
  /** How often somebody has looked before the end. */
  looks: z.number().int(),
  chosen: z.enum(['a', 'b']).nullable(),
  chosenAt: Instant.nullable(),
  /** May the choice still be made or taken back? Not once the page shows something else. */
  canChoose: z.boolean(),
});
export type PageTest = z.infer<typeof PageTest>;

export const PageTests = z.object({
  hindrance: z.enum(TEST_HINDRANCES).nullable(),
  /** Days of now that the figures are of: at most 28, fewer while the page is young. */
  days: z.number().int(),
  /** Visits that saw the page; null = not told apart. */
  visits: z.number().int().nullable(),
  applications: z.number().int(),
  aims: z.array(z.object({ aim: Aim, total: z.number().int(), weeks: z.number().int().nullable() })),
  /** Newest first. */
  tests: z.array(PageTest),
});
export type PageTests = z.infer<typeof PageTests>;

const one = z.strictObject({ id: Id });
const manage = { access: 'pages.manage' } as const;

export const testContract = {
  /** A look at a running test is written down. */
  list: endpoint({ access: 'pages.read' })
    .route({
      method: 'GET',
      path: '/pages/{id}/tests',
      summary: 'Whether a page can be tested, and its tests',
    })
    .input(one)
    .output(PageTests),
  /** The draft against what visitors see. state_conflict { reason } while something is in the way. */
  start: endpoint(manage)
    .route({ method: 'POST', path: '/pages/{id}/tests', summary: 'Show two versions side by side' })
    .input(z.strictObject({ id: Id, version: z.number().int().min(1), aim: Aim }))
    .output(PageTests),
  /** Visitors see the version that was there before. */
  stop: endpoint(manage)
    .route({
      method: 'POST',
      path: '/pages/{id}/tests/stop',
      summary: 'End the running test without a result',
    })
    .input(one)
    .output(PageTests),
  /** `b` puts the new version in place, null takes the choice back. */
  choose: endpoint(manage)
    .route({ method: 'POST', path: '/pages/{id}/tests/{testId}/choose', summary: 'Which version stays' })
    .input(z.strictObject({ id: Id, testId: Id, arm: z.enum(['a', 'b']).nullable() }))
    .output(PageTests),
};
