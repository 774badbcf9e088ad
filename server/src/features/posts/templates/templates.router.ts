import { api } from '../../../http/base.ts';
import {
  createTemplate,
  listTemplates,
  removeTemplate,
  restoreTemplate,
  saveTemplate,
} from './templates.service.ts';

export const templatesRouter = {
  list: api.posts.templates.list.handler(({ context }) => listTemplates(context.ctx)),
  create: api.posts.templates.create.handler(({ context, input }) => createTemplate(context.ctx, input)),
  save: api.posts.templates.save.handler(({ context, input }) => saveTemplate(context.ctx, input)),
  remove: api.posts.templates.remove.handler(({ context, input }) => removeTemplate(context.ctx, input.id)),
  restore: api.posts.templates.restore.handler(({ context, input }) =>
    restoreTemplate(context.ctx, input.id),
  ),
};
