// What goes out and what came of it: posts, calendar, channels, numbers.
import { createRoute } from '@tanstack/react-router';
import { latePage } from '../late-page.ts';
import { openSearch } from '../search.ts';
import { inside } from './frames.ts';

export const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  staticData: { sentences: ['home', 'bulk'] },
  component: latePage(() => import('../pages/home.tsx'), 'HomePage'),
});
export const calendar = createRoute({
  getParentRoute: () => inside,
  path: '/calendar',
  validateSearch: openSearch,
  component: latePage(() => import('../pages/calendar.tsx'), 'CalendarPage'),
});
export const inbox = createRoute({
  getParentRoute: () => inside,
  path: '/inbox',
  validateSearch: openSearch,
  component: latePage(() => import('../pages/inbox.tsx'), 'InboxPage'),
});
export const posts = createRoute({
  getParentRoute: () => inside,
  path: '/posts',
  validateSearch: openSearch,
  component: latePage(() => import('../pages/posts.tsx'), 'PostsPage'),
});
export const postsSeries = createRoute({
  getParentRoute: () => inside,
  path: '/posts/series',
  component: latePage(() => import('../pages/posts-series.tsx'), 'PostsSeriesPage'),
});
export const newPost = createRoute({
  getParentRoute: () => inside,
  path: '/posts/new',
  validateSearch: openSearch,
  component: latePage(() => import('../pages/post-editor.tsx'), 'PostEditorPage'),
});
export const post = createRoute({
  getParentRoute: () => inside,
  path: '/posts/$postId',
  validateSearch: openSearch,
  component: latePage(() => import('../pages/post.tsx'), 'PostPage'),
});
export const editPost = createRoute({
  getParentRoute: () => inside,
  path: '/posts/$postId/edit',
  validateSearch: openSearch,
  component: latePage(() => import('../pages/post-editor.tsx'), 'PostEditorPage'),
});
export const channels = createRoute({
  getParentRoute: () => inside,
  path: '/channels',
  validateSearch: openSearch,
  component: latePage(() => import('../pages/channels.tsx'), 'ChannelsPage'),
});
export const connectChannel = createRoute({
  getParentRoute: () => inside,
  path: '/channels/new',
  validateSearch: openSearch,
  component: latePage(() => import('../pages/channel-connect.tsx'), 'ChannelConnectPage'),
});
export const byHand = createRoute({
  getParentRoute: () => inside,
  path: '/by-hand/$targetId',
  component: latePage(() => import('../pages/by-hand.tsx'), 'ByHandPage'),
});
export const networks = createRoute({
  getParentRoute: () => inside,
  path: '/networks',
  component: latePage(() => import('../pages/networks.tsx'), 'NetworksPage'),
});
export const insights = createRoute({
  getParentRoute: () => inside,
  path: '/insights',
  validateSearch: openSearch,
  component: latePage(() => import('../pages/insights.tsx'), 'InsightsPage'),
});
