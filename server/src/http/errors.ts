// Every failure leaves as { code, data } from the one table; what is not in the table is logged and answered as
// `internal`. Nothing of a stack trace, a query or an input value leaves the server.
import { ORPCError, ValidationError } from '@orpc/server';
import { ERRORS, type ErrorCode, type FieldProblem } from '@rupor/shared/lib/errors';
import type { z } from 'zod';
import { apiError } from '../lib/errors.ts';
import type { Logger } from '../lib/logger.ts';

const FRAMEWORK: Record<string, ErrorCode> = {
  NOT_FOUND: 'not_found',
  PAYLOAD_TOO_LARGE: 'too_large',
  UNSUPPORTED_MEDIA_TYPE: 'unsupported_media',
  METHOD_NOT_SUPPORTED: 'not_found',
};

/** Turns whatever was thrown into an answer of our table. */
export function toApiError(error: unknown, logger: Logger): ORPCError<ErrorCode, unknown> {
  if (error instanceof ORPCError) {
    if (error.code in ERRORS) return error as ORPCError<ErrorCode, unknown>;
    if (error.cause instanceof ValidationError && error.code === 'BAD_REQUEST')
      return apiError('invalid_input', { fields: toFields(error.cause.issues as z.core.$ZodIssue[]) });
    const known = FRAMEWORK[error.code];
    if (known) return apiError(known);
    if (error.code === 'BAD_REQUEST') return apiError('invalid_input', { fields: [] });
  }
  logger.error({ err: error }, 'request failed');
  return apiError('internal');
}

/** zod's issues as field problems: the path, a code and the numbers of the sentence, never the value. */
export function toFields(issues: readonly z.core.$ZodIssue[]): FieldProblem[] {
  return issues.flatMap((issue) => {
    const path = issue.path.join('.');
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), code: 'unknown_field' }));
    return [{ path, ...describe(issue) }];
  });
}

function describe(issue: z.core.$ZodIssue): Omit<FieldProblem, 'path'> {
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1
        ? { code: 'required' }
        : {
            code: issue.origin === 'string' ? 'too_short' : 'too_small',
            params: { min: Number(issue.minimum) },
          };
    case 'too_big':
      return {
        code: issue.origin === 'string' ? 'too_long' : 'too_big',
        params: { max: Number(issue.maximum) },
      };
    case 'invalid_type':
      return { code: issue.input === undefined ? 'required' : 'bad_format' };
    case 'custom':
      return { code: typeof issue.params?.code === 'string' ? issue.params.code : 'bad_format' };
    default:
      return { code: 'bad_format' };
  }
}
