import { api } from '../../../http/base.ts';
import { findNextSlot, listSlots, saveSlots } from './slots.service.ts';

export const slotsRouter = {
  list: api.posts.slots.list.handler(({ context }) => listSlots(context.ctx)),
  save: api.posts.slots.save.handler(({ context, input }) => saveSlots(context.ctx, input)),
  next: api.posts.slots.next.handler(({ context, input }) => findNextSlot(context.ctx, input)),
};
