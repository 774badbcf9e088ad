// Shifts as a form knows them: a usual pattern, whose crews, and the hours of each of its different shifts.
import {
  PRESET_ANCHOR,
  SHIFT_PRESETS,
  type ShiftDay,
  type ShiftPattern,
  type ShiftPreset,
} from '@rupor/shared/audiences/shifts';

export const PRESETS = Object.keys(SHIFT_PRESETS) as ShiftPreset[];

export interface ShiftHours {
  from: string;
  to: string;
}

export function patternOf(preset: ShiftPreset, timeZone: string): ShiftPattern {
  const { days, crews } = SHIFT_PRESETS[preset];
  return { timeZone, anchorDay: PRESET_ANCHOR, days: [...days], crews: [...crews] };
}

/** The usual pattern this one was made from: the same order of shifts and days off. null: none of them. */
export function presetOf(pattern: ShiftPattern): ShiftPreset | null {
  const shape = shapeOf(pattern.days);
  return PRESETS.find((preset) => shapeOf(SHIFT_PRESETS[preset].days) === shape) ?? null;
}

/** Two day shifts and two days off: 0 0 - -; a day, a night and two days off: 0 1 - -. */
function shapeOf(days: readonly ShiftDay[]): string {
  const hours = days.map((day) => day && `${day.from}-${day.to}`);
  const different = [...new Set(hours.filter((one) => one !== null))];
  return hours.map((one) => (one === null ? '-' : different.indexOf(one))).join(' ');
}

/** Its different shifts, in the order of the cycle. */
export function shiftsOf({ days }: ShiftPattern): ShiftHours[] {
  const shifts = new Map(days.flatMap((day) => (day ? [[`${day.from}-${day.to}`, day] as const] : [])));
  return [...shifts.values()];
}

/** The same pattern with other hours for one of its shifts. */
export function withHours(pattern: ShiftPattern, before: ShiftHours, after: ShiftHours): ShiftPattern {
  const isMeant = (day: ShiftDay) => day?.from === before.from && day.to === before.to;
  return { ...pattern, days: pattern.days.map((day) => (isMeant(day) ? after : day)) };
}

/** All crews of the pattern, or only the first one. */
export function withCrews(pattern: ShiftPattern, whose: 'all' | 'one'): ShiftPattern {
  const preset = presetOf(pattern);
  return { ...pattern, crews: whose === 'one' || !preset ? [0] : [...SHIFT_PRESETS[preset].crews] };
}
