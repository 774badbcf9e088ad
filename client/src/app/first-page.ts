// What the page of the address needs is asked for at once: session, code and sentences, not one after another.
import type { QueryClient } from '@tanstack/react-query';
import { sessionQuery } from '../features/auth/api.ts';
import { preloadSentences } from '../lib/i18n.ts';
import type { AppRouter } from './router.tsx';

/** Whatever fails here is asked again by the page itself, which says so. */
export function askFirstPage(router: AppRouter, queryClient: QueryClient): void {
  const [matchedRoutes] = router.getMatchedRoutes(router.latestLocation.pathname);
  for (const route of matchedRoutes) {
    if (route.id === '/inside') void queryClient.prefetchQuery(sessionQuery);
    preloadSentences(route.options.staticData?.sentences ?? []);
    router.loadRouteChunk(route)?.catch(() => undefined);
  }
}
