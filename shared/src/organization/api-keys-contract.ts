import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Id, Instant, Name } from '../lib/fields.ts';
import { Done } from './fields.ts';
import { API_SCOPES } from './permissions.ts';

export const ApiKey = z.object({
  id: Id,
  name: z.string(),
  /** First characters, to recognise the key by. */
  prefix: z.string(),
  scopes: z.array(z.enum(API_SCOPES)),
  createdAt: Instant,
  expiresAt: Instant,
  /** To the minute; null: never used. */
  lastUsedAt: Instant.nullable(),
  state: z.enum(['active', 'expired', 'revoked']),
});
export type ApiKey = z.infer<typeof ApiKey>;

export const CreateApiKeyInput = z.strictObject({
  name: Name,
  scopes: z.array(z.enum(API_SCOPES)).min(1).max(API_SCOPES.length),
  days: z.number().int().min(1).max(365),
});

export const apiKeysContract = {
  list: endpoint({ access: 'apiKeys.manage' })
    .route({ method: 'GET', path: '/api-keys', summary: 'API keys, newest first' })
    .output(z.array(ApiKey)),
  create: endpoint({ access: 'apiKeys.manage' })
    .route({ method: 'POST', path: '/api-keys', summary: 'Make an API key; it is shown once' })
    .input(CreateApiKeyInput)
    .output(z.object({ id: Id, key: z.string(), expiresAt: Instant })),
  revoke: endpoint({ access: 'apiKeys.manage' })
    .route({ method: 'POST', path: '/api-keys/{id}/revoke', summary: 'End an API key at once' })
    .input(z.strictObject({ id: Id }))
    .output(Done),
};
