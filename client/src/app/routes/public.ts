// Pages for whoever has the address: nobody is signed in yet.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { openSearch, signInSearch } from '../search.ts';
import { root } from './frames.ts';

export const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import('../pages/sign-in.tsx'), 'SignInPage'),
});
export const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: openSearch,
  component: lazyRouteComponent(() => import('../pages/setup.tsx'), 'SetupPage'),
});
export const invite = createRoute({
  getParentRoute: () => root,
  path: '/invite',
  component: lazyRouteComponent(() => import('../pages/invite.tsx'), 'InvitePage'),
});
export const reviewLink = createRoute({
  getParentRoute: () => root,
  path: '/review',
  component: lazyRouteComponent(() => import('../pages/review-link.tsx'), 'ReviewLinkPage'),
});
