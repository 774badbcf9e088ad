import { api } from '../../http/base.ts';
import { declineByHand, doneByHand, readByHand } from './by-hand.service.ts';
import { readJournal } from './journal.service.ts';
import { pausePublishing, readState, resumePublishing } from './publishing.service.ts';
import { confirmPublished, retryTarget } from './resolve.service.ts';

export const publishingRouter = {
  state: api.publishing.state.handler(({ context }) => readState(context.ctx)),
  pause: api.publishing.pause.handler(({ context, input }) => pausePublishing(context.ctx, input)),
  resume: api.publishing.resume.handler(({ context }) => resumePublishing(context.ctx)),
  journal: api.publishing.journal.handler(({ context, input }) => readJournal(context.ctx, input)),
  confirm: api.publishing.confirm.handler(({ context, input }) => confirmPublished(context.ctx, input)),
  byHand: api.publishing.byHand.handler(({ context, input }) => readByHand(context.ctx, input)),
  doneByHand: api.publishing.doneByHand.handler(({ context, input }) => doneByHand(context.ctx, input)),
  declineByHand: api.publishing.declineByHand.handler(({ context, input }) =>
    declineByHand(context.ctx, input),
  ),
  retry: api.publishing.retry.handler(({ context, input }) => retryTarget(context.ctx, input)),
};
