// The start of every router: what a request carries, who may call an endpoint, how failures are answered.
import { implement } from '@orpc/server';
import { contract } from '@rupor/shared/contract';
import type { EndpointMeta } from '@rupor/shared/lib/contract-base';
import { can, isSomewhere, reachOf } from '@rupor/shared/organization/permissions';
import type { Actor, App, Ctx } from '../context.ts';
import { apiError } from '../lib/errors.ts';

/** A session that is valid now; the person may have no organization yet. */
export interface SignedIn {
  userId: string;
  sessionId: string;
  name: string;
  email: string;
}

export interface RequestContext {
  app: App;
  requestId: string;
  ip: string;
  headers: Headers;
  /** Answer headers of this request (cookies). */
  resHeaders?: Headers;
  /** Resolved once a request, before the router runs. */
  signedIn: SignedIn | null;
  actor: Actor | null;
}

export const os = implement(contract).$context<RequestContext>();

/**
 * Every router is built from `api`. The permission comes from the contract's metadata, so an endpoint without a
 * declared access cannot exist. Where a role at a branch is enough, the service asks requireBranch for the branch of
 * what it changes. Handlers get `context.ctx` (organization endpoints) for their service calls.
 */
export const api = os.use(({ context, procedure, next }) => {
  const meta = procedure['~orpc'].meta as EndpointMeta;
  checkAccess(context, meta);
  return next({ context: { ctx: ctxOf(context) } });
});

function checkAccess({ actor, signedIn }: RequestContext, { access, scope }: EndpointMeta): void {
  if (access === 'public') return;
  if (actor?.kind === 'apiKey') {
    if (!scope || !actor.scopes.includes(scope)) throw apiError('forbidden');
    return;
  }
  if (!signedIn) throw apiError('not_signed_in');
  if (access === 'signedIn') return;
  if (actor?.kind !== 'user') throw apiError('forbidden');
  if (isSomewhere(reachOf(actor.grants, access))) return;
  const hasRole = actor.grants.some(({ role }) => can([role], access));
  throw apiError('forbidden', hasRole ? { reason: 'whole_organization' } : {});
}

/** For endpoints of an organization. On public and signedIn endpoints without one, using it is a programming error. */
function ctxOf({ app, actor, requestId, ip }: RequestContext): Ctx {
  const absent = new Proxy({} as Ctx, {
    get() {
      throw new Error('this endpoint has no organization');
    },
  });
  return actor ? { ...app, actor, organizationId: actor.organizationId, requestId, ip } : absent;
}
