import type { LocalCopy } from './autosave.ts';

// Copies of unsaved drafts on this device. Each belongs to one person of one organization, so that the next
// person at the same computer does not see it. A full or switched-off storage loses only the copy.

export interface DraftStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const NEW = 'new';

function keyOf(owner: string, postId: string | null): string {
  return `rupor.draft.${owner}.${postId ?? NEW}`;
}

function isCopy(value: unknown): value is LocalCopy<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    'content' in value &&
    typeof value.content === 'object' &&
    'version' in value &&
    typeof value.version === 'number' &&
    'at' in value &&
    typeof value.at === 'string'
  );
}

export function localDrafts<T>(
  storage: DraftStorage,
  owner: string,
  isContent: (value: unknown) => value is T,
) {
  return {
    read(postId: string | null): LocalCopy<T> | null {
      const raw = storage.getItem(keyOf(owner, postId));
      if (raw === null) return null;
      const copy = parse(raw);
      if (!isCopy(copy) || !isContent(copy.content)) return null;
      return { postId, version: copy.version, at: copy.at, content: copy.content };
    },
    /** false when this device could not keep it. */
    write(copy: LocalCopy<T>): boolean {
      try {
        storage.setItem(keyOf(owner, copy.postId), JSON.stringify(copy));
        return true;
      } catch (error) {
        // QuotaExceededError, or storage switched off: the server copy is all there is.
        if (error instanceof DOMException) return false;
        throw error;
      }
    },
    drop(postId: string | null): void {
      storage.removeItem(keyOf(owner, postId));
    },
  };
}

export type LocalDrafts<T> = ReturnType<typeof localDrafts<T>>;

function parse(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
