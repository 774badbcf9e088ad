// Places where the crash tests kill the process. Outside of them (config refuses the variable) this does nothing.
import type { Config } from '../config.ts';

export const CRASH_POINTS = [
  'after-claim',
  'after-attempt-open',
  'before-send',
  'after-effect',
  'after-answer',
  'before-close-commit',
  'after-close',
] as const;
export type CrashPoint = (typeof CRASH_POINTS)[number];

/** Where the process dies, and how many of its posts have to stand there first: they all die at the same point. */
export interface CrashPlan {
  point: CrashPoint;
  together: number;
}

let arrived = 0;

/** Resolves at once, except in a crash test: there whoever arrives stays until the process is dead. */
export async function crashPoint(
  { config: { crashAt } }: { config: Config },
  point: CrashPoint,
): Promise<void> {
  if (crashAt?.point !== point) return;
  arrived += 1;
  if (arrived >= crashAt.together) process.kill(process.pid, 'SIGKILL');
  await new Promise<never>(() => undefined);
}

/** `after-claim`, or `after-claim:11` for eleven posts at once. Null: no such point. */
export function parseCrashPlan(text: string): CrashPlan | null {
  const [name, together = '1'] = text.split(':');
  const point = CRASH_POINTS.find((known) => known === name);
  return point && /^[1-9]\d*$/.test(together) ? { point, together: Number(together) } : null;
}
