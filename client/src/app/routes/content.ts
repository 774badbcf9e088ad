// What is written about, and with what: ideas, rubrics, people, campaigns, files.
import { createRoute } from '@tanstack/react-router';
import { latePage } from '../late-page.ts';
import { openSearch } from '../search.ts';
import { bare, inside } from './frames.ts';

export const campaignSheet = createRoute({
  getParentRoute: () => bare,
  path: '/campaigns/$campaignId/sheet',
  validateSearch: openSearch,
  component: latePage(() => import('../pages/campaign-sheet.tsx'), 'CampaignSheetPage'),
});
export const mediaSheet = createRoute({
  getParentRoute: () => bare,
  path: '/media/$mediaId/sheet',
  validateSearch: openSearch,
  component: latePage(() => import('../pages/media-sheet.tsx'), 'MediaSheetPage'),
});
export const media = createRoute({
  getParentRoute: () => inside,
  path: '/media',
  validateSearch: openSearch,
  staticData: { sentences: ['library'] },
  component: latePage(() => import('../pages/media.tsx'), 'MediaPage'),
});
export const mediaRemovals = createRoute({
  getParentRoute: () => inside,
  path: '/media/removals',
  component: latePage(() => import('../pages/media-removals.tsx'), 'MediaRemovalsPage'),
});
export const mediaFile = createRoute({
  getParentRoute: () => inside,
  path: '/media/$mediaId',
  validateSearch: openSearch,
  component: latePage(() => import('../pages/media-file.tsx'), 'MediaFilePage'),
});
export const campaigns = createRoute({
  getParentRoute: () => inside,
  path: '/campaigns',
  component: latePage(() => import('../pages/campaigns.tsx'), 'CampaignsPage'),
});
export const newCampaign = createRoute({
  getParentRoute: () => inside,
  path: '/campaigns/new',
  component: latePage(() => import('../pages/campaign-new.tsx'), 'CampaignNewPage'),
});
export const campaign = createRoute({
  getParentRoute: () => inside,
  path: '/campaigns/$campaignId',
  validateSearch: openSearch,
  component: latePage(() => import('../pages/campaign.tsx'), 'CampaignPage'),
});
export const rubricsFrame = createRoute({
  getParentRoute: () => inside,
  id: 'rubrics-frame',
  component: latePage(() => import('../pages/rubrics-frame.tsx'), 'RubricsFrame'),
});
export const rubrics = createRoute({
  getParentRoute: () => rubricsFrame,
  path: '/rubrics',
  validateSearch: openSearch,
  component: latePage(() => import('../pages/rubrics.tsx'), 'RubricsPage'),
});
export const audiences = createRoute({
  getParentRoute: () => rubricsFrame,
  path: '/audiences',
  component: latePage(() => import('../pages/audiences.tsx'), 'AudiencesPage'),
});
export const ideasFrame = createRoute({
  getParentRoute: () => inside,
  id: 'ideas-frame',
  component: latePage(() => import('../pages/ideas-frame.tsx'), 'IdeasFrame'),
});
export const ideas = createRoute({
  getParentRoute: () => ideasFrame,
  path: '/ideas',
  validateSearch: openSearch,
  component: latePage(() => import('../pages/ideas.tsx'), 'IdeasPage'),
});
export const days = createRoute({
  getParentRoute: () => ideasFrame,
  path: '/days',
  component: latePage(() => import('../pages/days.tsx'), 'DaysPage'),
});
export const stories = createRoute({
  getParentRoute: () => ideasFrame,
  path: '/stories',
  validateSearch: openSearch,
  component: latePage(() => import('../pages/stories.tsx'), 'StoriesPage'),
});
export const newStory = createRoute({
  getParentRoute: () => inside,
  path: '/stories/new',
  component: latePage(() => import('../pages/story.tsx'), 'StoryPage'),
});
export const story = createRoute({
  getParentRoute: () => inside,
  path: '/stories/$storyId',
  component: latePage(() => import('../pages/story.tsx'), 'StoryPage'),
});
