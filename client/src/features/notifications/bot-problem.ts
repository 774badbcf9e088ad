import { ORPCError } from '@orpc/client';
import type { TFunction } from 'i18next';
import { errorSentence } from '../../lib/errors.ts';

/** Why the bot does not listen, or why it could not be connected, and what to do. */
export function botProblem(t: TFunction<['notifications', 'common']>, problem: string | Error): string {
  const code = typeof problem === 'string' ? problem : codeOf(problem);
  if (code === null) return errorSentence(problem, t);
  return t([`notifications:bot.problems.${code}`, 'notifications:bot.problems.unknown']);
}

function codeOf(error: unknown): string | null {
  if (!(error instanceof ORPCError)) return null;
  const data: unknown = error.data;
  if (typeof data !== 'object' || data === null) return null;
  if ('problem' in data && typeof data.problem === 'string') return data.problem;
  return 'reason' in data && typeof data.reason === 'string' ? data.reason : null;
}
