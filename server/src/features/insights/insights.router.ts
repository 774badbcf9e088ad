import { api } from '../../http/base.ts';
import { readBreakdown } from './breakdown.service.ts';
import { exportCsv } from './export.service.ts';
import { enterManually } from './manual.service.ts';
import { applyNumbersFile, checkNumbersFile } from './numbers-file/numbers-file.service.ts';
import { readNumbersTemplate } from './numbers-file/template.service.ts';
import { readOverview } from './overview.service.ts';
import { readPostNumbers } from './post-numbers.service.ts';
import { readRankedPosts } from './ranked-posts.service.ts';
import { readChannelFollowers, readSeries } from './series.service.ts';

const { insights } = api;

export const insightsRouter = {
  overview: insights.overview.handler(({ context, input }) => readOverview(context.ctx, input)),
  series: insights.series.handler(({ context, input }) => readSeries(context.ctx, input)),
  breakdown: insights.breakdown.handler(({ context, input }) => readBreakdown(context.ctx, input)),
  posts: insights.posts.handler(({ context, input }) => readRankedPosts(context.ctx, input)),
  postNumbers: insights.postNumbers.handler(({ context, input }) => readPostNumbers(context.ctx, input)),
  channelFollowers: insights.channelFollowers.handler(({ context, input }) =>
    readChannelFollowers(context.ctx, input),
  ),
  enterManually: insights.enterManually.handler(({ context, input }) => enterManually(context.ctx, input)),
  numbersTemplate: insights.numbersTemplate.handler(({ context, input }) =>
    readNumbersTemplate(context.ctx, input),
  ),
  checkNumbersFile: insights.checkNumbersFile.handler(({ context, input }) =>
    checkNumbersFile(context.ctx, input),
  ),
  applyNumbersFile: insights.applyNumbersFile.handler(({ context, input }) =>
    applyNumbersFile(context.ctx, input),
  ),
  exportCsv: insights.exportCsv.handler(({ context, input }) => exportCsv(context.ctx, input)),
};
