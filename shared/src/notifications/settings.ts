import { z } from 'zod';
import { resolveWallTime, shiftDays, toWallTime } from '../posts/schedule.ts';
import { NEWS_GROUPS, type NewsGroup } from './kinds.ts';

/** now: as it happens; daily: with the letter of the day; never: only in Rupor. */
export const Pace = z.enum(['now', 'daily', 'never']);
export type Pace = z.infer<typeof Pace>;

const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const GroupWays = z.strictObject({ email: Pace, telegram: Pace });

const NoticeSettingsShape = z.strictObject({
  ways: z.strictObject({
    approval: GroupWays,
    talk: GroupWays,
    sending: GroupWays,
    byHand: GroupWays,
    tasks: GroupWays,
  } satisfies Record<NewsGroup, typeof GroupWays>),
  /** Hour of the daily letter in the person's zone. */
  digestHour: z.number().int().min(0).max(23),
  /** Times of the clock in the person's zone, 22:00; both null = no quiet hours. */
  quietFrom: ClockTime.nullable(),
  quietTo: ClockTime.nullable(),
});
export const NoticeSettings = NoticeSettingsShape.refine(
  ({ quietFrom, quietTo }) => (quietFrom === null) === (quietTo === null),
  { path: ['quietTo'], params: { code: 'required' } },
);
export type NoticeSettings = z.infer<typeof NoticeSettings>;
export type NoticeWays = NoticeSettings['ways'];

/** What holds until a person chooses: what waits for somebody comes at once, talk once a day, nothing at night. */
export const DEFAULT_SETTINGS: NoticeSettings = {
  ways: {
    approval: { email: 'now', telegram: 'now' },
    talk: { email: 'daily', telegram: 'now' },
    sending: { email: 'now', telegram: 'now' },
    byHand: { email: 'now', telegram: 'now' },
    tasks: { email: 'daily', telegram: 'now' },
  },
  digestHour: 9,
  quietFrom: '22:00',
  quietTo: '08:00',
};

/** Stored ways over the defaults: a group that came later has its default, what cannot be read is left out. */
export function readWays(stored: unknown): NoticeWays {
  const known = z.record(z.string(), z.unknown()).catch({}).parse(stored);
  const ways = { ...DEFAULT_SETTINGS.ways };
  for (const group of NEWS_GROUPS) {
    const read = GroupWays.safeParse(known[group]);
    if (read.success) ways[group] = read.data;
  }
  return ways;
}

interface Telling {
  /** When it happened. */
  at: Date;
  pace: Exclude<Pace, 'never'>;
  settings: Pick<NoticeSettings, 'digestHour' | 'quietFrom' | 'quietTo'>;
  /** IANA zone of the person. */
  timeZone: string;
}

/**
 * When to tell: at once, or at the next hour of the daily letter; never within the quiet hours, whose end is taken
 * instead. Quiet hours that end where they begin are none. Clock changes are followed: 08:00 stays 08:00.
 */
export function tellAt({ at, pace, settings, timeZone }: Telling): Date {
  const first = pace === 'now' ? at : nextTime(at, `${pad(settings.digestHour)}:00`, timeZone);
  return afterQuiet(first, settings, timeZone);
}

/** The moment itself, or the end of the quiet hours it lies in. */
export function afterQuiet(
  at: Date,
  { quietFrom, quietTo }: Pick<NoticeSettings, 'quietFrom' | 'quietTo'>,
  timeZone: string,
): Date {
  if (quietFrom === null || quietTo === null || quietFrom === quietTo) return at;
  const clock = toWallTime(at, timeZone).slice(11);
  const isQuiet =
    quietFrom < quietTo ? clock >= quietFrom && clock < quietTo : clock >= quietFrom || clock < quietTo;
  return isQuiet ? nextTime(at, quietTo, timeZone) : at;
}

/** The next moment after `at` when a clock there shows this time. */
function nextTime(at: Date, time: string, timeZone: string): Date {
  const today = `${toWallTime(at, timeZone).slice(0, 10)}T${time}`;
  const { instant } = resolveWallTime({ wallTime: today, timeZone });
  if (instant > at) return instant;
  return resolveWallTime({ wallTime: shiftDays(today, 1), timeZone }).instant;
}

function pad(hour: number): string {
  return String(hour).padStart(2, '0');
}
