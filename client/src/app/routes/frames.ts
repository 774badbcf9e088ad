// What stands around the pages: nothing, the shell behind a session, or a bare sheet behind a session.
import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { sessionQuery } from '../../features/auth/api.ts';
import { markSignedIn } from '../../lib/signed-out.ts';
import { latePage } from '../late-page.ts';

export interface RouterContext {
  queryClient: QueryClient;
}

export const root = createRootRouteWithContext<RouterContext>()({ component: Outlet });

// A session first, then the shell around the page.
export const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (!session.person) throw redirect({ to: '/sign-in', search: { next: location.href } });
    markSignedIn();
    return { session };
  },
  staticData: { sentences: ['publishing'] },
  component: latePage(() => import('../shell/shell.tsx'), 'Shell'),
});

// A session, but no shell: paper and big screens.
export const bare = createRoute({
  getParentRoute: () => root,
  id: 'bare',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (!session.person) throw redirect({ to: '/sign-in', search: { next: location.href } });
    return { session };
  },
  component: latePage(() => import('../shell/bare.tsx'), 'Bare'),
});
