import { isObject, type JsonObject } from '@iom/codec';

/** A field by its name; failing that, by its name in another case, for keys are written in more than one. */
export function fieldOf(object: unknown, name: string): unknown {
  if (!isObject(object)) return undefined;
  if (Object.hasOwn(object, name)) return object[name];
  const wanted = name.toLowerCase();
  const other = Object.keys(object).find((key) => key.toLowerCase() === wanted);
  return other === undefined ? undefined : object[other];
}

/** Text with something in it, or null: absent, null and "" mean the same. */
export function textOf(object: unknown, name: string): string | null {
  const value = fieldOf(object, name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

export function objectOf(object: unknown, name: string): JsonObject {
  const value = fieldOf(object, name);
  return isObject(value) ? value : {};
}
