const TOP = 12;
/** Room of the words under the axis and of the numbers beside it, pixels. */
const UNDER = 28;
const BESIDE = 48;

/** Where the drawing stands, and where in it a step and a value do; pixels from its upper left corner. */
export interface Plot {
  left: number;
  right: number;
  top: number;
  bottom: number;
  x(step: number): number;
  y(value: number): number;
}

interface Sizes {
  width: number;
  height: number;
  /** Kept free at the right for names of lines. */
  room: number;
  /** Number of steps. */
  steps: number;
  /** Rising; the first stands at the bottom, the last on top. */
  ticks: readonly number[];
}

export function placePlot({ width, height, room, steps, ticks }: Sizes): Plot {
  const [left, top] = [BESIDE, TOP];
  const right = Math.max(width - room, left + 1);
  const bottom = height - UNDER;
  const low = ticks[0] ?? 0;
  const spread = (ticks.at(-1) ?? 1) - low || 1;
  return {
    left,
    right,
    top,
    bottom,
    x: (step) => left + ((right - left) * step) / Math.max(steps - 1, 1),
    y: (value) => bottom - ((bottom - top) * (value - low)) / spread,
  };
}

/** An SVG path through the known values. Unknown interrupts it; it is never drawn as zero. */
export function linePath(values: readonly (number | null)[], plot: Pick<Plot, 'x' | 'y'>): string {
  let isOpen = false;
  return values
    .map((value, step) => {
      const act = isOpen ? 'L' : 'M';
      isOpen = value !== null;
      return value === null ? '' : `${act}${short(plot.x(step))} ${short(plot.y(value))}`;
    })
    .join('');
}

/** The step a pointer at `x` means. */
export function stepAt(x: number, plot: Pick<Plot, 'left' | 'right'>, steps: number): number {
  const last = Math.max(steps - 1, 0);
  const step = Math.round(((x - plot.left) / (plot.right - plot.left)) * Math.max(last, 1));
  return Math.min(Math.max(step, 0), last);
}

function short(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}
