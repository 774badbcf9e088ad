import { api, client } from '../../lib/api.ts';

export const routesQuery = () => api.review.routes.list.queryOptions();
export const progressQuery = (postId: string) => api.review.progress.queryOptions({ input: { postId } });
export const commentsQuery = (postId: string) => api.review.comments.list.queryOptions({ input: { postId } });
export const versionsQuery = (postId: string) => api.review.versions.list.queryOptions({ input: { postId } });
export const versionQuery = (postId: string, number: number) =>
  api.review.versions.compare.queryOptions({ input: { postId, number } });
export const openLinkQuery = (token: string) =>
  ({ ...api.review.links.open.queryOptions({ input: { token } }), retry: false }) as const;

/** What to refresh after any act of agreement. */
export const reviewKey = () => api.review.key();

export const saveRouteMutation = () => api.review.routes.save.mutationOptions();
export const removeRouteMutation = () => api.review.routes.remove.mutationOptions();
export const approveWithEditMutation = () => api.review.approveWithEdit.mutationOptions();
export const createLinkMutation = () => api.review.links.create.mutationOptions();
export const revokeLinkMutation = () => api.review.links.revoke.mutationOptions();
export const linkFileMutation = () => api.review.links.file.mutationOptions();
export const decideMutation = () => api.review.links.decide.mutationOptions();
export const addCommentMutation = () => api.review.comments.add.mutationOptions();
export const resolveCommentMutation = () => api.review.comments.resolve.mutationOptions();
export const removeCommentMutation = () => api.review.comments.remove.mutationOptions();
export const restoreVersionMutation = () => api.review.versions.restore.mutationOptions();

/** Told once the remarks are on the screen. */
export const markCommentsSeen = (postId: string) => client.review.comments.seen({ postId });
