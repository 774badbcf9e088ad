/** Address of a stored picture's file. */
export function mediaUrl(id: string, size: 'preview' | 'full' = 'preview'): string {
  return `/api/media/${id}/file?size=${size}`;
}
