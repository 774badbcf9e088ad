import { useQuery } from '@tanstack/react-query';
import { noticesQuery } from '../../features/notifications/api.ts';

/** How many things wait for this person; undefined until known. */
export function useInboxCount(): number | undefined {
  return useQuery(noticesQuery()).data?.total;
}
