/**
 * Hides small numbers of a public page: 1 to floor − 1 become null, 0 stays. A single hidden number could be worked out
 * from the total, so as many of the smallest others go with it as it takes to hide `floor` together. The order stays.
 */
export function hideSmall(values: readonly number[], floor: number): (number | null)[] {
  const isHidden = values.map((value) => value > 0 && value < floor);
  let hidden = values.reduce((sum, value, at) => sum + (isHidden[at] ? value : 0), 0);
  while (hidden > 0 && hidden < floor) {
    const next = smallestShown(values, isHidden);
    if (next < 0) break;
    isHidden[next] = true;
    hidden += values[next] ?? 0;
  }
  return values.map((value, at) => (isHidden[at] ? null : value));
}

function smallestShown(values: readonly number[], isHidden: readonly boolean[]): number {
  let best = -1;
  for (const [at, value] of values.entries())
    if (!isHidden[at] && value > 0 && (best < 0 || value < (values[best] ?? 0))) best = at;
  return best;
}
