import { addDays } from '@rupor/shared/insights/period';
import { POST_METRICS } from '@rupor/shared/networks/post-metrics';
import type { Ctx } from '../../context.ts';
import { toCsv } from '../../lib/csv.ts';
import { listLinkClicks } from './queries/link-clicks.sql.ts';
import { type ExportPostRow, listExportPosts } from './queries/list-export-posts.sql.ts';
import { listGrowth } from './queries/list-growth.sql.ts';
import { type Question, readScope, type Scope } from './scope.service.ts';

const WORDS = {
  ru: {
    day: 'День',
    publishedAt: 'Вышло',
    title: 'Публикация',
    channel: 'Канал',
    network: 'Сеть',
    rubric: 'Рубрика',
    campaign: 'Кампания',
    segments: 'Для кого',
    url: 'Ссылка',
    views: 'Просмотры',
    reach: 'Охват',
    likes: 'Отметки «Нравится»',
    comments: 'Комментарии',
    shares: 'Пересылки',
    clicks: 'Переходы',
    linkClicks: 'Переходы по коротким ссылкам Рупора',
    source: 'Откуда числа',
    counted: 'сеть',
    manual: 'вписано вручную',
    simulated: 'учебные',
  },
  en: {
    day: 'Day',
    publishedAt: 'Published',
    title: 'Post',
    channel: 'Channel',
    network: 'Network',
    rubric: 'Rubric',
    campaign: 'Campaign',
    segments: 'For whom',
    url: 'Link',
    views: 'Views',
    reach: 'Reach',
    likes: 'Likes',
    comments: 'Comments',
    shares: 'Shares',
    clicks: 'Link clicks',
    linkClicks: 'Clicks over short links of Rupor',
    source: 'Where from',
    counted: 'network',
    manual: 'typed in',
    simulated: 'practice',
  },
} as const;
type Words = (typeof WORDS)['ru' | 'en'];

interface Wanted extends Question {
  what: 'posts' | 'days';
  locale: 'ru' | 'en';
}

export async function exportCsv(ctx: Ctx, wanted: Wanted): Promise<{ fileName: string; csv: string }> {
  const scope = await readScope(ctx, wanted);
  const words = WORDS[wanted.locale];
  const rows = wanted.what === 'posts' ? await postRows(ctx, scope, words) : await dayRows(ctx, scope, words);
  return { fileName: `rupor-${wanted.what}-${wanted.from}-${wanted.to}.csv`, csv: toCsv(rows) };
}

const POST_COLUMNS = [
  'publishedAt',
  'title',
  'channel',
  'network',
  'rubric',
  'campaign',
  'segments',
  'url',
  ...POST_METRICS,
  'linkClicks',
] as const;

async function postRows(ctx: Ctx, { filter, period }: Scope, words: Words) {
  const posts = await listExportPosts(ctx.pool, { filter, range: period });
  const head = [...POST_COLUMNS, 'source' as const].map((column) => words[column]);
  return [
    head,
    ...posts.map((post) => [...POST_COLUMNS.map((column) => post[column]), sourceOf(post, words)]),
  ];
}

function sourceOf(post: ExportPostRow, words: Words): string {
  const sources = (['counted', 'manual', 'simulated'] as const).filter((source) => post[source]);
  return sources.map((source) => words[source]).join(', ');
}

async function dayRows(ctx: Ctx, scope: Scope, words: Words) {
  const { filter, period, numbers } = scope;
  const buckets = daysOf(period);
  const [linked, ...columns] = await Promise.all([
    listLinkClicks(ctx.pool, { filter, buckets, by: 'total' }),
    ...POST_METRICS.map((metric) => listGrowth(ctx.pool, { filter, buckets, metric, by: 'total' })),
  ]);
  const head = [words.day, ...POST_METRICS.map((metric) => words[metric]), words.linkClicks, words.source];
  const valueAt = (column: number, bucket: number) =>
    columns[column]?.find((cell) => cell.bucket === bucket)?.value ?? null;
  const source = numbers === 'simulated' ? words.simulated : words.counted;
  return [
    head,
    ...buckets.map((bucket, at) => {
      const values = POST_METRICS.map((_, column) => valueAt(column, at));
      const isManual = columns.some((cells) => cells.some((cell) => cell.bucket === at && cell.manual));
      const from = values.every((value) => value === null)
        ? null
        : isManual
          ? `${source}, ${words.manual}`
          : source;
      return [bucket.from, ...values, linked.find((cell) => cell.bucket === at)?.value ?? null, from];
    }),
  ];
}

function daysOf(period: { from: string; to: string }): { from: string; to: string }[] {
  const days: { from: string; to: string }[] = [];
  for (let day = period.from; day <= period.to; day = addDays(day, 1)) days.push({ from: day, to: day });
  return days;
}
