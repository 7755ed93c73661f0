import pino, { type Logger } from 'pino';
import { env } from '#lib/env.server.ts';

let logger: Logger | undefined;

/** The process's logger: JSON lines on standard output, at LOG_LEVEL. Never log a token, a password or a rating. */
export function log(): Logger {
  logger ??= pino({ level: env().LOG_LEVEL, base: null });
  return logger;
}
