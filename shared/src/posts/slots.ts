// «Ближайшее свободное место»: the next usual time of the chosen channels at which none of them has a post.
import { z } from 'zod';
import { Weekday, weekdayOf } from './recurrence.ts';
import { resolveWallTime, shiftDays, toDay } from './schedule.ts';

/** A time of the clock: 17:00. */
export const SlotTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const Slot = z.strictObject({ weekday: Weekday, time: SlotTime });
export type Slot = z.infer<typeof Slot>;

export interface ChannelSlots {
  channelId: string;
  /** Its own ones, else those of the organization. */
  slots: readonly Slot[];
  /** Instants at which something goes out there already, milliseconds since 1970. */
  taken: readonly number[];
}

/** So far ahead a place is looked for. */
export const SLOT_DAYS = 90;

/**
 * The first time after `now` that is a slot of every chosen channel and free in all of them; null: there is none within
 * SLOT_DAYS. A place that starts this very minute is not offered: nobody schedules that fast.
 */
export function nextFreeSlot(
  channels: readonly ChannelSlots[],
  { now, timeZone }: { now: Date; timeZone: string },
): { wallTime: string; dueAt: Date } | null {
  const common = commonSlots(channels);
  if (common.length === 0) return null;
  const taken = new Set(channels.flatMap((channel) => channel.taken.map(toMinute)));
  const today = toDay(now, timeZone);
  for (let days = 0; days <= SLOT_DAYS; days += 1) {
    const day = shiftDays(`${today}T00:00`, days).slice(0, 10);
    for (const { time } of common.filter(({ weekday }) => weekday === weekdayOf(day))) {
      const wallTime = `${day}T${time}`;
      const { instant } = resolveWallTime({ wallTime, timeZone });
      if (instant.getTime() < now.getTime() + 60_000) continue;
      if (!taken.has(toMinute(instant.getTime()))) return { wallTime, dueAt: instant };
    }
  }
  return null;
}

/** Slots that all of these channels have, by weekday and time. */
export function commonSlots(channels: readonly Pick<ChannelSlots, 'slots'>[]): Slot[] {
  const [first, ...others] = channels;
  return [...(first?.slots ?? [])]
    .filter((slot) => others.every(({ slots }) => slots.some((one) => isSame(one, slot))))
    .sort((a, b) => a.weekday - b.weekday || a.time.localeCompare(b.time));
}

function isSame(a: Slot, b: Slot): boolean {
  return a.weekday === b.weekday && a.time === b.time;
}

function toMinute(ms: number): number {
  return Math.floor(ms / 60_000);
}
