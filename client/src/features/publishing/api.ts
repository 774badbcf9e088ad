import { queryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

/** The foot of every page tells whether sending is alive: asked again this often. */
const REFRESH_MS = 20_000;

export const publishingStateQuery = () =>
  queryOptions({ ...api.publishing.state.queryOptions(), refetchInterval: REFRESH_MS });

/** «Что происходило» with one post. */
export const journalQuery = (postId: string) =>
  queryOptions({
    ...api.publishing.journal.queryOptions({ input: { postId } }),
    refetchInterval: REFRESH_MS,
  });

/** One post that a person publishes. */
export const byHandQuery = (targetId: string) => api.publishing.byHand.queryOptions({ input: { targetId } });

export const publishingKey = () => api.publishing.key();
export const pauseMutation = () => api.publishing.pause.mutationOptions();
export const resumeMutation = () => api.publishing.resume.mutationOptions();
export const confirmMutation = () => api.publishing.confirm.mutationOptions();
export const retryTargetMutation = () => api.publishing.retry.mutationOptions();
export const doneByHandMutation = () => api.publishing.doneByHand.mutationOptions();
export const declineByHandMutation = () => api.publishing.declineByHand.mutationOptions();
