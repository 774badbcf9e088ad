import { useSyncExternalStore } from 'react';

interface Watched<T> {
  get(): T;
  set(next: T): void;
  /** Draws anew when it changes. */
  useValue(): T;
}

/** A value of the whole program, set from anywhere and followed by what is drawn. */
export function watched<T>(first: T): Watched<T> {
  let value = first;
  const listeners = new Set<() => void>();
  const get = () => value;
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    get,
    set(next) {
      if (next === value) return;
      value = next;
      for (const listener of listeners) listener();
    },
    useValue: () => useSyncExternalStore(subscribe, get),
  };
}
