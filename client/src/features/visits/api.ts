import type { Dimension } from '@rupor/shared/visits/dimensions';
import type { VisitFilter, VisitStep } from '@rupor/shared/visits/questions';
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, client } from '../../lib/api.ts';

/** What every question about a site is narrowed by. */
export interface SitePeriod {
  siteId: string;
  from: string;
  to: string;
  filters: VisitFilter[];
}
export interface ComparedPeriod extends SitePeriod {
  compare: 'previous' | 'yearAgo' | 'none';
}

const placeholderData = keepPreviousData;

export const visitsKey = () => api.visits.key();

/** Sites, archived ones too. */
export const sitesQuery = () => queryOptions({ ...api.visits.sites.queryOptions(), staleTime: 60_000 });
export const overviewQuery = (input: ComparedPeriod) =>
  api.visits.overview.queryOptions({ input, placeholderData });
export const seriesQuery = (input: ComparedPeriod & { unit?: 'hour' | 'day' | 'week' | 'month' }) =>
  api.visits.series.queryOptions({ input, placeholderData });
export const panelQuery = (input: SitePeriod & { by: Dimension; limit?: number; search?: string }) =>
  api.visits.panel.queryOptions({ input, placeholderData });
export const stateQuery = (input: SitePeriod) => api.visits.state.queryOptions({ input, placeholderData });
/** Of the whole server: what was accepted and could not be counted. */
export const healthQuery = () => queryOptions({ ...api.system.health.queryOptions(), staleTime: 60_000 });
/** The last half hour; asked again while somebody looks. */
export const nowQuery = (siteId: string) =>
  api.visits.now.queryOptions({ input: { siteId }, refetchInterval: 10_000 });

export const segmentsQuery = (siteId: string) => api.visits.segments.list.queryOptions({ input: { siteId } });
export const goalsQuery = (input: SitePeriod) =>
  api.visits.goals.report.queryOptions({ input, placeholderData });
export const funnelsQuery = (siteId: string) => api.visits.funnels.list.queryOptions({ input: { siteId } });
export const funnelQuery = (input: SitePeriod & { steps: VisitStep[] }) =>
  api.visits.funnels.report.queryOptions({ input, placeholderData });
export const retentionQuery = (siteId: string) => api.visits.retention.queryOptions({ input: { siteId } });
export const pastQuery = (siteId: string) => api.visits.past.list.queryOptions({ input: { siteId } });
export const seenQuery = (input: { token: string; days: 7 | 30 | 90 }) =>
  api.visits.shared.queryOptions({ input, placeholderData, retry: false });

export const fetchExport = (input: SitePeriod & { what: 'days' | Dimension; locale: 'ru' | 'en' }) =>
  client.visits.exportCsv(input);

/** Acts of this feature; each asks everything about visits again. */
export function useVisitActs() {
  const queries = useQueryClient();
  const done = { onSuccess: () => queries.invalidateQueries({ queryKey: visitsKey() }) };
  return {
    createSite: useMutation(api.visits.createSite.mutationOptions(done)),
    updateSite: useMutation(api.visits.updateSite.mutationOptions(done)),
    share: useMutation(api.visits.share.mutationOptions(done)),
    unshare: useMutation(api.visits.unshare.mutationOptions(done)),
  };
}

export function useNoteActs() {
  const queries = useQueryClient();
  const done = { onSuccess: () => queries.invalidateQueries({ queryKey: visitsKey() }) };
  return {
    createNote: useMutation(api.visits.notes.create.mutationOptions(done)),
    removeNote: useMutation(api.visits.notes.remove.mutationOptions(done)),
    createSegment: useMutation(api.visits.segments.create.mutationOptions(done)),
    removeSegment: useMutation(api.visits.segments.remove.mutationOptions(done)),
  };
}

export function useGoalActs() {
  const queries = useQueryClient();
  const done = { onSuccess: () => queries.invalidateQueries({ queryKey: visitsKey() }) };
  return {
    createGoal: useMutation(api.visits.goals.create.mutationOptions(done)),
    updateGoal: useMutation(api.visits.goals.update.mutationOptions(done)),
    removeGoal: useMutation(api.visits.goals.remove.mutationOptions(done)),
    createFunnel: useMutation(api.visits.funnels.create.mutationOptions(done)),
    removeFunnel: useMutation(api.visits.funnels.remove.mutationOptions(done)),
  };
}

export function usePastActs() {
  const queries = useQueryClient();
  const done = { onSuccess: () => queries.invalidateQueries({ queryKey: visitsKey() }) };
  return {
    check: useMutation(api.visits.past.check.mutationOptions()),
    apply: useMutation(api.visits.past.apply.mutationOptions(done)),
    remove: useMutation(api.visits.past.remove.mutationOptions(done)),
  };
}
