import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Day, Id, Instant } from '../lib/fields.ts';
import {
  Breakdown,
  BreakdownBy,
  Measure,
  Overview,
  PostNumbers,
  RankedPosts,
  Series,
  SeriesBy,
  SeriesMetric,
} from './answers.ts';
import { FileReport, NumbersFile } from './numbers-file.ts';
import { checkPeriod, PeriodFields } from './period.ts';

const read = { access: 'insights.read', scope: 'insights:read' } as const;
const Count = z.number().int().min(0).max(2_000_000_000);

export const OverviewInput = z.strictObject(PeriodFields).superRefine(checkPeriod);
export const SeriesInput = z
  .strictObject({
    ...PeriodFields,
    metric: SeriesMetric.default('views'),
    by: SeriesBy.default('total'),
    /** Absent: the finest unit that keeps the chart within its points. A finer wish than that is widened. */
    unit: z.enum(['day', 'week', 'month']).optional(),
  })
  .superRefine(checkPeriod);
export const BreakdownInput = z
  .strictObject({ ...PeriodFields, by: BreakdownBy.default('rubric') })
  .superRefine(checkPeriod);
export const RankedPostsInput = z
  .strictObject({
    ...PeriodFields,
    measure: Measure.default('viewsPerPost'),
    limit: z.coerce.number().int().min(1).max(20).default(5),
  })
  .superRefine(checkPeriod);
export const ExportInput = z
  .strictObject({
    ...PeriodFields,
    what: z.enum(['posts', 'days']).default('posts'),
    locale: z.enum(['ru', 'en']).default('ru'),
  })
  .superRefine(checkPeriod);

export const TemplateInput = z
  .strictObject({ ...PeriodFields, locale: z.enum(['ru', 'en']).default('ru') })
  .superRefine(checkPeriod);

/** Typed in by hand where the network does not say. Null or absent = still unknown. */
export const ManualNumbers = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('post'),
    targetId: Id,
    /** When the person read the numbers; absent = now. */
    takenAt: Instant.optional(),
    numbers: z.strictObject({
      views: Count.nullish(),
      reach: Count.nullish(),
      likes: Count.nullish(),
      comments: Count.nullish(),
      shares: Count.nullish(),
      clicks: Count.nullish(),
    }),
  }),
  z.strictObject({
    kind: z.literal('channel'),
    channelId: Id,
    takenAt: Instant.optional(),
    followers: Count,
  }),
]);
export type ManualNumbers = z.infer<typeof ManualNumbers>;

export const insightsContract = {
  overview: endpoint(read)
    .route({ method: 'GET', path: '/insights/overview', summary: 'A period against the one before' })
    .input(OverviewInput)
    .output(Overview),
  series: endpoint(read)
    .route({ method: 'GET', path: '/insights/series', summary: 'One number over time, at most 800 points' })
    .input(SeriesInput)
    .output(Series),
  breakdown: endpoint(read)
    .route({
      method: 'GET',
      path: '/insights/breakdown',
      summary: 'Posts of a period by rubric, channel, campaign or time of day',
    })
    .input(BreakdownInput)
    .output(Breakdown),
  posts: endpoint(read)
    .route({ method: 'GET', path: '/insights/posts', summary: 'Best and worst posts of a period' })
    .input(RankedPostsInput)
    .output(RankedPosts),
  postNumbers: endpoint(read)
    .route({ method: 'GET', path: '/insights/posts/{postId}', summary: 'Growth of one post, by channel' })
    .input(z.strictObject({ postId: Id }))
    .output(PostNumbers),
  channelFollowers: endpoint(read)
    .route({ method: 'GET', path: '/insights/followers', summary: 'Followers of each channel over time' })
    .input(
      z
        .strictObject({ from: Day, to: Day, channelIds: z.array(Id).max(50).optional() })
        .superRefine(checkPeriod),
    )
    .output(Series),
  enterManually: endpoint({ access: 'insights.write' })
    .route({
      method: 'POST',
      path: '/insights/numbers',
      summary: 'Type in numbers that the network does not give',
    })
    .input(ManualNumbers)
    .output(z.object({ takenAt: Instant })),
  numbersTemplate: endpoint({ access: 'insights.write' })
    .route({
      method: 'GET',
      path: '/insights/numbers/template',
      summary: 'Publications of a period as CSV with empty places for numbers',
    })
    .input(TemplateInput)
    .output(z.object({ fileName: z.string(), csv: z.string() })),
  /** Refused as a whole at `csv`: not_utf8, bad_quotes { line }, empty_file, doubled_column { name }, no_post_column,
   * no_number_column, too_many_rows { max }. */
  checkNumbersFile: endpoint({ access: 'insights.write' })
    .route({
      method: 'POST',
      path: '/insights/numbers/check',
      summary: 'What would be stored of a CSV of numbers; changes nothing',
    })
    .input(NumbersFile)
    .output(FileReport),
  applyNumbersFile: endpoint({ access: 'insights.write' })
    .route({
      method: 'POST',
      path: '/insights/numbers/apply',
      summary: 'Store the rows of a CSV of numbers that are understood; the same file again changes nothing',
    })
    .input(NumbersFile)
    .output(FileReport),
  exportCsv: endpoint(read)
    .route({ method: 'GET', path: '/insights/export', summary: 'Posts or days of a period as CSV' })
    .input(ExportInput)
    .output(z.object({ fileName: z.string(), csv: z.string() })),
};
