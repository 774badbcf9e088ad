// «Страницы и ссылки»: short links and their paper.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { openSearch } from '../search.ts';
import { bare, inside } from './frames.ts';

const sentences = ['links'];

/** Tabs of pages and links; the routes of pages stand under it too. */
export const pagesFrame = createRoute({
  getParentRoute: () => inside,
  id: 'pages-frame',
  component: lazyRouteComponent(() => import('../pages/pages-frame.tsx'), 'PagesFrame'),
});
export const links = createRoute({
  getParentRoute: () => pagesFrame,
  path: '/links',
  validateSearch: openSearch,
  staticData: { sentences },
  component: lazyRouteComponent(() => import('../pages/links.tsx'), 'LinksPage'),
});
export const linksPaper = createRoute({
  getParentRoute: () => inside,
  path: '/links/paper',
  staticData: { sentences },
  component: lazyRouteComponent(() => import('../pages/links-paper.tsx'), 'LinksPaperPage'),
});
export const link = createRoute({
  getParentRoute: () => inside,
  path: '/links/$linkId',
  staticData: { sentences },
  component: lazyRouteComponent(() => import('../pages/link.tsx'), 'LinkPage'),
});
// Paper: nothing around it.
export const linksKit = createRoute({
  getParentRoute: () => bare,
  path: '/links/kits/$kitId',
  validateSearch: openSearch,
  staticData: { sentences },
  component: lazyRouteComponent(() => import('../pages/links-kit.tsx'), 'LinksKitPage'),
});
