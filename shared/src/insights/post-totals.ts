import { z } from 'zod';

/** The six numbers of a post; null = unknown, never 0. */
export const PostTotals = z.object({
  views: z.number().int().nullable(),
  reach: z.number().int().nullable(),
  likes: z.number().int().nullable(),
  comments: z.number().int().nullable(),
  shares: z.number().int().nullable(),
  clicks: z.number().int().nullable(),
});
export type PostTotals = z.infer<typeof PostTotals>;
