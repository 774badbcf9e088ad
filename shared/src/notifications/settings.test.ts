import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toWallTime } from '../posts/schedule.ts';
import { afterQuiet, DEFAULT_SETTINGS, NoticeSettings, readWays, tellAt } from './settings.ts';

const timeZone = 'Asia/Yekaterinburg';
const at = (text: string) => new Date(`${text}+05:00`);
const quiet = { quietFrom: '22:00', quietTo: '08:00' };
const tell = (text: string, pace: 'now' | 'daily', zone = timeZone) =>
  tellAt({ at: at(text), pace, settings: { digestHour: 9, ...quiet }, timeZone: zone }).toISOString();

describe('when to tell', () => {
  it('at once by day, at the end of the quiet hours by night', () => {
    expect(tell('2026-11-20T12:30', 'now')).toBe(at('2026-11-20T12:30').toISOString());
    expect(tell('2026-11-20T21:59', 'now')).toBe(at('2026-11-20T21:59').toISOString());
    expect(tell('2026-11-20T22:00', 'now')).toBe(at('2026-11-21T08:00').toISOString());
    expect(tell('2026-11-21T03:10', 'now')).toBe(at('2026-11-21T08:00').toISOString());
    expect(tell('2026-11-21T08:00', 'now')).toBe(at('2026-11-21T08:00').toISOString());
  });

  it('by the clock of the person, wherever the organization is', () => {
    // 21:30 in Yekaterinburg is 23:30 in Novosibirsk, and 19:30 in Moscow.
    expect(tell('2026-11-20T21:30', 'now', 'Asia/Novosibirsk')).toBe('2026-11-21T01:00:00.000Z');
    expect(tell('2026-11-20T21:30', 'now', 'Europe/Moscow')).toBe(at('2026-11-20T21:30').toISOString());
  });

  it('once a day at its hour, and never before the quiet hours end', () => {
    expect(tell('2026-11-20T08:59', 'daily')).toBe(at('2026-11-20T09:00').toISOString());
    expect(tell('2026-11-20T09:00', 'daily')).toBe(at('2026-11-21T09:00').toISOString());
    const early = { digestHour: 6, ...quiet };
    expect(tellAt({ at: at('2026-11-20T12:00'), pace: 'daily', settings: early, timeZone })).toEqual(
      at('2026-11-21T08:00'),
    );
  });

  it('keeps the time of the clock over its change', () => {
    // Berlin, the night of 25 October 2026 has 25 hours.
    const end = afterQuiet(new Date('2026-10-24T21:00:00Z'), quiet, 'Europe/Berlin');
    expect(end.toISOString()).toBe('2026-10-25T07:00:00.000Z');
  });

  it('never lies before it happened nor within the quiet hours', () => {
    const time = fc.integer({ min: 0, max: 1439 }).map((minutes) => {
      const hours = String(Math.floor(minutes / 60)).padStart(2, '0');
      return `${hours}:${String(minutes % 60).padStart(2, '0')}`;
    });
    const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    const zone = fc.constantFrom('Asia/Yekaterinburg', 'Europe/Moscow', 'Asia/Kamchatka', 'UTC');
    fc.assert(
      fc.property(moment, time, time, zone, fc.constantFrom('now' as const, 'daily' as const), (...all) => {
        const [happened, quietFrom, quietTo, timeZone, pace] = all;
        const settings = { digestHour: 9, quietFrom, quietTo };
        const told = tellAt({ at: happened, pace, settings, timeZone });
        expect(told.getTime()).toBeGreaterThanOrEqual(happened.getTime());
        expect(told.getTime() - happened.getTime()).toBeLessThanOrEqual(2 * 86_400_000);
        const clock = toWallTime(told, timeZone).slice(11);
        if (quietFrom < quietTo) expect(clock >= quietFrom && clock < quietTo).toBe(false);
        if (quietFrom > quietTo) expect(clock >= quietFrom || clock < quietTo).toBe(false);
      }),
    );
  });
});

describe('what is stored', () => {
  it('is read over the defaults', () => {
    expect(readWays({})).toEqual(DEFAULT_SETTINGS.ways);
    const ways = readWays({ talk: { email: 'never', telegram: 'daily' }, gone: 1, tasks: { email: 'soon' } });
    expect(ways).toEqual({ ...DEFAULT_SETTINGS.ways, talk: { email: 'never', telegram: 'daily' } });
  });

  it('has both ends of the quiet hours or none', () => {
    expect(NoticeSettings.safeParse({ ...DEFAULT_SETTINGS, quietTo: null }).success).toBe(false);
    expect(NoticeSettings.safeParse({ ...DEFAULT_SETTINGS, quietFrom: null, quietTo: null }).success).toBe(
      true,
    );
  });
});
