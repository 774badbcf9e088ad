/** What a date column takes for a day like 2026-11-23: midnight UTC. Nothing stays nothing. */
export function toDate(day: string): Date;
export function toDate(day: string | null): Date | null;
export function toDate(day: string | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00:00.000Z`);
}

/** The day that a date column holds. Nothing stays nothing. */
export function toDay(date: Date): string;
export function toDay(date: Date | null): string | null;
export function toDay(date: Date | null): string | null {
  return date === null ? null : date.toISOString().slice(0, 10);
}
