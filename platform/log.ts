import pino, { type Logger } from 'pino'

/**
 * Structured lines: request ids, routes, status, times. Never URLs, bodies, names or phones. Errors keep their message and place,
 * but not what the database says about the row (`detail` may quote values).
 */
export function openLog(level = 'info', destination?: pino.DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      serializers: {
        err: (error: Error & { code?: string; constraint?: string }) => ({
          type: error.name,
          message: error.message,
          code: error.code,
          constraint: error.constraint,
          stack: error.stack,
          cause: error.cause instanceof Error ? error.cause.message : undefined,
        }),
        req: () => undefined,
        res: () => undefined,
      },
    },
    destination ?? pino.destination(2),
  )
}
