import type { Phase } from '@rupor/shared/campaigns/plan';
import { daysBetween } from '@rupor/shared/campaigns/progress';

export interface TimelineBar {
  phase: Phase;
  /** Parts of the whole span, 0 to 1. */
  left: number;
  width: number;
  when: 'past' | 'now' | 'ahead';
}

export interface Timeline {
  from: string;
  to: string;
  bars: TimelineBar[];
  /** Where today stands, 0 to 1; null = outside. */
  today: number | null;
}

/** Phases on one line of days, from the first to the last of them or of the campaign; null without phases. */
export function timelineOf(
  phases: readonly Phase[],
  { startsOn, endsOn, today }: { startsOn: string | null; endsOn: string | null; today: string },
): Timeline | null {
  if (phases.length === 0) return null;
  const from = [...phases.map((phase) => phase.startsOn), startsOn ?? '9999'].sort()[0] ?? '';
  const to = [...phases.map((phase) => phase.endsOn), endsOn ?? ''].sort().at(-1) ?? '';
  const days = daysBetween(from, to) + 1;
  const at = (day: string) => daysBetween(from, day) / days;
  return {
    from,
    to,
    bars: phases.map((phase) => ({
      phase,
      left: at(phase.startsOn),
      width: (daysBetween(phase.startsOn, phase.endsOn) + 1) / days,
      when: phase.endsOn < today ? 'past' : phase.startsOn > today ? 'ahead' : 'now',
    })),
    today: today < from || today > to ? null : at(today) + 0.5 / days,
  };
}
