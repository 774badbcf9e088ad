import { queryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

/** One picture's facts; the picture itself is at mediaUrl. */
export const mediaQuery = (id: string) =>
  queryOptions({ ...api.media.get.queryOptions({ input: { id } }), staleTime: 60_000 });

export const setAltMutation = () => api.media.setAlt.mutationOptions();

/** Address of a stored picture's file. */
export function mediaUrl(id: string, size: 'preview' | 'full' = 'preview'): string {
  return `/api/media/${id}/file?size=${size}`;
}

export { UploadError, type UploadOptions, uploadPicture } from './upload-picture.ts';
