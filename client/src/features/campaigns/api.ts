import { queryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

/** Rubrics, archived ones too. */
export const rubricsQuery = () =>
  queryOptions({ ...api.campaigns.rubrics.queryOptions(), staleTime: 60_000 });
/** Campaigns, archived ones too. */
export const campaignsQuery = () =>
  queryOptions({ ...api.campaigns.campaigns.queryOptions(), staleTime: 60_000 });

export const campaignsKey = () => api.campaigns.key();

export const createRubricMutation = () => api.campaigns.createRubric.mutationOptions();
export const createCampaignMutation = () => api.campaigns.createCampaign.mutationOptions();
