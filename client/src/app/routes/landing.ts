// Landing pages: what is made of blocks and shown to visitors.
import { createRoute } from '@tanstack/react-router';
import { latePage } from '../late-page.ts';
import { inside } from './frames.ts';
import { pagesFrame } from './links.ts';

export const pages = createRoute({
  getParentRoute: () => pagesFrame,
  path: '/pages',
  staticData: { sentences: ['landing'] },
  component: latePage(() => import('../pages/pages.tsx'), 'PagesPage'),
});
export const newPage = createRoute({
  getParentRoute: () => inside,
  path: '/pages/new',
  staticData: { sentences: ['landing'] },
  component: latePage(() => import('../pages/landing-new.tsx'), 'LandingNewPage'),
});
export const page = createRoute({
  getParentRoute: () => inside,
  path: '/pages/$pageId',
  staticData: { sentences: ['landing'] },
  component: latePage(() => import('../pages/landing.tsx'), 'LandingPagePage'),
});
export const pageTest = createRoute({
  getParentRoute: () => inside,
  path: '/pages/$pageId/test',
  staticData: { sentences: ['pageTests', 'charts'] },
  component: latePage(() => import('../pages/landing-test.tsx'), 'LandingTestPage'),
});
