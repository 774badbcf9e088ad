// What a column of the file means, by its heading in Russian or English. Unknown headings are named and left out.
import type { FileField } from '@rupor/shared/insights/numbers-file';

const NAMES: Record<FileField, readonly string[]> = {
  url: ['ссылка', 'ссылка на публикацию', 'адрес', 'url', 'link', 'post link', 'permalink'],
  channel: ['канал', 'сообщество', 'страница', 'channel', 'page', 'community'],
  date: [
    'вышло',
    'дата',
    'дата публикации',
    'дата выхода',
    'published',
    'date',
    'published at',
    'publication date',
  ],
  takenAt: [
    'сняты',
    'числа на',
    'данные на',
    'когда сняты',
    'дата снятия',
    'as of',
    'taken',
    'taken at',
    'numbers as of',
  ],
  views: ['просмотры', 'показы', 'views', 'impressions'],
  reach: ['охват', 'reach'],
  likes: ['отметки нравится', 'нравится', 'лайки', 'реакции', 'likes', 'reactions'],
  comments: ['комментарии', 'ответы', 'comments', 'replies'],
  shares: ['пересылки', 'репосты', 'поделились', 'shares', 'reposts'],
  clicks: ['переходы', 'переходы по ссылке', 'клики', 'clicks', 'link clicks'],
};
const FIELD_OF = new Map(
  (Object.entries(NAMES) as [FileField, readonly string[]][]).flatMap(([field, names]) =>
    names.map((name) => [name, field] as const),
  ),
);

export interface Columns {
  /** In the order of the file. */
  listed: { heading: string; field: FileField | null }[];
  /** Index of each column that is understood. */
  at: Partial<Record<FileField, number>>;
  /** A heading whose meaning another one has already. */
  doubled: string | null;
}

export function readColumns(headings: string[]): Columns {
  const columns: Columns = { listed: [], at: {}, doubled: null };
  for (const [index, heading] of headings.entries()) {
    const field = FIELD_OF.get(normalise(heading)) ?? null;
    columns.listed.push({ heading: heading.trim(), field });
    if (field === null) continue;
    if (columns.at[field] !== undefined) columns.doubled ??= heading.trim();
    else columns.at[field] = index;
  }
  return columns;
}

function normalise(heading: string): string {
  return heading
    .toLocaleLowerCase('ru')
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
