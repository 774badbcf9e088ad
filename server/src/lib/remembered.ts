interface Bounds {
  /** So many texts are remembered; when there is no room, all are forgotten. */
  most: number;
  /** Longer texts, in UTF-16 units, are read each time: they rarely come again. */
  longest?: number;
}

/** A reading that gives the same for the same text, remembered for the texts that come again and again. */
export function remembered<Value extends NonNullable<unknown> | null>(
  read: (text: string) => Value,
  { most, longest = Number.POSITIVE_INFINITY }: Bounds,
): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = read(text);
    if (text.length <= longest) {
      if (known.size >= most) known.clear();
      known.set(text, value);
    }
    return value;
  };
}
