import type { Actor, App } from '../context.ts';
import type { SignedIn } from './base.ts';

export interface Caller {
  signedIn: SignedIn | null;
  actor: Actor | null;
}

/** Who sends this request: an API key, a person with a session, or nobody. */
export async function resolveCaller(_app: App, _headers: Headers): Promise<Caller> {
  return { signedIn: null, actor: null };
}
