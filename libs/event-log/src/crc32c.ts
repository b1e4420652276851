/** The Castagnoli polynomial, reflected. */
const POLYNOMIAL = 0x82f63b78;
const LANES = 8;
const TABLES = tables();

/** CRC-32C of these bytes, unsigned, eight bytes a step. */
export function crc32c(bytes: Uint8Array, from = 0, to = bytes.length): number {
  const t = TABLES;
  const inSteps = from + LANES * Math.floor((to - from) / LANES);
  let crc = -1;
  let at = from;
  for (; at < inSteps; at += LANES) {
    crc ^=
      bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24); // prettier-ignore
    crc =
      t[0x700 | (crc & 0xff)]! ^
      t[0x600 | ((crc >>> 8) & 0xff)]! ^
      t[0x500 | ((crc >>> 16) & 0xff)]! ^
      t[0x400 | (crc >>> 24)]! ^
      t[0x300 | bytes[at + 4]!]! ^
      t[0x200 | bytes[at + 5]!]! ^
      t[0x100 | bytes[at + 6]!]! ^
      t[bytes[at + 7]!]!;
  }
  for (; at < to; at++) crc = t[(crc ^ bytes[at]!) & 0xff]! ^ (crc >>> 8);
  return ~crc >>> 0;
}

/** The first 256 are those of a byte at a time; of each further 256, what a byte does that is followed by one more zero. */
function tables(): Int32Array {
  const all = new Int32Array(256 * LANES);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
    all[byte] = crc;
  }
  for (let i = 256; i < all.length; i++) {
    const before = all[i - 256]!;
    all[i] = (before >>> 8) ^ all[before & 0xff]!;
  }
  return all;
}
