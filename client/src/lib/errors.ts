// What the server refused, as sentences: one for the whole form, one for each field.
import { ORPCError } from '@orpc/client';
import type { ErrorCode, FieldProblem } from '@rupor/shared/lib/errors';
import type { TFunction } from 'i18next';

export type ProblemCode = ErrorCode | 'offline';

const CODES: Record<ProblemCode, true> = {
  invalid_input: true,
  past_time: true,
  state_conflict: true,
  version_conflict: true,
  already_exists: true,
  not_signed_in: true,
  wrong_credentials: true,
  second_factor_needed: true,
  wrong_code: true,
  forbidden: true,
  forbidden_origin: true,
  not_found: true,
  link_expired: true,
  too_large: true,
  unsupported_media: true,
  blocked_by_rules: true,
  network_problem: true,
  too_many_requests: true,
  internal: true,
  not_ready: true,
  offline: true,
};

/** The code of any failure; a request that never arrived is `offline`. */
export function errorCode(error: unknown): ProblemCode {
  if (error instanceof ORPCError) return isProblemCode(error.code) ? error.code : 'internal';
  if (error instanceof TypeError || (error instanceof DOMException && error.name === 'NetworkError'))
    return 'offline';
  return 'internal';
}

/** The data the server sent with a refusal, e.g. `retryAfterSeconds`. */
export function errorData(error: unknown): Record<string, unknown> {
  if (!(error instanceof ORPCError)) return {};
  const data: unknown = error.data;
  return typeof data === 'object' && data !== null ? { ...data } : {};
}

/** One sentence: what happened and what to do. */
export function errorSentence(error: unknown, t: TFunction): string {
  const code = errorCode(error);
  const { retryAfterSeconds, reason } = errorData(error);
  if (code === 'too_many_requests' && typeof retryAfterSeconds === 'number')
    return t('common:wait.minutes', { count: Math.max(1, Math.ceil(retryAfterSeconds / 60)) });
  return codeSentence(code, reason, t);
}

/** The sentence of a code, and of its reason where that has one of its own. */
export function codeSentence(code: string, reason: unknown, t: TFunction): string {
  const fallback = [`common:errors.${code}`, 'common:errors.internal'];
  return t(typeof reason === 'string' ? [`common:refusals.${reason}`, ...fallback] : fallback);
}

/** Problems of single fields, by path, ready for `setErrors` of a form. */
export function fieldErrors(error: unknown, t: TFunction): Record<string, string> {
  const { fields } = errorData(error);
  if (!Array.isArray(fields)) return {};
  return Object.fromEntries(
    fields.filter(isFieldProblem).map((field) => [field.path, fieldSentence(field, t)]),
  );
}

/** A field problem as a sentence; a code without a sentence of its own reads «проверьте». */
export function fieldSentence(field: FieldProblem, t: TFunction): string {
  const [key, params] = [`common:fieldErrors.${field.code}`, { ...field.params, count: fieldCount(field) }];
  return t([key, 'common:fieldErrors.bad_format'], params);
}

function fieldCount(field: FieldProblem): number {
  const count = field.params?.max ?? field.params?.min;
  return typeof count === 'number' ? count : 0;
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(CODES, code);
}

function isFieldProblem(value: unknown): value is FieldProblem {
  return typeof value === 'object' && value !== null && 'path' in value && 'code' in value;
}
