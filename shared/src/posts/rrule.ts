// A recurrence as RFC 5545 text, its stored form and what other calendars read.
import { Temporal } from 'temporal-polyfill';
import { Recurrence } from './recurrence.ts';
import { resolveWallTime, toDay } from './schedule.ts';

const WEEKDAYS: readonly string[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** `RRULE:FREQ=…`. UNTIL is the end of that day in the zone, in UTC: beside a DTSTART with a zone nothing else is allowed. */
export function formatRule(rule: Recurrence, timeZone: string): string {
  const { until, count } = rule;
  const parts = [
    ['FREQ', rule.freq === 'weekly' ? 'WEEKLY' : rule.freq === 'yearly' ? 'YEARLY' : 'MONTHLY'],
    ['INTERVAL', String(rule.interval)],
    ...byParts(rule),
    ...(rule.freq === 'weekly' ? [['WKST', 'MO']] : []),
    ...(until === null ? [] : [['UNTIL', toUtc(`${until}T23:59`, timeZone)]]),
    ...(count === null ? [] : [['COUNT', String(count)]]),
  ];
  return `RRULE:${parts.map(([name, value]) => `${name}=${value}`).join(';')}`;
}

/** The rule with its start, as a calendar file carries them; lines end as RFC 5545 wants. */
export function formatSeries(
  rule: Recurrence,
  { anchorDay, time, timeZone }: { anchorDay: string; time: string; timeZone: string },
): string {
  const start = `${anchorDay}T${time}:00`.replaceAll(/[-:]/g, '');
  return `DTSTART;TZID=${timeZone}:${start}\r\n${formatRule(rule, timeZone)}`;
}

/** Reads what formatRule writes. Throws RangeError for anything else. */
export function parseRule(text: string, timeZone: string): Recurrence {
  const parts = new Map(
    text
      .replace(/^RRULE:/, '')
      .split(';')
      .map((part): [string, string] => {
        const [name = '', value = ''] = part.split('=');
        return [name, value];
      }),
  );
  const until = parts.get('UNTIL');
  const count = parts.get('COUNT');
  const found = Recurrence.safeParse({
    ...readFrequency(parts),
    interval: Number(parts.get('INTERVAL') ?? 1),
    until: until === undefined ? null : fromUtc(until, timeZone),
    count: count === undefined ? null : Number(count),
  });
  if (!found.success) throw new RangeError(`not a rule of a series: ${text}`);
  return found.data;
}

function byParts(rule: Recurrence): [string, string][] {
  switch (rule.freq) {
    case 'weekly':
      return [
        [
          'BYDAY',
          [...rule.weekdays]
            .sort((a, b) => a - b)
            .map(nameOf)
            .join(','),
        ],
      ];
    case 'monthlyByDay':
      return [['BYMONTHDAY', String(rule.monthDay)]];
    case 'monthlyByWeekday':
      return [['BYDAY', `${rule.nth}${nameOf(rule.weekday)}`]];
    case 'yearly':
      return [
        ['BYMONTH', String(rule.month)],
        ['BYMONTHDAY', String(rule.monthDay)],
      ];
  }
}

function readFrequency(parts: Map<string, string>): object {
  const byDay = parts.get('BYDAY') ?? '';
  const monthDay = Number(parts.get('BYMONTHDAY'));
  switch (parts.get('FREQ')) {
    case 'WEEKLY':
      return { freq: 'weekly', weekdays: byDay.split(',').map(numberOf) };
    case 'YEARLY':
      return { freq: 'yearly', month: Number(parts.get('BYMONTH')), monthDay };
    case 'MONTHLY':
      return byDay === ''
        ? { freq: 'monthlyByDay', monthDay }
        : { freq: 'monthlyByWeekday', nth: Number(byDay.slice(0, -2)), weekday: numberOf(byDay.slice(-2)) };
    default:
      return {};
  }
}

function nameOf(weekday: number): string {
  return WEEKDAYS[weekday - 1] ?? '';
}

/** 0 for what is no weekday: the schema refuses it. */
function numberOf(name: string): number {
  return WEEKDAYS.indexOf(name) + 1;
}

function toUtc(wallTime: string, timeZone: string): string {
  const { instant } = resolveWallTime({ wallTime, timeZone });
  return instant.toISOString().replaceAll(/[-:]|\.\d+/g, '');
}

function fromUtc(text: string, timeZone: string): string {
  return toDay(new Date(Temporal.Instant.from(text).epochMilliseconds), timeZone);
}
