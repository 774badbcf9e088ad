import { api } from '../../http/base.ts';
import { getMedia, listMedia, readFile, readLimits, removeMedia, setAlt } from './media.service.ts';
import { uploadMedia } from './upload.service.ts';

export const mediaRouter = {
  upload: api.media.upload.handler(({ context, input }) => uploadMedia(context.ctx, input)),
  list: api.media.list.handler(({ context, input }) => listMedia(context.ctx, input)),
  limits: api.media.limits.handler(({ context }) => readLimits(context.ctx)),
  get: api.media.get.handler(({ context, input }) => getMedia(context.ctx, input.id)),
  setAlt: api.media.setAlt.handler(({ context, input }) => setAlt(context.ctx, input)),
  remove: api.media.remove.handler(({ context, input }) => removeMedia(context.ctx, input.id)),
  file: api.media.file.handler(({ context, input }) =>
    readFile(context.ctx, { ...input, range: context.headers.get('range') }),
  ),
};
