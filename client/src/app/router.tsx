import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { sessionQuery } from '../features/auth/api.ts';
import { markSignedIn } from '../lib/signed-out.ts';
import { NotFoundPage } from './not-found.tsx';
import { PageProblem } from './page-problem.tsx';
import { openSearch, signInSearch } from './search.ts';

export interface RouterContext {
  queryClient: QueryClient;
}

const root = createRootRouteWithContext<RouterContext>()({ component: Outlet });

// Without the shell: nobody is signed in yet.
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import('./pages/sign-in.tsx'), 'SignInPage'),
});
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: openSearch,
  component: lazyRouteComponent(() => import('./pages/setup.tsx'), 'SetupPage'),
});
const invite = createRoute({
  getParentRoute: () => root,
  path: '/invite',
  component: lazyRouteComponent(() => import('./pages/invite.tsx'), 'InvitePage'),
});

const reviewLink = createRoute({
  getParentRoute: () => root,
  path: '/review',
  component: lazyRouteComponent(() => import('./pages/review-link.tsx'), 'ReviewLinkPage'),
});

// Everything else: a session first, then the shell around the page.
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (!session.person) throw redirect({ to: '/sign-in', search: { next: location.href } });
    markSignedIn();
    return { session };
  },
  staticData: { sentences: ['publishing'] },
  component: lazyRouteComponent(() => import('./shell/shell.tsx'), 'Shell'),
});

// A session, but no shell: paper and big screens.
const bare = createRoute({
  getParentRoute: () => root,
  id: 'bare',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (!session.person) throw redirect({ to: '/sign-in', search: { next: location.href } });
    return { session };
  },
  component: Outlet,
});
const campaignSheet = createRoute({
  getParentRoute: () => bare,
  path: '/campaigns/$campaignId/sheet',
  validateSearch: openSearch,
  component: lazyRouteComponent(() => import('./pages/campaign-sheet.tsx'), 'CampaignSheetPage'),
});

// A sheet for signatures is printed: nothing around it.
const mediaSheet = createRoute({
  getParentRoute: () => bare,
  path: '/media/$mediaId/sheet',
  validateSearch: openSearch,
  component: lazyRouteComponent(() => import('./pages/media-sheet.tsx'), 'MediaSheetPage'),
});
const media = createRoute({
  getParentRoute: () => inside,
  path: '/media',
  validateSearch: openSearch,
  staticData: { sentences: ['library'] },
  component: lazyRouteComponent(() => import('./pages/media.tsx'), 'MediaPage'),
});
const mediaRemovals = createRoute({
  getParentRoute: () => inside,
  path: '/media/removals',
  component: lazyRouteComponent(() => import('./pages/media-removals.tsx'), 'MediaRemovalsPage'),
});
const mediaFile = createRoute({
  getParentRoute: () => inside,
  path: '/media/$mediaId',
  validateSearch: openSearch,
  component: lazyRouteComponent(() => import('./pages/media-file.tsx'), 'MediaFilePage'),
});

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  staticData: { sentences: ['home'] },
  component: lazyRouteComponent(() => import('./pages/home.tsx'), 'HomePage'),
});
const calendar = createRoute({
  getParentRoute: () => inside,
  path: '/calendar',
  validateSearch: openSearch,
  component: lazyRouteComponent(() => import('./pages/calendar.tsx'), 'CalendarPage'),
});
const inbox = createRoute({
  getParentRoute: () => inside,
  path: '/inbox',
  validateSearch: openSearch,
  component: lazyRouteComponent(() => import('./pages/inbox.tsx'), 'InboxPage'),
});
const posts = createRoute({
  getParentRoute: () => inside,
  path: '/posts',
  validateSearch: openSearch,
  component: lazyRouteComponent(() => import('./pages/posts.tsx'), 'PostsPage'),
});
const postsSeries = createRoute({
  getParentRoute: () => inside,
  path: '/posts/series',
  component: lazyRouteComponent(() => import('./pages/posts-series.tsx'), 'PostsSeriesPage'),
});
const newPost = createRoute({
  getParentRoute: () => inside,
  path: '/posts/new',
  validateSearch: openSearch,
  component: lazyRouteComponent(() => import('./pages/post-editor.tsx'), 'PostEditorPage'),
});
const post = createRoute({
  getParentRoute: () => inside,
  path: '/posts/$postId',
  validateSearch: openSearch,
  component: lazyRouteComponent(() => import('./pages/post.tsx'), 'PostPage'),
});
const editPost = createRoute({
  getParentRoute: () => inside,
  path: '/posts/$postId/edit',
  validateSearch: openSearch,
  component: lazyRouteComponent(() => import('./pages/post-editor.tsx'), 'PostEditorPage'),
});
const campaigns = createRoute({
  getParentRoute: () => inside,
  path: '/campaigns',
  component: lazyRouteComponent(() => import('./pages/campaigns.tsx'), 'CampaignsPage'),
});
const newCampaign = createRoute({
  getParentRoute: () => inside,
  path: '/campaigns/new',
  component: lazyRouteComponent(() => import('./pages/campaign-new.tsx'), 'CampaignNewPage'),
});
const campaign = createRoute({
  getParentRoute: () => inside,
  path: '/campaigns/$campaignId',
  validateSearch: openSearch,
  component: lazyRouteComponent(() => import('./pages/campaign.tsx'), 'CampaignPage'),
});
const channels = createRoute({
  getParentRoute: () => inside,
  path: '/channels',
  validateSearch: openSearch,
  component: lazyRouteComponent(() => import('./pages/channels.tsx'), 'ChannelsPage'),
});
const connectChannel = createRoute({
  getParentRoute: () => inside,
  path: '/channels/new',
  validateSearch: openSearch,
  component: lazyRouteComponent(() => import('./pages/channel-connect.tsx'), 'ChannelConnectPage'),
});
const byHand = createRoute({
  getParentRoute: () => inside,
  path: '/by-hand/$targetId',
  component: lazyRouteComponent(() => import('./pages/by-hand.tsx'), 'ByHandPage'),
});
const networks = createRoute({
  getParentRoute: () => inside,
  path: '/networks',
  component: lazyRouteComponent(() => import('./pages/networks.tsx'), 'NetworksPage'),
});
const insights = createRoute({
  getParentRoute: () => inside,
  path: '/insights',
  validateSearch: openSearch,
  component: lazyRouteComponent(() => import('./pages/insights.tsx'), 'InsightsPage'),
});

const rubricsFrame = createRoute({
  getParentRoute: () => inside,
  id: 'rubrics-frame',
  component: lazyRouteComponent(() => import('./pages/rubrics-frame.tsx'), 'RubricsFrame'),
});
const rubrics = createRoute({
  getParentRoute: () => rubricsFrame,
  path: '/rubrics',
  validateSearch: openSearch,
  component: lazyRouteComponent(() => import('./pages/rubrics.tsx'), 'RubricsPage'),
});
const audiences = createRoute({
  getParentRoute: () => rubricsFrame,
  path: '/audiences',
  component: lazyRouteComponent(() => import('./pages/audiences.tsx'), 'AudiencesPage'),
});

const ideasFrame = createRoute({
  getParentRoute: () => inside,
  id: 'ideas-frame',
  component: lazyRouteComponent(() => import('./pages/ideas-frame.tsx'), 'IdeasFrame'),
});
const ideas = createRoute({
  getParentRoute: () => ideasFrame,
  path: '/ideas',
  validateSearch: openSearch,
  component: lazyRouteComponent(() => import('./pages/ideas.tsx'), 'IdeasPage'),
});
const days = createRoute({
  getParentRoute: () => ideasFrame,
  path: '/days',
  component: lazyRouteComponent(() => import('./pages/days.tsx'), 'DaysPage'),
});
const stories = createRoute({
  getParentRoute: () => ideasFrame,
  path: '/stories',
  validateSearch: openSearch,
  component: lazyRouteComponent(() => import('./pages/stories.tsx'), 'StoriesPage'),
});
const newStory = createRoute({
  getParentRoute: () => inside,
  path: '/stories/new',
  component: lazyRouteComponent(() => import('./pages/story.tsx'), 'StoryPage'),
});
const story = createRoute({
  getParentRoute: () => inside,
  path: '/stories/$storyId',
  component: lazyRouteComponent(() => import('./pages/story.tsx'), 'StoryPage'),
});

const settings = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  component: lazyRouteComponent(() => import('./pages/settings.tsx'), 'SettingsPage'),
});
const settingsIndex = createRoute({
  getParentRoute: () => settings,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/organization', replace: true });
  },
});
const settingsOrganization = createRoute({
  getParentRoute: () => settings,
  path: '/organization',
  component: lazyRouteComponent(
    () => import('./pages/settings-organization.tsx'),
    'SettingsOrganizationPage',
  ),
});
const settingsMembers = createRoute({
  getParentRoute: () => settings,
  path: '/members',
  validateSearch: openSearch,
  component: lazyRouteComponent(() => import('./pages/settings-members.tsx'), 'SettingsMembersPage'),
});
const settingsBranches = createRoute({
  getParentRoute: () => settings,
  path: '/branches',
  component: lazyRouteComponent(() => import('./pages/settings-branches.tsx'), 'SettingsBranchesPage'),
});
const settingsSlots = createRoute({
  getParentRoute: () => settings,
  path: '/slots',
  component: lazyRouteComponent(() => import('./pages/settings-slots.tsx'), 'SettingsSlotsPage'),
});
const settingsLaw = createRoute({
  getParentRoute: () => settings,
  path: '/law',
  validateSearch: openSearch,
  component: lazyRouteComponent(() => import('./pages/settings-law.tsx'), 'SettingsLawPage'),
});
const settingsUtm = createRoute({
  getParentRoute: () => settings,
  path: '/utm',
  component: lazyRouteComponent(() => import('./pages/settings-utm.tsx'), 'SettingsUtmPage'),
});
const settingsReview = createRoute({
  getParentRoute: () => settings,
  path: '/review',
  component: lazyRouteComponent(() => import('./pages/settings-review.tsx'), 'SettingsReviewPage'),
});
const settingsApiKeys = createRoute({
  getParentRoute: () => settings,
  path: '/api-keys',
  component: lazyRouteComponent(() => import('./pages/settings-api-keys.tsx'), 'SettingsApiKeysPage'),
});
const settingsAudit = createRoute({
  getParentRoute: () => settings,
  path: '/audit',
  validateSearch: openSearch,
  component: lazyRouteComponent(() => import('./pages/settings-audit.tsx'), 'SettingsAuditPage'),
});
const settingsProfile = createRoute({
  getParentRoute: () => settings,
  path: '/profile',
  component: lazyRouteComponent(() => import('./pages/settings-profile.tsx'), 'SettingsProfilePage'),
});

const routeTree = root.addChildren([
  signIn,
  setup,
  invite,
  reviewLink,
  bare.addChildren([mediaSheet, campaignSheet]),
  inside.addChildren([
    home,
    calendar,
    inbox,
    posts,
    postsSeries,
    newPost,
    post,
    editPost,
    campaigns,
    newCampaign,
    campaign,
    channels,
    connectChannel,
    media,
    mediaRemovals,
    mediaFile,
    byHand,
    networks,
    insights,
    rubricsFrame.addChildren([rubrics, audiences]),
    ideasFrame.addChildren([ideas, days, stories]),
    newStory,
    story,
    settings.addChildren([
      settingsIndex,
      settingsOrganization,
      settingsMembers,
      settingsBranches,
      settingsSlots,
      settingsReview,
      settingsUtm,
      settingsLaw,
      settingsApiKeys,
      settingsAudit,
      settingsProfile,
    ]),
  ]),
]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultErrorComponent: PageProblem,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  });
}

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
  interface StaticDataRouteOption {
    /** Namespaces that the first view of the page speaks with. */
    sentences?: readonly string[];
  }
}
