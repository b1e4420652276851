import { isSafeError } from './safe.error.js';

const NAME = /^[A-Za-z_$][\w$]{0,63}$/;
const CODE = /^[A-Z0-9][A-Z0-9_]{1,63}$/;
const FRAME =
  /^ {4}at (?:(?<fn>[\w$.<> [\]#]{1,120}) \()?(?<at>(?:file:\/\/|node:)?[\w@%+~./:\\-]{1,300}:\d+:\d+)\)?$/;
const FRAMES = 20;
const CAUSES = 5;
const LONGEST_MESSAGE = 2000;

/** What is logged of an error. */
export interface ErrorFields {
  readonly name: string;
  readonly code?: string;
  readonly message?: string;
  readonly stack?: readonly string[];
  readonly cause?: ErrorFields;
}

/**
 * What may be said of an error: its name, its code and where it happened; its message only when its class vouches for it
 * (`SafeError`), since a message may quote the record that caused it. The same for its causes. Never throws.
 */
export function errorFields(error: unknown, depth = 0): ErrorFields {
  try {
    return describe(error, depth);
  } catch {
    return { name: 'UnreadableError' };
  }
}

function describe(error: unknown, depth: number): ErrorFields {
  if (!(error instanceof Error)) return { name: `Thrown_${typeof error}` };
  const code = codeOf(error);
  const stack = framesOf(error);
  const message = isSafeError(error) ? error.message.slice(0, LONGEST_MESSAGE) : undefined;
  const cause =
    error.cause !== undefined && error.cause !== null && depth < CAUSES
      ? errorFields(error.cause, depth + 1)
      : undefined;
  return {
    name: NAME.test(error.name) ? error.name : 'Error',
    ...(code !== undefined && { code }),
    ...(message !== undefined && { message }),
    ...(stack.length > 0 && { stack }),
    ...(cause && { cause }),
  };
}

/** Node and Postgres call it `code`, kafkajs calls it `type`. Only constants have such a shape. */
function codeOf(error: Error): string | undefined {
  const candidates = [Reflect.get(error, 'code') as unknown, Reflect.get(error, 'type') as unknown];
  return candidates.find(
    (candidate): candidate is string => typeof candidate === 'string' && CODE.test(candidate),
  );
}

/**
 * The frames of a stack without the message in front of them. A message may have lines of its own, even such as look like
 * frames: where it cannot be told from the frames, there are none.
 */
function framesOf(error: Error): string[] {
  const { stack, message } = error;
  if (typeof stack !== 'string' || typeof message !== 'string') return [];
  const start = stack.indexOf(message);
  if (start === -1 || stack.slice(0, start).includes('\n')) return [];
  const rest = stack.slice(message === '' ? stack.indexOf('\n') : start + message.length);
  if (!rest.startsWith('\n')) return [];
  const frames: string[] = [];
  for (const line of rest.slice(1).split('\n')) {
    const { fn, at } = FRAME.exec(line)?.groups ?? {};
    if (at === undefined) break;
    const place = at.replace(`file://${process.cwd()}/`, '').replace(`${process.cwd()}/`, '');
    if (frames.push(fn === undefined ? place : `${fn} (${place})`) === FRAMES) break;
  }
  return frames;
}
