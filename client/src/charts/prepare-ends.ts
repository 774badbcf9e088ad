interface End {
  key: string;
  /** Where the line ends, pixels from the top. */
  y: number;
}

/** Moves labels of line ends apart until none covers another; their order stays. */
export function spreadEnds<T extends End>(
  ends: readonly T[],
  { gap, top, bottom }: { gap: number; top: number; bottom: number },
): T[] {
  const sorted = [...ends].sort((a, b) => a.y - b.y || a.key.localeCompare(b.key));
  let free = top;
  const down = sorted.map((end) => {
    const y = Math.max(end.y, free);
    free = y + gap;
    return { ...end, y };
  });
  let limit = bottom;
  return down
    .reverse()
    .map((end) => {
      const y = Math.max(Math.min(end.y, limit), top);
      limit = y - gap;
      return { ...end, y };
    })
    .reverse();
}
