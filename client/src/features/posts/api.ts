import type { ListPosts } from '@rupor/shared/posts/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '../../lib/api.ts';

/** Posts by filters; the rows of the last filter stay until the new ones are there. */
export const postsQuery = (input: z.input<typeof ListPosts> = {}) =>
  queryOptions({ ...api.posts.list.queryOptions({ input }), placeholderData: keepPreviousData });

/** One post, removed ones too. */
export const postQuery = (id: string) => api.posts.get.queryOptions({ input: { id } });

/** What to refresh after any act on posts. */
export const postsKey = () => api.posts.key();

export const scheduleMutation = () => api.posts.schedule.mutationOptions();
export const publishNowMutation = () => api.posts.publishNow.mutationOptions();
export const cancelMutation = () => api.posts.cancel.mutationOptions();
export const duplicateMutation = () => api.posts.duplicate.mutationOptions();
export const removeMutation = () => api.posts.remove.mutationOptions();
export const restoreMutation = () => api.posts.restore.mutationOptions();
export const submitMutation = () => api.posts.submit.mutationOptions();
export const approveMutation = () => api.posts.approve.mutationOptions();
export const sendBackMutation = () => api.posts.sendBack.mutationOptions();
export const moveTargetMutation = () => api.posts.moveTarget.mutationOptions();
export const bulkMutation = () => api.posts.bulk.mutationOptions();
