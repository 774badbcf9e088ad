import { watched } from './watched.ts';

const ASK_AGAIN_MS = 5_000;

interface Patience {
  /** Ends the waiting by throwing, where asking again cannot help. */
  check?: () => Promise<void>;
  wait?: () => Promise<void>;
}

/**
 * For parts of the program that a page fetches later: a connection that is gone in that moment takes nothing down. The part
 * is asked for again when there is a connection, and every few seconds, until it is there.
 */
export async function patiently<T>(
  load: () => Promise<T>,
  { check, wait = untilWorthTrying }: Patience = {},
): Promise<T> {
  let isAwaited = false;
  try {
    for (;;) {
      try {
        return await load();
      } catch {
        // Why does not matter: without it there is nothing to show, and nothing else that could be done.
        await check?.();
        if (!isAwaited) countAwaited(1);
        isAwaited = true;
        await wait();
      }
    }
  } finally {
    if (isAwaited) countAwaited(-1);
  }
}

const awaited = watched(0);

function countAwaited(change: 1 | -1): void {
  awaited.set(awaited.get() + change);
}

export const isAwaiting = () => awaited.get() > 0;

/** Something was asked for and could not be had yet: the person should know why nothing happens. */
export const useIsAwaiting = () => awaited.useValue() > 0;

function untilWorthTrying(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ASK_AGAIN_MS);
    window.addEventListener(
      'online',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
