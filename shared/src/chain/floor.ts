/** Fewer people than this are somebody whom colleagues could recognise. */
export const PRIVACY_FLOOR = 5;

/**
 * Counts of people as those see them who may not see the people: 1 to 4 become null. Where one alone is hidden and the
 * sum is known it could be worked out, so the next smallest is hidden with it. Zero names nobody and stays.
 */
export function floorCounts(counts: readonly number[]): (number | null)[] {
  const isSmall = (count: number) => count > 0 && count < PRIVACY_FLOOR;
  const hidden = new Set(counts.flatMap((count, index) => (isSmall(count) ? [index] : [])));
  if (hidden.size === 1) {
    const [next] = counts
      .map((count, index) => ({ count, index }))
      .filter(({ count, index }) => count > 0 && !hidden.has(index))
      .sort((a, b) => a.count - b.count);
    if (next) hidden.add(next.index);
  }
  return counts.map((count, index) => (hidden.has(index) ? null : count));
}

/** One number that stands alone. */
export function floorCount(count: number): number | null {
  return count > 0 && count < PRIVACY_FLOOR ? null : count;
}
