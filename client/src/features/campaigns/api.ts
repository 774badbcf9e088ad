import { keepPreviousData, queryOptions } from '@tanstack/react-query';
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

export const overviewQuery = () => api.campaigns.plan.overview.queryOptions();
export const planQuery = (id: string) => api.campaigns.plan.get.queryOptions({ input: { id } });
export const numbersQuery = (id: string) => api.campaigns.plan.numbers.queryOptions({ input: { id } });
export const linkTagsQuery = () => api.campaigns.linkTags.get.queryOptions();

export const startCampaignMutation = () => api.campaigns.plan.start.mutationOptions();
export const updateCampaignMutation = () => api.campaigns.updateCampaign.mutationOptions();
export const changePlanMutation = () => api.campaigns.plan.change.mutationOptions();
export const finishMutation = () => api.campaigns.plan.finish.mutationOptions();
export const enterReadingMutation = () => api.campaigns.plan.enterReading.mutationOptions();
export const saveRetrospectiveMutation = () => api.campaigns.plan.saveRetrospective.mutationOptions();
export const saveLinkTagsMutation = () => api.campaigns.linkTags.save.mutationOptions();
export const createRubricsMutation = () => api.campaigns.createRubrics.mutationOptions();
export const updateRubricMutation = () => api.campaigns.updateRubric.mutationOptions();
export const orderRubricsMutation = () => api.campaigns.orderRubrics.mutationOptions();
/** What a period's plan is made of. */
export const rubricMixQuery = (input: { from: string; to: string }) =>
  queryOptions({
    ...api.campaigns.rubricMix.queryOptions({ input }),
    placeholderData: keepPreviousData,
  });

const AHEAD = [
  'draft',
  'in_review',
  'approved',
  'scheduled',
  'publishing',
  'by_hand',
  'failed',
  'missed',
  'unconfirmed',
] as const;

/** The posts of a campaign that are not out yet, in the order of their times; and those that are, newest first. */
export const campaignPostsQuery = (id: string, which: 'ahead' | 'out') =>
  api.posts.list.queryOptions({
    input:
      which === 'ahead'
        ? { campaignIds: [id], states: [...AHEAD], sort: 'due', order: 'asc' }
        : { campaignIds: [id], states: ['published'], sort: 'due', order: 'desc' },
  });
