// «Страницы и ссылки»: short links and their paper.
import { createRoute } from '@tanstack/react-router';
import { latePage } from '../late-page.ts';
import { openSearch } from '../search.ts';
import { bare, inside } from './frames.ts';

const sentences = ['links'];

/** Tabs of pages and links; the routes of pages stand under it too. */
export const pagesFrame = createRoute({
  getParentRoute: () => inside,
  id: 'pages-frame',
  component: latePage(() => import('../pages/pages-frame.tsx'), 'PagesFrame'),
});
export const links = createRoute({
  getParentRoute: () => pagesFrame,
  path: '/links',
  validateSearch: openSearch,
  staticData: { sentences },
  component: latePage(() => import('../pages/links.tsx'), 'LinksPage'),
});
export const linksPaper = createRoute({
  getParentRoute: () => inside,
  path: '/links/paper',
  staticData: { sentences },
  component: latePage(() => import('../pages/links-paper.tsx'), 'LinksPaperPage'),
});
export const link = createRoute({
  getParentRoute: () => inside,
  path: '/links/$linkId',
  staticData: { sentences },
  component: latePage(() => import('../pages/link.tsx'), 'LinkPage'),
});
// Paper: nothing around it.
export const linksKit = createRoute({
  getParentRoute: () => bare,
  path: '/links/kits/$kitId',
  validateSearch: openSearch,
  staticData: { sentences },
  component: latePage(() => import('../pages/links-kit.tsx'), 'LinksKitPage'),
});
