import { api } from '../../http/base.ts';
import { planStory, unplanStory } from './plan-story.service.ts';
import { createStory, getStory, listStories, saveStory, setRemoved } from './stories.service.ts';

export const storiesRouter = {
  list: api.stories.list.handler(({ context, input }) => listStories(context.ctx, input.page)),
  get: api.stories.get.handler(({ context, input }) => getStory(context.ctx, input.id)),
  create: api.stories.create.handler(({ context, input }) => createStory(context.ctx, input)),
  save: api.stories.save.handler(({ context, input }) => saveStory(context.ctx, input)),
  remove: api.stories.remove.handler(({ context, input }) => setRemoved(context.ctx, input.id, true)),
  restore: api.stories.restore.handler(({ context, input }) => setRemoved(context.ctx, input.id, false)),
  plan: api.stories.plan.handler(({ context, input }) => planStory(context.ctx, input)),
  unplan: api.stories.unplan.handler(({ context, input }) => unplanStory(context.ctx, input.id)),
};
