import type { z } from 'zod';
import type { App } from '../context.ts';

/**
 * One kind of background work, one file beside its feature, listed in registry.ts.
 * With `everyMs` each worker process runs it by its own timer, at start and then at that pace, never twice at once in
 * one process: so it must be safe when several processes run it, and losing the queue stops nothing.
 * Without, it is run by the queue, at least once: the first statement of `run` claims the work in the database.
 */
export interface Job<P = unknown> {
  name: string;
  /** Ids only: payloads lie in the queue's store. */
  payload: z.ZodType<P>;
  everyMs?: number;
  /** `signal` aborts when the process has to end: return, the sweep goes on later. */
  run(app: App, payload: P, signal: AbortSignal): Promise<void>;
}

/** The payload is checked before `run` sees it; that is what makes the types of one list agree. */
export function defineJob<P>(job: Job<P>): Job {
  return {
    name: job.name,
    payload: job.payload,
    everyMs: job.everyMs,
    run: (app, payload, signal) => job.run(app, job.payload.parse(payload), signal),
  };
}
