/** Zone of this browser. */
export function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** All zones this browser knows, those that matter first. */
export function listZones(first: readonly string[]): string[] {
  return [...new Set([...first, ...Intl.supportedValuesOf('timeZone')])];
}
