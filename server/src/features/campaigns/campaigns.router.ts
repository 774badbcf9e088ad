import { api } from '../../http/base.ts';
import { apiError } from '../../lib/errors.ts';

export const campaignsRouter = {
  rubrics: api.campaigns.rubrics.handler(() => {
    throw apiError('not_ready');
  }),
  createRubric: api.campaigns.createRubric.handler(() => {
    throw apiError('not_ready');
  }),
  updateRubric: api.campaigns.updateRubric.handler(() => {
    throw apiError('not_ready');
  }),
  campaigns: api.campaigns.campaigns.handler(() => {
    throw apiError('not_ready');
  }),
  createCampaign: api.campaigns.createCampaign.handler(() => {
    throw apiError('not_ready');
  }),
  updateCampaign: api.campaigns.updateCampaign.handler(() => {
    throw apiError('not_ready');
  }),
};
