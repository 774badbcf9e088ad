// Search parameters the router itself reads. Written by hand: zod stays out of the first screen, and pages validate
// their own with their feature's schema (lib/use-search-state.ts).

/** Where to go after signing in: a path of this app, never another site. */
export function signInSearch(search: Record<string, unknown>): { next?: string } {
  const { next } = search;
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? { next } : {};
}

/** A page whose filters are validated by its own feature. */
export function openSearch(search: Record<string, unknown>): Record<string, unknown> {
  return search;
}
