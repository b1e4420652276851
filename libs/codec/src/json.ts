const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** A JSON object as it came; nothing is known about its fields. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The value of a JSON text in UTF-8; undefined when the bytes are none. Never throws. */
export function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(UTF8.decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What lies at a path, if anything does. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, name) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, name)
        ? Reflect.get(at, name)
        : undefined,
    value,
  );
}
