// When to ask a network again: often while a post is young, daily until 90 days, then never. An answer with nothing
// new doubles the pause, up to just under a day, so that each day of a living post has a snapshot.
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@rupor/shared/lib/durations';

/** A little under a day: an answer that comes later each time must not skip a calendar day. */
const DAILY_MS = 23 * HOUR_MS;

const BANDS = [
  // The first numbers are awaited by somebody who looks at the screen.
  { youngerThanMs: 15 * MINUTE_MS, everyMs: MINUTE_MS },
  { youngerThanMs: DAY_MS, everyMs: 10 * MINUTE_MS },
  { youngerThanMs: 3 * DAY_MS, everyMs: HOUR_MS },
  { youngerThanMs: 14 * DAY_MS, everyMs: 6 * HOUR_MS },
  { youngerThanMs: 90 * DAY_MS, everyMs: DAILY_MS },
] as const;

/** A published post of this age is asked for no more. */
export const POLL_DAYS = 90;
/** Followers change slowly. */
const CHANNEL_EVERY_MS = 6 * HOUR_MS;
const FIRST_RETRY_MS = 2 * MINUTE_MS;
const LONGEST_RETRY_MS = 6 * HOUR_MS;

interface Answered {
  /** null for a channel. */
  publishedAt: Date | null;
  now: Date;
  /** Answers in a row without anything new. */
  unchanged: number;
}

/** After an answer. Null = asked for the last time. */
export function nextPollAt({ publishedAt, now, unchanged }: Answered): Date | null {
  if (!publishedAt) return new Date(now.getTime() + CHANNEL_EVERY_MS);
  const ageMs = now.getTime() - publishedAt.getTime();
  const band = BANDS.find(({ youngerThanMs }) => ageMs < youngerThanMs);
  if (!band) return null;
  const pauseMs = Math.min(band.everyMs * 2 ** Math.min(unchanged, 10), DAILY_MS);
  return new Date(now.getTime() + pauseMs);
}

/** After a failure: the pause doubles, or is what the network asked for. */
export function nextTryAt(given: { now: Date; failures: number; retryAfterMs?: number }): Date {
  const doubled = FIRST_RETRY_MS * 2 ** Math.min(Math.max(given.failures - 1, 0), 12);
  const pauseMs = Math.max(Math.min(doubled, LONGEST_RETRY_MS), given.retryAfterMs ?? 0);
  return new Date(given.now.getTime() + pauseMs);
}
