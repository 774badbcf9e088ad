import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Day, Id, Name } from '../lib/fields.ts';
import { Campaign } from './campaign.ts';
import { planContract } from './plan-contract.ts';
import { rubricsContract } from './rubrics.ts';
import { utmContract } from './utm-contract.ts';

const isOrdered = ({ startsOn, endsOn }: { startsOn?: string | null; endsOn?: string | null }) =>
  !startsOn || !endsOn || startsOn <= endsOn;
const endsBeforeStart = { path: ['endsOn'], params: { code: 'ends_before_start' } };

export const campaignsContract = {
  ...rubricsContract,
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
  plan: planContract,
  linkTags: utmContract,
};
