import { BreakdownBy, Measure, SeriesBy, SeriesMetric } from '@rupor/shared/insights/answers';
import { z } from 'zod';
import type { Period } from './api.ts';
import { lastDays } from './last-days.ts';

export const PRESETS = [7, 28, 90, 365] as const;
const Ids = z.array(z.uuid()).max(50).optional().catch(undefined);

/** What stands in the address of «Цифры»: the view can be sent to the council and opened again. */
export const InsightsSearch = z.object({
  days: z
    .union([z.literal(7), z.literal(28), z.literal(90), z.literal(365)])
    .optional()
    .catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  compare: z.enum(['previous', 'yearAgo', 'none']).optional().catch(undefined),
  metric: SeriesMetric.optional().catch(undefined),
  by: SeriesBy.optional().catch(undefined),
  groups: BreakdownBy.optional().catch(undefined),
  measure: Measure.optional().catch(undefined),
  channelIds: Ids,
  rubricIds: Ids,
  campaignIds: Ids,
  segmentIds: Ids,
  numbers: z.enum(['real', 'simulated']).optional().catch(undefined),
});
export type InsightsSearch = z.infer<typeof InsightsSearch>;

export function periodOf(search: InsightsSearch, today: string): Period {
  const { compare, channelIds, rubricIds, campaignIds, segmentIds, numbers } = search;
  const rest = { compare, channelIds, rubricIds, campaignIds, segmentIds, numbers };
  if (search.from && search.to && search.from <= search.to)
    return { from: search.from, to: search.to, ...rest };
  return { ...lastDays(search.days ?? 28, today), ...rest };
}
