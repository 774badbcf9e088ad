import { useLocation } from '@tanstack/react-router';

/** The secret of a one-time link. It stays in the fragment, which no server sees, so that a reload loses nothing. */
export function useLinkToken(): string {
  return useLocation({ select: (location) => location.hash });
}
