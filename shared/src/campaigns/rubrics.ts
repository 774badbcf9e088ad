// Rubrics: what the plan is made of. A rubric without a goal, people and ten ideas can be written under, but is not
// counted in the plan (rubric-plan.ts).
import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Day, Id, Instant, Name } from '../lib/fields.ts';

/** Number of a chart colour, 1 to 8. */
export const Colour = z.number().int().min(1).max(8);
/** A hashtag that screen readers say word by word: #НашаПобеда; '' = none. */
export const Tag = z
  .string()
  .trim()
  .max(60)
  .refine((tag) => tag === '' || /^#[\p{L}\p{N}_]+$/u.test(tag), { params: { code: 'bad_tag' } });
const Idea = z.string().trim().min(1).max(160);

const plan = {
  /** What its posts are to bring about; '' = not said yet. */
  goal: z.string().trim().max(300),
  /** For whom it is. */
  segmentId: Id.nullable(),
  tag: Tag,
  /** Wanted share of the plan, percent; null = none. */
  planShare: z.number().int().min(1).max(100).nullable(),
  ideas: z.array(Idea).max(40),
  /** Silence of more days is told. */
  silenceDays: z.number().int().min(1).max(365),
};

/** A content pillar. */
export const Rubric = z.object({
  id: Id,
  name: z.string(),
  colour: Colour,
  ...plan,
  /** It counts in the plan. */
  isActive: z.boolean(),
  isArchived: z.boolean(),
});
export type Rubric = z.infer<typeof Rubric>;

export const NewRubric = z.strictObject({
  name: Name,
  colour: Colour,
  ...z.object(plan).partial().shape,
});
export type NewRubric = z.infer<typeof NewRubric>;

/** Posts of a rubric within the period, planned and out, and its nearest neighbours in time. */
export const RubricCount = z.object({
  /** null = posts without a rubric. */
  rubricId: Id.nullable(),
  planned: z.number().int(),
  published: z.number().int(),
});
export const Neighbours = z.object({ lastAt: Instant.nullable(), nextAt: Instant.nullable() });

export const RubricMix = z.object({
  counts: z.array(RubricCount),
  /** Over all times, not only the period: silence does not end with it. */
  rubrics: z.array(Neighbours.extend({ rubricId: Id, since: Instant })),
  channels: z.array(Neighbours.extend({ channelId: Id, name: z.string(), since: Instant })),
  officialness: z.object({
    /** Texts looked at: posts of the period that have one, the latest 500. */
    n: z.number().int(),
    official: z.number().int(),
    words: z.array(z.object({ word: z.string(), texts: z.number().int() })),
    /** The latest of the official ones. */
    posts: z.array(z.object({ id: Id, heading: z.string(), words: z.array(z.string()) })),
  }),
  asOf: Instant,
});
export type RubricMix = z.infer<typeof RubricMix>;

export const rubricsContract = {
  rubrics: endpoint({ access: 'campaigns.read', scope: 'posts:read' })
    .route({ method: 'GET', path: '/rubrics', summary: 'All rubrics in their order, archived ones too' })
    .output(z.array(Rubric)),
  /** already_exists when the name is taken. */
  createRubric: endpoint({ access: 'campaigns.manage' })
    .route({ method: 'POST', path: '/rubrics', summary: 'Add a rubric' })
    .input(NewRubric)
    .output(Rubric),
  /** All or none; already_exists when a name is taken. */
  createRubrics: endpoint({ access: 'campaigns.manage' })
    .route({ method: 'POST', path: '/rubrics/set', summary: 'Add a set of rubrics' })
    .input(z.strictObject({ rubrics: z.array(NewRubric).min(1).max(20) }))
    .output(z.array(Rubric)),
  /** state_conflict { reason: 'rubric_incomplete', gaps } when it is to be active without goal, people or ten ideas. */
  updateRubric: endpoint({ access: 'campaigns.manage' })
    .route({ method: 'PATCH', path: '/rubrics/{id}', summary: 'Change, activate or archive a rubric' })
    .input(
      z.strictObject({
        id: Id,
        ...NewRubric.partial().shape,
        isActive: z.boolean().optional(),
        isArchived: z.boolean().optional(),
      }),
    )
    .output(Rubric),
  orderRubrics: endpoint({ access: 'campaigns.manage' })
    .route({ method: 'PUT', path: '/rubrics/order', summary: 'Put rubrics in order; the others follow' })
    .input(z.strictObject({ ids: z.array(Id).min(1).max(200) }))
    .output(z.array(Rubric)),
  rubricMix: endpoint({ access: 'campaigns.read', scope: 'posts:read' })
    .route({ method: 'GET', path: '/rubrics/mix', summary: 'What the plan of a period is made of' })
    .input(
      z
        .strictObject({ from: Day, to: Day })
        .refine(({ from, to }) => from <= to, { path: ['to'], params: { code: 'ends_before_start' } })
        .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= 400 * 86_400_000, {
          path: ['to'],
          params: { code: 'too_long' },
        }),
    )
    .output(RubricMix),
};
