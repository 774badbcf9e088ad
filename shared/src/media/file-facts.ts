import { z } from 'zod';
import { Id, Instant } from '../lib/fields.ts';
import { MediaKind } from './kinds.ts';
import { FocalPoint, Recipes } from './recipe.ts';
import { MediaRights } from './rights.ts';

/** A stored picture, film or document. Its files: /api/media/{id}/file?size=preview|full; only pictures have a preview. */
export const Media = z.object({
  id: Id,
  kind: MediaKind,
  originalName: z.string(),
  /** Type of the stored file: image/jpeg, image/png, image/webp; video/mp4, video/quicktime, video/webm; application/pdf. */
  mime: z.string(),
  /** Pixels of the stored file. Never null for pictures; null for documents and where a film does not say. */
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  /** Length of a film, whole milliseconds; null = it does not say, or nothing that lasts. */
  durationMs: z.number().int().nullable(),
  /** Bytes of the stored file. */
  size: z.number().int(),
  /** null = not written yet. */
  altText: z.string().nullable(),
  /** What publishing has to know of its passport; null = it has none. */
  rights: MediaRights.nullable(),
  /** Turns and cuts by network or «all»; null = it goes out whole. */
  recipes: Recipes.nullable(),
  /** What matters most on it; null = the middle. */
  focal: FocalPoint.nullable(),
  /** The picture shown before a film plays. */
  posterId: Id.nullable(),
  createdAt: Instant,
});
export type Media = z.infer<typeof Media>;
