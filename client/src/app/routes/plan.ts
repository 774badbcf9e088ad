// The plan as a whole: files, texts with blanks, words replaced, weeks again, paper, calendars of phones.
import { createRoute } from '@tanstack/react-router';
import { latePage } from '../late-page.ts';
import { openSearch } from '../search.ts';
import { bare, inside } from './frames.ts';

export const postsFiles = createRoute({
  getParentRoute: () => inside,
  path: '/posts/files',
  component: latePage(() => import('../pages/posts-files.tsx'), 'PostsFilesPage'),
});
export const postsTemplates = createRoute({
  getParentRoute: () => inside,
  path: '/posts/templates',
  component: latePage(() => import('../pages/posts-templates.tsx'), 'PostsTemplatesPage'),
});
export const postsReplace = createRoute({
  getParentRoute: () => inside,
  path: '/posts/replace',
  component: latePage(() => import('../pages/posts-replace.tsx'), 'PostsReplacePage'),
});
export const calendarCopy = createRoute({
  getParentRoute: () => inside,
  path: '/calendar/copy',
  component: latePage(() => import('../pages/calendar-copy.tsx'), 'CalendarCopyPage'),
});
export const calendarFeeds = createRoute({
  getParentRoute: () => inside,
  path: '/calendar/feeds',
  component: latePage(() => import('../pages/calendar-feeds.tsx'), 'CalendarFeedsPage'),
});
/** On paper: nothing around it. */
export const calendarPrint = createRoute({
  getParentRoute: () => bare,
  path: '/calendar/print',
  validateSearch: openSearch,
  component: latePage(() => import('../pages/calendar-print.tsx'), 'CalendarPrintPage'),
});
