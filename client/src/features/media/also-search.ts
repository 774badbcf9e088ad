import { z } from 'zod';

const Also = z.object({ also: z.array(z.uuid()).max(99).catch([]).default([]) });

/** Other files that get the passport of this one; from the address of the page. */
export function readAlso(search: unknown): string[] {
  return Also.parse(search ?? {}).also;
}
