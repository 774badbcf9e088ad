// Visits of sites: what came, what was reached, and the site's own settings. And their read-only page for others.
import { createRoute } from '@tanstack/react-router';
import { latePage } from '../late-page.ts';
import { openSearch } from '../search.ts';
import { inside, root } from './frames.ts';

const visitsFrame = createRoute({
  getParentRoute: () => inside,
  id: 'visits-frame',
  validateSearch: openSearch,
  staticData: { sentences: ['visits', 'charts'] },
  component: latePage(() => import('../pages/visits-frame.tsx'), 'VisitsFrame'),
});
const visits = createRoute({
  getParentRoute: () => visitsFrame,
  path: '/visits',
  component: latePage(() => import('../pages/visits.tsx'), 'VisitsPage'),
});
const visitGoals = createRoute({
  getParentRoute: () => visitsFrame,
  path: '/visits/goals',
  component: latePage(() => import('../pages/visits-goals.tsx'), 'VisitsGoalsPage'),
});
const visitSite = createRoute({
  getParentRoute: () => visitsFrame,
  path: '/visits/site',
  component: latePage(() => import('../pages/visits-site.tsx'), 'VisitsSitePage'),
});

export const visitRoutes = visitsFrame.addChildren([visits, visitGoals, visitSite]);

/** For whoever has the secret link. */
export const seen = createRoute({
  getParentRoute: () => root,
  path: '/seen',
  component: latePage(() => import('../pages/seen.tsx'), 'SeenPage'),
});
