import { queryOptions } from '@tanstack/react-query';
import { api, client } from '../../lib/api.ts';

/** Who is signed in, in which organization, and what they may do. */
export const sessionQuery = queryOptions({ ...api.auth.session.queryOptions(), staleTime: 60_000 });

/** Accounts of a demo instance; empty elsewhere. */
export const demoAccountsQuery = () =>
  queryOptions({ ...api.auth.demoAccounts.queryOptions(), staleTime: Number.POSITIVE_INFINITY });

export const ownSessionsQuery = () => api.auth.sessions.queryOptions();

export const revokeSessionMutation = () => api.auth.revokeSession.mutationOptions();
export const revokeOthersMutation = () => api.auth.revokeOtherSessions.mutationOptions();
export const signOutMutation = () => api.auth.signOut.mutationOptions();

/** For forms: they send by hand, so that refusals come back to their fields. */
export const authCalls = client.auth;
