// Every failure leaves as { code, data } from the one table; what is not in the table is logged and answered as
// `internal`. Nothing of a stack trace, a query or an input value leaves the server.
import { ORPCError, ValidationError } from '@orpc/server';
import { ERRORS, type ErrorCode } from '@rupor/shared/lib/errors';
import { toFields } from '@rupor/shared/lib/field-problems';
import type { z } from 'zod';
import { isUnavailable } from '../lib/db-errors.ts';
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
  if (isUnavailable(error)) {
    logger.warn({ err: error }, 'database was busy or away');
    return apiError('not_ready');
  }
  logger.error({ err: error }, 'request failed');
  return apiError('internal');
}
