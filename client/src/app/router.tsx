// Every address of the client, as one tree. A new page: its route in routes/<room>.ts, its name here.
import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { NotFoundPage } from './not-found.tsx';
import { PageProblem } from './page-problem.tsx';
import {
  audiences,
  campaign,
  campaignSheet,
  campaigns,
  days,
  ideas,
  ideasFrame,
  media,
  mediaFile,
  mediaRemovals,
  mediaSheet,
  newCampaign,
  newStory,
  rubrics,
  rubricsFrame,
  stories,
  story,
} from './routes/content.ts';
import { bare, inside, root } from './routes/frames.ts';
import { newPage, page, pages, pageTest } from './routes/landing.ts';
import { insightsChain, lead, leadForms, leadSheet, leads, members } from './routes/leads.ts';
import { link, links, linksKit, linksPaper, pagesFrame } from './routes/links.ts';
import {
  calendarCopy,
  calendarFeeds,
  calendarPrint,
  postsFiles,
  postsReplace,
  postsTemplates,
} from './routes/plan.ts';
import { invite, reviewLink, setup, signIn } from './routes/public.ts';
import {
  settings,
  settingsApiKeys,
  settingsAudit,
  settingsBranches,
  settingsIndex,
  settingsLaw,
  settingsMembers,
  settingsOrganization,
  settingsProfile,
  settingsReview,
  settingsSlots,
  settingsUtm,
} from './routes/settings.ts';
import { seen, visitRoutes } from './routes/visits.ts';
import {
  byHand,
  calendar,
  channels,
  connectChannel,
  editPost,
  home,
  inbox,
  insights,
  networks,
  newPost,
  post,
  posts,
  postsSeries,
} from './routes/work.ts';

const routeTree = root.addChildren([
  signIn,
  setup,
  invite,
  reviewLink,
  seen,
  bare.addChildren([leadSheet, calendarPrint, linksKit, mediaSheet, campaignSheet]),
  inside.addChildren([
    home,
    calendar,
    inbox,
    posts,
    postsSeries,
    postsFiles,
    postsTemplates,
    postsReplace,
    calendarCopy,
    calendarFeeds,
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
    insightsChain,
    leads,
    leadForms,
    members,
    lead,
    visitRoutes,
    rubricsFrame.addChildren([rubrics, audiences]),
    ideasFrame.addChildren([ideas, days, stories]),
    newStory,
    story,
    pagesFrame.addChildren([links, pages]),
    newPage,
    pageTest,
    page,
    linksPaper,
    link,
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
