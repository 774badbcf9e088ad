import { z } from 'zod';

/** What a stored file is, by its content. Documents are PDF. */
export const MediaKind = z.enum(['image', 'video', 'document']);
export type MediaKind = z.infer<typeof MediaKind>;

/** What people may send, by content, in the order screens name it. */
export const PICTURE_MIMES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'] as const;
export const FILM_MIMES = ['video/mp4', 'video/quicktime', 'video/webm'] as const;
export const DOCUMENT_MIMES = ['application/pdf'] as const;

interface AnyMedia {
  kind: MediaKind;
  width: number | null;
  height: number | null;
}

/** The sides of a picture are always known; those of a film only where its file says them. */
export function isPicture<T extends AnyMedia>(media: T): media is T & { width: number; height: number } {
  return media.kind === 'image' && media.width !== null && media.height !== null;
}

/** Films and documents: they go out as they were uploaded. */
export function isFile<T extends AnyMedia>(media: T): media is T & { kind: 'video' | 'document' } {
  return media.kind !== 'image';
}
