// The whole API: one line a feature. Server implements it, client calls it, OpenAPI is generated from it.
import { calendarContract } from './calendar/contract.ts';
import { campaignsContract } from './campaigns/contract.ts';
import { mediaContract } from './media/contract.ts';
import { postsContract } from './posts/contract.ts';
import { systemContract } from './system/contract.ts';

export const contract = {
  calendar: calendarContract,
  campaigns: campaignsContract,
  media: mediaContract,
  posts: postsContract,
  system: systemContract,
};
export type Contract = typeof contract;
