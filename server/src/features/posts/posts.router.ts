import { api } from '../../http/base.ts';
import { batchesRouter } from './batches/batches.router.ts';
import { listDoubts } from './lint/doubts.service.ts';
import { filesRouter } from './plan-file/plan-file.router.ts';
import { duplicatePost, runBulk } from './posts-bulk.service.ts';
import { cancelPost, removePost, restorePost } from './posts-cancel.service.ts';
import { getPost, listPosts } from './posts-read.service.ts';
import { approvePost, sendBackPost, submitPost } from './posts-review.service.ts';
import { createPost, savePost } from './posts-save.service.ts';
import { moveTargets, publishNow, schedulePost } from './posts-schedule.service.ts';
import { seriesRouter } from './series/series.router.ts';
import { slotsRouter } from './slots/slots.router.ts';
import { templatesRouter } from './templates/templates.router.ts';

export const postsRouter = {
  list: api.posts.list.handler(({ context, input }) => listPosts(context.ctx, input)),
  get: api.posts.get.handler(({ context, input }) => getPost(context.ctx, input.id)),
  create: api.posts.create.handler(({ context, input }) => createPost(context.ctx, input)),
  save: api.posts.save.handler(({ context, input }) => savePost(context.ctx, input)),
  schedule: api.posts.schedule.handler(({ context, input }) => schedulePost(context.ctx, input)),
  publishNow: api.posts.publishNow.handler(({ context, input }) => publishNow(context.ctx, input)),
  cancel: api.posts.cancel.handler(({ context, input }) => cancelPost(context.ctx, input)),
  duplicate: api.posts.duplicate.handler(({ context, input }) => duplicatePost(context.ctx, input.id)),
  remove: api.posts.remove.handler(({ context, input }) => removePost(context.ctx, input.id)),
  restore: api.posts.restore.handler(({ context, input }) => restorePost(context.ctx, input)),
  submit: api.posts.submit.handler(({ context, input }) => submitPost(context.ctx, input)),
  approve: api.posts.approve.handler(({ context, input }) => approvePost(context.ctx, input)),
  sendBack: api.posts.sendBack.handler(({ context, input }) => sendBackPost(context.ctx, input)),
  moveTarget: api.posts.moveTarget.handler(({ context, input }) => moveTargets(context.ctx, input)),
  doubts: api.posts.doubts.handler(({ context, input }) => listDoubts(context.ctx, input.id)),
  series: seriesRouter,
  slots: slotsRouter,
  files: filesRouter,
  batches: batchesRouter,
  templates: templatesRouter,
  bulk: api.posts.bulk.handler(({ context, input }) => runBulk(context.ctx, input)),
};
