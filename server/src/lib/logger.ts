import pino, { type Logger } from 'pino';

export type { Logger };

/** Constant messages with fields; ids, not payloads. Secrets never reach a line. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    redact: {
      paths: [
        'req.headers.authorization',
        'req.headers.cookie',
        'res.headers["set-cookie"]',
        '*.token',
        '*.password',
        '*.credentials',
        '*.secret',
      ],
      censor: '[hidden]',
    },
    serializers: { err: pino.stdSerializers.err },
  });
}
