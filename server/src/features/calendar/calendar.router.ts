import { api } from '../../http/base.ts';
import { apiError } from '../../lib/errors.ts';

export const calendarRouter = {
  range: api.calendar.range.handler(() => {
    throw apiError('not_ready');
  }),
  day: api.calendar.day.handler(() => {
    throw apiError('not_ready');
  }),
};
