// The encryption of MTProto from the server's side (core.telegram.org/mtproto/description), written apart from the library
// on purpose: when both sides understand each other, neither has its own idea of it.
import {
  constants,
  createCipheriv,
  createDecipheriv,
  createHash,
  generateKeyPairSync,
  privateDecrypt,
  randomBytes,
} from 'node:crypto';
import { parsePublicKey } from '@mtcute/core/utils.js';

export interface AuthKey {
  key: Buffer;
  /** The last 8 bytes of its SHA-1, hex. */
  id: string;
}

export interface Opened {
  sessionId: Buffer;
  messages: { messageId: Buffer; body: Buffer }[];
}

const MSG_CONTAINER = 0x73f1f8dc;

const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
export const sha1 = (...parts: Uint8Array[]) => createHash('sha1').update(Buffer.concat(parts)).digest();

const { privateKey, pem, fingerprint } = makePair();
/** Of this process only. */
export const PUBLIC_KEY = pem;
export const FINGERPRINT = fingerprint;

/** The library drops a zero at the front of a fingerprint and then finds no key: one pair in 16, none of Telegram's own. */
function makePair() {
  for (;;) {
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = pair.publicKey.export({ type: 'pkcs1', format: 'pem' }).toString();
    const fingerprint = fingerprintOf(pem);
    if (!fingerprint.startsWith('0')) return { privateKey: pair.privateKey, pem, fingerprint };
  }
}

/** 8 bytes, hex. */
function fingerprintOf(pem: string): string {
  return parsePublicKey({ sha1 } as never, pem).fingerprint;
}

export function makeKey(key: Buffer): AuthKey {
  return { key, id: sha1(key).subarray(-8).toString('hex') };
}

/** AES-256 in IGE mode: each block is mixed with the one before it on both sides. */
export function ige(mode: 'encrypt' | 'decrypt', data: Uint8Array, key: Uint8Array, iv: Uint8Array): Buffer {
  const create = mode === 'encrypt' ? createCipheriv : createDecipheriv;
  const cipher = create('aes-256-ecb', key, null).setAutoPadding(false);
  const halves = [iv.subarray(0, 16), iv.subarray(16, 32)];
  let [before, after] = (mode === 'encrypt' ? halves : halves.reverse()) as [Uint8Array, Uint8Array];
  const blocks: Buffer[] = [];
  for (let at = 0; at < data.length; at += 16) {
    const input = data.subarray(at, at + 16);
    const output = xor(cipher.update(xor(input, before)), after);
    blocks.push(output);
    before = output;
    after = input;
  }
  return Buffer.concat(blocks);
}

export function xor(a: Uint8Array, b: Uint8Array): Buffer {
  return Buffer.from(a.map((byte, index) => byte ^ (b[index] ?? 0)));
}

/** RSA_PAD backwards: what the client hid for the owner of the private key. */
export function openHidden(encrypted: Uint8Array): Buffer {
  const whole = privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, encrypted);
  const body = whole.subarray(32);
  const key = xor(whole.subarray(0, 32), sha256(body));
  const opened = ige('decrypt', body, key, Buffer.alloc(32));
  const data = Buffer.from(opened.subarray(0, 192)).reverse();
  if (!sha256(key, data).equals(opened.subarray(192))) throw new Error('RSA_PAD: the hash does not fit');
  return data;
}

/** Without encryption: 8 bytes of zeros, an id, a length. */
export function plainBody(packet: Buffer): Buffer {
  return packet.subarray(20);
}

export function plainPacket(body: Uint8Array): Buffer {
  const head = Buffer.alloc(20);
  head.writeBigUInt64LE(nextMessageId(), 8);
  head.writeUInt32LE(body.length, 16);
  return Buffer.concat([head, body]);
}

export function open(packet: Buffer, { key }: AuthKey): Opened {
  const messageKey = packet.subarray(8, 24);
  const secret = messageSecret(key, messageKey, 0);
  const plain = ige('decrypt', packet.subarray(24), secret.key, secret.iv);
  if (!sha256(key.subarray(88, 120), plain).subarray(8, 24).equals(messageKey))
    throw new Error('the message key does not fit');
  const body = plain.subarray(32, 32 + plain.readUInt32LE(28));
  const messages = splitContainer({ messageId: plain.subarray(16, 24), body });
  return { sessionId: plain.subarray(8, 16), messages };
}

export function sealed({ key }: AuthKey, sessionId: Buffer, body: Uint8Array): Buffer {
  const head = Buffer.alloc(32);
  sessionId.copy(head, 8);
  head.writeBigUInt64LE(nextMessageId(), 16);
  head.writeUInt32LE(1, 24);
  head.writeUInt32LE(body.length, 28);
  const padding = randomBytes(12 + ((16 - ((32 + body.length + 12) % 16)) % 16));
  const plain = Buffer.concat([head, body, padding]);
  const messageKey = sha256(key.subarray(96, 128), plain).subarray(8, 24);
  const secret = messageSecret(key, messageKey, 8);
  return Buffer.concat([sha1(key).subarray(-8), messageKey, ige('encrypt', plain, secret.key, secret.iv)]);
}

/** `x`: 0 from the client, 8 from the server. */
function messageSecret(key: Buffer, messageKey: Buffer, x: number): { key: Buffer; iv: Buffer } {
  const a = sha256(messageKey, key.subarray(x, x + 36));
  const b = sha256(key.subarray(40 + x, 76 + x), messageKey);
  return {
    key: Buffer.concat([a.subarray(0, 8), b.subarray(8, 24), a.subarray(24, 32)]),
    iv: Buffer.concat([b.subarray(0, 8), a.subarray(8, 24), b.subarray(24, 32)]),
  };
}

function splitContainer(whole: Opened['messages'][number]): Opened['messages'] {
  const { body } = whole;
  if (body.readUInt32LE(0) !== MSG_CONTAINER) return [whole];
  const messages: Opened['messages'] = [];
  let at = 8;
  for (let left = body.readUInt32LE(4); left > 0; left -= 1) {
    const length = body.readUInt32LE(at + 12);
    messages.push({ messageId: body.subarray(at, at + 8), body: body.subarray(at + 16, at + 16 + length) });
    at += 16 + length;
  }
  return messages;
}

let lastId = 0n;
/** Seconds in the upper half; 1 modulo 4, as in every answer. */
function nextMessageId(): bigint {
  const now = (BigInt(Math.floor(Date.now() / 1000)) << 32n) + 1n;
  lastId = now > lastId ? now : lastId + 4n;
  return lastId;
}
