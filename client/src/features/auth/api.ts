import type { SessionInfo } from '@rupor/shared/auth/contract';
import { queryOptions } from '@tanstack/react-query';

/** Who is signed in, in which organization, and what they may do. */
export const sessionQuery = queryOptions({
  queryKey: ['auth', 'session'],
  staleTime: 60_000,
  queryFn: async (): Promise<SessionInfo> => {
    const response = await fetch('/api/auth/session', { credentials: 'same-origin' });
    if (!response.ok) throw new Error(`session ${response.status}`);
    return response.json();
  },
});
