// One MTProto connection by @mtcute/core, opened for a few questions and closed again. The library weighs some 30 MB of
// memory, so this file is imported only where a channel needs it. Guarantee: logs nothing, because a line of the library
// may hold keys; no question has an effect except the signing in of the bot.
import {
  type BinaryLike,
  createCipheriv,
  createHash,
  createHmac,
  pbkdf2Sync,
  randomFillSync,
} from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import { deflateSync, gunzipSync } from 'node:zlib';
import { connectTcp } from '@fuman/node';
import {
  IntermediatePacketCodec,
  MemoryStorage,
  MtClient,
  type TelegramTransport,
  type tl,
} from '@mtcute/core';
import {
  addPublicKey,
  BaseCryptoProvider,
  type IAesCtr,
  type ICryptoProvider,
  type IEncryptionScheme,
  isTlRpcError,
} from '@mtcute/core/utils.js';
import { ige256Decrypt, ige256Encrypt, initSync, SIMD_AVAILABLE } from '@mtcute/wasm';
import { isRecord, parseJson } from '../json.ts';
import type { MtprotoAnswer, MtprotoApp, MtprotoServer } from './mtproto.ts';

/** The parts of node:crypto and of the wasm package that the library asks for. */
class NodeCrypto extends BaseCryptoProvider implements ICryptoProvider {
  async initialize(): Promise<void> {
    const file = SIMD_AVAILABLE ? 'mtcute-simd.wasm' : 'mtcute.wasm';
    initSync(await readFile(createRequire(import.meta.url).resolve(`@mtcute/wasm/${file}`)));
  }
  randomFill(buffer: Uint8Array): void {
    randomFillSync(buffer);
  }
  sha1(data: BinaryLike): Uint8Array {
    return createHash('sha1').update(data).digest();
  }
  sha256(data: BinaryLike): Uint8Array {
    return createHash('sha256').update(data).digest();
  }
  hmacSha256(data: BinaryLike, key: BinaryLike): Uint8Array {
    return createHmac('sha256', key).update(data).digest();
  }
  pbkdf2(
    password: BinaryLike,
    salt: BinaryLike,
    iterations: number,
    length = 64,
    digest = 'sha512',
  ): Uint8Array {
    return pbkdf2Sync(password, salt, iterations, length, digest);
  }
  createAesCtr(key: Uint8Array, iv: Uint8Array): IAesCtr {
    const cipher = createCipheriv(`aes-${key.length * 8}-ctr`, key, iv);
    return { process: (data) => cipher.update(data) };
  }
  createAesIge(key: Uint8Array, iv: Uint8Array): IEncryptionScheme {
    return {
      encrypt: (data) => ige256Encrypt(data, key, iv),
      decrypt: (data) => ige256Decrypt(data, key, iv),
    };
  }
  gzip(data: Uint8Array, maxSize: number): Uint8Array | null {
    const packed = deflateSync(data);
    return packed.length <= maxSize ? packed : null;
  }
  gunzip(data: Uint8Array): Uint8Array {
    return gunzipSync(data);
  }
}

const TCP: TelegramTransport = {
  connect: async ({ ipAddress: address, port }) => {
    const connection = await connectTcp({ address, port });
    connection.setNoDelay(true);
    return connection;
  },
  packetCodec: () => new IntermediatePacketCodec(),
};

const SILENT = {
  beforeExit: () => () => undefined,
  log: () => undefined,
  getDefaultLogLevel: () => 0,
  getDeviceModel: () => 'Rupor',
};

const CLOSE_LIMIT_MS = 2_000;

export interface MtprotoConnection {
  call<T extends tl.RpcMethod>(question: T): Promise<MtprotoAnswer<tl.RpcCallReturn[T['_']]>>;
  /** The key of this connection and where it is valid, for the next one; null before there is a key. */
  exportSession(): Promise<string | null>;
  close(): Promise<void>;
}

interface Opening {
  app: MtprotoApp;
  /** Null: Telegram's own. */
  server: MtprotoServer | null;
  /** Of an earlier connection; null, or one that cannot be read: a new key is made. */
  session: string | null;
  signal: AbortSignal;
}

export async function openMtproto({ app, server, session, signal }: Opening): Promise<MtprotoConnection> {
  const crypto = new NodeCrypto();
  if (server) addPublicKey(crypto, server.publicKey);
  const own = server ? { ...server.dc, id: 2 } : null;
  const client = new MtClient({
    ...app,
    crypto,
    storage: new MemoryStorage(),
    transport: TCP,
    platform: SILENT,
    logLevel: 0,
    disableUpdates: true,
    ...(own ? { defaultDcs: { main: own, media: own } } : {}),
    initConnectionOptions: { deviceModel: 'Rupor', appVersion: '1' },
    // No waiting and no repeating in here: the queue that asks for numbers does both.
    network: { middlewares: [] },
    // What a broken connection means shows in the answers to the questions.
    onError: () => undefined,
  });
  await client.prepare();
  const known = readSession(session);
  if (known) {
    const { key, ...dc } = known;
    client._defaultDcs = { main: dc, media: dc };
    await client.storage.provider.authKeys.set(dc.id, key);
  }
  return {
    call: async (question) => {
      try {
        await beforeAbort(client.connect(), signal);
        const answer = await beforeAbort(client.call(question as never, { abortSignal: signal }), signal);
        if (!isTlRpcError(answer)) return { kind: 'ok', result: answer as never };
        return { kind: 'error', code: answer.errorCode, text: answer.errorMessage };
      } catch {
        // Its text may quote a request, and a request may hold the token.
        return { kind: 'noAnswer' };
      }
    },
    exportSession: async () => {
      const { main } = (await client.storage.dcs.fetch()) ?? client._defaultDcs;
      const key = await client.storage.provider.authKeys.get(main.id);
      if (!key) return null;
      const { id, ipAddress, port } = main;
      return JSON.stringify({ id, ipAddress, port, key: Buffer.from(key).toString('base64') });
    },
    close: async () => {
      // The lock of the credentials may wait for this: whatever does not close soon is left to the end of its socket.
      const closed = client.disconnect().then(() => client.destroy());
      await Promise.race([closed.catch(() => undefined), wait(CLOSE_LIMIT_MS, undefined, { ref: false })]);
    },
  };
}

function readSession(
  text: string | null,
): { id: number; ipAddress: string; port: number; key: Uint8Array } | null {
  const read = text ? parseJson(text) : null;
  if (!isRecord(read)) return null;
  const { id, ipAddress, port, key } = read;
  if (typeof id !== 'number' || typeof ipAddress !== 'string' || typeof port !== 'number') return null;
  if (typeof key !== 'string') return null;
  return { id, ipAddress, port, key: new Uint8Array(Buffer.from(key, 'base64')) };
}

function beforeAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
