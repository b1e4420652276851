import type { LoggerService } from '@nestjs/common';
import type { Logger as Pino } from 'pino';
import { errorFields } from './error-fields.js';

const CONTEXT = /^[A-Z][A-Za-z]{1,63}$/;

/** The parts of Nest that speak only of modules and routes as they are declared. */
const START_UP = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
  'NestMicroservice',
]);

/**
 * Nest's own voice. What its start-up says is made of our class names and is kept, at debug level. Anything else may quote
 * a request or an exception, so only who spoke is kept, and of an error what may be said of one.
 */
export class NestLog implements LoggerService {
  constructor(private readonly lines: Pino) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.lines.debug(this.fieldsOf(message, rest), 'nest');
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.lines.debug(this.fieldsOf(message, rest), 'nest');
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.lines.trace(this.fieldsOf(message, rest), 'nest');
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.lines.warn(this.fieldsOf(message, rest), 'nest');
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.lines.error(this.fieldsOf(message, rest), 'nest');
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.lines.fatal(this.fieldsOf(message, rest), 'nest');
  }

  private fieldsOf(message: unknown, rest: readonly unknown[]): Record<string, unknown> {
    const last = rest.at(-1);
    const context = typeof last === 'string' && CONTEXT.test(last) ? last : undefined;
    const error = [message, ...rest].find((part) => part instanceof Error);
    const isStartUp = context !== undefined && START_UP.has(context) && error === undefined;
    return {
      ...(context !== undefined && { context }),
      ...(isStartUp && typeof message === 'string' && { text: message.slice(0, 300) }),
      ...(error !== undefined && { error: errorFields(error) }),
    };
  }
}
