import { api } from '../../http/base.ts';
import { readRubricMix } from './rubric-mix.service.ts';
import { createRubric, createRubrics, listRubrics, orderRubrics, updateRubric } from './rubrics.service.ts';

const { campaigns } = api;

export const rubricsRouter = {
  rubrics: campaigns.rubrics.handler(({ context }) => listRubrics(context.ctx)),
  createRubric: campaigns.createRubric.handler(({ context, input }) => createRubric(context.ctx, input)),
  createRubrics: campaigns.createRubrics.handler(({ context, input }) =>
    createRubrics(context.ctx, input.rubrics),
  ),
  updateRubric: campaigns.updateRubric.handler(({ context, input }) => updateRubric(context.ctx, input)),
  orderRubrics: campaigns.orderRubrics.handler(({ context, input }) => orderRubrics(context.ctx, input.ids)),
  rubricMix: campaigns.rubricMix.handler(({ context, input }) => readRubricMix(context.ctx, input)),
};
