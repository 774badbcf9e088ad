// A stateful Telegram as MTProto sees it, on a free port: it knows one application, one bot and one channel, makes auth
// keys, keeps which of them a bot is signed in with, and answers the four questions that Rupor asks. Written with the
// library's own reader and writer of TL, so it proves that our half is right, and nothing about what Telegram fills in.
import { createServer, type Socket } from 'node:net';
import { Long, type tl } from '@mtcute/core';
import { listenLocally } from '../listen-locally.ts';
import { type Handshake, startHandshake } from './mtproto-handshake.ts';
import { type AuthKey, makeKey, open, PUBLIC_KEY, plainBody, sealed } from './mtproto-keys.ts';
import { type Request, readRequest, writeResult } from './mtproto-tl.ts';

interface Known {
  key: AuthKey;
  isSignedIn: boolean;
  /** As its connection was opened with. */
  apiId: number;
}

/** Of one question, by the name of its method: an error of Telegram, or no answer at all once it has come. */
type MtprotoFault = { code: number; text: string } | { onAsked: () => void };

export class MtprotoFake {
  readonly apiId = 94575;
  readonly apiHash = 'a3406de8d171bb422bb6ddf3bbd800e2';
  readonly channelId = 1234567890;
  /** What stands in the channel, as channels.getMessages shows it. */
  messages: Partial<tl.RawMessage>[] = [];
  /** Names of the questions, in order. */
  readonly asked: string[] = [];
  readonly violations: string[] = [];
  handshakes = 0;
  connections = 0;
  /** Connections that are open now. */
  readonly sockets = new Set<Socket>();
  private readonly keys = new Map<string, Known>();
  private readonly faults = new Map<string, MtprotoFault[]>();
  private readonly listener = createServer((socket) => this.accept(socket));
  private port = 0;

  /** `token`: of the only bot. */
  constructor(readonly token: string) {}

  async start(): Promise<this> {
    this.port = await listenLocally(this.listener);
    return this;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.listener.close(resolve));
  }

  get server() {
    return { dc: { ipAddress: '127.0.0.1', port: this.port }, publicKey: PUBLIC_KEY };
  }

  get isSpent(): boolean {
    return [...this.faults.values()].every((list) => list.length === 0);
  }

  fail(method: string, ...faults: MtprotoFault[]): void {
    this.faults.set(method, [...(this.faults.get(method) ?? []), ...faults]);
  }

  /** Every key stays, and no bot is signed in with it any more. */
  revokeSessions(): void {
    for (const known of this.keys.values()) known.isSignedIn = false;
  }

  private accept(socket: Socket): void {
    this.connections += 1;
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    let handshake: Handshake | null = null;
    const packets = splitPackets(async (packet) => {
      if (packet.readBigUInt64LE(0) === 0n) {
        handshake ??= startHandshake();
        const { answer, key } = handshake(plainBody(packet));
        if (key) {
          this.handshakes += 1;
          const made = makeKey(key);
          this.keys.set(made.id, { key: made, isSignedIn: false, apiId: 0 });
        }
        return void socket.write(frame(answer));
      }
      await this.take(socket, packet);
    });
    socket.on('data', packets);
  }

  private async take(socket: Socket, packet: Buffer): Promise<void> {
    const known = this.keys.get(packet.subarray(0, 8).toString('hex'));
    // Transport error: this key is unknown here.
    if (!known) return void socket.write(frame(int32(-404)));
    const { sessionId, messages } = open(packet, known.key);
    for (const { messageId, body } of messages) {
      const request = readRequest(body);
      if (!request) continue;
      known.apiId = request.apiId || known.apiId;
      const fault = this.takeFault(request._);
      if (fault && 'onAsked' in fault) {
        fault.onAsked();
        continue;
      }
      const result = fault ? toError(fault) : this.answer(request, known);
      if (request._ !== 'mt_ping_delay_disconnect') this.asked.push(request._);
      socket.write(frame(sealed(known.key, sessionId, writeResult(messageId, request, result))));
    }
  }

  private takeFault(method: string): MtprotoFault | undefined {
    return this.faults.get(method)?.shift();
  }

  private answer(request: Request, known: Known): object {
    switch (request._) {
      case 'mt_ping_delay_disconnect':
        return {};
      case 'auth.importBotAuthorization': {
        const { apiId, apiHash, botAuthToken } = request;
        if (apiId !== this.apiId || apiHash !== this.apiHash)
          return toError({ code: 400, text: 'API_ID_INVALID' });
        if (botAuthToken !== this.token) return toError({ code: 400, text: 'ACCESS_TOKEN_INVALID' });
        known.isSignedIn = true;
        return { _: 'auth.authorization', user: BOT };
      }
      default:
        if (known.apiId !== this.apiId) return toError({ code: 400, text: 'API_ID_INVALID' });
        if (!known.isSignedIn) return toError({ code: 401, text: 'AUTH_KEY_UNREGISTERED' });
        return request._ === 'channels.getChannels' ? this.channels(request) : this.list(request);
    }
  }

  private channels({ id: [wanted] }: Extract<Request, { _: 'channels.getChannels' }>): object {
    if (wanted?.channelId !== this.channelId) return toError({ code: 400, text: 'CHANNEL_INVALID' });
    if (!wanted.accessHash.isZero()) this.violations.push('channels.getChannels with a hash');
    return { _: 'messages.chats', chats: [this.channel] };
  }

  private list({ channel, id }: Extract<Request, { _: 'channels.getMessages' }>): object {
    // Only what channels.getChannels answered opens the channel.
    if (channel.channelId !== this.channelId || channel.accessHash.neq(HASH))
      return toError({ code: 400, text: 'CHANNEL_INVALID' });
    const messages = id.map(({ id: wanted }) => {
      const message = this.messages.find((one) => one.id === wanted);
      const peerId = { _: 'peerChannel', channelId: this.channelId };
      return message
        ? { _: 'message', peerId, date: 1_790_000_000, message: '', post: true, ...message }
        : { _: 'messageEmpty', id: wanted, peerId };
    });
    return {
      _: 'messages.channelMessages',
      pts: 1,
      count: messages.length,
      messages,
      topics: [],
      chats: [],
      users: [],
    };
  }

  private get channel(): object {
    const photo = { _: 'chatPhotoEmpty' };
    return {
      _: 'channel',
      id: this.channelId,
      accessHash: HASH,
      title: 'Профком',
      photo,
      date: 1,
      broadcast: true,
    };
  }
}

const HASH = Long.fromString('-4231905712345678901');
const BOT = {
  _: 'user',
  id: 110201543,
  bot: true,
  botInfoVersion: 1,
  self: true,
  accessHash: Long.ONE,
  firstName: 'Бот',
};

function toError({ code, text }: { code: number; text: string }): object {
  return { _: 'mt_rpc_error', errorCode: code, errorMessage: text };
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}

/** Intermediate transport: a length before each packet; the client's first four bytes name it. */
function frame(packet: Uint8Array): Buffer {
  return Buffer.concat([int32(packet.length), packet]);
}

function splitPackets(take: (packet: Buffer) => Promise<void>): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  let isOpened = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    if (!isOpened && rest.length >= 4) {
      isOpened = true;
      rest = rest.subarray(4);
    }
    while (isOpened && rest.length >= 4) {
      const length = rest.readUInt32LE(0);
      if (rest.length < 4 + length) return;
      const packet = rest.subarray(4, 4 + length);
      rest = rest.subarray(4 + length);
      void take(packet);
    }
  };
}
