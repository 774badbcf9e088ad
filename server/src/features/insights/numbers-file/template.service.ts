import { MOST_FILE_ROWS } from '@rupor/shared/insights/numbers-file';
import type { Ctx } from '../../../context.ts';
import { toCsv } from '../../../lib/csv.ts';
import { listExportPosts } from '../queries/list-export-posts.sql.ts';
import { type Question, readScope } from '../scope.service.ts';

const HEAD = {
  ru: [
    'Ссылка',
    'Канал',
    'Вышло',
    'Сняты',
    'Просмотры',
    'Охват',
    'Отметки «Нравится»',
    'Комментарии',
    'Пересылки',
    'Переходы',
  ],
  en: [
    'Link',
    'Channel',
    'Published',
    'As of',
    'Views',
    'Reach',
    'Likes',
    'Comments',
    'Shares',
    'Link clicks',
  ],
} as const;

/** The publications of a period, a row each, with empty places for what a person knows. */
export async function readNumbersTemplate(
  ctx: Ctx,
  { locale, ...question }: Question & { locale: 'ru' | 'en' },
): Promise<{ fileName: string; csv: string }> {
  const { filter, period } = await readScope(ctx, question);
  const posts = (await listExportPosts(ctx.pool, { filter, range: period })).slice(-MOST_FILE_ROWS);
  const empty = Array<null>(HEAD.ru.length - 3).fill(null);
  return {
    fileName: `rupor-numbers-${question.from}-${question.to}.csv`,
    csv: toCsv([
      HEAD[locale],
      ...posts.map(({ url, channel, publishedAt }) => [url, channel, publishedAt, ...empty]),
    ]),
  };
}
