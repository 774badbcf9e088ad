import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../../features/auth/api.ts';
import { setViewerZone } from '../../lib/viewer-zone.ts';

/** Times are read in the person's own zone, else the organization's. Set while drawing: the page under it reads it. */
export function useViewerZone(): void {
  const { data } = useQuery(sessionQuery);
  const zone = data?.person?.timeZone ?? data?.organization?.timeZone;
  if (zone) setViewerZone(zone);
}
