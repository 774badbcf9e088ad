import { useState } from 'react';

/** The secret of a one-time link, from the fragment of the address. It leaves the address bar at once. */
export function useLinkToken(): string {
  const [token] = useState(() => {
    const found = window.location.hash.slice(1);
    if (found) window.history.replaceState(window.history.state, '', window.location.pathname);
    return found;
  });
  return token;
}
