// When two pictures are the same to a person: the difference hash (dHash, 8 × 8 bits) of shrunk grey pictures.

/** 16 hex digits, 64 bits. */
export type PictureHash = string;

/** At most this many of 64 bits apart: the same picture, saved again, shrunk or slightly lighter. */
export const ALIKE_BITS = 6;

/** Bits of rows of nine grey values each, eight rows: is each one darker than the next? Throws for any other number. */
export function hashGreys(greys: Uint8Array): PictureHash {
  if (greys.length !== 72) throw new RangeError('a picture of 9 × 8 grey values is needed');
  let bits = 0n;
  for (let row = 0; row < 8; row += 1)
    for (let at = 0; at < 8; at += 1) {
      const here = greys[row * 9 + at] ?? 0;
      const next = greys[row * 9 + at + 1] ?? 0;
      bits = (bits << 1n) | (here < next ? 1n : 0n);
    }
  return bits.toString(16).padStart(16, '0');
}

/** How many of 64 bits differ. */
export function bitsApart(one: PictureHash, other: PictureHash): number {
  let rest = BigInt(`0x${one}`) ^ BigInt(`0x${other}`);
  let count = 0;
  for (; rest > 0n; rest >>= 1n) count += Number(rest & 1n);
  return count;
}

/** A picture of one colour says nothing: its hash is 0, and it is like no other. */
export function isAlike(one: PictureHash, other: PictureHash): boolean {
  return BigInt(`0x${one}`) !== 0n && bitsApart(one, other) <= ALIKE_BITS;
}
