import pino from 'pino'

/**
 * The process's log, one JSON object a line. What could be a secret is cut out by path, whoever logs it.
 */
export const logger = pino({
  level: process.env.GAVEL_LOG_LEVEL ?? 'info',
  base: undefined,
  redact: {
    paths: [
      'password',
      '*.password',
      'passwordHash',
      '*.passwordHash',
      'secret',
      '*.secret',
      'headers.cookie',
      '*.headers.cookie',
      'headers.authorization',
      '*.headers.authorization',
      'databaseUrl',
      '*.databaseUrl',
    ],
    censor: '[cut]',
  },
})
