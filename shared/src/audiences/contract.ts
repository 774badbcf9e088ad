import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Day, Id, Name } from '../lib/fields.ts';
import { ShiftPattern } from './shifts.ts';

/** What ties people to the union. */
export const SegmentRelation = z.enum([
  'member',
  'former_member',
  'non_member',
  'family',
  'management',
  'press',
]);
export type SegmentRelation = z.infer<typeof SegmentRelation>;
/** How they look at it. */
export const SegmentAttitude = z.enum(['active', 'passive', 'interested', 'indifferent', 'sceptical']);
export type SegmentAttitude = z.infer<typeof SegmentAttitude>;

const Words = z.string().trim().max(1_000);

/** Sherrington's five questions and what else a post must know of the people it is for; '' = not answered yet. */
const sheet = {
  relation: SegmentRelation,
  attitude: SegmentAttitude,
  what: Words,
  who: Words,
  why: Words,
  whenWords: Words,
  whereWords: Words,
  job: Words,
  objection: Words,
  proof: Words,
  channel: Words,
  /** How we know it: «12 разговоров, опрос 40 человек». */
  source: Words,
  sourcedOn: Day.nullable(),
  /** When they work; null = nobody knows. */
  shift: ShiftPattern.nullable(),
};

export const Segment = z.object({
  id: Id,
  name: z.string(),
  ...sheet,
  /** No source or no day of it: the segment is a guess. */
  isHypothesis: z.boolean(),
  isArchived: z.boolean(),
});
export type Segment = z.infer<typeof Segment>;

export const NewSegment = z.strictObject({
  name: Name,
  ...z.object(sheet).partial().shape,
});
export type NewSegment = z.infer<typeof NewSegment>;

export const audiencesContract = {
  segments: endpoint({ access: 'audiences.read', scope: 'posts:read' })
    .route({ method: 'GET', path: '/segments', summary: 'All audience segments, archived ones too' })
    .output(z.array(Segment)),
  /** All or none; already_exists when a name is taken. */
  createSegments: endpoint({ access: 'audiences.manage' })
    .route({ method: 'POST', path: '/segments', summary: 'Add audience segments' })
    .input(z.strictObject({ segments: z.array(NewSegment).min(1).max(20) }))
    .output(z.array(Segment)),
  updateSegment: endpoint({ access: 'audiences.manage' })
    .route({ method: 'PATCH', path: '/segments/{id}', summary: 'Change or archive an audience segment' })
    .input(z.strictObject({ id: Id, ...NewSegment.partial().shape, isArchived: z.boolean().optional() }))
    .output(Segment),
};
