import type { ChainQuestion } from '@rupor/shared/chain/contract';
import type { LEAD_FILTERS } from '@rupor/shared/leads/contract';
import { api, client } from '../../lib/api.ts';

export type LeadFilter = (typeof LEAD_FILTERS)[number];

interface Wanted extends ChainQuestion {
  filter: LeadFilter;
  page: number;
  step?: 'applications' | 'talked' | 'joined';
}

export const leadsQuery = (wanted: Wanted) =>
  api.leads.list.queryOptions({ input: wanted, staleTime: 30_000 });
export const countsQuery = (from: string, to: string) =>
  api.leads.counts.queryOptions({ input: { from, to } });
/** Each look is written down, so coming back to the window is none. */
export const leadQuery = (id: string) =>
  api.leads.get.queryOptions({ input: { id }, staleTime: 60_000, refetchOnWindowFocus: false });
export const leadPeopleQuery = (id: string) => api.leads.people.queryOptions({ input: { id } });
export const formsQuery = () => api.leads.forms.list.queryOptions();
export const leadSettingsQuery = () => api.leads.forms.settings.queryOptions();
export const textsQuery = () => api.leads.forms.texts.queryOptions();
export const workplacesQuery = () => api.leads.forms.workplaces.queryOptions();
export const membershipQuery = (from: string, to: string) =>
  api.leads.membership.list.queryOptions({ input: { from, to } });

/** What to refresh after any act on applications. */
export const leadsKey = () => api.leads.key();

/** For forms and acts: they send by hand, so that refusals come back to their fields. */
export const leadCalls = client.leads;
