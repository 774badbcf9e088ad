// Conditions on single visits, their texts already turned into numbers of words; the visits are read as numbers (blocks/).
import { DIMENSIONS, type Dimension, KINDS, NAMED, type VisitMark } from '@rupor/shared/visits/dimensions';
import type { VisitFilter } from '@rupor/shared/visits/questions';
import { SOURCE_GROUPS } from '@rupor/shared/visits/source-group';
import type { Pool } from 'pg';

const COLUMNS = {
  source: 'source',
  entry: 'entry',
  exit: 'exit',
  host: 'host',
  referrer: 'referrer',
  utmSource: 'utm_source',
  utmMedium: 'utm_medium',
  utmCampaign: 'utm_campaign',
  utmContent: 'utm_content',
  utmTerm: 'utm_term',
  link: 'link',
  bucket: 'bucket',
  device: 'device',
  browser: 'browser',
  system: 'system',
  language: 'language',
  country: 'country',
  region: 'region',
} as const satisfies Record<VisitMark | 'exit', string>;
/** A column of visits that holds a word, or the number of a group. */
export type MarkColumn = (typeof COLUMNS)[keyof typeof COLUMNS];

/** Where a dimension stands: a column of the visit, or what happened in it. */
export type Stand =
  | { of: 'visit'; column: MarkColumn }
  | { of: 'happening'; column: 'path' | 'name'; kinds: number[] };

export function standOf(dimension: Dimension): Stand {
  const { of } = DIMENSIONS[dimension];
  if (of === 'view') return { of: 'happening', column: 'path', kinds: [KINDS.view] };
  if (of === 'named') {
    const kinds = Object.entries(NAMED).flatMap(([kind, name]) =>
      name === dimension ? [KINDS[kind as keyof typeof KINDS]] : [],
    );
    return { of: 'happening', column: 'name', kinds };
  }
  return { of: 'visit', column: COLUMNS[dimension as VisitMark | 'exit'] };
}

export interface Condition {
  stand: Stand;
  isNot: boolean;
  ids: number[];
}

/** Texts of the filters as numbers; a text that never came has none, and nothing fits it. */
export function readConditions(
  pool: Pool,
  site: number,
  filters: readonly VisitFilter[],
): Promise<Condition[]> {
  return Promise.all(
    filters.map(async ({ by, is, value }) => ({
      stand: standOf(by),
      isNot: is === 'not',
      ids:
        by === 'source'
          ? groupsOf(is, value)
          : await wordsLike(pool, { site, value, isPart: is === 'contains' }),
    })),
  );
}

function groupsOf(is: VisitFilter['is'], value: string): number[] {
  return Object.entries(SOURCE_GROUPS)
    .filter(([name]) => (is === 'contains' ? name.includes(value) : name === value))
    .map(([, id]) => id);
}

async function wordsLike(
  pool: Pool,
  { site, value, isPart }: { site: number; value: string; isPart: boolean },
): Promise<number[]> {
  const { rows } = await pool.query<{ id: number }>(
    isPart
      ? 'SELECT id FROM visit_word WHERE site = $1 AND position(lower($2) IN lower(value)) > 0'
      : 'SELECT id FROM visit_word WHERE site = $1 AND value = $2',
    [site, value],
  );
  return rows.map(({ id }) => id);
}

/** A pattern with * as the words that fit it. */
export async function wordsFitting(pool: Pool, site: number, pattern: string): Promise<number[]> {
  if (!pattern.includes('*')) return wordsLike(pool, { site, value: pattern, isPart: false });
  const like = pattern.replaceAll(/[\\%_]/g, '\\$&').replaceAll('*', '%');
  const { rows } = await pool.query<{ id: number }>(
    'SELECT id FROM visit_word WHERE site = $1 AND value LIKE $2',
    [site, like],
  );
  return rows.map(({ id }) => id);
}

/** `$1` site, `$2` first day, `$3` last day, `$4` zone. */
export const SINCE = '$2::date::timestamp AT TIME ZONE $4';
export const UNTIL = '($3::date + 1)::timestamp AT TIME ZONE $4';

/** Words of something that happened as they stand in trails (trail.sql.ts): a page is its word, the rest lies below 0. */
export function codesOf(kinds: readonly number[], words: readonly number[]): number[] {
  return kinds.flatMap((kind) => words.map((word) => (kind === KINDS.view ? word : -(word * 16 + kind))));
}
