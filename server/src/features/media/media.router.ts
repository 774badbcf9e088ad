import { api } from '../../http/base.ts';
import { apiError } from '../../lib/errors.ts';

export const mediaRouter = {
  upload: api.media.upload.handler(() => {
    throw apiError('not_ready');
  }),
  list: api.media.list.handler(() => {
    throw apiError('not_ready');
  }),
  get: api.media.get.handler(() => {
    throw apiError('not_ready');
  }),
  setAlt: api.media.setAlt.handler(() => {
    throw apiError('not_ready');
  }),
  remove: api.media.remove.handler(() => {
    throw apiError('not_ready');
  }),
  file: api.media.file.handler(() => {
    throw apiError('not_ready');
  }),
};
