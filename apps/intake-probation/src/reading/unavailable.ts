/** What stands in the place of a CLOB that the change did not touch. */
const UNAVAILABLE = '__debezium_unavailable_value';

/** Whether a value is no value but the word of the connector for one that it did not get. */
export function isUnavailable(value: unknown): boolean {
  return typeof value === 'string' && value.trim() === UNAVAILABLE;
}
