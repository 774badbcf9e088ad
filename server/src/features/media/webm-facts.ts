// WebM: an EBML document. Its Info and Tracks stand before the first cluster, so the head of the file is enough.
import { type FilmFacts, wholeOrNull } from './film-facts.ts';

const HEAD_BYTES = 2 * 1024 * 1024;
const SEGMENT = 0x18538067;
const INFO = 0x1549a966;
const SCALE = 0x2ad7b1;
const DURATION = 0x4489;
const TRACKS = 0x1654ae6b;
const TRACK = 0xae;
const TRACK_TYPE = 0x83;
const VIDEO = 0xe0;
const PIXEL_WIDTH = 0xb0;
const PIXEL_HEIGHT = 0xba;
const VIDEO_TRACK = 1;
/** Nanoseconds of a unit of time where the file names none. */
const USUAL_SCALE = 1_000_000;

export async function readWebm(film: Blob): Promise<FilmFacts | null> {
  const bytes = Buffer.from(await film.slice(0, Math.min(HEAD_BYTES, film.size)).arrayBuffer());
  const segment = child(bytes, SEGMENT);
  const tracks = segment && child(segment, TRACKS);
  const track =
    tracks &&
    listElements(tracks).find(({ id, content }) => {
      const type = id === TRACK ? child(content, TRACK_TYPE) : null;
      return type !== null && readUint(type) === VIDEO_TRACK;
    });
  if (!segment || !track) return null;
  const video = child(track.content, VIDEO);
  const side = (id: number) => {
    const found = video && child(video, id);
    return found ? wholeOrNull(readUint(found)) : null;
  };
  return { durationMs: readDuration(segment), width: side(PIXEL_WIDTH), height: side(PIXEL_HEIGHT) };
}

function readDuration(segment: Buffer): number | null {
  const info = child(segment, INFO);
  const duration = info && child(info, DURATION);
  if (!info || !duration || (duration.length !== 4 && duration.length !== 8)) return null;
  const scale = child(info, SCALE);
  const units = duration.length === 4 ? duration.readFloatBE(0) : duration.readDoubleBE(0);
  return wholeOrNull((units * (scale ? readUint(scale) : USUAL_SCALE)) / 1_000_000);
}

interface Element {
  id: number;
  content: Buffer;
}

/** As far as the bytes reach; one of unknown size reaches to their end. */
function listElements(bytes: Buffer): Element[] {
  const elements: Element[] = [];
  for (let at = 0; at < bytes.length; ) {
    const id = readVint(bytes, at, { keepsMark: true });
    const size = id && readVint(bytes, at + id.length, { keepsMark: false });
    if (!id || !size) break;
    const start = at + id.length + size.length;
    const end = size.isUnknown ? bytes.length : Math.min(start + size.value, bytes.length);
    elements.push({ id: id.value, content: bytes.subarray(start, end) });
    at = end;
  }
  return elements;
}

function child(bytes: Buffer, id: number): Buffer | null {
  return listElements(bytes).find((element) => element.id === id)?.content ?? null;
}

/** A number whose first byte says by its leading zeros how many bytes it has; all ones: unknown. */
function readVint(bytes: Buffer, at: number, { keepsMark }: { keepsMark: boolean }) {
  const first = bytes[at];
  if (first === undefined || first === 0) return null;
  const length = Math.clz32(first) - 23;
  if (at + length > bytes.length) return null;
  const mark = 1 << (8 - length);
  let value = keepsMark ? first : first & (mark - 1);
  for (let index = 1; index < length; index += 1) value = value * 256 + (bytes[at + index] ?? 0);
  return { value, length, isUnknown: !keepsMark && value === 2 ** (7 * length) - 1 };
}

function readUint(bytes: Buffer): number {
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}
