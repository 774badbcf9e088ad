// Cells of one row as values. A number is whole or it is not a number: «1,2 тыс.» is a guess, and a guess is refused.
import { Temporal } from 'temporal-polyfill';

export type Cell<T> = { kind: 'empty' } | { kind: 'value'; value: T } | { kind: 'bad'; code: string };

const EMPTY = { kind: 'empty' } as const;
const HIGHEST = 2_000_000_000;
/** How people write that they do not know. */
const UNKNOWN = new Set(['', '-', '–', '—', 'нет данных', 'н/д', 'n/a', 'no data', 'unknown']);

export function readNumber(cell: string): Cell<number> {
  const text = cell.trim().toLocaleLowerCase('ru');
  if (UNKNOWN.has(text)) return EMPTY;
  const digits = text.replace(/(?<=\d)[\s\u00A0\u202F](?=\d{3}(?!\d))/gu, '');
  if (!/^\d{1,15}$/.test(digits)) return { kind: 'bad', code: 'not_a_number' };
  const value = Number(digits);
  return value <= HIGHEST ? { kind: 'value', value } : { kind: 'bad', code: 'too_high' };
}

export interface FileTime {
  day: string;
  /** Wall time HH:MM; null = only the day was named. */
  time: string | null;
}

/** 2026-11-20, 20.11.2026 or 20/11/2026, with or without HH:MM after it. */
export function readTime(cell: string): Cell<FileTime> {
  const text = cell.trim();
  if (UNKNOWN.has(text.toLocaleLowerCase('ru'))) return EMPTY;
  const match =
    /^(?:(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})|(?<d2>\d{1,2})[./](?<m2>\d{1,2})[./](?<y2>\d{4}))(?:[T ,]+(?<h>\d{1,2}):(?<min>\d{2})(?::\d{2})?)?$/.exec(
      text,
    )?.groups;
  if (!match) return { kind: 'bad', code: 'not_a_date' };
  const { y, m, d, d2, m2, y2, h, min } = match;
  try {
    const fields = { year: Number(y ?? y2), month: Number(m ?? m2), day: Number(d ?? d2) };
    const day = Temporal.PlainDate.from(fields, { overflow: 'reject' }).toString();
    const clock = { hour: Number(h), minute: Number(min) };
    const time =
      h === undefined ? null : Temporal.PlainTime.from(clock, { overflow: 'reject' }).toString().slice(0, 5);
    return { kind: 'value', value: { day, time } };
  } catch {
    return { kind: 'bad', code: 'not_a_date' };
  }
}

/** A link in the one form in which links are compared; null: no link. Two forms of one post of VK are one. */
export function normaliseLink(cell: string): string | null {
  const text = cell.trim();
  const bare = text
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.|m\.)?/, '')
    .replace(/\/+$/, '');
  if (!/^[^\s/]+\.[^\s/]+\/\S+$/.test(bare)) return null;
  const wall = /^vk\.(?:com|ru)\/.*?(wall-?\d+_\d+)/.exec(bare);
  return wall ? `vk.com/${wall[1]}` : bare;
}

/** The instant a day or a time stands for; of a day alone its end. */
export function instantOf({ day, time }: FileTime, timeZone: string): Date {
  const date = Temporal.PlainDate.from(day);
  const at = time
    ? date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) })
    : date.add({ days: 1 }).toZonedDateTime(timeZone).subtract({ milliseconds: 1 });
  return new Date(at.epochMilliseconds);
}

/** What a spreadsheet was kept from running stands behind an apostrophe: see toCsv. */
export function unguard(cell: string): string {
  return cell.replace(/^'(?=[\s]*[=+\-@\t\r])/, '').trim();
}
