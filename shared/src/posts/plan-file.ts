// A content plan in a table: what its columns mean, and what was understood of each row.
import { z } from 'zod';
import { Id, Instant } from '../lib/fields.ts';

export const MOST_PLAN_ROWS = 5_000;
/** Bytes of a file, as it is sent. */
export const MOST_PLAN_BYTES = 10 * 1024 * 1024;

export const PlanField = z.enum([
  'id',
  'date',
  'time',
  'channels',
  'title',
  'text',
  'rubric',
  'campaign',
  'segments',
]);
export type PlanField = z.infer<typeof PlanField>;

/** By column of the file; null = left out. */
export const PlanMapping = z.array(PlanField.nullable()).max(200);
export type PlanMapping = z.infer<typeof PlanMapping>;

/** Headings that the export writes, and the first that the import knows. */
export const PLAN_HEADINGS: Record<'ru' | 'en', Record<PlanField | 'state', string>> = {
  ru: {
    id: 'Номер в Рупоре',
    date: 'Дата',
    time: 'Время',
    channels: 'Каналы',
    title: 'Заголовок',
    text: 'Текст',
    rubric: 'Рубрика',
    campaign: 'Кампания',
    segments: 'Для кого',
    state: 'Состояние',
  },
  en: {
    id: 'Rupor id',
    date: 'Date',
    time: 'Time',
    channels: 'Channels',
    title: 'Title',
    text: 'Text',
    rubric: 'Rubric',
    campaign: 'Campaign',
    segments: 'For whom',
    state: 'State',
  },
};

const OTHER_NAMES: Record<PlanField, readonly string[]> = {
  id: ['id', 'номер', 'ид'],
  date: ['дата публикации', 'дата выхода', 'день', 'когда', 'publish date', 'day'],
  time: ['время публикации', 'время выхода', 'во сколько', 'publish time'],
  channels: ['канал', 'куда', 'площадка', 'площадки', 'соцсеть', 'соцсети', 'channel', 'network', 'where'],
  title: ['тема', 'название', 'заголовок поста', 'topic', 'subject', 'name'],
  text: ['текст поста', 'текст публикации', 'пост', 'содержание', 'контент', 'post', 'content', 'copy'],
  rubric: ['рубрики', 'rubrics', 'category'],
  campaign: ['кампании', 'проект', 'campaigns', 'project'],
  segments: ['аудитория', 'сегмент', 'кому', 'audience', 'segment'],
};

const FIELD_OF = new Map<string, PlanField>(
  PlanField.options.flatMap((field) =>
    [PLAN_HEADINGS.ru[field], PLAN_HEADINGS.en[field], ...OTHER_NAMES[field]].map(
      (name) => [foldName(name), field] as const,
    ),
  ),
);

/** What each column means by its heading in Russian or English; a meaning is given once, to the first that fits. */
export function guessMapping(headings: readonly string[]): PlanMapping {
  const taken = new Set<PlanField>();
  return headings.map((heading) => {
    const field = FIELD_OF.get(foldName(heading));
    if (!field || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}

/** Names as people compare them: case, «ё», quotes and spaces do not count. */
export function foldName(name: string): string {
  return name
    .toLocaleLowerCase('ru')
    .replaceAll('ё', 'е')
    .replace(/^@/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Why a row changes nothing: planFiles:problems.<code>, with `params` in the sentence. */
export const PlanProblem = z.object({
  code: z.string(),
  field: PlanField.nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type PlanProblem = z.infer<typeof PlanProblem>;

export const PlanResult = z.enum(['made', 'changed', 'same', 'refused']);
export type PlanResult = z.infer<typeof PlanResult>;

export const PlanRow = z.object({
  /** Line of the file, from 1. */
  line: z.number().int(),
  result: PlanResult,
  postId: Id.nullable(),
  /** Title or first words. */
  heading: z.string(),
  /** What is planned: 2026-11-20T17:00; null = no time. */
  wallTime: z.string().nullable(),
  channels: z.array(z.string()),
  problems: z.array(PlanProblem),
});
export type PlanRow = z.infer<typeof PlanRow>;

/** A file that was read: its columns wait for their meaning. */
export const PlanFile = z.object({
  id: Id,
  fileName: z.string(),
  headings: z.array(z.string()),
  mapping: PlanMapping,
  /** The mapping is what was chosen for these headings last time. */
  isRemembered: z.boolean(),
  total: z.number().int(),
  /** First rows, as they stand in the file. */
  sample: z.array(z.array(z.string())),
  /** When the very same file was loaded before, and not undone. */
  loadedAt: Instant.nullable(),
});
export type PlanFile = z.infer<typeof PlanFile>;

export const PlanReport = z.object({
  made: z.number().int(),
  changed: z.number().int(),
  same: z.number().int(),
  refused: z.number().int(),
  /** Those that want a look first; at most 200. */
  rows: z.array(PlanRow),
});
export type PlanReport = z.infer<typeof PlanReport>;
