// The only place where numbers and dates become text. Pure: the language is a parameter, by default the screen's.
import { useTranslation } from 'react-i18next';
import { Temporal } from 'temporal-polyfill';
import { currentLanguage, type Language } from './i18n.ts';
import { viewerZone } from './viewer-zone.ts';
import { RU_ZONE_CITIES } from './zone-cities.ts';

/** Thin space that does not break, between thousands. */
const THIN = '\u202f';
const NBSP = '\u00a0';
const MINUS = '\u2212';

const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function numbers(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options);
  const known = numberFormats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(language, { useGrouping: 'always', ...options });
  numberFormats.set(key, made);
  return made;
}

function dates(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const known = dateFormats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options);
  dateFormats.set(key, made);
  return made;
}

function typeset(parts: Intl.NumberFormatPart[]): string {
  return parts
    .map((part) => {
      if (part.type === 'group') return THIN;
      if (part.type === 'minusSign') return MINUS;
      return part.type === 'literal' ? part.value.replaceAll(' ', NBSP) : part.value;
    })
    .join('');
}

/** 1264 → «1 264» with a thin space, −3,5 with a true minus. At most `digits` after the comma. */
export function formatNumber(value: number, digits = 0, language: Language = currentLanguage()): string {
  return typeset(numbers(language, { maximumFractionDigits: digits }).formatToParts(value));
}

/** 0.124 → «12 %» (ru), «12%» (en). */
export function formatPercent(ratio: number, digits = 0, language: Language = currentLanguage()): string {
  return typeset(numbers(language, { style: 'percent', maximumFractionDigits: digits }).formatToParts(ratio));
}

/** 1536000 → «1,5 МБ». */
export function formatBytes(bytes: number, language: Language = currentLanguage()): string {
  const [unit, size] =
    bytes >= 1_000_000 ? (['megabyte', 1_000_000] as const) : (['kilobyte', 1_000] as const);
  const options = { style: 'unit', unit, maximumFractionDigits: 1 } as const;
  return typeset(numbers(language, options).formatToParts(bytes / size));
}

/** Length of a film in milliseconds: 32 400 → «0:32», 3 725 000 → «1:02:05». A part of a second counts as one. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1_000));
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor((seconds % 3_600) / 60)];
  const rest = String(seconds % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

/** Numbers for axes: 1 200 → «1,2 тыс.». */
export function formatCompact(value: number, language: Language = currentLanguage()): string {
  const options = { notation: 'compact', maximumFractionDigits: 1 } as const;
  return typeset(numbers(language, options).formatToParts(value));
}

const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** 17:00 in that zone. */
export function formatTime(
  instant: string,
  timeZone: string,
  language: Language = currentLanguage(),
): string {
  return dates(language, { ...CLOCK, timeZone }).format(new Date(instant));
}

export type DayStyle = 'long' | 'short' | 'weekday' | 'month';

const DAY_STYLES: Record<DayStyle, Intl.DateTimeFormatOptions> = {
  long: { day: 'numeric', month: 'long' },
  short: { day: 'numeric', month: 'short' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long' },
  month: { month: 'long' },
};

/** «19 ноября», «19 нояб.», «четверг, 19 ноября», «ноябрь»; the year is told when it is not this one. */
export function formatDate(
  instant: string,
  timeZone: string,
  style: DayStyle = 'long',
  language: Language = currentLanguage(),
  now: Date = new Date(),
): string {
  const date = new Date(instant);
  const year = dates(language, { year: 'numeric', timeZone });
  const isThisYear = year.format(date) === year.format(now);
  const options = { ...DAY_STYLES[style], ...(isThisYear ? {} : { year: 'numeric' as const }), timeZone };
  return keepTogether(
    dates(language, options)
      .format(date)
      // «2026 г.» loses its tail, «25 авг.» keeps it.
      .replace(/(?<=\d)\s?г\.$/, ''),
  );
}

/** «19 ноября, 17:00». */
export function formatDateTime(
  instant: string,
  timeZone: string,
  language: Language = currentLanguage(),
  now: Date = new Date(),
): string {
  return `${formatDate(instant, timeZone, 'long', language, now)}, ${formatTime(instant, timeZone, language)}`;
}

/** A calendar day without a zone: 2026-11-20 → «20 ноября». */
export function formatDay(
  day: string,
  style: DayStyle = 'long',
  language: Language = currentLanguage(),
  now: Date = new Date(),
): string {
  return formatDate(`${day.slice(0, 10)}T12:00:00Z`, 'UTC', style, language, now);
}

/** «пн» or «понедельник». */
export function formatWeekday(
  day: string,
  style: 'short' | 'long' = 'short',
  language: Language = currentLanguage(),
): string {
  return dates(language, { weekday: style, timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));
}

/** «Ноябрь 2026». */
export function formatMonth(day: string, language: Language = currentLanguage()): string {
  const month = dates(language, { month: 'long', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));
  return `${month.charAt(0).toLocaleUpperCase(language)}${month.slice(1)} ${day.slice(0, 4)}`;
}

/** What a person chose: 2026-11-20T17:00 → «20 ноября, 17:00». */
export function formatWallTime(wall: string, language: Language = currentLanguage()): string {
  return `${formatDay(wall, 'long', language)}, ${wall.slice(11, 16)}`;
}

/** First and last day of a period: «22 октября – 18 ноября». */
export function formatPeriod(from: string, to: string, language: Language = currentLanguage()): string {
  if (from === to) return formatDay(from, 'long', language);
  const isOneMonth = from.slice(0, 7) === to.slice(0, 7);
  const start = isOneMonth ? String(Number(from.slice(8, 10))) : formatDay(from, 'long', language);
  return `${start}${isOneMonth ? '' : NBSP}–${isOneMonth ? '' : NBSP}${formatDay(to, 'long', language)}`;
}

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** «3 минуты назад», «через 2 часа», «завтра», «сейчас». */
export function formatRelative(
  instant: string,
  now: Date = new Date(),
  language: Language = currentLanguage(),
): string {
  const seconds = (new Date(instant).getTime() - now.getTime()) / 1000;
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  for (const [unit, size] of STEPS)
    if (Math.abs(seconds) >= size - size / 120)
      return keepTogether(words.format(Math.round(seconds / size), unit));
  return words.format(0, 'second');
}

/** «Екатеринбург, UTC+5»: the city of the zone and its distance from UTC at that moment. */
export function zoneLabel(
  zone: string,
  at: string = new Date().toISOString(),
  language: Language = currentLanguage(),
): string {
  const city = zoneCity(zone, language);
  const offset = zoneOffset(zone, at);
  return city === 'UTC' ? 'UTC' : `${city}, ${offset}`;
}

export function zoneCity(zone: string, language: Language = currentLanguage()): string {
  if (zone === 'UTC' || zone === 'Etc/UTC') return 'UTC';
  const known = language === 'ru' ? RU_ZONE_CITIES[zone] : undefined;
  return known ?? (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** «UTC+5», «UTC−3:30», «UTC». */
export function zoneOffset(zone: string, at: string): string {
  const minutes = Temporal.Instant.from(at).toZonedDateTimeISO(zone).offsetNanoseconds / 60e9;
  if (minutes === 0) return 'UTC';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? MINUS : '+'}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
}

/** An instant as the clock on the wall of a zone: 2026-11-20T17:00. */
export function toWallTime(instant: string, zone: string): string {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}

/** The clock on the wall of a zone as an instant. A time skipped by a clock change moves forward. */
export function fromWallTime(wall: string, zone: string): string {
  return Temporal.PlainDateTime.from(wall)
    .toZonedDateTime(zone, { disambiguation: 'compatible' })
    .toInstant()
    .toString();
}

/** Today's date in a zone: 2026-11-20. */
export function todayIn(zone: string, now: Date = new Date()): string {
  return toWallTime(now.toISOString(), zone).slice(0, 10);
}

/** A number does not part from its word. */
function keepTogether(text: string): string {
  return text.replace(/(\d) /g, `$1${NBSP}`);
}

/** The same functions for a component, in the person's zone unless told otherwise; drawn anew with the language. */
export function useFormat() {
  useTranslation();
  return {
    number: (value: number, digits = 0) => formatNumber(value, digits),
    percent: (ratio: number, digits = 0) => formatPercent(ratio, digits),
    bytes: (bytes: number) => formatBytes(bytes),
    duration: formatDuration,
    time: (instant: string, zone = viewerZone()) => formatTime(instant, zone),
    date: (instant: string, zone = viewerZone(), style: DayStyle = 'long') =>
      formatDate(instant, zone, style),
    dayTime: (instant: string, zone = viewerZone()) => formatDateTime(instant, zone),
    relative: (instant: string) => formatRelative(instant),
    zone: (zone: string, at?: string) => zoneLabel(zone, at),
    city: (zone: string) => zoneCity(zone),
  };
}
