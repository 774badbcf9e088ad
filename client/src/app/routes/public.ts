// Pages for whoever has the address: nobody is signed in yet.
import { createRoute } from '@tanstack/react-router';
import { latePage } from '../late-page.ts';
import { openSearch, signInSearch } from '../search.ts';
import { root } from './frames.ts';

export const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  component: latePage(() => import('../pages/sign-in.tsx'), 'SignInPage'),
});
export const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: openSearch,
  component: latePage(() => import('../pages/setup.tsx'), 'SetupPage'),
});
export const invite = createRoute({
  getParentRoute: () => root,
  path: '/invite',
  component: latePage(() => import('../pages/invite.tsx'), 'InvitePage'),
});
export const reviewLink = createRoute({
  getParentRoute: () => root,
  path: '/review',
  component: latePage(() => import('../pages/review-link.tsx'), 'ReviewLinkPage'),
});
