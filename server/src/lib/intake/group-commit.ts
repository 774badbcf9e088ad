// Many small writes as few large ones: whoever comes while a batch is being written goes into the next. `done` is called
// only after the batch is committed, so what was acknowledged survives a crash. The waiting room has a bound: above it
// `put` answers false at once, and nothing grows. Callbacks, not promises: of what waits, as little as possible is kept.
export type Done = (error: unknown) => void;

export interface GroupCommit<Item> {
  /** false: no room, come again later. `done` gets null, or why the batch could not be written. */
  put(item: Item, done: Done): boolean;
  /** Takes nothing more, and resolves when all that was taken is written. */
  drain(): Promise<void>;
}

interface Options<Item> {
  write(items: Item[]): Promise<void>;
  /** Batches on their way at once. */
  lanes: number;
  maxBatch: number;
  maxWaiting: number;
  /** A `done` has thrown: the others are told all the same. */
  onProblem(error: unknown): void;
}

export function createGroupCommit<Item>({
  write,
  lanes,
  maxBatch,
  maxWaiting,
  onProblem,
}: Options<Item>): GroupCommit<Item> {
  let items: Item[] = [];
  let dones: Done[] = [];
  const running = new Set<Promise<void>>();
  let isDraining = false;
  let isPlanned = false;

  /** All that waits, as it stands, where it fits into one batch. */
  const nextBatch = () => {
    const batch = { items, dones };
    if (items.length > maxBatch) {
      batch.items = items.splice(0, maxBatch);
      batch.dones = dones.splice(0, maxBatch);
    } else {
      items = [];
      dones = [];
    }
    return batch;
  };
  const flush = () => {
    isPlanned = false;
    while (items.length > 0 && running.size < lanes) {
      const batch = nextBatch();
      const written = tellAll(write(batch.items), batch.dones, onProblem);
      running.add(written);
      void written.then(() => {
        running.delete(written);
        flush();
      });
    }
  };

  return {
    put(item, done) {
      if (isDraining || items.length >= maxWaiting) return false;
      items.push(item);
      dones.push(done);
      // All that arrives within this turn of the loop goes together.
      if (!isPlanned) {
        isPlanned = true;
        setImmediate(flush);
      }
      return true;
    },
    async drain() {
      isDraining = true;
      flush();
      while (running.size > 0) await Promise.all(running);
    },
  };
}

function tellAll(
  written: Promise<void>,
  waiting: readonly Done[],
  onProblem: (error: unknown) => void,
): Promise<void> {
  const tell = (error: unknown) => {
    for (const done of waiting)
      try {
        done(error);
      } catch (problem) {
        onProblem(problem);
      }
  };
  return written.then(() => tell(null), tell);
}
