import { oc } from '@orpc/contract';
import type { ApiScope, Permission } from '../organization/permissions.ts';

/** Declared on every endpoint; the authorisation matrix of the tests is generated from it. */
export interface EndpointMeta {
  /** public: no session; signedIn: any person; otherwise a permission of the active organization. */
  access: 'public' | 'signedIn' | Permission;
  /** Scope an API key needs; absent = API keys may not call it. */
  scope?: ApiScope;
}

/** Start of each endpoint: `endpoint({ access: 'posts.read', scope: 'posts:read' }).route(…)`. */
export function endpoint(meta: EndpointMeta) {
  return oc.$meta<EndpointMeta>({ access: 'public' }).meta(meta);
}
