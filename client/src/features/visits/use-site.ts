import type { Site } from '@rupor/shared/visits/site';
import { useQuery } from '@tanstack/react-query';
import { todayIn } from '../../lib/format.ts';
import { useSearchState } from '../../lib/use-search-state.ts';
import { sessionQuery } from '../auth/api.ts';
import { sitesQuery } from './api.ts';
import { periodOf, VisitsSearch } from './visits-search.ts';

/** The site that is looked at: the one of the address, else the first that still counts. */
export function useSites() {
  const query = useQuery(sitesQuery());
  const session = useQuery(sessionQuery).data;
  const [search, change] = useSearchState(VisitsSearch);
  const sites = query.data ?? [];
  const active = sites.filter(({ isArchived }) => !isArchived);
  const site = sites.find(({ id }) => id === search.site) ?? active[0] ?? sites[0] ?? null;
  return {
    query,
    sites,
    site,
    search,
    change,
    canManage: session?.permissions.includes('visits.manage') ?? false,
  };
}

/** A page about one site. */
export type SitesWithOne = Omit<ReturnType<typeof useSites>, 'site'> & { site: Site };

export function useSitePeriod(site: Site, search: VisitsSearch) {
  const today = todayIn(site.timeZone);
  return { today, period: periodOf(search, site.id, today) };
}
