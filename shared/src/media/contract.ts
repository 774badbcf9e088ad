import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Id, Page } from '../lib/fields.ts';
import { Media } from './file-facts.ts';
import { libraryContract, libraryFilters, uploadsContract } from './library-contract.ts';

/** Largest picture a person may send, bytes; what is stored is smaller. Films and documents: see `limits`. */
export const MAX_PICTURE_BYTES = 25 * 1024 * 1024;

/** Description of a picture or a film for those who do not see it. */
export const AltText = z.string().trim().max(2_000);

export { Media } from './file-facts.ts';

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
    .input(z.strictObject({ ...libraryFilters, page: Page }))
    .output(z.object({ items: z.array(Media), total: z.number().int(), pageSize: z.number().int() })),
  ...libraryContract,
  uploads: uploadsContract,
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
    .input(
      z.strictObject({
        id: Id,
        size: z.enum(['preview', 'full']).default('full'),
        /** Turned and cut as for this network; `look` names the recipe, so that a browser may keep the answer. */
        network: z.string().max(60).optional(),
        look: z.string().max(80).optional(),
      }),
    )
    .output(
      z.union([fileAnswer.extend({ status: z.literal(200) }), fileAnswer.extend({ status: z.literal(206) })]),
    ),
};
