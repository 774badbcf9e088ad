/** Every code the API answers an error with, and its HTTP status. The client has a sentence for each. */
export const ERRORS = {
  invalid_input: 400,
  past_time: 400,
  state_conflict: 409,
  version_conflict: 409,
  already_exists: 409,
  not_signed_in: 401,
  wrong_credentials: 401,
  second_factor_needed: 401,
  wrong_code: 401,
  forbidden: 403,
  forbidden_origin: 403,
  not_found: 404,
  link_expired: 410,
  too_large: 413,
  unsupported_media: 415,
  blocked_by_rules: 422,
  network_problem: 422,
  too_many_requests: 429,
  internal: 500,
  not_ready: 503,
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** What is wrong with one field of a request; the client shows it at the field. */
export interface FieldProblem {
  /** Path of the field, e.g. `targets.0.text`. */
  path: string;
  /** too_short, too_long, required, unknown_field, bad_format, taken … */
  code: string;
  /** Numbers the sentence needs: {min}, {max}. */
  params?: Record<string, string | number>;
}
