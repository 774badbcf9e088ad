const STEPS = [1, 2, 2.5, 5, 10];

/** Ticks from 0 to a round number not below `max`, three to five of them. Whole numbers stay whole. */
export function prepareTicks(max: number): number[] {
  if (!(max > 0)) return [0, 1];
  const rough = max / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max((STEPS.find((size) => size * power >= rough) ?? 10) * power, max >= 4 ? 1 : 0);
  const count = Math.ceil(max / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

/** Ticks of a line that never comes near zero (followers) may start higher; bars never do. */
export function prepareLineTicks(min: number, max: number): number[] {
  if (min <= 0 || max - min > max / 2) return prepareTicks(max);
  const spread = Math.max(max - min, max / 50);
  const power = 10 ** Math.floor(Math.log10(spread / 3));
  const step = Math.max((STEPS.find((size) => size * power >= spread / 3) ?? 10) * power, 1);
  const first = Math.floor(min / step) * step;
  const count = Math.max(1, Math.ceil((max - first) / step - 1e-9));
  return Array.from({ length: count + 1 }, (_, index) => Number((first + index * step).toPrecision(12)));
}
