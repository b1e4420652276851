import { pino, type DestinationStream, type Logger as Pino } from 'pino';
import type { LogLevel } from '../config/config.js';
import { errorFields } from './error-fields.js';
import { allowedFields, type LogFields, REFUSED } from './log-fields.js';

/** The key under which Nest's injector knows the process's `Log`. */
export const LOG = Symbol('iom.log');

/**
 * What an event is called: a constant of the source text. A `string` that was put together at run time does not compile,
 * since it could hold anything.
 */
export type Constant<Text extends string> =
  // oxlint-disable-next-line typescript/no-generated-empty-object-type -- it is meant: only a literal demands its key of it
  Record<never, never> extends Record<Text, 1> ? never : Text;

/**
 * Says what happened, as one JSON line. `event` is a constant, and `fields` are those of a closed list: personal data has
 * no place to be put.
 */
export interface Log {
  info<Text extends string>(event: Constant<Text>, fields?: LogFields): void;
  warn<Text extends string>(event: Constant<Text>, fields?: LogFields): void;
  error<Text extends string>(event: Constant<Text>, error: unknown, fields?: LogFields): void;
}

export interface LogOptions {
  /** The app's name, on every line. */
  readonly app: string;
  readonly level: LogLevel;
  /** stdout, unless a test wants to read along. */
  readonly destination?: DestinationStream;
}

const EVENT = /^[a-z]+(?:[ .-][a-z]+)*$/;

/** The process's log, on stdout. */
export function createLog(options: LogOptions): Log {
  return logOn(createPino(options));
}

/** @internal shared with Nest's own log, so that both write the same lines to the same place */
export function createPino({ app, level, destination }: LogOptions): Pino {
  return pino(
    {
      level,
      base: { app },
      messageKey: 'event',
      errorKey: 'error',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination ?? pino.destination({ dest: 1, sync: true }),
  );
}

/** @internal */
export function logOn(lines: Pino): Log {
  return {
    info: (event, fields) => lines.info(allowedFields(fields), eventName(event)),
    warn: (event, fields) => lines.warn(allowedFields(fields), eventName(event)),
    error: (event, error, fields) =>
      lines.error({ ...allowedFields(fields), error: errorFields(error) }, eventName(event)),
  };
}

function eventName(event: string): string {
  return event.length <= 80 && EVENT.test(event) ? event : REFUSED;
}
