import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Id, Instant, Page } from '../lib/fields.ts';
import { MediaKind } from './kinds.ts';

/** Largest picture a person may send, bytes; what is stored is smaller. Films and documents: see `limits`. */
export const MAX_PICTURE_BYTES = 25 * 1024 * 1024;

/** Description of a picture or a film for those who do not see it. */
export const AltText = z.string().trim().max(2_000);

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
  createdAt: Instant,
});
export type Media = z.infer<typeof Media>;

const one = z.strictObject({ id: Id });
const fileAnswer = z.object({ headers: z.record(z.string(), z.string()), body: z.file() });

export const mediaContract = {
  /**
   * The type is read from the content. Refusals: too_large { maxBytes }, unsupported_media { mime, allowed }, fieldError
   * file: broken_image | broken_film | too_many_pixels.
   */
  upload: endpoint({ access: 'media.write', scope: 'media:write' })
    .route({ method: 'POST', path: '/media', summary: 'Store a picture, a film or a document' })
    .input(z.strictObject({ file: z.file(), altText: AltText.optional() }))
    .output(Media),
  list: endpoint({ access: 'media.read', scope: 'posts:read' })
    .route({
      method: 'GET',
      path: '/media',
      summary: 'Pictures, films and documents of the organization, newest first',
    })
    .input(z.strictObject({ q: z.string().trim().max(120).optional(), page: Page }))
    .output(z.object({ items: z.array(Media), total: z.number().int(), pageSize: z.number().int() })),
  /** Bytes of one file; a picture above its own limit is refused even where films may be larger. */
  limits: endpoint({ access: 'media.read', scope: 'posts:read' })
    .route({ method: 'GET', path: '/media/limits', summary: 'How large a file may be' })
    .output(z.object({ pictureBytes: z.number().int(), fileBytes: z.number().int() })),
  get: endpoint({ access: 'media.read', scope: 'posts:read' })
    .route({ method: 'GET', path: '/media/{id}', summary: 'Facts of one file' })
    .input(one)
    .output(Media),
  setAlt: endpoint({ access: 'media.write', scope: 'media:write' })
    .route({ method: 'PATCH', path: '/media/{id}', summary: 'Describe a picture or a film' })
    .input(z.strictObject({ id: Id, altText: AltText.nullable() }))
    .output(Media),
  /** state_conflict { reason: 'in_use', posts } while a post uses it. */
  remove: endpoint({ access: 'media.write', scope: 'media:write' })
    .route({ method: 'DELETE', path: '/media/{id}', summary: 'Remove a file that no post uses' })
    .input(one)
    .output(z.object({ id: Id })),
  /** Takes Range: bytes=from-to and answers 206 then. A preview of what has none is not_found. */
  file: endpoint({ access: 'media.read', scope: 'posts:read' })
    .route({
      method: 'GET',
      path: '/media/{id}/file',
      summary: 'The file itself',
      outputStructure: 'detailed',
    })
    .input(z.strictObject({ id: Id, size: z.enum(['preview', 'full']).default('full') }))
    .output(
      z.union([fileAnswer.extend({ status: z.literal(200) }), fileAnswer.extend({ status: z.literal(206) })]),
    ),
};
