import type { PageContent } from '@rupor/shared/landing/blocks';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

export const pagesQuery = () => api.landing.list.queryOptions();
export const pageQuery = (id: string) => api.landing.get.queryOptions({ input: { id } });
export const versionsQuery = (id: string) => api.landing.versions.queryOptions({ input: { id } });
export const formsQuery = () => queryOptions({ ...api.landing.forms.queryOptions(), staleTime: 30_000 });

/** The page that this content makes; the one before stays in sight until it is there. */
export const drawQuery = (content: PageContent, part: 'page' | 'thanks') =>
  queryOptions({
    ...api.landing.draw.queryOptions({ input: { content, part } }),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });

/** What to refresh after any act on pages. */
export const pagesKey = () => api.landing.key();

export const createPageMutation = () => api.landing.create.mutationOptions();
export const savePageMutation = () => api.landing.save.mutationOptions();
export const publishPageMutation = () => api.landing.publish.mutationOptions();
export const withdrawPageMutation = () => api.landing.withdraw.mutationOptions();
export const previewLinkMutation = () => api.landing.previewLink.mutationOptions();
export const takeVersionMutation = () => api.landing.takeVersion.mutationOptions();
export const removePageMutation = () => api.landing.remove.mutationOptions();
export const restorePageMutation = () => api.landing.restore.mutationOptions();
