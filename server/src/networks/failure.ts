// Tells a request that never left from one that may have had an effect. When in doubt: it may have.
const BEFORE_SENDING = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const BAD_CERTIFICATE = /^(ERR_TLS_|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ERR_SSL_)/;

/**
 * `notSent`: no byte of the request left (DNS, refused connection, TLS).
 * `forbidden`: our own guard refused the address.
 * `maybeSent`: everything else: time-out, reset, abort.
 */
export type Failure = 'notSent' | 'forbidden' | 'maybeSent';

export function classifyFailure(error: unknown): Failure {
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 4; depth += 1) {
    const { code, syscall } = cause as NodeJS.ErrnoException;
    // fetch itself dials no port of its block list and says so only in words.
    if (code === 'ERR_FORBIDDEN_ADDRESS' || cause.message === 'bad port') return 'forbidden';
    if (code && (BEFORE_SENDING.has(code) || BAD_CERTIFICATE.test(code))) return 'notSent';
    if (syscall === 'connect' || syscall === 'getaddrinfo') return 'notSent';
    if (
      cause instanceof AggregateError &&
      cause.errors.length > 0 &&
      cause.errors.every((inner) => classifyFailure(inner) === 'notSent')
    )
      return 'notSent';
    cause = cause.cause;
  }
  return 'maybeSent';
}
