import { api } from '../../http/base.ts';
import { arrangeMedia, shapeMedia } from './arrange.service.ts';
import { listLookAlikes, listMedia, readCard, readShelves } from './library.service.ts';
import { getMedia, readFile, readLimits, removeMedia, setAlt } from './media.service.ts';
import { beginUpload, finishUpload, readUpload, takePart } from './parts.service.ts';
import { savePassport } from './passport.service.ts';
import { listRemovals, setRemoval } from './removals.service.ts';
import { readSheet } from './sheet.service.ts';
import { uploadMedia } from './upload.service.ts';
import { planWithdrawal, withdrawConsent } from './withdraw.service.ts';

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
  shelves: api.media.shelves.handler(({ context }) => readShelves(context.ctx)),
  card: api.media.card.handler(({ context, input }) => readCard(context.ctx, input.id)),
  twins: api.media.twins.handler(({ context }) => listLookAlikes(context.ctx)),
  sheet: api.media.sheet.handler(({ context, input }) => readSheet(context.ctx, input.id, context.headers)),
  arrange: api.media.arrange.handler(({ context, input }) => arrangeMedia(context.ctx, input)),
  shape: api.media.shape.handler(({ context, input }) => shapeMedia(context.ctx, input)),
  savePassport: api.media.savePassport.handler(({ context, input }) => savePassport(context.ctx, input)),
  planWithdrawal: api.media.planWithdrawal.handler(({ context, input }) =>
    planWithdrawal(context.ctx, input),
  ),
  withdraw: api.media.withdraw.handler(({ context, input }) => withdrawConsent(context.ctx, input)),
  tasks: api.media.tasks.handler(({ context }) => listRemovals(context.ctx)),
  setTask: api.media.setTask.handler(({ context, input }) => setRemoval(context.ctx, input)),
  uploads: {
    begin: api.media.uploads.begin.handler(({ context, input }) => beginUpload(context.ctx, input)),
    state: api.media.uploads.state.handler(({ context, input }) => readUpload(context.ctx, input.id)),
    part: api.media.uploads.part.handler(({ context, input }) => takePart(context.ctx, input)),
    finish: api.media.uploads.finish.handler(({ context, input }) => finishUpload(context.ctx, input.id)),
  },
};
