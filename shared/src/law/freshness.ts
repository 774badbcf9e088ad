/** A rule that nobody has looked at for so long is shown with «проверьте актуальность». */
export const FRESH_MONTHS = 6;

/** Days as 2026-03-15. On the very day six months later it is still fresh. */
export function isStale(checkedOn: string, today: string): boolean {
  const [year = 0, month = 1, day = 1] = checkedOn.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + FRESH_MONTHS, 1));
  const days = new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth() + 1, 0)).getUTCDate();
  last.setUTCDate(Math.min(day, days));
  return today > last.toISOString().slice(0, 10);
}
