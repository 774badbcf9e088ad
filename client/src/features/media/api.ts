import type { Media } from '@rupor/shared/media/contract';
import { recipeFor } from '@rupor/shared/media/recipe';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, type client } from '../../lib/api.ts';

/** Facts of one file; the file itself is at mediaUrl. */
export const mediaQuery = (id: string) =>
  queryOptions({ ...api.media.get.queryOptions({ input: { id } }), staleTime: 60_000 });

/** How large a file may be. It changes only with the settings of the server. */
export const uploadLimitsQuery = () =>
  queryOptions({ ...api.media.limits.queryOptions(), staleTime: Number.POSITIVE_INFINITY });

export const libraryQuery = (input: Parameters<typeof client.media.list>[0]) =>
  queryOptions({ ...api.media.list.queryOptions({ input }), placeholderData: keepPreviousData });

/** Folders, tags and how many passports are in which state. */
export const shelvesQuery = () => api.media.shelves.queryOptions();

/** A file with its passport, its uses and its look-alikes. */
export const cardQuery = (id: string) => api.media.card.queryOptions({ input: { id } });
export const twinsQuery = () => api.media.twins.queryOptions();
export const sheetQuery = (id: string) => api.media.sheet.queryOptions({ input: { id } });
export const removalsQuery = () => api.media.tasks.queryOptions();
export const withdrawalQuery = (input: { id: string; personId: string }) =>
  queryOptions({ ...api.media.planWithdrawal.queryOptions({ input }), staleTime: 0 });

export const arrangeMutation = () => api.media.arrange.mutationOptions();
export const shapeMutation = () => api.media.shape.mutationOptions();
export const savePassportMutation = () => api.media.savePassport.mutationOptions();
export const withdrawMutation = () => api.media.withdraw.mutationOptions();
export const setRemovalMutation = () => api.media.setTask.mutationOptions();
export const removeMediaMutation = () => api.media.remove.mutationOptions();

/** Everything that names files: asked again after a change. */
export const mediaKey = () => api.media.key();

export const setAltMutation = () => api.media.setAlt.mutationOptions();

/** Address of a stored file; only pictures have a preview. */
export function mediaUrl(id: string, size: 'preview' | 'full' = 'preview'): string {
  return `/api/media/${id}/file?size=${size}`;
}

/** The picture as it goes out in a network; a changed recipe has another address. */
export function lookUrl(
  { id, recipes, focal }: Pick<Media, 'id' | 'recipes' | 'focal'>,
  network: string,
  size: 'preview' | 'full' = 'preview',
): string {
  const recipe = recipeFor(recipes, network);
  if (!recipe) return mediaUrl(id, size);
  const look = encodeURIComponent(
    JSON.stringify([recipe, focal])
      .replace(/[^\w.]/g, '')
      .slice(-80),
  );
  return `${mediaUrl(id, size)}&network=${encodeURIComponent(network)}&look=${look}`;
}

export { keptFiles } from './kept-files.ts';
export { tooLarge, UploadError, type UploadLimits, uploadMedia } from './upload-media.ts';
export { sendInParts } from './upload-parts.ts';
export { createUploadQueue, type QueueItem, type UploadQueue } from './upload-queue.ts';
