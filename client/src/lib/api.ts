// The one door to the server: typed by the contract, same origin, cookies, and the header that proves our own page.

import { contract } from 'virtual:contract-paths';
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { Contract } from '@rupor/shared/contract';
import { reportSignedOut } from './signed-out.ts';

export type ApiClient = JsonifiedClient<ContractRouterClient<Contract>>;

const link = new OpenAPILink(contract, {
  url: () => `${window.location.origin}/api`,
  headers: { 'x-rupor-request': '1' },
  fetch: async (request, init) => {
    const response = await fetch(request, { ...init, credentials: 'same-origin' });
    if (response.status === 401) await noticeSignedOut(response.clone());
    return response;
  },
});

/** Plain calls: `await client.posts.get({ id })`. */
export const client: ApiClient = createORPCClient(link);

/** Query and mutation options: `api.posts.get.queryOptions({ input: { id } })`. */
export const api = createTanstackQueryUtils(client);

async function noticeSignedOut(response: Response): Promise<void> {
  const body: unknown = await response.json().catch(() => null);
  if (typeof body === 'object' && body !== null && 'code' in body && body.code === 'not_signed_in')
    reportSignedOut();
}
