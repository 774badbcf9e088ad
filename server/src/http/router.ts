// The whole API: one line a feature, in the order of shared/src/contract.ts.

import { audiencesRouter } from '../features/audiences/audiences.router.ts';
import { authRouter } from '../features/auth/auth.router.ts';
import { calendarRouter } from '../features/calendar/calendar.router.ts';
import { campaignsRouter } from '../features/campaigns/campaigns.router.ts';
import { chainRouter } from '../features/chain/chain.router.ts';
import { channelsRouter } from '../features/channels/channels.router.ts';
import { ideasRouter } from '../features/ideas/ideas.router.ts';
import { insightsRouter } from '../features/insights/insights.router.ts';
import { landingRouter } from '../features/landing/landing.router.ts';
import { lawRouter } from '../features/law/law.router.ts';
import { leadsRouter } from '../features/leads/leads.router.ts';
import { linksRouter } from '../features/links/links.router.ts';
import { mediaRouter } from '../features/media/media.router.ts';
import { notificationsRouter } from '../features/notifications/notifications.router.ts';
import { organizationRouter } from '../features/organization/organization.router.ts';
import { postsRouter } from '../features/posts/posts.router.ts';
import { publishingRouter } from '../features/publishing/publishing.router.ts';
import { reviewRouter } from '../features/review/review.router.ts';
import { storiesRouter } from '../features/stories/stories.router.ts';
import { systemRouter } from '../features/system/system.router.ts';
import { visitsRouter } from '../features/visits/visits.router.ts';
import { os } from './base.ts';

export const router = os.router({
  audiences: audiencesRouter,
  auth: authRouter,
  calendar: calendarRouter,
  campaigns: campaignsRouter,
  chain: chainRouter,
  channels: channelsRouter,
  landing: landingRouter,
  law: lawRouter,
  links: linksRouter,
  leads: leadsRouter,
  media: mediaRouter,
  organization: organizationRouter,
  notifications: notificationsRouter,
  posts: postsRouter,
  publishing: publishingRouter,
  review: reviewRouter,
  ideas: ideasRouter,
  insights: insightsRouter,
  stories: storiesRouter,
  system: systemRouter,
  visits: visitsRouter,
});
