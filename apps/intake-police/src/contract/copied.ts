import { isObject, type JsonObject } from '@iom/codec';

/**
 * A change whose record itself says which disclosure it copies, as if its envelope said so: some systems write it there, and
 * a copy that is not known for one would be told back to those from whom it came.
 */
export function withCauseOnEnvelope(json: JsonObject): JsonObject {
  const { record, causedByDisclosureId: onEnvelope } = json;
  if (!isObject(record) || isValue(onEnvelope)) return json;
  const { causedByDisclosureId } = record;
  return isValue(causedByDisclosureId) ? { ...json, causedByDisclosureId } : json;
}

/** `""`, null and nothing at all mean the same. */
function isValue(value: unknown): boolean {
  return typeof value === 'string' ? value.trim() !== '' : value !== null && value !== undefined;
}
