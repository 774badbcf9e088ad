// TL as a server needs it: the library reads answers and writes questions, here it is the other way round for the few
// questions that are asked. Types inside them are read by the library's own reader.
import type { Long, tl } from '@mtcute/core';
import { __tlReaderMap, __tlWriterMap, TlBinaryReader, TlBinaryWriter } from '@mtcute/core/utils.js';

type Asked =
  | { _: 'mt_ping_delay_disconnect'; pingId: Long }
  | { _: 'auth.importBotAuthorization'; apiHash: string; botAuthToken: string }
  | { _: 'channels.getChannels'; id: tl.RawInputChannel[] }
  | { _: 'channels.getMessages'; channel: tl.RawInputChannel; id: tl.RawInputMessageID[] };
/** `apiId`: of initConnection, or of the question itself. */
export type Request = Asked & { apiId: number };

/** Numbers of constructors: core.telegram.org/schema. */
const INVOKE_WITH_LAYER = 0xda9b0d0d;
const INVOKE_WITHOUT_UPDATES = 0xbf9459b7;
const INIT_CONNECTION = 0xc1cd5ea9;
const PING_DELAY_DISCONNECT = 0xf3427b8c;
const IMPORT_BOT = 0x67a3ff2c;
const GET_CHANNELS = 0x0a7f6bbb;
const GET_MESSAGES = 0xad8c9a23;
const RPC_RESULT = 0xf35c6d01;
const PONG = 0x347773c5;

/** Null: nothing to be answered, like an acknowledgement. */
export function readRequest(body: Uint8Array): Request | null {
  const reader = new TlBinaryReader(__tlReaderMap, body);
  let apiId = 0;
  for (;;) {
    const at = reader.pos;
    switch (reader.uint()) {
      case INVOKE_WITH_LAYER:
        reader.int();
        break;
      case INVOKE_WITHOUT_UPDATES:
        break;
      case INIT_CONNECTION:
        apiId = readInitConnection(reader);
        break;
      case PING_DELAY_DISCONNECT:
        return { _: 'mt_ping_delay_disconnect', apiId, pingId: reader.long() };
      case IMPORT_BOT: {
        reader.int();
        return {
          _: 'auth.importBotAuthorization',
          apiId: reader.int(),
          apiHash: reader.string(),
          botAuthToken: reader.string(),
        };
      }
      case GET_CHANNELS:
        return { _: 'channels.getChannels', apiId, id: reader.vector() as tl.RawInputChannel[] };
      case GET_MESSAGES: {
        const channel = reader.object() as tl.RawInputChannel;
        return { _: 'channels.getMessages', apiId, channel, id: reader.vector() as tl.RawInputMessageID[] };
      }
      default:
        reader.pos = at;
        return null;
    }
  }
}

function readInitConnection(reader: TlBinaryReader): number {
  const flags = reader.uint();
  if (flags !== 0) throw new Error('initConnection with a proxy or parameters');
  const apiId = reader.int();
  // Device, two versions, two languages and a language pack.
  for (let left = 6; left > 0; left -= 1) reader.string();
  return apiId;
}

/** A ping is answered by itself, everything else as the result of its request. */
export function writeResult(messageId: Uint8Array, request: Request, result: object): Uint8Array {
  if (request._ === 'mt_ping_delay_disconnect') {
    const pong = Buffer.alloc(20);
    pong.writeUInt32LE(PONG);
    pong.set(messageId, 4);
    pong.set(request.pingId.toBytesLE(), 12);
    return pong;
  }
  const head = Buffer.alloc(12);
  head.writeUInt32LE(RPC_RESULT);
  head.set(messageId, 4);
  return Buffer.concat([head, TlBinaryWriter.serializeObject(__tlWriterMap, result as tl.TlObject)]);
}
