import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Day, Id, Name } from '../lib/fields.ts';

/** Number of a chart colour, 1 to 8. */
export const Colour = z.number().int().min(1).max(8);

/** A content pillar. */
export const Rubric = z.object({ id: Id, name: z.string(), colour: Colour, isArchived: z.boolean() });
export type Rubric = z.infer<typeof Rubric>;

export const Campaign = z.object({
  id: Id,
  name: z.string(),
  startsOn: Day.nullable(),
  endsOn: Day.nullable(),
  isArchived: z.boolean(),
});
export type Campaign = z.infer<typeof Campaign>;

const isOrdered = ({ startsOn, endsOn }: { startsOn?: string | null; endsOn?: string | null }) =>
  !startsOn || !endsOn || startsOn <= endsOn;
const endsBeforeStart = { path: ['endsOn'], params: { code: 'ends_before_start' } };

export const campaignsContract = {
  rubrics: endpoint({ access: 'campaigns.read', scope: 'posts:read' })
    .route({ method: 'GET', path: '/rubrics', summary: 'All rubrics, archived ones too' })
    .output(z.array(Rubric)),
  /** already_exists when the name is taken. */
  createRubric: endpoint({ access: 'campaigns.manage' })
    .route({ method: 'POST', path: '/rubrics', summary: 'Add a rubric' })
    .input(z.strictObject({ name: Name, colour: Colour }))
    .output(Rubric),
  updateRubric: endpoint({ access: 'campaigns.manage' })
    .route({ method: 'PATCH', path: '/rubrics/{id}', summary: 'Rename, recolour or archive a rubric' })
    .input(
      z.strictObject({
        id: Id,
        name: Name.optional(),
        colour: Colour.optional(),
        isArchived: z.boolean().optional(),
      }),
    )
    .output(Rubric),
  campaigns: endpoint({ access: 'campaigns.read', scope: 'posts:read' })
    .route({ method: 'GET', path: '/campaigns', summary: 'All campaigns, archived ones too' })
    .output(z.array(Campaign)),
  createCampaign: endpoint({ access: 'campaigns.manage' })
    .route({ method: 'POST', path: '/campaigns', summary: 'Add a campaign' })
    .input(
      z
        .strictObject({
          name: Name,
          startsOn: Day.nullable().default(null),
          endsOn: Day.nullable().default(null),
        })
        .refine(isOrdered, endsBeforeStart),
    )
    .output(Campaign),
  updateCampaign: endpoint({ access: 'campaigns.manage' })
    .route({ method: 'PATCH', path: '/campaigns/{id}', summary: 'Rename, move or archive a campaign' })
    .input(
      z
        .strictObject({
          id: Id,
          name: Name.optional(),
          startsOn: Day.nullable().optional(),
          endsOn: Day.nullable().optional(),
          isArchived: z.boolean().optional(),
        })
        .refine(isOrdered, endsBeforeStart),
    )
    .output(Campaign),
};
