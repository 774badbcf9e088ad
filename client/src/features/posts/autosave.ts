// Saves a draft by itself: about a second after the last change, one request at a time, whole content with
// the version it was read at. Until the server has acknowledged a change, a copy lies on this device. When
// somebody else saved first, nothing is sent any more until a person has chosen.

export const IDLE_MS = 1_000;
const RETRY_MS = [3_000, 6_000, 12_000, 30_000] as const;

/** Who saved last. */
export interface Editor {
  id: string;
  name: string;
}

/** What the server answered to one save. */
export type SaveOutcome<T> =
  | { kind: 'saved'; version: number; savedAt: string }
  | { kind: 'conflict'; theirs: T; version: number; editedBy: Editor | null; editedAt: string | null }
  /** No connection, or a server that cannot just now: passes by itself. */
  | { kind: 'offline'; error?: unknown }
  | { kind: 'signedOut' }
  | { kind: 'refused'; error: unknown };

/** The copy on this device. */
export interface LocalCopy<T> {
  postId: string;
  /** 0: the server has never seen the post. */
  version: number;
  content: T;
  at: string;
}

export interface Conflict<T> {
  theirs: T;
  version: number;
  editedBy: Editor | null;
  editedAt: string | null;
}

export type SaveStatus =
  | 'untouched'
  | 'waiting'
  | 'saving'
  | 'saved'
  | 'offline'
  | 'signedOut'
  | 'conflict'
  | 'refused';

export interface AutosaveState<T> {
  status: SaveStatus;
  content: T;
  readonly postId: string;
  /** 0: the server has never seen the post. */
  version: number;
  savedAt: string | null;
  conflict: Conflict<T> | null;
  error: unknown;
}

export interface AutosaveDeps<T> {
  save(input: { postId: string; version: number; content: T }): Promise<SaveOutcome<T>>;
  /** Runs once after so many milliseconds; the answer calls it off. */
  after(ms: number, run: () => void): () => void;
  /** Keeps or drops the copy on this device. */
  keep(copy: LocalCopy<T> | null): void;
  now(): string;
  onState(state: AutosaveState<T>): void;
}

type Start<T> = Pick<AutosaveState<T>, 'content' | 'postId' | 'version' | 'savedAt'>;

export class Autosave<T> {
  #state: AutosaveState<T>;
  readonly #deps: AutosaveDeps<T>;
  #callOff: (() => void) | null = null;
  #running: Promise<void> | null = null;
  #failures = 0;
  #stopped = false;

  constructor(start: Start<T>, deps: AutosaveDeps<T>) {
    this.#state = { ...start, status: 'untouched', conflict: null, error: null };
    this.#deps = deps;
  }

  get state(): AutosaveState<T> {
    return this.#state;
  }

  change(content: T): void {
    this.#state = { ...this.#state, content };
    this.#keepCopy();
    // A request is on its way, a retry is planned, or a person has to act first: only the copy grows.
    const waits = ['saving', 'offline', 'conflict', 'signedOut'].includes(this.#state.status);
    this.#set(waits ? {} : { status: 'waiting' });
    if (!waits) this.#plan(IDLE_MS);
  }

  /** Saves at once what is unsaved; answers with the state that came of it. */
  async flush(): Promise<AutosaveState<T>> {
    if (this.#running) await this.#running;
    if (['waiting', 'offline', 'refused', 'signedOut'].includes(this.#state.status)) await this.#send();
    return this.#state;
  }

  /** The connection or the session is back. */
  retry(): void {
    if (['offline', 'signedOut'].includes(this.#state.status)) void this.#send();
  }

  /** Goes on with the copy of this device. When others have saved since it was made, a person chooses first. */
  resume(copy: LocalCopy<T>, { editedBy }: { editedBy: Editor | null }): void {
    const { version, content: theirs, savedAt: editedAt } = this.#state;
    if (copy.version === 0 || copy.version >= version) {
      this.change(copy.content);
      return;
    }
    this.#state = { ...this.#state, content: copy.content };
    this.#keepCopy();
    this.#set({ status: 'conflict', conflict: { theirs, version, editedBy, editedAt } });
  }

  takeTheirs(): void {
    if (!this.#state.conflict) return;
    const { theirs, version, editedAt } = this.#state.conflict;
    this.#deps.keep(null);
    this.#set({ status: 'saved', content: theirs, version, savedAt: editedAt, conflict: null });
  }

  keepMine(): void {
    if (!this.#state.conflict) return;
    this.#set({ status: 'waiting', version: this.#state.conflict.version, conflict: null });
    void this.#send();
  }

  /** The post changed by another act of ours (schedule, cancel): go on from its version. */
  rebase(version: number): void {
    if (version > this.#state.version) this.#set({ version });
  }

  /** The post was read again and nothing of ours is unsaved: what others did appears. false: ours goes first. */
  adopt(content: T, { version, savedAt }: { version: number; savedAt: string }): boolean {
    if (!['untouched', 'saved'].includes(this.#state.status) || version <= this.#state.version) return false;
    this.#set({ content, version, savedAt });
    return true;
  }

  stop(): void {
    this.#stopped = true;
    this.#callOff?.();
    this.#callOff = null;
  }

  #set(change: Partial<AutosaveState<T>>): void {
    this.#state = { ...this.#state, ...change };
    if (!this.#stopped) this.#deps.onState(this.#state);
  }

  #plan(ms: number): void {
    if (this.#stopped) return;
    this.#callOff?.();
    this.#callOff = this.#deps.after(ms, () => {
      this.#callOff = null;
      void this.#send();
    });
  }

  #keepCopy(): void {
    const { postId, version, content } = this.#state;
    this.#deps.keep({ postId, version, content, at: this.#deps.now() });
  }

  /** One request at a time; whoever comes while it runs waits for the same one. */
  #send(): Promise<void> {
    this.#running ??= this.#sendOnce().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #sendOnce(): Promise<void> {
    this.#callOff?.();
    this.#callOff = null;
    const { postId, version, content } = this.#state;
    this.#set({ status: 'saving' });
    const outcome = await this.#deps.save({ postId, version, content });
    if (outcome.kind === 'saved') this.#settleSaved(outcome, content);
    else this.#settleUnsaved(outcome);
  }

  #settleSaved(outcome: Extract<SaveOutcome<T>, { kind: 'saved' }>, sent: T): void {
    const { version, savedAt } = outcome;
    const hasMore = this.#state.content !== sent;
    this.#failures = 0;
    // Also takes away the copy of the draft that had no id yet.
    this.#deps.keep(null);
    this.#set({
      status: hasMore ? 'waiting' : 'saved',
      version,
      savedAt,
      conflict: null,
      error: null,
    });
    if (!hasMore) return;
    this.#keepCopy();
    this.#plan(IDLE_MS);
  }

  #settleUnsaved(outcome: Exclude<SaveOutcome<T>, { kind: 'saved' }>): void {
    this.#keepCopy();
    this.#failures = outcome.kind === 'offline' ? this.#failures + 1 : 0;
    if (outcome.kind === 'conflict') {
      const { theirs, version, editedBy, editedAt } = outcome;
      this.#set({ status: 'conflict', conflict: { theirs, version, editedBy, editedAt } });
    } else if (outcome.kind === 'refused') {
      this.#set({ status: 'refused', error: outcome.error });
    } else {
      this.#set({ status: outcome.kind, error: outcome.kind === 'offline' ? outcome.error : null });
      if (outcome.kind === 'offline') this.#plan(RETRY_MS[this.#failures - 1] ?? 30_000);
    }
  }
}
