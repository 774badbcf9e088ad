// Work that a sweep starts and does not wait for: one at a time for each key, a bounded number of each kind at once,
// and a stop waits for all of it.
import type { App } from '../context.ts';

const LIMIT = 60;

interface Background {
  running: Map<string, Promise<void>>;
}

const byApp = new WeakMap<App['pool'], Background>();

function backgroundOf({ pool }: Pick<App, 'pool'>): Background {
  const known = byApp.get(pool) ?? { running: new Map() };
  byApp.set(pool, known);
  return known;
}

/** `key` is «kind id». False: this key runs already, or too many of its kind; the next sweep comes back to it. */
export function startInBackground(app: App, key: string, task: () => Promise<void>): boolean {
  const { running } = backgroundOf(app);
  const kind = key.slice(0, key.indexOf(' ') + 1);
  const ofKind = [...running.keys()].filter((other) => other.startsWith(kind)).length;
  if (running.has(key) || ofKind >= LIMIT) return false;
  const promise = task()
    .catch((error: unknown) => app.logger.error({ err: error, key }, 'background work failed'))
    .finally(() => running.delete(key));
  running.set(key, promise);
  return true;
}

/** Resolves when nothing runs any more. */
export async function whenBackgroundIdle(app: Pick<App, 'pool'>): Promise<void> {
  const { running } = backgroundOf(app);
  while (running.size > 0) await Promise.all(running.values());
}
