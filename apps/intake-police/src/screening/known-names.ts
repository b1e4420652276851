import { isObject } from '@iom/codec';
import { z } from 'zod';
import { CARRIED } from '../contract/entities.js';

/** Every field name of the contract by its lower case: in whatever case a system writes it, it is that field. */
export const KNOWN_NAMES: ReadonlyMap<string, string> = new Map(
  Object.values(CARRIED)
    .flatMap((contract) => [...namesIn(z.toJSONSchema(contract, { io: 'input' }))])
    .map((name) => [name.toLowerCase(), name]),
);

function* namesIn(schema: unknown): Generator<string> {
  if (Array.isArray(schema)) for (const each of schema) yield* namesIn(each);
  if (!isObject(schema)) return;
  if (isObject(schema['properties'])) yield* Object.keys(schema['properties']);
  for (const part of Object.values(schema)) yield* namesIn(part);
}
