import type { ChartLine } from './chart-data.ts';
import { extentOf } from './prepare-lines.ts';
import { prepareLineTicks } from './prepare-ticks.ts';

export const LINES_HEIGHT = 240;
/** Of the walk between two lines. */
export const WALK_HEIGHT = 220;
const BAR_ROW = 34;
/** Room above the highest tick, of the words under the axis, and of the numbers beside it; pixels. */
export const TOP = 12;
export const UNDER = 28;
export const BESIDE = 48;
/** Below this width names of lines stand under the chart instead of at their ends. */
const WIDE = 440;
const NAMES_ROOM = 128;
const NARROW_ROOM = 12;

/** Where the lines stand, and where among them a step and a value do; pixels from the upper left corner. */
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
  /** Number of steps. */
  steps: number;
  lines: readonly Pick<ChartLine, 'values'>[];
  before: readonly (number | null)[] | null;
}

export function barsHeight(bars: number): number {
  return bars * BAR_ROW + 4;
}

export function hasRoomForNames(width: number): boolean {
  return width >= WIDE;
}

/** One place for Recharts and for what lies over it. The first tick stands at the bottom, the last on top. */
export function placeLines({ width, steps, lines, before }: Sizes): { plot: Plot; ticks: number[] } {
  const { min, max } = extentOf({ lines, before });
  const ticks = prepareLineTicks(min, max);
  const room = hasRoomForNames(width) ? NAMES_ROOM : NARROW_ROOM;
  const right = Math.max(width - room, BESIDE + 1);
  const bottom = LINES_HEIGHT - UNDER;
  const low = ticks[0] ?? 0;
  const spread = (ticks.at(-1) ?? 1) - low || 1;
  const plot = {
    left: BESIDE,
    right,
    top: TOP,
    bottom,
    x: (step: number) => BESIDE + ((right - BESIDE) * step) / Math.max(steps - 1, 1),
    y: (value: number) => bottom - ((bottom - TOP) * (value - low)) / spread,
  };
  return { plot, ticks };
}

/** The step a pointer at `x` means. */
export function stepAt(x: number, plot: Pick<Plot, 'left' | 'right'>, steps: number): number {
  const last = Math.max(steps - 1, 0);
  const step = Math.round(((x - plot.left) / (plot.right - plot.left)) * Math.max(last, 1));
  return Math.min(Math.max(step, 0), last);
}
