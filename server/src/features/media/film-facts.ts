// Length and size in pixels of a film, as its container says them. Nothing is decoded; what the file does not say is
// null, never 0.
export interface FilmFacts {
  /** Whole milliseconds. */
  durationMs: number | null;
  /** Pixels as shown, turned where the film says so. */
  width: number | null;
  height: number | null;
}

/** Columns of the database hold 31 bits. */
export function wholeOrNull(value: number): number | null {
  const whole = Math.round(value);
  return Number.isFinite(whole) && whole > 0 && whole <= 0x7fff_ffff ? whole : null;
}
