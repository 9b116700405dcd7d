// Logs: one JSON line each, without personal data beyond ids.
import { pino } from "pino";
import { env } from "./env";

let logger: pino.Logger | undefined;

/** The process's logger. */
export function log(): pino.Logger {
  logger ??= pino({ level: env().LOG_LEVEL, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
  return logger;
}
