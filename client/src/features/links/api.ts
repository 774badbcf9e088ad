import type { ListLinks } from '@rupor/shared/links/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '../../lib/api.ts';

type Wanted = z.input<typeof ListLinks>;

export const linksKey = () => api.links.key();

export const linksQuery = (wanted: Wanted) =>
  queryOptions({ ...api.links.list.queryOptions({ input: wanted }), placeholderData: keepPreviousData });

export const linkQuery = (id: string) => queryOptions(api.links.get.queryOptions({ input: { id } }));

export const linkCodesQuery = (id: string) =>
  queryOptions({ ...api.links.qr.queryOptions({ input: { id } }), staleTime: Number.POSITIVE_INFINITY });

/** Campaigns to choose from; archived ones are left out where they are shown. */
export const campaignNamesQuery = () =>
  queryOptions({ ...api.campaigns.campaigns.queryOptions(), staleTime: 60_000 });

export const createLinkMutation = () => api.links.create.mutationOptions();
export const createKitMutation = () => api.links.createKit.mutationOptions();
export const updateLinkMutation = () => api.links.update.mutationOptions();
export const myLinkQuery = (postId: string) =>
  queryOptions(api.links.mine.queryOptions({ input: { postId } }));

export const checkLinkMutation = () => api.links.check.mutationOptions();
export const makeMineMutation = () => api.links.makeMine.mutationOptions();
export const leaveMineMutation = () => api.links.leaveMine.mutationOptions();
