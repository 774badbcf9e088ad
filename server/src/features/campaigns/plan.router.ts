import { api } from '../../http/base.ts';
import { readLinkTags, saveLinkTags } from './link-tags.service.ts';
import { readNumbers } from './numbers.service.ts';
import { changePlan, enterReading, finishItem } from './plan-change.service.ts';
import { readOverview, readPlan } from './plan-read.service.ts';
import { saveRetrospective } from './retrospective.service.ts';
import { startCampaign } from './start.service.ts';

const { plan, linkTags } = api.campaigns;

export const planRouter = {
  overview: plan.overview.handler(({ context }) => readOverview(context.ctx)),
  get: plan.get.handler(({ context, input }) => readPlan(context.ctx, input.id)),
  numbers: plan.numbers.handler(({ context, input }) => readNumbers(context.ctx, input.id)),
  start: plan.start.handler(({ context, input }) => startCampaign(context.ctx, input)),
  change: plan.change.handler(({ context, input }) => changePlan(context.ctx, input)),
  finish: plan.finish.handler(({ context, input }) => finishItem(context.ctx, input)),
  enterReading: plan.enterReading.handler(({ context, input }) => enterReading(context.ctx, input)),
  saveRetrospective: plan.saveRetrospective.handler(({ context, input }) =>
    saveRetrospective(context.ctx, input),
  ),
};

export const linkTagsRouter = {
  get: linkTags.get.handler(({ context }) => readLinkTags(context.ctx)),
  save: linkTags.save.handler(({ context, input }) => saveLinkTags(context.ctx, input)),
};
