import { api } from '../../../lib/api.ts';

export const seriesQuery = (id: string) => api.posts.series.get.queryOptions({ input: { id } });
export const seriesListQuery = () => api.posts.series.list.queryOptions();
export const slotsQuery = () => api.posts.slots.list.queryOptions();
export const doubtsQuery = (id: string) => api.posts.doubts.queryOptions({ input: { id } });

export const createSeriesMutation = () => api.posts.series.create.mutationOptions();
export const updateSeriesMutation = () => api.posts.series.update.mutationOptions();
export const endSeriesMutation = () => api.posts.series.end.mutationOptions();
export const resumeSeriesMutation = () => api.posts.series.resume.mutationOptions();
export const saveSlotsMutation = () => api.posts.slots.save.mutationOptions();
export const nextSlotMutation = () => api.posts.slots.next.mutationOptions();
