// Shapes of the answers. Everywhere: null = unknown, never 0 for unknown.
import { z } from 'zod';
import { Day, Id, Instant } from '../lib/fields.ts';
import { MetricName } from '../networks/capabilities.ts';
import { PostTotals } from './post-totals.ts';

/** Below this many publications a group is too small to conclude from: «мало данных». */
export const FEW_DATA_BELOW = 5;

/** real = counted by networks or typed in; simulated = the practice network. Never in one sum. */
export const NumberRealm = z.enum(['real', 'simulated']);
export type NumberRealm = z.infer<typeof NumberRealm>;
export const NumberSource = z.enum(['counted', 'manual', 'simulated']);
export type NumberSource = z.infer<typeof NumberSource>;

/** How many publications in channels have the number from where. */
export const SourceMix = z.object({
  counted: z.number().int(),
  manual: z.number().int(),
  simulated: z.number().int(),
});
export type SourceMix = z.infer<typeof SourceMix>;

/** clicks: as the networks tell; linkClicks: counted by Rupor over the short links of publications. Never in one sum. */
export const TileMetric = z.enum(['views', 'engagement', 'clicks', 'linkClicks', 'followers', 'posts']);
export type TileMetric = z.infer<typeof TileMetric>;
export const SeriesMetric = z.enum([
  'views',
  'reach',
  'engagement',
  'likes',
  'comments',
  'shares',
  'clicks',
  'linkClicks',
  'followers',
  'posts',
]);
export type SeriesMetric = z.infer<typeof SeriesMetric>;
/** segment: a post for two audiences counts in both, so lines may add up to more than the whole. */
export const SeriesBy = z.enum(['total', 'channel', 'rubric', 'campaign', 'segment']);
export type SeriesBy = z.infer<typeof SeriesBy>;
export const BreakdownBy = z.enum([
  'rubric',
  'channel',
  'campaign',
  'segment',
  'weekday',
  'hour',
  'weekdayHour',
]);
export type BreakdownBy = z.infer<typeof BreakdownBy>;
/** Averages and ratios of sums over publications of the period. PerThousand: per 1000 views. */
export const Measure = z.enum([
  'viewsPerPost',
  'engagementPerPost',
  'clicksPerPost',
  'linkClicksPerPost',
  'engagementPerThousand',
  'clicksPerThousand',
]);
export type Measure = z.infer<typeof Measure>;

/** Which rule made a number; the client has its words: insights:formula.<code>. */
export const FormulaCode = z.enum([
  'growth',
  'linkClicks',
  'linkClicksPerPost',
  'followersNow',
  'publishedPosts',
  'perPost',
  'perThousandViews',
  'totals',
]);
export type FormulaCode = z.infer<typeof FormulaCode>;

const Range = z.object({ from: Day, to: Day });

export const Tile = z.object({
  metric: TileMetric,
  formula: FormulaCode,
  value: z.number().int().nullable(),
  previous: z.number().int().nullable(),
  /** Ratio of sums per 1000 views over publications where both are known (engagement, clicks). */
  perThousandViews: z.number().nullable(),
  /** Posts published in the period; for followers: channels. */
  n: z.number().int(),
  /** The same posts counted once for each channel; for followers: channels. */
  placements: z.number().int(),
  /** Placements whose number is known. */
  known: z.number().int(),
  sources: SourceMix,
  asOf: Instant.nullable(),
});
export type Tile = z.infer<typeof Tile>;

/** How fresh a channel's numbers are, and what is in the way. */
export const ChannelFreshness = z.object({
  channelId: Id,
  name: z.string(),
  network: z.string(),
  simulated: z.boolean(),
  /** What this network counts; what it does not can be typed in. */
  counts: z.object({
    post: z.array(MetricName),
    channel: z.array(MetricName),
    /** Which of them the network itself says only roughly. */
    rounded: z.array(MetricName).optional(),
  }),
  asOf: Instant.nullable(),
  problem: z.string().nullable(),
  problemSince: Instant.nullable(),
});
export type ChannelFreshness = z.infer<typeof ChannelFreshness>;

export const Overview = z.object({
  period: Range,
  previous: Range.nullable(),
  timeZone: z.string(),
  /** Today in the organization's zone. */
  today: Day,
  numbers: NumberRealm,
  /** The organization also has numbers of the other kind. */
  hasOther: z.boolean(),
  /** The period reaches today. */
  running: z.boolean(),
  asOf: Instant.nullable(),
  /** Publications of the period that were read from the network later: how they grew until then nobody knows. */
  imported: z.number().int(),
  tiles: z.array(Tile),
  channels: z.array(ChannelFreshness),
});
export type Overview = z.infer<typeof Overview>;

export const SeriesLine = z.object({
  /** Id of the channel, rubric, campaign or segment; null = posts without one; total; others. */
  key: z.union([Id, z.literal('total'), z.literal('others')]).nullable(),
  /** The person's own name of it; null: the client says it. */
  label: z.string().nullable(),
  /** Number of the chart colour where it is fixed (rubrics). */
  colour: z.number().int().nullable(),
  /** One a bucket. */
  values: z.array(z.number().int().nullable()),
  /** Indexes of buckets in which typed-in numbers take part. */
  manualAt: z.array(z.number().int()),
});
export type SeriesLine = z.infer<typeof SeriesLine>;

export const Series = z.object({
  metric: SeriesMetric,
  by: SeriesBy,
  unit: z.enum(['day', 'week', 'month']),
  formula: FormulaCode,
  numbers: NumberRealm,
  buckets: z.array(z.object({ from: Day, to: Day, running: z.boolean() })),
  lines: z.array(SeriesLine),
  /** The compared period, bucket by bucket; only without a split. */
  previous: z.array(z.number().int().nullable()).nullable(),
  previousRange: Range.nullable(),
  /** Posts published in the period; for followers: channels. */
  n: z.number().int(),
  placements: z.number().int(),
  known: z.number().int(),
  asOf: Instant.nullable(),
});
export type Series = z.infer<typeof Series>;

export const MeasureValue = z.object({
  measure: Measure,
  value: z.number().nullable(),
  /** Publications in channels that take part: those where the number (both, for a ratio) is known. */
  n: z.number().int(),
  fewData: z.boolean(),
});
export const BreakdownRow = z.object({
  /** Id, weekday 1–7 (Monday first), hour 0–23, or weekday-hour; null = without one. */
  key: z.string().nullable(),
  label: z.string().nullable(),
  colour: z.number().int().nullable(),
  posts: z.number().int(),
  placements: z.number().int(),
  measures: z.array(MeasureValue),
  sources: SourceMix,
});
export type BreakdownRow = z.infer<typeof BreakdownRow>;
export const Breakdown = z.object({
  by: BreakdownBy,
  numbers: NumberRealm,
  rows: z.array(BreakdownRow),
  posts: z.number().int(),
  placements: z.number().int(),
  asOf: Instant.nullable(),
});
export type Breakdown = z.infer<typeof Breakdown>;

export const RankedPost = z.object({
  postId: Id,
  title: z.string(),
  excerpt: z.string(),
  publishedAt: Instant,
  rubric: z.string().nullable(),
  campaign: z.string().nullable(),
  networks: z.array(z.string()),
  placements: z.number().int(),
  value: z.number(),
  totals: PostTotals,
  sources: SourceMix,
});
export type RankedPost = z.infer<typeof RankedPost>;
export const RankedPosts = z.object({
  measure: Measure,
  numbers: NumberRealm,
  best: z.array(RankedPost),
  worst: z.array(RankedPost),
  /** Posts that could be compared. */
  n: z.number().int(),
  /** Younger than two days: they still gather and are left out. */
  tooYoung: z.number().int(),
  unknown: z.number().int(),
  asOf: Instant.nullable(),
});
export type RankedPosts = z.infer<typeof RankedPosts>;

/** Why a number is not there: insights:missing.<reason>. */
export const MissingReason = z.enum([
  /** The network tells nobody. */
  'not_counted',
  /** It would tell with another key. */
  'needs_key',
  /** A person published it: numbers are typed in. */
  'by_hand',
  'not_asked',
  'not_answering',
  /** It was asked and did not say. */
  'not_said',
  'too_old',
  /** The post is no longer in the network. */
  'gone',
]);
export type MissingReason = z.infer<typeof MissingReason>;

export const TargetNumbers = z.object({
  targetId: Id,
  channelId: Id,
  channelName: z.string(),
  network: z.string(),
  simulated: z.boolean(),
  publishedAt: Instant.nullable(),
  remoteUrl: z.string().nullable(),
  /** What the network counts; the others can be typed in. */
  counts: z.array(MetricName),
  latest: PostTotals,
  /** Over its own short links, counted by Rupor; null = it has none. Never added to `latest.clicks`. */
  linkClicks: z.number().int().nullable(),
  /** Which numbers of `latest` were typed in. */
  manual: z.array(MetricName),
  /** What was typed in where the network tells a number too: the network's stands in `latest`. */
  outdone: z.partialRecord(MetricName, z.number().int()),
  /** Which numbers of `latest` the network itself says only roughly. */
  rounded: z.array(MetricName),
  /** Which numbers of `latest` the network told by itself: «из обновлений». */
  live: z.array(MetricName),
  missing: z.partialRecord(MetricName, MissingReason),
  /** A person published it. */
  isByHand: z.boolean(),
  /** It was read from the network later: its growth before is unknown. */
  isImported: z.boolean(),
  enteredBy: z.string().nullable(),
  enteredAt: Instant.nullable(),
  asOf: Instant.nullable(),
  problem: z.string().nullable(),
  /** Oldest first. */
  points: z.array(PostTotals.extend({ at: Instant, source: NumberSource })),
});
export type TargetNumbers = z.infer<typeof TargetNumbers>;
export const PostNumbers = z.object({ postId: Id, targets: z.array(TargetNumbers) });
export type PostNumbers = z.infer<typeof PostNumbers>;
