import type { IdeaState } from '@rupor/shared/ideas/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

export interface IdeaFilters {
  q?: string;
  rubricId?: string;
  campaignId?: string;
  mine?: boolean;
}

/** One column, a page after another. */
export const columnQuery = (state: IdeaState, { mine, ...filters }: IdeaFilters) =>
  api.ideas.list.infiniteOptions({
    input: (page: number) => ({ state, ...filters, ...(mine ? { mine: 'true' } : {}), page }),
    initialPageParam: 1,
    getNextPageParam: ({ counts, pageSize }, pages) =>
      pages.length * pageSize < counts[state] ? pages.length + 1 : undefined,
    placeholderData: keepPreviousData,
  });

/** What to refresh after any act on ideas. */
export const ideasKey = () => api.ideas.list.key();
export const daysKey = () => api.ideas.days.key();

/** Days that come round in a period, as the organization chose them. */
export const daysQuery = (period: { from: string; to: string }) =>
  queryOptions({ ...api.ideas.days.list.queryOptions({ input: period }), staleTime: 60_000 });
export const daySettingsQuery = () => api.ideas.days.settings.queryOptions();

export const captureMutation = () => api.ideas.capture.mutationOptions();
export const readLinkMutation = () => api.ideas.readLink.mutationOptions();
export const saveIdeaMutation = () => api.ideas.save.mutationOptions();
export const moveIdeaMutation = () => api.ideas.move.mutationOptions();
export const writeIdeaMutation = () => api.ideas.write.mutationOptions();
export const archiveIdeaMutation = () => api.ideas.archive.mutationOptions();
export const restoreIdeaMutation = () => api.ideas.restore.mutationOptions();
export const chooseSetsMutation = () => api.ideas.days.chooseSets.mutationOptions();
export const addOwnDayMutation = () => api.ideas.days.addOwn.mutationOptions();
export const removeOwnDayMutation = () => api.ideas.days.removeOwn.mutationOptions();
