import { queryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

const REFRESH_MS = 30_000;

/** «Ждёт вас»: what this person can finish. */
export const noticesQuery = () =>
  queryOptions({ ...api.notifications.list.queryOptions(), refetchInterval: REFRESH_MS });

export const noticesKey = () => api.notifications.key();
export const resolveMutation = () => api.notifications.resolve.mutationOptions();
