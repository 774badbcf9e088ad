/**
 * Why a hit was not counted. Every refused hit is counted under one of these, by site and day, and answered with the
 * status beside it: never as if it were stored. The numbers stand in visit_refusal.reason: never change one.
 */
export const REFUSALS = {
  /** Robots, by the kept list of names or because they say so (prefetch, preview). */
  bot: { id: 1, status: 403 },
  /** The page's host is none of the site's. */
  unknown_host: { id: 2, status: 403 },
  /** More hits of one visitor than a person makes. */
  over_limit: { id: 3, status: 429 },
  malformed: { id: 4, status: 400 },
  /** Asked not to be followed, and the site respects that. */
  do_not_follow: { id: 5, status: 403 },
  /** The organization's own people, signed in. */
  own_people: { id: 6, status: 403 },
  /** The server could not take more just then; browsers come again. */
  busy: { id: 7, status: 503 },
} as const;
export type Refusal = keyof typeof REFUSALS;
