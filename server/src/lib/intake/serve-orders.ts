import { parentPort } from 'node:worker_threads';
import type { Order, Report } from './thread.ts';
import type { WorkOff } from './work-off.ts';

/** What a thread works off, by kind; `close` ends what it stands on. */
interface Served {
  kinds: Record<string, WorkOff>;
  close(): Promise<void>;
}

/** The thread's side of thread.ts: `open` is given whom to tell how many wait. */
export function serveOrders(open: (onSize: (kind: string) => (size: number) => void) => Served): void {
  const port = parentPort;
  if (!port) throw new Error('this file is the entry of a thread');
  const say = (report: Report) => port.postMessage(report);
  const served = open((kind) => (size) => say({ report: 'size', kind, size }));
  const the = (kind: string): WorkOff => {
    const workOff = served.kinds[kind];
    if (!workOff) throw new Error(`nobody works off ${kind}`);
    return workOff;
  };
  const close = async () => {
    await Promise.all(Object.values(served.kinds).map((workOff) => workOff.close()));
    await served.close();
    // Nothing is left that would keep the thread.
    port.close();
  };
  port.on('message', (order: Order) => {
    if (order.order === 'wake') the(order.kind).wake(order.items);
    else if (order.order === 'close') void close();
    else {
      const { kind, id } = order;
      the(kind)
        .settled()
        .then(
          () => say({ report: 'settled', id, problem: null }),
          (error: unknown) => say({ report: 'settled', id, problem: String(error) }),
        );
    }
  });
}
