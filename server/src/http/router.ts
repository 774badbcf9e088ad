// The whole API: one line a feature, in the order of shared/src/contract.ts.

import { authRouter } from '../features/auth/auth.router.ts';
import { calendarRouter } from '../features/calendar/calendar.router.ts';
import { campaignsRouter } from '../features/campaigns/campaigns.router.ts';
import { channelsRouter } from '../features/channels/channels.router.ts';
import { insightsRouter } from '../features/insights/insights.router.ts';
import { mediaRouter } from '../features/media/media.router.ts';
import { organizationRouter } from '../features/organization/organization.router.ts';
import { postsRouter } from '../features/posts/posts.router.ts';
import { systemRouter } from '../features/system/system.router.ts';
import { os } from './base.ts';

export const router = os.router({
  auth: authRouter,
  calendar: calendarRouter,
  campaigns: campaignsRouter,
  channels: channelsRouter,
  media: mediaRouter,
  organization: organizationRouter,
  posts: postsRouter,
  insights: insightsRouter,
  system: systemRouter,
});
