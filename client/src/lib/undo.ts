// Acts that are done at once and can be taken back for a while: each is one line at the foot of the screen.
import { watched } from './watched.ts';

export interface UndoEntry {
  id: number;
  /** What was done, a whole sentence. */
  sentence: string;
  /** Takes it back. Absent: only tells. */
  undo?: () => void | Promise<void>;
}

const entries = watched<readonly UndoEntry[]>([]);
let lastId = 0;

/** Shows «sentence · Вернуть». A newer line takes the place of the older one. */
export function offerUndo(sentence: string, undo?: UndoEntry['undo']): void {
  lastId += 1;
  entries.set([{ id: lastId, sentence, undo }]);
}

export function closeUndo(id: number): void {
  entries.set(entries.get().filter((entry) => entry.id !== id));
}

export const useUndoEntries = entries.useValue;
