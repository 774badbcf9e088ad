// The common part of a stateful fake on a free port: queued faults, before or after the effect, and a list of calls.
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { FaultyServer } from './local-server.ts';

/** `drop*` and `midBody` cut the connection; `before` and `after` say on which side of the effect. */
export type HttpFault =
  | { kind: 'dropBefore' | 'dropAfter' | 'midBody' | 'garbage' }
  /** Never answers; `onEffect` is called once the effect has happened. */
  | { kind: 'hang'; onEffect: () => void }
  | { kind: 'status'; status: number; body?: unknown; headers?: Record<string, string>; after?: boolean };

export interface FakeRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface FakeAnswer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

/** Faults go by `METHOD /path`. */
export abstract class HttpFake extends FaultyServer<HttpFault> {
  /** `METHOD /path`, in order. */
  readonly calls: string[] = [];
  /** Everything that broke the published schema: a test asserts that it is empty. */
  readonly violations: string[] = [];

  /** What really appeared, in order. */
  abstract readonly effects: readonly { text: string }[];
  protected abstract answer(request: FakeRequest): FakeAnswer | Promise<FakeAnswer>;

  protected async serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(incoming.url ?? '/', this.url);
    const { method = 'GET', headers } = incoming;
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const call = `${method} ${pathname}`;
    this.calls.push(call);
    const fault = this.takeFault(call);
    if (fault?.kind === 'dropBefore') return void incoming.socket.destroy();
    if (fault?.kind === 'status' && !fault.after) return answerFault(response, fault);
    const body = Buffer.concat(chunks);
    const answer = await this.answer({ method, path: pathname, query: searchParams, headers, body });
    if (fault?.kind === 'dropAfter') return void incoming.socket.destroy();
    if (fault?.kind === 'hang') return fault.onEffect();
    if (fault?.kind === 'garbage') return void response.writeHead(200).end('<html>not an API</html>');
    if (fault?.kind === 'status') return answerFault(response, fault);
    const text = answer.body === null ? '' : JSON.stringify(answer.body);
    const length = Buffer.byteLength(text);
    response.writeHead(answer.status, {
      'content-type': 'application/json',
      'content-length': length,
      ...answer.headers,
    });
    if (fault?.kind !== 'midBody') return void response.end(text);
    response.write(text.slice(0, Math.floor(text.length / 2)), () => incoming.socket.destroy());
  }
}

function answerFault(response: ServerResponse, fault: Extract<HttpFault, { kind: 'status' }>): void {
  response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers });
  response.end(JSON.stringify(fault.body ?? { error: 'fault', code: 'fault', message: 'fault' }));
}

/** Text fields and sizes of files of a multipart body. */
export async function readForm({ body, headers }: FakeRequest): Promise<{
  fields: Record<string, string>;
  files: { name: string; fileName: string; size: number; type: string }[];
}> {
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': headers['content-type'] ?? '' },
  }).formData();
  const fields: Record<string, string> = {};
  const files: { name: string; fileName: string; size: number; type: string }[] = [];
  for (const [name, value] of form)
    if (typeof value === 'string') fields[name] = value;
    else files.push({ name, fileName: value.name, size: value.size, type: value.type });
  return { fields, files };
}
