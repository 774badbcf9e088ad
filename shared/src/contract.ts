// The whole API: one line a feature. Server implements it, client calls it, OpenAPI is generated from it.

import { audiencesContract } from './audiences/contract.ts';
import { authContract } from './auth/contract.ts';
import { calendarContract } from './calendar/contract.ts';
import { campaignsContract } from './campaigns/contract.ts';
import { chainContract } from './chain/contract.ts';
import { channelsContract } from './channels/contract.ts';
import { ideasContract } from './ideas/contract.ts';
import { insightsContract } from './insights/contract.ts';
import { landingContract } from './landing/contract.ts';
import { lawContract } from './law/contract.ts';
import { leadsContract } from './leads/contract.ts';
import { linksContract } from './links/contract.ts';
import { mediaContract } from './media/contract.ts';
import { notificationsContract } from './notifications/contract.ts';
import { organizationContract } from './organization/contract.ts';
import { postsContract } from './posts/contract.ts';
import { publishingContract } from './publishing/contract.ts';
import { reviewContract } from './review/contract.ts';
import { storiesContract } from './stories/contract.ts';
import { systemContract } from './system/contract.ts';
import { visitsContract } from './visits/contract.ts';

export const contract = {
  audiences: audiencesContract,
  auth: authContract,
  calendar: calendarContract,
  campaigns: campaignsContract,
  chain: chainContract,
  channels: channelsContract,
  landing: landingContract,
  law: lawContract,
  links: linksContract,
  leads: leadsContract,
  media: mediaContract,
  notifications: notificationsContract,
  organization: organizationContract,
  posts: postsContract,
  publishing: publishingContract,
  review: reviewContract,
  ideas: ideasContract,
  insights: insightsContract,
  stories: storiesContract,
  system: systemContract,
  visits: visitsContract,
};
export type Contract = typeof contract;
