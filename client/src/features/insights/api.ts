import type { BreakdownBy, Measure, SeriesBy, SeriesMetric } from '@rupor/shared/insights/answers';
import { keepPreviousData, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, client } from '../../lib/api.ts';

/** What every question is narrowed by. */
export interface Period {
  from: string;
  to: string;
  compare?: 'previous' | 'yearAgo' | 'none';
  channelIds?: string[];
  rubricIds?: string[];
  campaignIds?: string[];
  segmentIds?: string[];
  numbers?: 'real' | 'simulated';
}

const placeholderData = keepPreviousData;

export const overviewQuery = (input: Period) =>
  api.insights.overview.queryOptions({ input, placeholderData });
export const seriesQuery = (input: Period & { metric: SeriesMetric; by: SeriesBy }) =>
  api.insights.series.queryOptions({ input, placeholderData });
export const breakdownQuery = (input: Period & { by: BreakdownBy }) =>
  api.insights.breakdown.queryOptions({ input, placeholderData });
export const rankedPostsQuery = (input: Period & { measure: Measure }) =>
  api.insights.posts.queryOptions({ input, placeholderData });
/** Asked again by itself: whoever watches a post go out sees its first numbers come. */
export const postNumbersQuery = (postId: string) =>
  api.insights.postNumbers.queryOptions({ input: { postId }, refetchInterval: 10_000 });

export function useEnterManually() {
  const queries = useQueryClient();
  return useMutation(
    api.insights.enterManually.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: api.insights.key() }),
    }),
  );
}

export const fetchTemplate = (input: Period & { locale: 'ru' | 'en' }) =>
  client.insights.numbersTemplate(input);

/** What would be stored of a file. */
export const useCheckFile = () => useMutation(api.insights.checkNumbersFile.mutationOptions());

export function useApplyFile() {
  const queries = useQueryClient();
  return useMutation(
    api.insights.applyNumbersFile.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: api.insights.key() }),
    }),
  );
}

export const fetchExport = (input: Period & { what: 'posts' | 'days'; locale: 'ru' | 'en' }) =>
  client.insights.exportCsv(input);
