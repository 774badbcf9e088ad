import { z } from 'zod';

/** Things the journal can be narrowed to; each is the first word of its actions. */
export const AUDIT_THINGS = [
  'person',
  'member',
  'invitation',
  'organization',
  'branch',
  'api_key',
  'review',
  'channel',
  'publishing',
  'post',
  'media',
] as const;

/** Filters of the journal, in the URL. */
export const AuditSearch = z.object({
  thing: z.enum(AUDIT_THINGS).optional().catch(undefined),
  who: z.uuid().optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
