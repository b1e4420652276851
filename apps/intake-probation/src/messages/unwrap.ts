import { isObject, type JsonObject } from '@iom/codec';
import { fieldOf, objectOf, textOf } from '../reading/fields.js';

/** A domain event out of its wrapper, if it had one. */
export interface Message {
  /** null: the wrapper holds nothing that can be read. */
  readonly body: JsonObject | null;
  /** Whether what the wrapper holds is not JSON at all. */
  readonly isBroken: boolean;
  /** The type that the wrapper states. */
  readonly statedType: string | null;
}

/** Takes a domain event out of a queue's envelope. The inner message may be text, an object, empty, or broken. */
export function unwrap(json: JsonObject): Message {
  const isBare = textOf(json, 'eventType') !== null || fieldOf(json, 'Message') === undefined;
  if (isBare) return { body: json, isBroken: false, statedType: null };
  const stated = objectOf(objectOf(json, 'MessageAttributes'), 'eventType');
  const statedType = textOf(stated, 'Value') ?? textOf(stated, 'StringValue');
  const inner = fieldOf(json, 'Message');
  const { body, isBroken } = innerOf(inner);
  return { body, isBroken, statedType };
}

function innerOf(inner: unknown): { body: JsonObject | null; isBroken: boolean } {
  if (isObject(inner)) return { body: inner, isBroken: false };
  if (typeof inner !== 'string') return { body: null, isBroken: false };
  try {
    const parsed: unknown = JSON.parse(inner);
    return { body: isObject(parsed) ? parsed : null, isBroken: false };
  } catch {
    return { body: null, isBroken: true };
  }
}
