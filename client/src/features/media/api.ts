import { queryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

/** Facts of one file; the file itself is at mediaUrl. */
export const mediaQuery = (id: string) =>
  queryOptions({ ...api.media.get.queryOptions({ input: { id } }), staleTime: 60_000 });

/** How large a file may be. It changes only with the settings of the server. */
export const uploadLimitsQuery = () =>
  queryOptions({ ...api.media.limits.queryOptions(), staleTime: Number.POSITIVE_INFINITY });

export const setAltMutation = () => api.media.setAlt.mutationOptions();

/** Address of a stored file; only pictures have a preview. */
export function mediaUrl(id: string, size: 'preview' | 'full' = 'preview'): string {
  return `/api/media/${id}/file?size=${size}`;
}

export { UploadError, type UploadLimits, uploadMedia } from './upload-media.ts';
