// Requests over kept connections, by hand: a general client would cost more than the server that is measured.
import net from 'node:net';

export interface LoadOptions {
  port: number;
  connections: number;
  /** Requests on their way on one connection at once. */
  pipelined?: number;
  /** How long, milliseconds; `until` ends it sooner. */
  ms: number;
  until?: AbortSignal;
  /** The n-th request, whole. */
  request(n: number): string;
  /** Called for each answer, in the order of requests on its connection. */
  onAnswer?(n: number, status: number): void;
}

export interface LoadResult {
  /** Answers of every kind. */
  perSecond: number;
  seconds: number;
  p50: number;
  p99: number;
  statuses: Record<number, number>;
}

export async function load(options: LoadOptions): Promise<LoadResult> {
  const { connections, ms } = options;
  const latencies: number[] = [];
  const statuses: Record<number, number> = {};
  let sent = 0;
  const began = performance.now();
  const end = began + ms;
  const isOver = () => performance.now() >= end || options.until?.aborted === true;
  const one = (n: number, status: number, since: number) => {
    latencies.push(performance.now() - since);
    statuses[status] = (statuses[status] ?? 0) + 1;
    options.onAnswer?.(n, status);
  };
  await Promise.all(
    Array.from({ length: connections }, () => talk({ ...options, isOver, next: () => sent++, one })),
  );
  const seconds = (performance.now() - began) / 1000;
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? Number.NaN;
  return {
    perSecond: Math.round(latencies.length / seconds),
    seconds,
    p50: at(0.5),
    p99: at(0.99),
    statuses,
  };
}

interface Talk extends LoadOptions {
  isOver(): boolean;
  next(): number;
  one(n: number, status: number, since: number): void;
}

/** One connection until its time is over or the other side goes away. */
function talk({ port, pipelined = 1, request, isOver, next, one }: Talk): Promise<void> {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
    const waiting: { n: number; since: number }[] = [];
    let rest = '';
    const send = () => {
      let text = '';
      while (waiting.length < pipelined && !isOver()) {
        const n = next();
        waiting.push({ n, since: performance.now() });
        text += request(n);
      }
      if (text) socket.write(text);
      else if (waiting.length === 0) socket.end();
    };
    socket.once('connect', send);
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      rest += chunk;
      for (;;) {
        const head = rest.indexOf('\r\n\r\n');
        if (head === -1) break;
        const length = Number(/content-length: (\d+)/i.exec(rest.slice(0, head))?.[1] ?? 0);
        if (rest.length < head + 4 + length) break;
        const asked = waiting.shift();
        if (asked) one(asked.n, Number(rest.slice(9, 12)), asked.since);
        rest = rest.slice(head + 4 + length);
      }
      send();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve());
  });
}
