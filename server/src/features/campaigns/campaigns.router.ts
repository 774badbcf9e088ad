import { api } from '../../http/base.ts';
import { createCampaign, listCampaigns, updateCampaign } from './campaigns.service.ts';
import { linkTagsRouter, planRouter } from './plan.router.ts';
import { rubricsRouter } from './rubrics.router.ts';

export const campaignsRouter = {
  ...rubricsRouter,
  campaigns: api.campaigns.campaigns.handler(({ context }) => listCampaigns(context.ctx)),
  createCampaign: api.campaigns.createCampaign.handler(({ context, input }) =>
    createCampaign(context.ctx, input),
  ),
  updateCampaign: api.campaigns.updateCampaign.handler(({ context, input }) =>
    updateCampaign(context.ctx, input),
  ),
  plan: planRouter,
  linkTags: linkTagsRouter,
};
