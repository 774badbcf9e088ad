// Stands in front of a real peer and fails on command: before the request reaches it, or after it took effect.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LocalServer } from './local-server.ts';

export type ProxyFault =
  | { kind: 'dropBefore' | 'dropAfter' }
  | { kind: 'answer'; status: number; headers?: Record<string, string>; after?: boolean };

export class FaultyProxy extends LocalServer {
  readonly seen: string[] = [];
  private readonly faults: { path: string; fault: ProxyFault }[] = [];
  private readonly target: string;

  constructor(target: string) {
    super();
    this.target = target;
  }

  /** The next request whose path contains `path` fails this way. */
  fail(path: string, fault: ProxyFault): void {
    this.faults.push({ path, fault });
  }

  get isSpent(): boolean {
    return this.faults.length === 0;
  }

  protected async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
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
