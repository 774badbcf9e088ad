import { Day, Id } from '@rupor/shared/lib/fields';
import type { ListPosts } from '@rupor/shared/posts/contract';
import { TargetState } from '@rupor/shared/posts/state-machine';
import { z } from 'zod';

/** Filters of the list as they stand in its address; whatever does not fit is left out. */
export const ListSearch = z.object({
  q: z.string().max(200).optional().catch(undefined),
  states: z.array(TargetState).optional().catch(undefined),
  channel: Id.optional().catch(undefined),
  rubric: Id.optional().catch(undefined),
  campaign: Id.optional().catch(undefined),
  segment: Id.optional().catch(undefined),
  from: Day.optional().catch(undefined),
  to: Day.optional().catch(undefined),
  removed: z.boolean().optional().catch(undefined),
  sort: z.enum(['updated', 'due', 'created']).optional().catch(undefined),
  page: z.number().int().min(1).max(10_000).optional().catch(undefined),
});
export type ListSearch = z.infer<typeof ListSearch>;

export function toListInput(search: ListSearch): z.input<typeof ListPosts> {
  const { q, states, channel, rubric, campaign, segment, from, to, removed, sort, page } = search;
  return {
    ...(q ? { q } : {}),
    ...(states?.length ? { states } : {}),
    ...(channel ? { channelIds: [channel] } : {}),
    ...(rubric ? { rubricIds: [rubric] } : {}),
    ...(campaign ? { campaignIds: [campaign] } : {}),
    ...(segment ? { segmentIds: [segment] } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    removed: removed ? 'only' : 'no',
    sort: sort ?? 'updated',
    page: page ?? 1,
  };
}

/** Is anything but the order and the page chosen? */
export function isFiltered({ page: _page, sort: _sort, states, ...rest }: ListSearch): boolean {
  return (
    (states?.length ?? 0) > 0 || Object.values(rest).some((value) => value !== undefined && value !== '')
  );
}
