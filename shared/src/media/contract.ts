import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Id, Instant, Page } from '../lib/fields.ts';

/** Largest picture a person may send, bytes; what is stored is smaller. */
export const MAX_UPLOAD_BYTES = 25 * 1024 * 1024;

/** Description of a picture for those who do not see it. */
export const AltText = z.string().trim().max(2_000);

/** A stored picture. Its files: /api/media/{id}/file?size=preview|full */
export const Media = z.object({
  id: Id,
  originalName: z.string(),
  /** Type of the stored file: image/jpeg, image/png or image/webp. */
  mime: z.string(),
  /** Pixels of the stored file. */
  width: z.number().int(),
  height: z.number().int(),
  /** Bytes of the stored file. */
  size: z.number().int(),
  /** null = not written yet. */
  altText: z.string().nullable(),
  createdAt: Instant,
});
export type Media = z.infer<typeof Media>;

const one = z.strictObject({ id: Id });

export const mediaContract = {
  /** The type is read from the content. Refusals: too_large, unsupported_media, fieldError file: broken_image | too_many_pixels. */
  upload: endpoint({ access: 'media.write', scope: 'media:write' })
    .route({ method: 'POST', path: '/media', summary: 'Store a picture' })
    .input(z.strictObject({ file: z.file(), altText: AltText.optional() }))
    .output(Media),
  list: endpoint({ access: 'media.read', scope: 'posts:read' })
    .route({ method: 'GET', path: '/media', summary: 'Pictures of the organization, newest first' })
    .input(z.strictObject({ q: z.string().trim().max(120).optional(), page: Page }))
    .output(z.object({ items: z.array(Media), total: z.number().int(), pageSize: z.number().int() })),
  get: endpoint({ access: 'media.read', scope: 'posts:read' })
    .route({ method: 'GET', path: '/media/{id}', summary: 'One picture' })
    .input(one)
    .output(Media),
  setAlt: endpoint({ access: 'media.write', scope: 'media:write' })
    .route({ method: 'PATCH', path: '/media/{id}', summary: 'Describe a picture' })
    .input(z.strictObject({ id: Id, altText: AltText.nullable() }))
    .output(Media),
  /** state_conflict { reason: 'in_use', posts } while a post uses it. */
  remove: endpoint({ access: 'media.write', scope: 'media:write' })
    .route({ method: 'DELETE', path: '/media/{id}', summary: 'Remove a picture that no post uses' })
    .input(one)
    .output(z.object({ id: Id })),
  file: endpoint({ access: 'media.read', scope: 'posts:read' })
    .route({
      method: 'GET',
      path: '/media/{id}/file',
      summary: 'The picture itself',
      outputStructure: 'detailed',
    })
    .input(z.strictObject({ id: Id, size: z.enum(['preview', 'full']).default('full') }))
    .output(z.object({ headers: z.record(z.string(), z.string()), body: z.file() })),
};
