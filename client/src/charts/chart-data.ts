// What the charts draw: already grouped, named and cut. Unknown is null and becomes a gap.

/** Where the numbers come from; decides filling, never colour. */
export type NumberKind = 'counted' | 'manual' | 'simulated';

export interface ChartLine {
  key: string;
  name: string;
  /** 1 to 8; a rubric keeps its own everywhere. */
  colour: number;
  /** One a step of the axis. */
  values: readonly (number | null)[];
  /** Steps in which typed-in numbers take part. */
  manualAt?: readonly number[];
}

export interface ChartStep {
  /** Short, under the axis. */
  label: string;
  /** Whole, in the tooltip and the table. */
  name: string;
  /** Its number still grows. */
  isRunning: boolean;
}

/** Something that happened at a step; its words stand under the chart, under the same short name. */
export interface ChartEvent {
  step: number;
  name: string;
}

export interface ChartBar {
  key: string;
  name: string;
  value: number | null;
  kind: NumberKind;
  isFew: boolean;
  /** Small, behind the number: «n = 3, мало». */
  note: string;
}

export interface ChartTableData {
  columns: readonly string[];
  /** First cell names the row; null = unknown. */
  rows: readonly (readonly (string | number | null)[])[];
}
