import { ORPCError } from '@orpc/server';
import { ERRORS, type ErrorCode, type FieldProblem } from '@rupor/shared/lib/errors';

/** An answer of the API that is not success. The code is all the client gets to translate; `data` are facts. */
export function apiError(code: ErrorCode, data?: Record<string, unknown>): ORPCError<ErrorCode, unknown> {
  return new ORPCError(code, { status: ERRORS[code], message: code, data: data ?? {} });
}

/** A refusal that stands at a field of the form. */
export function fieldError(...fields: FieldProblem[]): ORPCError<ErrorCode, unknown> {
  return apiError('invalid_input', { fields });
}

/** The operator must do something before the program can run: one sentence, exit code 1, nothing changed. */
export class StartupError extends Error {
  constructor(sentence: string, options?: { cause?: unknown }) {
    super(sentence, options);
    this.name = 'StartupError';
  }
}
