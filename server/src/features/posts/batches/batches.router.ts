import { api } from '../../../http/base.ts';
import { listBatches, listProblems, undoBatch } from './batches.service.ts';
import { copyWeek, previewWeek } from './copy-week.service.ts';
import { findText, replaceText } from './replace.service.ts';

export const batchesRouter = {
  list: api.posts.batches.list.handler(({ context }) => listBatches(context.ctx)),
  problems: api.posts.batches.problems.handler(({ context, input }) => listProblems(context.ctx, input.id)),
  undo: api.posts.batches.undo.handler(({ context, input }) => undoBatch(context.ctx, input.id)),
  findText: api.posts.batches.findText.handler(({ context, input }) => findText(context.ctx, input)),
  replaceText: api.posts.batches.replaceText.handler(({ context, input }) => replaceText(context.ctx, input)),
  week: api.posts.batches.week.handler(({ context, input }) => previewWeek(context.ctx, input)),
  copyWeek: api.posts.batches.copyWeek.handler(({ context, input }) => copyWeek(context.ctx, input)),
};
