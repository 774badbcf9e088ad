import { addDays } from '@rupor/shared/insights/period';
import { VISIT_UNITS, VisitDimension, VisitFilter } from '@rupor/shared/visits/questions';
import { z } from 'zod';
import type { ComparedPeriod } from './api.ts';

/** 1 = today; the others are whole days that end yesterday, so that half a day is not compared with a whole one. */
export const PRESETS = [1, 7, 28, 90, 365] as const;
const Choice = VisitDimension.optional().catch(undefined);

/** What stands in the address of «Посещения»: the view can be sent to somebody and opened again. */
export const VisitsSearch = z.object({
  site: z.uuid().optional().catch(undefined),
  days: z
    .union([z.literal(1), z.literal(7), z.literal(28), z.literal(90), z.literal(365)])
    .optional()
    .catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  compare: z.enum(['previous', 'yearAgo', 'none']).optional().catch(undefined),
  unit: z.enum(VISIT_UNITS).optional().catch(undefined),
  measure: z.enum(['visits', 'visitors', 'views']).optional().catch(undefined),
  filters: z.array(VisitFilter).max(6).optional().catch(undefined),
  origin: Choice,
  page: Choice,
  mark: Choice,
  device: Choice,
  act: Choice,
});
export type VisitsSearch = z.infer<typeof VisitsSearch>;

export function periodOf(search: VisitsSearch, siteId: string, today: string): ComparedPeriod {
  const rest = { siteId, filters: search.filters ?? [], compare: search.compare ?? 'previous' } as const;
  if (search.from && search.to && search.from <= search.to)
    return { from: search.from, to: search.to, ...rest };
  const days = search.days ?? 28;
  if (days === 1) return { from: today, to: today, ...rest };
  return { from: addDays(today, -days), to: addDays(today, -1), ...rest };
}

export function withoutCompare({ compare: _, ...period }: ComparedPeriod) {
  return period;
}
