/** The list with one item taken from its place and put so that it stands at `to`. */
export function moveWithin<T>(items: readonly T[], from: number, to: number): T[] {
  const rest = items.filter((_, index) => index !== from);
  const [moved] = items.slice(from, from + 1);
  return moved === undefined ? [...items] : [...rest.slice(0, to), moved, ...rest.slice(to)];
}

/** Where an item dragged from `from` would stand if it were let go at this height. Middles: of all items, in order. */
export function placeAt(middles: readonly number[], y: number, from: number): number {
  const above = middles.filter((middle, index) => index !== from && middle < y);
  return above.length;
}
