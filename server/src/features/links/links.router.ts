import { api } from '../../http/base.ts';
import { drawLinkCodes, listLinks, readLink } from './links-read.service.ts';
import { checkTarget, createKit, createLink, updateLink } from './links-write.service.ts';
import { leaveMyLinks, makeMyLink, readMyLink } from './my-link.service.ts';

const { links } = api;

export const linksRouter = {
  list: links.list.handler(({ context, input }) => listLinks(context.ctx, input)),
  get: links.get.handler(({ context, input }) => readLink(context.ctx, input)),
  qr: links.qr.handler(({ context, input }) => drawLinkCodes(context.ctx, input)),
  mine: links.mine.handler(({ context, input }) => readMyLink(context.ctx, input)),
  makeMine: links.makeMine.handler(({ context, input }) => makeMyLink(context.ctx, input)),
  leaveMine: links.leaveMine.handler(({ context }) => leaveMyLinks(context.ctx)),
  create: links.create.handler(({ context, input }) => createLink(context.ctx, input)),
  createKit: links.createKit.handler(({ context, input }) => createKit(context.ctx, input)),
  update: links.update.handler(({ context, input }) => updateLink(context.ctx, input)),
  check: links.check.handler(({ context, input }) => checkTarget(context.ctx, input)),
};
