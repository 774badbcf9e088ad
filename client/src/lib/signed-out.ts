// Whether the session ended under an open page. The page stays as it is: a dialog over it signs in again.
import { watched } from './watched.ts';

const isSignedOut = watched(false);
let wasSignedIn = false;

/** A session was seen: from now on an answer «not signed in» means that it ended. */
export function markSignedIn(): void {
  wasSignedIn = true;
  isSignedOut.set(false);
}

/** The person signed out on purpose: nothing to continue. */
export function markSignedOut(): void {
  wasSignedIn = false;
  isSignedOut.set(false);
}

export function reportSignedOut(): void {
  if (wasSignedIn) isSignedOut.set(true);
}

export const useIsSignedOut = isSignedOut.useValue;
