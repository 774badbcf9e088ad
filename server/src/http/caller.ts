import type { Actor, App } from '../context.ts';
import { resolveSession } from '../features/auth/session.service.ts';
import { resolveApiKey } from '../features/organization/api-key-caller.ts';
import type { SignedIn } from './base.ts';

export interface Caller {
  signedIn: SignedIn | null;
  actor: Actor | null;
}

/** Who sends this request: an API key, a person with a session, or nobody. A request with a key has no cookie rights. */
export async function resolveCaller(app: App, headers: Headers): Promise<Caller> {
  const authorization = headers.get('authorization');
  if (authorization !== null) {
    const [scheme, key] = authorization.split(' ');
    const actor = scheme?.toLowerCase() === 'bearer' && key ? await resolveApiKey(app, key) : null;
    return { signedIn: null, actor };
  }
  return (await resolveSession(app, headers)) ?? { signedIn: null, actor: null };
}
