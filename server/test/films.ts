// The smallest films and documents that are still what they say they are, made box by box.

interface Film {
  width?: number;
  height?: number;
  seconds?: number;
  /** Quarter turn, as a phone held upright writes it. */
  isTurned?: boolean;
  /** soun: a sound file in the same container. */
  handler?: 'vide' | 'soun';
  brand?: string;
  /** Bytes of its content, before the index as a camera writes it. */
  contentBytes?: number;
  /** Makes it another film. */
  seed?: number;
}

/** ISO base media: ftyp, mdat, moov behind it. */
export function mp4({
  width = 640,
  height = 360,
  seconds = 12,
  isTurned = false,
  handler = 'vide',
  brand = 'isom',
  contentBytes = 64,
  seed = 1,
}: Film = {}): Buffer {
  const mvhd = Buffer.alloc(100);
  mvhd.writeUInt32BE(1_000, 12);
  mvhd.writeUInt32BE(seconds * 1_000, 16);
  const tkhd = Buffer.alloc(84);
  const matrix = isTurned ? [0, 0x10000, 0, -0x10000, 0] : [0x10000, 0, 0, 0, 0x10000];
  for (const [index, value] of matrix.entries()) tkhd.writeInt32BE(value, 40 + index * 4);
  tkhd.writeUInt32BE(width * 65_536, 76);
  tkhd.writeUInt32BE(height * 65_536, 80);
  const hdlr = Buffer.concat([Buffer.alloc(8), Buffer.from(handler, 'latin1'), Buffer.alloc(13)]);
  const ftyp = Buffer.concat([Buffer.from(brand.padEnd(4)), Buffer.alloc(4), Buffer.from(brand.padEnd(4))]);
  const track = box('trak', box('tkhd', tkhd), box('mdia', box('hdlr', hdlr)));
  return Buffer.concat([
    box('ftyp', ftyp),
    box('mdat', Buffer.alloc(contentBytes, seed)),
    box('moov', box('mvhd', mvhd), track),
  ]);
}

/** EBML header of WebM, then Info and one video track. */
export function webm({ width = 320, height = 240, seconds = 5 }: Film = {}): Buffer {
  const duration = Buffer.alloc(8);
  duration.writeDoubleBE(seconds * 1_000);
  const side = (value: number) => Buffer.from([value >> 8, value & 255]);
  const info = element(
    0x1549a966,
    element(0x2ad7b1, Buffer.from([0x0f, 0x42, 0x40])),
    element(0x4489, duration),
  );
  const video = element(0xe0, element(0xb0, side(width)), element(0xba, side(height)));
  const tracks = element(0x1654ae6b, element(0xae, element(0x83, Buffer.from([1])), video));
  return Buffer.concat([
    element(0x1a45dfa3, element(0x4282, Buffer.from('webm'))),
    element(0x18538067, info, tracks),
  ]);
}

export function pdf(words = 'Коллективный договор'): Buffer {
  return Buffer.from(
    `%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n% ${words}\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`,
  );
}

export function asFile(bytes: Uint8Array, name: string, type = ''): File {
  return new File([Buffer.from(bytes)], name, { type });
}

function box(type: string, ...content: Buffer[]): Buffer {
  const inner = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(inner.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, inner]);
}

function element(id: number, ...content: Buffer[]): Buffer {
  const inner = Buffer.concat(content);
  const name = id.toString(16);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(0x1000_0000 + inner.length);
  return Buffer.concat([Buffer.from(name, 'hex'), size, inner]);
}
