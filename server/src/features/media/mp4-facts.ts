// MP4 and QuickTime: boxes within boxes (ISO 14496-12). The box `moov` says it all, wherever it stands.
import { type FilmFacts, wholeOrNull } from './film-facts.ts';

/** The index of an hour's film has a few megabytes; more than this is no film but an attack on the memory. */
const MAX_INDEX = 64 * 1024 * 1024;
const MAX_BOXES = 10_000;

/** null: there is no picture track in it, or the file is damaged. */
export async function readMp4(film: Blob): Promise<FilmFacts | null> {
  const index = await findIndex(film);
  return index && readIndex(index);
}

/** The box `moov`: at the start where the film was made for the web, else behind everything. */
async function findIndex(film: Blob): Promise<Buffer | null> {
  let at = 0;
  for (let count = 0; count < MAX_BOXES && at + 8 <= film.size; count += 1) {
    const head = Buffer.from(await film.slice(at, Math.min(at + 16, film.size)).arrayBuffer());
    const box = readBoxHead(head, film.size - at);
    if (!box) return null;
    if (box.type === 'moov')
      return box.size > MAX_INDEX
        ? null
        : Buffer.from(await film.slice(at + box.head, at + box.size).arrayBuffer());
    at += box.size;
  }
  return null;
}

interface Box {
  type: string;
  /** Bytes of its head. */
  head: number;
  /** Bytes with its head. */
  size: number;
}

/** null: it cannot be, or it ends behind the file. */
function readBoxHead(bytes: Buffer, left: number): Box | null {
  if (bytes.length < 8) return null;
  const short = bytes.readUInt32BE(0);
  const type = bytes.toString('latin1', 4, 8);
  if (short === 1 && bytes.length < 16) return null;
  const size = short === 0 ? left : short === 1 ? Number(bytes.readBigUInt64BE(8)) : short;
  const head = short === 1 ? 16 : 8;
  return size < head || size > left ? null : { type, head, size };
}

function listBoxes(bytes: Buffer): { type: string; content: Buffer }[] {
  const boxes: { type: string; content: Buffer }[] = [];
  for (let at = 0; at + 8 <= bytes.length && boxes.length < MAX_BOXES; ) {
    const box = readBoxHead(bytes.subarray(at, at + 16), bytes.length - at);
    if (!box) break;
    boxes.push({ type: box.type, content: bytes.subarray(at + box.head, at + box.size) });
    at += box.size;
  }
  return boxes;
}

function findBox(bytes: Buffer, ...path: string[]): Buffer | null {
  let content: Buffer | null = bytes;
  for (const type of path)
    content = content && (listBoxes(content).find((box) => box.type === type)?.content ?? null);
  return content;
}

function readIndex(index: Buffer): FilmFacts | null {
  const track = listBoxes(index)
    .filter(({ type }) => type === 'trak')
    .find(({ content }) => findBox(content, 'mdia', 'hdlr')?.toString('latin1', 8, 12) === 'vide');
  if (!track) return null;
  return { durationMs: readDuration(findBox(index, 'mvhd')), ...readSides(findBox(track.content, 'tkhd')) };
}

/** Version 1 has times of 64 bits. A film sent in pieces says 0: unknown. */
function readDuration(mvhd: Buffer | null): number | null {
  if (!mvhd || mvhd.length < 32) return null;
  const isLong = mvhd[0] === 1;
  const scale = mvhd.readUInt32BE(isLong ? 20 : 12);
  const units = isLong ? Number(mvhd.readBigUInt64BE(24)) : mvhd.readUInt32BE(16);
  const isUnknown = scale === 0 || units === 0 || (!isLong && units === 0xffff_ffff);
  return isUnknown ? null : wholeOrNull((units / scale) * 1_000);
}

/** The last 44 bytes: a matrix of nine numbers, then both sides as 16.16. A turned film has no a and d. */
function readSides(tkhd: Buffer | null): Pick<FilmFacts, 'width' | 'height'> {
  if (!tkhd || tkhd.length < 84) return { width: null, height: null };
  const matrix = tkhd.length - 44;
  const isTurned = tkhd.readInt32BE(matrix) === 0 && tkhd.readInt32BE(matrix + 4) !== 0;
  const [width, height] = [tkhd.length - 8, tkhd.length - 4].map((at) =>
    wholeOrNull(tkhd.readUInt32BE(at) / 65_536),
  );
  const sides = { width: width ?? null, height: height ?? null };
  return isTurned ? { width: sides.height, height: sides.width } : sides;
}
