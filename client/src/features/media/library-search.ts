import { MediaKind } from '@rupor/shared/media/kinds';
import { PassportFilter } from '@rupor/shared/media/library-contract';
import { z } from 'zod';

/** What of the library stands in its address. */
export const LibrarySearch = z.object({
  q: z.string().max(120).optional().catch(undefined),
  kind: MediaKind.optional().catch(undefined),
  folder: z.string().max(200).optional().catch(undefined),
  tag: z.string().max(60).optional().catch(undefined),
  passport: PassportFilter.optional().catch(undefined),
  unused: z.boolean().optional().catch(undefined),
  /** Pictures that look the same, instead of all. */
  twins: z.boolean().optional().catch(undefined),
  page: z.number().int().min(1).optional().catch(undefined),
});
export type LibrarySearch = z.infer<typeof LibrarySearch>;

/** The same as the question of the API. */
export function toQuery({ twins: _, unused, page, ...rest }: LibrarySearch) {
  return { ...rest, ...(unused ? { unused: 'true' } : {}), page: page ?? 1 };
}
