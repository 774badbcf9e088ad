import type { PAST_MEASURES, PastFile, PastReport } from '@rupor/shared/visits/past-file';
import { SOURCE_GROUPS, type SourceGroup, sourceGroupOf } from '@rupor/shared/visits/source-group';
import type { CsvRow } from '../../../lib/parse-csv.ts';
import type { Columns } from './columns.ts';

type Measure = (typeof PAST_MEASURES)[number];
type Problem = PastReport['problems'][number];

/** A day, or a value of a day; what the file does not say is null. */
export interface PastRow extends Record<Measure, number | null> {
  day: string;
  value: string;
}

const MAX_COUNT = 2_000_000_000;
const UTM = ['utmSource', 'utmMedium', 'utmCampaign'];
const PAGES = ['path', 'entry', 'exit'];

/** Rows of the same day and value are added up. */
export function readRows(
  lines: readonly CsvRow[],
  columns: Columns,
  by: PastFile['by'],
): { rows: PastRow[]; problems: Problem[] } {
  const rows = new Map<string, PastRow>();
  const problems: Problem[] = [];
  for (const { line, cells } of lines) {
    if (/^(итого|total)/i.test((cells[columns.day] ?? '').trim())) continue;
    const row = readRow(cells, columns, by);
    if (typeof row === 'string') {
      problems.push({ line, code: row });
      continue;
    }
    const key = `${row.day} ${row.value}`;
    const before = rows.get(key);
    rows.set(key, before ? added(before, row) : row);
  }
  return { rows: [...rows.values()], problems };
}

function readRow(cells: readonly string[], columns: Columns, by: PastFile['by']): PastRow | Problem['code'] {
  const day = readDay(cells[columns.day] ?? '');
  if (!day) return 'bad_day';
  const value = columns.value === null ? '' : readValue(cells[columns.value] ?? '', by);
  if (columns.value !== null && value === '') return 'empty_value';
  const row: PastRow = {
    day,
    value,
    views: null,
    visits: null,
    visitors: null,
    bounces: null,
    seconds: null,
  };
  const rates = { bounceRate: null as number | null, averageSeconds: null as number | null };
  for (const [at, meaning] of columns.of) {
    if (meaning === 'day') continue;
    const text = (cells[at] ?? '').trim();
    if (text === '') continue;
    const number = readNumber(text);
    if (number === null) return 'bad_number';
    if (meaning === 'bounceRate') rates.bounceRate = text.includes('%') || number > 1 ? number / 100 : number;
    else if (meaning === 'averageSeconds') rates.averageSeconds = number;
    else row[meaning] = Math.round(number);
  }
  if (row.visits !== null) {
    if (rates.bounceRate !== null) row.bounces ??= Math.round(rates.bounceRate * row.visits);
    if (rates.averageSeconds !== null) row.seconds ??= Math.round(rates.averageSeconds * row.visits);
  }
  return row;
}

/** 2025-01-31 (with a time, too), 31.01.2025, 20250131. */
function readDay(text: string): string | null {
  const iso = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?$/.exec(text.trim());
  const russian = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text.trim());
  const [year, month, day] = iso ? iso.slice(1) : russian ? russian.slice(1).reverse() : [];
  if (!year || !month || !day) return null;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = Date.parse(`${written}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== written ? null : written;
}

/** 1 234,5 · 12.5 % · 0:01:30 (seconds). */
function readNumber(text: string): number | null {
  const clock = /^(?:(\d+):)?(\d{1,2}):(\d{2})$/.exec(text);
  if (clock) return Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  const plain = text.replaceAll(/[\s\u00a0\u202f%]/g, '').replace(',', '.');
  if (!/^\d+(\.\d+)?$/.test(plain)) return null;
  const number = Number(plain);
  return number <= MAX_COUNT ? number : null;
}

function readValue(text: string, by: PastFile['by']): string {
  const value = text.trim().slice(0, 300);
  if (by === 'source') return groupOf(value);
  if (UTM.includes(by)) return value.toLowerCase().slice(0, 100);
  if (by === 'device') return DEVICES[value.toLowerCase()] ?? value;
  if (!PAGES.includes(by)) return value.slice(0, 100);
  const path = URL.canParse(value) ? new URL(value).pathname : value;
  return path.replace(/[?#].*$/, '').replace(/(.)\/+$/, '$1');
}

const DEVICES: Record<string, string> = {
  смартфоны: 'mobile',
  планшеты: 'tablet',
  пк: 'desktop',
  laptop: 'desktop',
  phone: 'mobile',
};

/** What the counters call their groups of sources; a host or a mark goes by our own rule. */
const GROUPS: Record<string, SourceGroup> = {
  'прямые заходы': 'unknown',
  'direct / none': 'unknown',
  direct: 'unknown',
  'переходы из поисковых систем': 'search',
  'поисковые системы': 'search',
  google: 'search',
  yandex: 'search',
  'переходы по ссылкам на сайтах': 'site',
  'переходы из социальных сетей': 'other_network',
  'социальные сети': 'other_network',
  'внутренние переходы': 'inside',
  'переходы с почтовых рассылок': 'mail',
  vkontakte: 'vk',
};

/** The number of the group, as text. */
function groupOf(value: string): string {
  const name = value.toLowerCase();
  const group =
    GROUPS[name] ??
    sourceGroupOf({
      referrerHost: name.includes('.') ? name : null,
      host: '',
      utmSource: name,
      utmMedium: null,
    });
  return String(SOURCE_GROUPS[group]);
}

function added(a: PastRow, b: PastRow): PastRow {
  const add = (one: number | null, other: number | null) =>
    one === null || other === null ? null : Math.min(one + other, MAX_COUNT);
  return {
    day: a.day,
    value: a.value,
    views: add(a.views, b.views),
    visits: add(a.visits, b.visits),
    visitors: add(a.visitors, b.visitors),
    bounces: add(a.bounces, b.bounces),
    seconds: add(a.seconds, b.seconds),
  };
}
