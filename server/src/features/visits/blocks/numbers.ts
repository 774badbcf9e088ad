// Lists of numbers as bytes. As PostgreSQL sends them: four bytes a number, the highest first. As they are kept: how many
// bytes a number has, the smallest of all, then each less that one; so most have one byte or two.

const HEAD = 8;

/** For keeping. Bytes of a number stand lowest first, as every processor that Node runs on has them. */
export function packNumbers(numbers: Int32Array): Buffer {
  let [least, most] = [numbers[0] ?? 0, numbers[0] ?? 0];
  for (const number of numbers) {
    if (number < least) least = number;
    if (number > most) most = number;
  }
  const size = most - least < 2 ** 8 ? 1 : most - least < 2 ** 16 ? 2 : 4;
  const bytes = new ArrayBuffer(HEAD + numbers.length * size);
  new Int32Array(bytes, 0, 2).set([size, least]);
  const list = listIn(bytes, size);
  for (let at = 0; at < numbers.length; at += 1) list[at] = (numbers[at] ?? 0) - least;
  return Buffer.from(bytes);
}

/** What was kept. */
export function unpackNumbers(kept: Buffer): Int32Array {
  const bytes = wholeBytes(kept);
  const [size = 0, least = 0] = new Int32Array(bytes.buffer, bytes.byteOffset, 2);
  if (size !== 1 && size !== 2 && size !== 4) throw new Error('a list of visits of an unknown shape');
  const list = listIn(bytes.buffer, size, bytes.byteOffset, (bytes.length - HEAD) / size);
  const numbers = new Int32Array(list.length);
  // Copied by the engine, which is several times as fast as one by one.
  numbers.set(list);
  for (let at = 0; at < numbers.length; at += 1) numbers[at] = (numbers[at] ?? 0) + least;
  return numbers;
}

function listIn(
  bytes: ArrayBufferLike,
  size: 1 | 2 | 4,
  from = 0,
  length?: number,
): Uint8Array | Uint16Array | Uint32Array {
  if (size === 1) return new Uint8Array(bytes, from + HEAD, length);
  return size === 2
    ? new Uint16Array(bytes, from + HEAD, length)
    : new Uint32Array(bytes, from + HEAD, length);
}

/** What int4send has made of each. */
export function sentNumbers(sent: Buffer): Int32Array {
  const bytes = wholeBytes(sent);
  bytes.swap32();
  return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
}

/** Dimensions, flags, type, and of the only dimension its length and where it begins. */
const ARRAY_HEAD = 5;

/** What array_send has made of lists of int4: how long each is, and all that stands in them. */
export function sentLists(sent: Buffer, count: number): { lengths: Int32Array; numbers: Int32Array } {
  const words = sentNumbers(sent);
  const lengths = new Int32Array(count);
  const numbers = new Int32Array(words.length);
  let [from, to] = [0, 0];
  for (let list = 0; list < count; list += 1) {
    // An empty list has no dimension.
    const length = words[from] === 0 ? 0 : (words[from + 3] ?? 0);
    from += words[from] === 0 ? 3 : ARRAY_HEAD;
    lengths[list] = length;
    for (let at = 0; at < length; at += 1) numbers[to + at] = words[from + at * 2 + 1] ?? 0;
    from += length * 2;
    to += length;
  }
  return { lengths, numbers: numbers.subarray(0, to) };
}

/** A list of numbers begins at a whole one. */
function wholeBytes(bytes: Buffer): Buffer {
  return bytes.byteOffset % 4 === 0 ? bytes : Buffer.from(new Uint8Array(bytes).buffer);
}
