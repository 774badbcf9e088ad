// Stands between us and a peer and breaks a connection at a chosen byte: cut (FIN), reset (RST) or stalled for ever. One
// connection carries one request, as safe-fetch sends them. The peer sees whole requests only: half a request is nothing
// to any HTTP server. From `request` on the peer has carried it out before the connection breaks.

import type { AddressInfo } from 'node:net';
import { createServer, connect as dial, type Socket } from 'node:net';

/** Where it breaks: so much of the exchange has happened. */
export const CUT_PLACES = [
  'connected',
  'half-request',
  'request',
  'headers',
  'half-body',
  'last-byte',
  'body',
] as const;
export const CUT_WAYS = ['cut', 'reset', 'stall'] as const;

export type Cut =
  | {
      place: (typeof CUT_PLACES)[number];
      way: (typeof CUT_WAYS)[number];
      /** Called once the connection stalls. */
      onStall?: () => void;
      /** A stall ends with a cut after this time; without it never. Milliseconds. */
      forMs?: number;
    }
  /** An answer of the server in front of the peer; `after`: the peer has carried the request out. */
  | { place: 'answer'; status: number; body: string; headers?: Record<string, string>; after: boolean };

const END_OF_HEADERS = Buffer.from('\r\n\r\n');

export class CuttingProxy {
  private readonly cuts: (Cut | null)[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((client) => this.serve(client));
  private readonly port: number;
  private readonly choose: () => Cut | null;
  private readonly answerAfterMs: number;

  /** `choose`: what becomes of a connection for which nothing was queued. `answerAfterMs`: how far away the peer is. */
  constructor(target: string, { choose = (): Cut | null => null, answerAfterMs = 0 } = {}) {
    this.port = Number(new URL(target).port);
    this.choose = choose;
    this.answerAfterMs = answerAfterMs;
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The next connections break this way, one each; null goes through. */
  fail(...cuts: (Cut | null)[]): void {
    this.cuts.push(...cuts);
  }

  get isSpent(): boolean {
    return this.cuts.length === 0;
  }

  private serve(client: Socket): void {
    this.hold(client);
    const cut = this.cuts.length > 0 ? (this.cuts.shift() ?? null) : this.choose();
    if (cut?.place === 'connected') {
      breakOff(client, cut, Buffer.alloc(0));
      return;
    }
    let request = Buffer.alloc(0);
    let isDone = false;
    client.on('data', (chunk: Buffer) => {
      request = Buffer.concat([request, chunk]);
      if (isDone || (cut?.place !== 'half-request' && !isWhole(request))) return;
      isDone = true;
      if (cut?.place === 'half-request') breakOff(client, cut, Buffer.alloc(0));
      else if (cut?.place === 'answer' && !cut.after) client.end(writeAnswer(cut));
      else
        this.ask(request, (answer) => {
          if (this.answerAfterMs === 0) finish(client, cut, answer);
          else setTimeout(() => finish(client, cut, answer), this.answerAfterMs);
        });
    });
  }

  /** The whole answer of the peer, which closes after it. */
  private ask(request: Buffer, done: (answer: Buffer) => void): void {
    const peer = this.hold(dial(this.port, '127.0.0.1'));
    const parts: Buffer[] = [];
    peer.on('data', (part: Buffer) => parts.push(part));
    peer.once('end', () => done(Buffer.concat(parts)));
    peer.write(withClose(request));
  }

  private hold(socket: Socket): Socket {
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
    // A connection that breaks is what this is made for.
    socket.on('error', () => socket.destroy());
    return socket;
  }
}

function finish(client: Socket, cut: Cut | null, answer: Buffer): void {
  if (cut === null || cut.place === 'answer') {
    client.end(cut === null ? answer : writeAnswer(cut));
    return;
  }
  const body = answer.indexOf(END_OF_HEADERS) + END_OF_HEADERS.length;
  const ends = {
    connected: 0,
    'half-request': 0,
    request: 0,
    headers: body,
    'half-body': body + Math.floor((answer.length - body) / 2),
    'last-byte': answer.length - 1,
    body: answer.length,
  };
  breakOff(client, cut, answer.subarray(0, ends[cut.place]));
}

function breakOff(client: Socket, cut: Exclude<Cut, { place: 'answer' }>, part: Buffer): void {
  if (cut.way === 'cut') client.end(part);
  else client.write(part, () => afterPart(client, cut));
}

function afterPart(client: Socket, cut: Exclude<Cut, { place: 'answer' }>): void {
  if (cut.way === 'reset') client.resetAndDestroy();
  else {
    cut.onStall?.();
    if (cut.forMs !== undefined) setTimeout(() => client.destroy(), cut.forMs).unref();
  }
}

function isWhole(request: Buffer): boolean {
  const end = request.indexOf(END_OF_HEADERS);
  if (end < 0) return false;
  const length = /\r\ncontent-length: *(\d+)/i.exec(request.toString('latin1', 0, end))?.[1] ?? '0';
  return request.length >= end + END_OF_HEADERS.length + Number(length);
}

/** A kept connection would never say that the answer is over. */
function withClose(request: Buffer): Buffer {
  const end = request.indexOf(END_OF_HEADERS);
  const head = request.toString('latin1', 0, end).replace(/\r\nconnection:[^\r]*/gi, '');
  return Buffer.concat([Buffer.from(`${head}\r\nconnection: close`, 'latin1'), request.subarray(end)]);
}

function writeAnswer({ status, body, headers = {} }: Extract<Cut, { place: 'answer' }>): string {
  const fields = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...headers,
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} Fault\r\n${lines.join('')}connection: close\r\n\r\n${body}`;
}
