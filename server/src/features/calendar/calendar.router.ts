import { api } from '../../http/base.ts';
import { readDay, readRange } from './calendar.service.ts';

export const calendarRouter = {
  range: api.calendar.range.handler(({ context, input }) => readRange(context.ctx, input)),
  day: api.calendar.day.handler(({ context, input }) => readDay(context.ctx, input)),
};
