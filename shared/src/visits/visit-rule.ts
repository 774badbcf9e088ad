/** A visit ends after so long without anything, milliseconds: not at an hour's or midnight's border. */
export const VISIT_IDLE_MS = 30 * 60_000;

/** What is known of a visitor's latest visit, between two hits. Times in milliseconds since 1970. */
export interface OpenVisit<Marks> {
  session: bigint;
  startedAt: number;
  lastAt: number;
  views: number;
  /** Things that happened besides views: with one of them it is no bounce. */
  named: number;
  /** Word of the page seen last. */
  exit: number;
  /** What it began with: never changed by what comes later. */
  marks: Marks;
}

/** What one hit adds to the sums: of the visit's first hour and day, but for views and named, which are of the hit's. */
export interface VisitChange {
  /** A new visit begins with it. */
  begins: boolean;
  /** −1 when the visit was a bounce until now, 1 when a new one is, else 0. */
  bounces: -1 | 0 | 1;
  /** Seconds that the visit has grown. */
  seconds: number;
  /** The page where the visit ended until now, when that is another one now. */
  exitFrom: number | null;
}

interface Hit<Marks> {
  at: number;
  isView: boolean;
  isNamed: boolean;
  path: number;
  marks: Marks;
}

/**
 * The rule of visits: a hit belongs to the visitor's open visit unless 30 minutes have passed since its latest hit. A hit
 * that is older than the latest one (another process, another clock) lengthens nothing and still belongs to it. A visit
 * of one view and nothing else is a bounce; its length is the time between first and latest hit, whole seconds.
 * Only a view or something named begins a visit: a late beat of a visit that has ended begins none (null).
 */
export function nextVisit<Marks>(
  open: OpenVisit<Marks> | null,
  hit: Hit<Marks>,
  newSession: () => bigint,
): { visit: OpenVisit<Marks>; change: VisitChange } | null {
  if (open === null || hit.at - open.lastAt >= VISIT_IDLE_MS) {
    if (!hit.isView && !hit.isNamed) return null;
    const visit: OpenVisit<Marks> = {
      session: newSession(),
      startedAt: hit.at,
      lastAt: hit.at,
      views: hit.isView ? 1 : 0,
      named: hit.isNamed ? 1 : 0,
      exit: hit.path,
      marks: hit.marks,
    };
    return {
      visit,
      change: { begins: true, bounces: isBounce(visit) ? 1 : 0, seconds: 0, exitFrom: null },
    };
  }
  const lastAt = Math.max(open.lastAt, hit.at);
  const isLatest = hit.at >= open.lastAt;
  const exit = hit.isView && isLatest ? hit.path : open.exit;
  const visit = {
    ...open,
    lastAt,
    exit,
    views: open.views + (hit.isView ? 1 : 0),
    named: open.named + (hit.isNamed ? 1 : 0),
  };
  return {
    visit,
    change: {
      begins: false,
      bounces: (Number(isBounce(visit)) - Number(isBounce(open))) as -1 | 0 | 1,
      seconds: secondsOf(visit) - secondsOf(open),
      exitFrom: exit === open.exit ? null : open.exit,
    },
  };
}

function isBounce({ views, named }: Pick<OpenVisit<unknown>, 'views' | 'named'>): boolean {
  return views === 1 && named === 0;
}

function secondsOf({ startedAt, lastAt }: Pick<OpenVisit<unknown>, 'startedAt' | 'lastAt'>): number {
  return Math.floor((lastAt - startedAt) / 1000);
}
