// Stands in front of a real peer and fails on command: before the request reaches it, or after it took effect.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ProxyFault =
  | { kind: 'dropBefore' | 'dropAfter' }
  | { kind: 'answer'; status: number; headers?: Record<string, string>; after?: boolean };

export class FaultyProxy {
  readonly seen: string[] = [];
  private readonly faults: { path: string; fault: ProxyFault }[] = [];
  private readonly server = createServer((request, response) => void this.serve(request, response));
  private readonly target: string;

  constructor(target: string) {
    this.target = target;
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The next request whose path contains `path` fails this way. */
  fail(path: string, fault: ProxyFault): void {
    this.faults.push({ path, fault });
  }

  get isSpent(): boolean {
    return this.faults.length === 0;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = request.url ?? '';
    this.seen.push(url.replace(/^\/xrpc\/|\?.*$/g, ''));
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const index = this.faults.findIndex(({ path }) => url.includes(path));
    const fault = index < 0 ? undefined : this.faults.splice(index, 1)[0]?.fault;
    if (fault?.kind === 'dropBefore') return void request.socket.destroy();
    if (fault?.kind === 'answer' && !fault.after) return answerFault(response, fault);
    const { host, connection, 'content-length': length, ...headers } = request.headers;
    const answer = await fetch(this.target + url, {
      method: request.method,
      headers: headers as Record<string, string>,
      ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
    });
    const body = Buffer.from(await answer.arrayBuffer());
    if (fault?.kind === 'dropAfter') return void request.socket.destroy();
    if (fault?.kind === 'answer') return answerFault(response, fault);
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
    response.end(body);
  }
}

function answerFault(response: ServerResponse, fault: Extract<ProxyFault, { kind: 'answer' }>): void {
  response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers });
  response.end(JSON.stringify({ error: 'Fault', message: 'by the proxy' }));
}
