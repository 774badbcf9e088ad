import { api } from '../../../http/base.ts';
import { createSeries, endSeries, getSeries, listSeries, resumeSeries } from './series.service.ts';
import { updateSeries } from './update-series.service.ts';

export const seriesRouter = {
  list: api.posts.series.list.handler(({ context }) => listSeries(context.ctx)),
  get: api.posts.series.get.handler(({ context, input }) => getSeries(context.ctx, input.id)),
  create: api.posts.series.create.handler(({ context, input }) => createSeries(context.ctx, input)),
  update: api.posts.series.update.handler(({ context, input }) => updateSeries(context.ctx, input)),
  end: api.posts.series.end.handler(({ context, input }) => endSeries(context.ctx, input.id)),
  resume: api.posts.series.resume.handler(({ context, input }) => resumeSeries(context.ctx, input.id)),
};
