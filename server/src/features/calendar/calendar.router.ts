import { api } from '../../http/base.ts';
import { originOf } from '../organization/links.ts';
import { readDay, readRange } from './calendar.service.ts';
import { createFeed, listFeeds, revokeFeed } from './ical/feeds.service.ts';

export const calendarRouter = {
  range: api.calendar.range.handler(({ context, input }) => readRange(context.ctx, input)),
  day: api.calendar.day.handler(({ context, input }) => readDay(context.ctx, input)),
  feeds: {
    list: api.calendar.feeds.list.handler(({ context }) => listFeeds(context.ctx)),
    create: api.calendar.feeds.create.handler(({ context, input }) =>
      createFeed(context.ctx, input, originOf(context.app, context.headers)),
    ),
    revoke: api.calendar.feeds.revoke.handler(({ context, input }) => revokeFeed(context.ctx, input)),
  },
};
