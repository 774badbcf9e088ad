import type { QueryClient } from '@tanstack/react-query';
import { api, client } from '../../lib/api.ts';

export const lawQuery = () => api.law.get.queryOptions();
export const checklistQuery = (id: string) => api.law.checklist.queryOptions({ input: { id } });
export const lawChannelsQuery = () => api.law.channels.queryOptions();
export const decisionsQuery = (page: number) => api.law.decisions.queryOptions({ input: { page } });
export const entriesQuery = (input: { id: string; search: string; page: number }) =>
  api.law.entries.queryOptions({ input });

export const decideMutation = () => api.law.decide.mutationOptions();
export const setProfileMutation = () => api.law.setProfile.mutationOptions();
export const noteRuleMutation = () => api.law.noteRule.mutationOptions();
export const removeListMutation = () => api.law.removeList.mutationOptions();

/** What forms send. */
export const lawCalls = client.law;

/** After any change: a rule, a list or a number of followers may speak of every post. */
export const refreshLaw = (queries: QueryClient) => queries.invalidateQueries({ queryKey: api.law.key() });
