// Acts that are done at once and can be taken back for a while: each is one line at the foot of the screen.
import { useSyncExternalStore } from 'react';

export interface UndoEntry {
  id: number;
  /** What was done, a whole sentence. */
  sentence: string;
  /** Takes it back. Absent: only tells. */
  undo?: () => void | Promise<void>;
}

let entries: readonly UndoEntry[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly UndoEntry[]): void {
  entries = next;
  for (const listener of listeners) listener();
}

/** Shows «sentence · Вернуть». A newer line takes the place of the older one. */
export function offerUndo(sentence: string, undo?: UndoEntry['undo']): void {
  lastId += 1;
  set([{ id: lastId, sentence, undo }]);
}

export function closeUndo(id: number): void {
  set(entries.filter((entry) => entry.id !== id));
}

export function useUndoEntries(): readonly UndoEntry[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => entries,
  );
}
