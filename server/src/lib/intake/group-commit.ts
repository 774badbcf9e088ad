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
  /** So many that a batch goes beside another one; fewer wait for its end, because each commit costs the same. */
  worthLane: number;
  maxBatch: number;
  maxWaiting: number;
  /** A `done` has thrown: the others are told all the same. */
  onProblem(error: unknown): void;
}

export function createGroupCommit<Item>({
  write,
  lanes,
  worthLane,
  maxBatch,
  maxWaiting,
  onProblem,
}: Options<Item>): GroupCommit<Item> {
  let items: Item[] = [];
  let dones: Done[] = [];
  const writing = new Set<Promise<void>>();
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
  const isTime = () =>
    items.length > 0 && (writing.size === 0 || (writing.size < lanes && items.length >= worthLane));
  const flush = () => {
    isPlanned = false;
    while (isTime()) {
      const batch = nextBatch();
      const ended = (error: unknown) => {
        writing.delete(written);
        // The next batch is on its way while the answers of this one leave.
        flush();
        tellAll(batch.dones, error, onProblem);
      };
      const written: Promise<void> = write(batch.items).then(() => ended(null), ended);
      writing.add(written);
    }
  };

  return {
    put(item, done) {
      if (isDraining || items.length >= maxWaiting) return false;
      items.push(item);
      dones.push(done);
      // All that arrives within this turn of the loop goes together.
      if (!isPlanned && isTime()) {
        isPlanned = true;
        setImmediate(flush);
      }
      return true;
    },
    async drain() {
      isDraining = true;
      flush();
      while (writing.size > 0) await Promise.all(writing);
    },
  };
}

function tellAll(dones: readonly Done[], error: unknown, onProblem: (error: unknown) => void): void {
  for (const done of dones)
    try {
      done(error);
    } catch (problem) {
      onProblem(problem);
    }
}
