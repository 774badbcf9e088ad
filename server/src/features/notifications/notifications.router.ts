import { api } from '../../http/base.ts';
import { listNotices, resolveNotice } from './notifications.service.ts';

export const notificationsRouter = {
  list: api.notifications.list.handler(({ context }) => listNotices(context.ctx)),
  resolve: api.notifications.resolve.handler(({ context, input }) => resolveNotice(context.ctx, input)),
};
