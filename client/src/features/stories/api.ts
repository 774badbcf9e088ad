import { api } from '../../lib/api.ts';

export const storiesQuery = (page: number) => api.stories.list.queryOptions({ input: { page } });
export const storyQuery = (id: string) => api.stories.get.queryOptions({ input: { id } });

/** What to refresh after any act on stories. */
export const storiesKey = () => api.stories.key();

export const createStoryMutation = () => api.stories.create.mutationOptions();
export const saveStoryMutation = () => api.stories.save.mutationOptions();
export const removeStoryMutation = () => api.stories.remove.mutationOptions();
export const restoreStoryMutation = () => api.stories.restore.mutationOptions();
export const planStoryMutation = () => api.stories.plan.mutationOptions();
export const unplanStoryMutation = () => api.stories.unplan.mutationOptions();
