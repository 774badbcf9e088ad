// Many files at once from a phone: two are sent at a time, the others wait; what failed may be tried again. Files are read
// a part at a time, so sixty photos do not stand in the memory.
import type { Media } from '@rupor/shared/media/contract';
import type { Sending, SendOptions } from './upload-parts.ts';

export interface QueueItem {
  id: string;
  name: string;
  state: 'waiting' | 'sending' | 'failed' | 'done';
  /** Sent so far, 0 to 1. */
  share: number;
  /** Code of why it stopped. */
  problem: string | null;
  maxBytes: number | null;
  media: Media | null;
}

interface Options {
  send(file: Sending, options: SendOptions): Promise<Media>;
  /** Keeps the files of this device over a reload; what is done or dismissed is forgotten. */
  store: { put(file: Sending): Promise<void>; remove(id: string): Promise<void> };
  onArrived(media: Media): void;
  atOnce?: number;
}

export interface UploadQueue {
  subscribe(listener: () => void): () => void;
  items(): readonly QueueItem[];
  /** `isKept`: they lie in the store already. */
  add(files: readonly Sending[], isKept?: boolean): void;
  retry(id: string): void;
  /** Tries again what a lost line has stopped. */
  retryOffline(): void;
  /** Stops it if it runs, and forgets it. */
  dismiss(id: string): void;
  /** Takes what is done off the list. */
  clearDone(): void;
  /** Sends nothing more; what was not sent stays in the store. */
  stop(): void;
}

export function createUploadQueue({ send, store, onArrived, atOnce = 2 }: Options): UploadQueue {
  let items: readonly QueueItem[] = [];
  const files = new Map<string, Sending>();
  const running = new Map<string, AbortController>();
  const listeners = new Set<() => void>();
  let isStopped = false;

  const set = (next: readonly QueueItem[]) => {
    items = next;
    for (const listener of listeners) listener();
  };
  const change = (id: string, patch: Partial<QueueItem>) =>
    set(items.map((item) => (item.id === id ? { ...item, ...patch } : item)));

  async function run(file: Sending): Promise<void> {
    const abort = new AbortController();
    running.set(file.id, abort);
    change(file.id, { state: 'sending', problem: null });
    try {
      const onProgress = (share: number) => change(file.id, { share });
      const media = await send(file, { onProgress, signal: abort.signal });
      files.delete(file.id);
      change(file.id, { state: 'done', share: 1, media });
      await store.remove(file.id);
      onArrived(media);
    } catch (error) {
      const { code = 'internal', maxBytes = null } = error as { code?: string; maxBytes?: number | null };
      if (code !== 'aborted') change(file.id, { state: 'failed', problem: code, maxBytes });
    } finally {
      running.delete(file.id);
      next();
    }
  }

  function next(): void {
    for (const { id, state } of items) {
      if (isStopped || running.size >= atOnce) return;
      const file = files.get(id);
      if (state === 'waiting' && file) void run(file);
    }
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    items: () => items,
    add(fresh, isKept = false) {
      const unknown = fresh.filter(({ id }) => !items.some((item) => item.id === id));
      for (const file of unknown) {
        files.set(file.id, file);
        if (!isKept) void store.put(file);
      }
      const idle = { state: 'waiting', share: 0, problem: null, maxBytes: null, media: null } as const;
      set([...items, ...unknown.map(({ id, name }) => ({ id, name, ...idle }))]);
      next();
    },
    retry(id) {
      if (running.has(id)) return;
      change(id, { state: 'waiting', problem: null });
      next();
    },
    retryOffline() {
      for (const { id, problem } of items)
        if (problem === 'offline') change(id, { state: 'waiting', problem: null });
      next();
    },
    dismiss(id) {
      running.get(id)?.abort();
      files.delete(id);
      set(items.filter((item) => item.id !== id));
      void store.remove(id);
    },
    clearDone: () => set(items.filter(({ state }) => state !== 'done')),
    stop() {
      isStopped = true;
      for (const abort of running.values()) abort.abort();
    },
  };
}
