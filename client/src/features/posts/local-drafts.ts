import type { LocalCopy } from './autosave.ts';

// Copies of unsaved drafts on this device. Each belongs to one person of one organization, so that the next
// person at the same computer does not see it. A full or switched-off storage loses only the copy.

export interface DraftStorage {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const KEYS = 'rupor.draft.';

/** Does this device keep a draft, whoever's it is? */
export function keepsDrafts(storage: Pick<DraftStorage, 'length' | 'key'>): boolean {
  return Array.from({ length: storage.length }, (_, at) => storage.key(at)).some((key) =>
    key?.startsWith(KEYS),
  );
}

/** Slot of the latest draft that the server has never seen; others, and those that wait beside it, have their id's. */
const NEW = 'new';

export class LocalDrafts<T> {
  readonly #storage: DraftStorage;
  readonly #owner: string;
  readonly #readContent: (value: unknown) => T | null;

  constructor(storage: DraftStorage, owner: string, readContent: (value: unknown) => T | null) {
    this.#storage = storage;
    this.#owner = owner;
    this.#readContent = readContent;
  }

  read(postId: string | null): LocalCopy<T> | null {
    const raw = this.#storage.getItem(this.#key(postId ?? NEW));
    return raw === null ? null : readCopy(parse(raw), this.#readContent);
  }

  /** false when this device could not keep it. */
  write(copy: LocalCopy<T>): boolean {
    const key = this.#key(copy.version === 0 ? NEW : copy.postId);
    try {
      if (copy.version === 0) this.#makeRoom(copy.postId);
      this.#storage.setItem(key, JSON.stringify(copy));
      return true;
    } catch (error) {
      // QuotaExceededError, or storage switched off: the server's copy is all there is.
      if (error instanceof DOMException) return false;
      throw error;
    }
  }

  /** Everything that waits on this device, oldest first. */
  list(): LocalCopy<T>[] {
    const keys = Array.from({ length: this.#storage.length }, (_, index) => this.#storage.key(index) ?? '');
    return keys
      .filter((key) => key.startsWith(this.#key('')))
      .flatMap((key) => this.read(key.slice(this.#key('').length)) ?? [])
      .sort((a, b) => a.at.localeCompare(b.at));
  }

  drop(postId: string): void {
    this.#storage.removeItem(this.#key(postId));
    if (this.read(null)?.postId === postId) this.#storage.removeItem(this.#key(NEW));
  }

  /** Another draft that was begun without a connection moves to the slot of its id. */
  #makeRoom(postId: string): void {
    const other = this.read(null);
    this.#storage.removeItem(this.#key(postId));
    if (other && other.postId !== postId)
      this.#storage.setItem(this.#key(other.postId), JSON.stringify(other));
  }

  #key(slot: string): string {
    return `${KEYS}${this.#owner}.${slot}`;
  }
}

function readCopy<T>(value: unknown, readContent: (value: unknown) => T | null): LocalCopy<T> | null {
  if (typeof value !== 'object' || value === null) return null;
  const { postId, version, at, content } = value as Record<string, unknown>;
  if (typeof postId !== 'string' || typeof version !== 'number' || typeof at !== 'string') return null;
  const read = readContent(content);
  return read === null ? null : { postId, version, at, content: read };
}

function parse(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
