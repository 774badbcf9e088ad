// Whether the session ended under an open page. The page stays as it is: a dialog over it signs in again.
import { useSyncExternalStore } from 'react';

let isSignedOut = false;
let wasSignedIn = false;
const listeners = new Set<() => void>();

function set(value: boolean): void {
  if (isSignedOut === value) return;
  isSignedOut = value;
  for (const listener of listeners) listener();
}

/** A session was seen: from now on an answer «not signed in» means that it ended. */
export function markSignedIn(): void {
  wasSignedIn = true;
  set(false);
}

/** The person signed out on purpose: nothing to continue. */
export function markSignedOut(): void {
  wasSignedIn = false;
  set(false);
}

export function reportSignedOut(): void {
  if (wasSignedIn) set(true);
}

export function useIsSignedOut(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isSignedOut,
  );
}
