import { api } from '../../http/base.ts';
import { originOf } from '../organization/links.ts';
import { approveWithEdit } from './approve-with-edit.service.ts';
import { addComment, listComments, markSeen, removeComment, resolveComment } from './comments.service.ts';
import { decideByLink, openLink, readLinkFile } from './link-door.service.ts';
import { createLink, revokeLink } from './links.service.ts';
import { readProgress } from './progress.service.ts';
import { restoreVersion } from './restore-version.service.ts';
import { listReviewRoutes, removeRoute, saveRoute } from './routes.service.ts';
import { compareVersion, listVersions } from './versions.service.ts';

const { routes, links, comments, versions } = api.review;

export const reviewRouter = {
  routes: {
    list: routes.list.handler(({ context }) => listReviewRoutes(context.ctx)),
    save: routes.save.handler(({ context, input }) => saveRoute(context.ctx, input)),
    remove: routes.remove.handler(({ context, input }) => removeRoute(context.ctx, input.id)),
  },
  progress: api.review.progress.handler(({ context, input }) => readProgress(context.ctx, input.postId)),
  approveWithEdit: api.review.approveWithEdit.handler(({ context, input }) =>
    approveWithEdit(context.ctx, input),
  ),
  links: {
    create: links.create.handler(({ context, input }) =>
      createLink(context.ctx, input, originOf(context.app, context.headers)),
    ),
    revoke: links.revoke.handler(({ context, input }) => revokeLink(context.ctx, input.id)),
    open: links.open.handler(({ context, input }) => openLink(context, input.token)),
    file: links.file.handler(({ context, input }) => readLinkFile(context, input)),
    decide: links.decide.handler(({ context, input }) => decideByLink(context, input)),
  },
  comments: {
    list: comments.list.handler(({ context, input }) => listComments(context.ctx, input.postId)),
    add: comments.add.handler(({ context, input }) => addComment(context.ctx, input)),
    resolve: comments.resolve.handler(({ context, input }) => resolveComment(context.ctx, input)),
    remove: comments.remove.handler(({ context, input }) => removeComment(context.ctx, input.id)),
    seen: comments.seen.handler(({ context, input }) => markSeen(context.ctx, input.postId)),
  },
  versions: {
    list: versions.list.handler(({ context, input }) => listVersions(context.ctx, input.postId)),
    compare: versions.compare.handler(({ context, input }) => compareVersion(context.ctx, input)),
    restore: versions.restore.handler(({ context, input }) => restoreVersion(context.ctx, input)),
  },
};
