import { api } from '../../http/base.ts';
import { apiError } from '../../lib/errors.ts';

export const postsRouter = {
  list: api.posts.list.handler(() => {
    throw apiError('not_ready');
  }),
  get: api.posts.get.handler(() => {
    throw apiError('not_ready');
  }),
  create: api.posts.create.handler(() => {
    throw apiError('not_ready');
  }),
  save: api.posts.save.handler(() => {
    throw apiError('not_ready');
  }),
  schedule: api.posts.schedule.handler(() => {
    throw apiError('not_ready');
  }),
  publishNow: api.posts.publishNow.handler(() => {
    throw apiError('not_ready');
  }),
  cancel: api.posts.cancel.handler(() => {
    throw apiError('not_ready');
  }),
  duplicate: api.posts.duplicate.handler(() => {
    throw apiError('not_ready');
  }),
  remove: api.posts.remove.handler(() => {
    throw apiError('not_ready');
  }),
  restore: api.posts.restore.handler(() => {
    throw apiError('not_ready');
  }),
  submit: api.posts.submit.handler(() => {
    throw apiError('not_ready');
  }),
  approve: api.posts.approve.handler(() => {
    throw apiError('not_ready');
  }),
  sendBack: api.posts.sendBack.handler(() => {
    throw apiError('not_ready');
  }),
  moveTarget: api.posts.moveTarget.handler(() => {
    throw apiError('not_ready');
  }),
  bulk: api.posts.bulk.handler(() => {
    throw apiError('not_ready');
  }),
};
