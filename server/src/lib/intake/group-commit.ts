// Many small writes as few large ones: whoever comes while a batch is being written goes into the next. A caller's promise
// settles only after its batch is committed, so what was acknowledged survives a crash. The waiting room has a bound:
// above it `add` answers null at once, and nothing grows.
export interface GroupCommit<Item> {
  /** null: no room, come again later. Rejects when the batch could not be written. */
  add(item: Item): Promise<void> | null;
  /** Takes nothing more, and resolves when all that was taken is written. */
  drain(): Promise<void>;
}

interface Options<Item> {
  write(items: Item[]): Promise<void>;
  /** Batches on their way at once. */
  lanes: number;
  maxBatch: number;
  maxWaiting: number;
}

interface Waiting<Item> {
  item: Item;
  resolve(): void;
  reject(error: unknown): void;
}

export function createGroupCommit<Item>({
  write,
  lanes,
  maxBatch,
  maxWaiting,
}: Options<Item>): GroupCommit<Item> {
  let waiting: Waiting<Item>[] = [];
  const running = new Set<Promise<void>>();
  let isDraining = false;
  let isPlanned = false;

  const flush = () => {
    isPlanned = false;
    while (waiting.length > 0 && running.size < lanes) {
      const batch = waiting.slice(0, maxBatch);
      waiting = waiting.slice(maxBatch);
      const written = write(batch.map(({ item }) => item)).then(
        () => {
          for (const { resolve } of batch) resolve();
        },
        (error: unknown) => {
          for (const { reject } of batch) reject(error);
        },
      );
      running.add(written);
      void written.then(() => {
        running.delete(written);
        flush();
      });
    }
  };

  return {
    add(item) {
      if (isDraining || waiting.length >= maxWaiting) return null;
      const done = new Promise<void>((resolve, reject) => waiting.push({ item, resolve, reject }));
      // All that arrives within this turn of the loop goes together.
      if (!isPlanned) {
        isPlanned = true;
        setImmediate(flush);
      }
      return done;
    },
    async drain() {
      isDraining = true;
      flush();
      while (running.size > 0) await Promise.all(running);
    },
  };
}
