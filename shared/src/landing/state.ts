/** What visitors of a page get, told by its instants alone: nothing has to run at the right moment. */

export interface Showing {
  /** Version that is out; null = none yet. */
  liveId: string | null;
  /** Version that takes its place at `nextAt`. */
  nextId: string | null;
  nextAt: Date | null;
  /** From then on the page is gone. */
  downAt: Date | null;
}

export const PAGE_STATES = ['draft', 'planned', 'live', 'down'] as const;
export type PageState = (typeof PAGE_STATES)[number];

export interface Shown {
  state: PageState;
  /** The version that visitors see; null where they see none. */
  versionId: string | null;
}

/** `down` wins over everything; a version that waits is shown from its instant on, that instant included. */
export function shownAt({ liveId, nextId, nextAt, downAt }: Showing, now: Date): Shown {
  if (downAt !== null && downAt <= now) return { state: 'down', versionId: null };
  if (nextId !== null && nextAt !== null && nextAt <= now) return { state: 'live', versionId: nextId };
  if (liveId !== null) return { state: 'live', versionId: liveId };
  return { state: nextId === null ? 'draft' : 'planned', versionId: null };
}
