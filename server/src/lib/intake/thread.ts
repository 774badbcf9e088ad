// Works off intakes in a thread of its own, so that the one that reads requests is kept by nothing else. It begins with the
// first thing there is to do. If it ends by itself, what it had in hand is still in the database: another one takes it up.
import { Worker } from 'node:worker_threads';
import type { Logger } from '../logger.ts';
import type { WorkOff } from './work-off.ts';

/** What the thread is told. */
export type Order =
  | { order: 'wake'; kind: string; items: number }
  | { order: 'settle'; kind: string; id: number }
  | { order: 'close' };

/** What it says; `problem` is null where all went well. */
export type Report =
  | { report: 'size'; kind: string; size: number }
  | { report: 'settled'; id: number; problem: string | null };

export interface WorkThread {
  workOff(kind: string): WorkOff;
  /** After the batch that is on its way; what is left waits for the next start. */
  close(): Promise<void>;
}

interface Options {
  /** Its entry: a file that calls `serveOrders`. */
  file: URL;
  /** What the entry finds as `workerData`. */
  data: unknown;
  logger: Logger;
}

/** Commits of so long are told together. */
const TELL_MS = 100;
const RESTART_MS = 1_000;
/** A batch is short-lived and small; above the limit the thread ends, and not the process. */
const MEMORY = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 256 };

export function createWorkThread({ file, data, logger }: Options): WorkThread {
  let thread: Worker | null = null;
  let isClosed = false;
  const sizes = new Map<string, number>();
  const untold = new Map<string, number>();
  const asked = new Map<number, { resolve(): void; reject(error: Error): void }>();
  let lastId = 0;
  let timer: NodeJS.Timeout | null = null;

  const heard = (report: Report) => {
    if (report.report === 'size') {
      sizes.set(report.kind, report.size);
      return;
    }
    const waiting = asked.get(report.id);
    asked.delete(report.id);
    if (report.problem === null) waiting?.resolve();
    else waiting?.reject(new Error(report.problem));
  };
  const ended = (error: unknown) => {
    thread = null;
    for (const { reject } of asked.values()) reject(new Error('the thread that works off has ended'));
    asked.clear();
    if (isClosed) return;
    logger.error({ err: error }, 'the thread that works off has ended: another one takes it up');
    setTimeout(() => !isClosed && start(), RESTART_MS).unref();
  };
  const start = (): Worker => {
    if (thread) return thread;
    const started = new Worker(file, { workerData: data, resourceLimits: MEMORY });
    let problem: unknown = null;
    started.on('message', heard);
    started.on('error', (error) => {
      problem = error;
    });
    started.on('exit', () => ended(problem));
    thread = started;
    return started;
  };
  const order = (one: Order) => start().postMessage(one);
  const tell = () => {
    timer = null;
    if (isClosed) return;
    for (const [kind, items] of untold) order({ order: 'wake', kind, items });
    untold.clear();
  };

  return {
    workOff: (kind) => ({
      size: () => sizes.get(kind) ?? 0,
      wake(items) {
        sizes.set(kind, (sizes.get(kind) ?? 0) + items);
        untold.set(kind, (untold.get(kind) ?? 0) + items);
        timer ??= setTimeout(tell, TELL_MS).unref();
      },
      settled: () =>
        new Promise((resolve, reject) => {
          lastId += 1;
          asked.set(lastId, { resolve, reject });
          order({ order: 'settle', kind, id: lastId });
        }),
      close: () => Promise.resolve(),
    }),
    async close() {
      isClosed = true;
      if (timer) clearTimeout(timer);
      const closing = thread;
      if (!closing) return;
      await new Promise<void>((resolve) => {
        closing.once('exit', () => resolve());
        closing.postMessage({ order: 'close' } satisfies Order);
      });
    },
  };
}
