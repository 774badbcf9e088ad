import { z } from 'zod';

/** Bounded building blocks of every input. */
export const Id = z.uuid();
export const Name = z.string().trim().min(1).max(120);
export const Email = z.email().max(254);
/** An instant, ISO 8601 with offset. */
export const Instant = z.iso.datetime({ offset: true });
/** A local date and time without offset, minutes: 2026-11-20T17:00. */
export const WallTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);
/** A calendar day: 2026-11-20. */
export const Day = z.iso.date();
/** IANA zone known to this runtime. */
export const TimeZone = z
  .string()
  .min(1)
  .max(64)
  .refine(isTimeZone, { params: { code: 'unknown_zone' } });
export const Locale = z.enum(['ru', 'en']);
/** 1-based page of a list. */
export const Page = z.coerce.number().int().min(1).max(10_000).default(1);

export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
