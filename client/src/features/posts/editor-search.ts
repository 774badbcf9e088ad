import { Id, WallTime } from '@rupor/shared/lib/fields';
import { z } from 'zod';
import { newTarget } from './composer-channels.ts';
import { type DraftContent, EMPTY_DRAFT } from './draft-content.ts';

/** What the address of the composer may bring along: the calendar names a time, a campaign its id. */
const Search = z.object({
  new: z.boolean().catch(false),
  at: WallTime.optional().catch(undefined),
  campaign: Id.optional().catch(undefined),
  rubric: Id.optional().catch(undefined),
  segment: Id.optional().catch(undefined),
  title: z.string().max(200).optional().catch(undefined),
  channel: Id.optional().catch(undefined),
});
export type EditorSearch = z.infer<typeof Search>;

export function readEditorSearch(search: unknown): EditorSearch {
  return Search.parse(search);
}

export function startContent(search: EditorSearch, timeZone: string): DraftContent {
  return {
    ...EMPTY_DRAFT,
    campaignId: search.campaign ?? null,
    rubricId: search.rubric ?? null,
    segmentIds: search.segment ? [search.segment] : [],
    title: search.title ?? '',
    plan: search.at ? { wallTime: search.at, timeZone } : null,
    targets: search.channel ? [newTarget(search.channel)] : [],
  };
}
