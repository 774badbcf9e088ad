/** How many things wait for this person; undefined until known. */
export function useInboxCount(): number | undefined {
  return undefined;
}
