import { createHash, randomBytes } from 'node:crypto';

/** UUID v7 for rows written by hand-made SQL (PostgreSQL has uuidv7() only from 18 on). */
export function newId(now = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  return format(bytes, 7);
}

/** The same UUID (v8) for the same name: what is written twice under it is there once. */
export function idOfName(name: string): string {
  return format(createHash('sha256').update(name).digest().subarray(0, 16), 8);
}

function format(bytes: Buffer, version: number): string {
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | (version << 4), 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
