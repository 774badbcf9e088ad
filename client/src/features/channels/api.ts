import { queryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

/** Channels that are in use; with `includeRemoved` those taken out too. */
export const channelsQuery = (input: { branchId?: string; includeRemoved?: boolean } = {}) =>
  api.channels.list.queryOptions({ input });

/** One channel and the open part of what was typed to connect it. */
export const channelQuery = (id: string) => api.channels.get.queryOptions({ input: { id } });

/** Capabilities of every network; they change only with a new version of Rupor. */
export const networksQuery = () =>
  queryOptions({ ...api.channels.networks.queryOptions(), staleTime: Number.POSITIVE_INFINITY });

/** What to refresh after any change of a channel. */
export const channelsKey = () => api.channels.key();

/** While the posts of before are read, how far it is. */
export const earlierQuery = (id: string) =>
  queryOptions({
    ...api.channels.earlier.queryOptions({ input: { id } }),
    refetchInterval: ({ state }) => (state.data?.state === 'reading' ? 3_000 : false),
  });

export const readEarlierMutation = () => api.channels.readEarlier.mutationOptions();
export const checkMutation = () => api.channels.check.mutationOptions();
export const renameMutation = () => api.channels.rename.mutationOptions();
export const setBranchMutation = () => api.channels.setBranch.mutationOptions();
export const removeMutation = () => api.channels.remove.mutationOptions();
export const restoreMutation = () => api.channels.restore.mutationOptions();
export const setResponsibleMutation = () => api.channels.setResponsible.mutationOptions();
