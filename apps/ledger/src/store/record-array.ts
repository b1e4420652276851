/** What neither a record nor an array would read as its own. Empty is not among it: that is null. */
const PLAIN = /^[\w.:-]+$/;
const HEX = /^[0-9a-f]*$/;
/** What bytes in hexadecimal begin with, for the record and for the array. */
const BYTES = String.raw`\\\\x`;

/**
 * Records, each the members of one separated by commas, as the text of an array of a composite type. Of all that one statement
 * can carry, PostgreSQL takes this in the fastest: one function scan for whole rows, and no names to look up as in JSON.
 */
export function recordArray(records: readonly string[]): string {
  return records.length === 0 ? '{}' : `{"(${records.join(')","(')})"}`;
}

/** A text as a member of a record in an array: quoted for both, the array's quotes around the record's. */
export function textMember(text: string): string {
  if (PLAIN.test(text)) return text;
  const quoted = `"${text.replaceAll(/["\\]/g, '$&$&')}"`;
  return quoted.replaceAll(/["\\]/g, String.raw`\$&`);
}

/** Bytes, given in hexadecimal, as a member of a record in an array. Throws when it is no lower-case hexadecimal. */
export function bytesMember(hex: string): string {
  if (!HEX.test(hex)) throw new TypeError('Bytes are not in lower-case hexadecimal');
  return BYTES + hex;
}
