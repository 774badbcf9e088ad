import { z } from 'zod';

/** Parts of the page of the law; in the URL. */
export const LAW_PARTS = ['rules', 'lists', 'channels', 'decisions'] as const;
export const LawSearch = z.object({
  part: z.enum(LAW_PARTS).default('rules').catch('rules'),
  /** Only rules that are due to be looked at again. */
  due: z.boolean().default(false).catch(false),
  page: z.coerce.number().int().min(1).default(1).catch(1),
});
export type LawSearch = z.infer<typeof LawSearch>;
