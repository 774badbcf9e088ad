import { api } from '../../http/base.ts';
import { drawLinkCodes, listLinks, readLink } from './links-read.service.ts';
import { checkTarget, createKit, createLink, updateLink } from './links-write.service.ts';

const { links } = api;

export const linksRouter = {
  list: links.list.handler(({ context, input }) => listLinks(context.ctx, input)),
  get: links.get.handler(({ context, input }) => readLink(context.ctx, input)),
  qr: links.qr.handler(({ context, input }) => drawLinkCodes(context.ctx, input)),
  create: links.create.handler(({ context, input }) => createLink(context.ctx, input)),
  createKit: links.createKit.handler(({ context, input }) => createKit(context.ctx, input)),
  update: links.update.handler(({ context, input }) => updateLink(context.ctx, input)),
  check: links.check.handler(({ context, input }) => checkTarget(context.ctx, input)),
};
