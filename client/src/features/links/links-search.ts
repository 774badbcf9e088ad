import { LinkKind } from '@rupor/shared/links/contract';
import { z } from 'zod';

/** What the page of links keeps in its address. */
export const LinksSearch = z.object({
  search: z.string().max(120).optional().catch(undefined),
  kind: LinkKind.optional().catch(undefined),
  page: z.coerce.number().int().min(1).catch(1).default(1),
});
