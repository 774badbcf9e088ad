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

export function crashPoint({ config }: { config: Config }, point: CrashPoint): void {
  if (config.crashAt === point) process.kill(process.pid, 'SIGKILL');
}
