import { z } from 'zod';
import { Day, Id } from '../lib/fields.ts';

export const Campaign = z.object({
  id: Id,
  name: z.string(),
  startsOn: Day.nullable(),
  endsOn: Day.nullable(),
  isArchived: z.boolean(),
});
export type Campaign = z.infer<typeof Campaign>;
