import { api } from '../../http/base.ts';
import { addOwnDay, chooseSets, listDays, readDaySettings, removeOwnDay } from './days.service.ts';
import {
  captureIdea,
  getIdea,
  listIdeas,
  moveIdea,
  readIdeaLink,
  saveIdea,
  setArchived,
} from './ideas.service.ts';
import { writeIdea } from './write-idea.service.ts';

const { days } = api.ideas;

export const ideasRouter = {
  list: api.ideas.list.handler(({ context, input }) => listIdeas(context.ctx, input)),
  get: api.ideas.get.handler(({ context, input }) => getIdea(context.ctx, input.id)),
  capture: api.ideas.capture.handler(({ context, input }) => captureIdea(context.ctx, input)),
  readLink: api.ideas.readLink.handler(({ context, input }) => readIdeaLink(context.ctx, input.id)),
  save: api.ideas.save.handler(({ context, input }) => saveIdea(context.ctx, input)),
  move: api.ideas.move.handler(({ context, input }) => moveIdea(context.ctx, input)),
  write: api.ideas.write.handler(({ context, input }) => writeIdea(context.ctx, input.id)),
  archive: api.ideas.archive.handler(({ context, input }) => setArchived(context.ctx, input.id, true)),
  restore: api.ideas.restore.handler(({ context, input }) => setArchived(context.ctx, input.id, false)),
  days: {
    list: days.list.handler(({ context, input }) => listDays(context.ctx, input)),
    settings: days.settings.handler(({ context }) => readDaySettings(context.ctx)),
    chooseSets: days.chooseSets.handler(({ context, input }) => chooseSets(context.ctx, input.sets)),
    addOwn: days.addOwn.handler(({ context, input }) => addOwnDay(context.ctx, input)),
    removeOwn: days.removeOwn.handler(({ context, input }) => removeOwnDay(context.ctx, input.id)),
  },
};
