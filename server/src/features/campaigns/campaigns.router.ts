import { api } from '../../http/base.ts';
import {
  createCampaign,
  createRubric,
  listCampaigns,
  listRubrics,
  updateCampaign,
  updateRubric,
} from './campaigns.service.ts';

export const campaignsRouter = {
  rubrics: api.campaigns.rubrics.handler(({ context }) => listRubrics(context.ctx)),
  createRubric: api.campaigns.createRubric.handler(({ context, input }) => createRubric(context.ctx, input)),
  updateRubric: api.campaigns.updateRubric.handler(({ context, input }) => updateRubric(context.ctx, input)),
  campaigns: api.campaigns.campaigns.handler(({ context }) => listCampaigns(context.ctx)),
  createCampaign: api.campaigns.createCampaign.handler(({ context, input }) =>
    createCampaign(context.ctx, input),
  ),
  updateCampaign: api.campaigns.updateCampaign.handler(({ context, input }) =>
    updateCampaign(context.ctx, input),
  ),
};
