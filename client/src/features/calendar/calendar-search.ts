import { TargetState } from '@rupor/shared/posts/state-machine';
import { z } from 'zod';
import { VIEWS } from './calendar-days.ts';

const Ids = z.array(z.uuid()).max(100).optional().catch(undefined);

/** What stands in the address: a view can be sent to somebody and opened again. */
export const CalendarSearch = z.object({
  view: z.enum(VIEWS).optional().catch(undefined),
  day: z.iso.date().optional().catch(undefined),
  q: z.string().max(200).optional().catch(undefined),
  states: z.array(TargetState).max(10).optional().catch(undefined),
  channelIds: Ids,
  rubricIds: Ids,
  campaignIds: Ids,
  segmentIds: Ids,
});
export type CalendarSearch = z.infer<typeof CalendarSearch>;

/** The part of the address that narrows the range. */
export function filtersOf({ q, states, channelIds, rubricIds, campaignIds, segmentIds }: CalendarSearch) {
  return { q, states, channelIds, rubricIds, campaignIds, segmentIds };
}
