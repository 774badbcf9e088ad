import { z } from 'zod';
import { NumberRealm } from '../insights/answers.ts';
import { Id, Instant } from '../lib/fields.ts';
import type { Counted } from './plan.ts';

/** A sum over publications in channels: of `known` of them the number is known, `manual` of those were typed in. */
export const KnownSum = z.object({
  /** null = of none. */
  value: z.number().int().nullable(),
  known: z.number().int(),
  manual: z.number().int(),
});
export type KnownSum = z.infer<typeof KnownSum>;

/** As the chain counts from the beginning of the campaign until today; null = unknown, of people also: fewer than five. */
const Traced = z.object({
  /** Over own short links of the campaign, without robots and previews. */
  linkClicks: z.number().int().nullable(),
  visits: z.number().int().nullable(),
  /** By the last tagged touch. */
  applications: z.number().int().nullable(),
});

/** What Rupor knows of a campaign's posts. Real and simulated numbers never stand in one sum. */
export const CampaignNumbers = z.object({
  numbers: NumberRealm,
  /** There are publications of the other kind; they are left out. */
  hasOther: z.boolean(),
  posts: z.object({
    /** All that are not removed. */
    total: z.number().int(),
    published: z.number().int(),
    /** With a time ahead that somebody promised. */
    scheduled: z.number().int(),
  }),
  /** Publications in channels. */
  placements: z.number().int(),
  views: KnownSum,
  engagement: KnownSum,
  clicks: KnownSum,
  /** Ratio of sums over publications where both are known. */
  clicksPerThousand: z.number().nullable(),
  /** Numbers that were frozen before it was counted know nothing of it. */
  traced: Traced.default({ linkClicks: null, visits: null, applications: null }),
  /** Channels with publications whose views nobody knows. */
  silent: z.array(z.object({ channelId: Id, name: z.string(), placements: z.number().int() })),
  /** Latest answer of any of the channels. */
  asOf: Instant.nullable(),
});
export type CampaignNumbers = z.infer<typeof CampaignNumbers>;

/** The number of an indicator that Rupor counts; null = unknown. */
export function countedValue(numbers: CampaignNumbers, counted: Counted): number | null {
  switch (counted) {
    case 'posts':
      return numbers.posts.published;
    case 'linkClicks':
    case 'visits':
    case 'applications':
      return numbers.traced[counted];
    default:
      return numbers[counted].value;
  }
}
