import { IdeaState } from '@rupor/shared/ideas/contract';
import { z } from 'zod';

/** What of the board stands in its address. */
export const IdeasSearch = z.object({
  /** The column that a phone shows. */
  state: IdeaState.optional().catch(undefined),
  q: z.string().max(200).optional().catch(undefined),
  rubricId: z.uuid().optional().catch(undefined),
  mine: z.boolean().optional().catch(undefined),
});
export type IdeasSearch = z.infer<typeof IdeasSearch>;
