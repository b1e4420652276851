/** Beyond this, leaving a text to Node costs less than going through it here. */
const SHORT_TEXT = 64;
/** The longest that any one number takes: 64 bits, seven a byte. */
const VARINT_BYTES = 10;
const UTF8_BYTES = 3;

/**
 * Bytes in the form that Kafka gives its requests and records, written one behind the other into a buffer that grows and is
 * used again. Integers are big-endian; a varint is zigzag, seven bits a byte.
 */
export class WireWriter {
  private bytes: Buffer;
  private at = 0;

  constructor(initialBytes = 65_536) {
    this.bytes = Buffer.allocUnsafeSlow(initialBytes);
  }

  get length(): number {
    return this.at;
  }

  /** What has been written; valid until the next write. */
  get written(): Buffer {
    return this.bytes.subarray(0, this.at);
  }

  reset(): void {
    this.at = 0;
  }

  int8(value: number): void {
    this.reserve(1);
    this.bytes[this.at++] = value;
  }

  int16(value: number): void {
    this.reserve(2);
    this.at = this.bytes.writeInt16BE(value, this.at);
  }

  int32(value: number): void {
    this.reserve(4);
    this.at = this.bytes.writeInt32BE(value, this.at);
  }

  int64(value: bigint): void {
    this.reserve(8);
    this.at = this.bytes.writeBigInt64BE(value, this.at);
  }

  /** Writes over what stands there. */
  int32At(at: number, value: number): void {
    this.bytes.writeInt32BE(value | 0, at);
  }

  /** Any safe integer. */
  varint(value: number): void {
    this.reserve(VARINT_BYTES);
    this.at = putVarint(this.bytes, this.at, value);
  }

  /** As they are. */
  raw(value: Buffer): void {
    this.reserve(value.length);
    this.bytes.set(value, this.at);
    this.at += value.length;
  }

  /** A varint length and the bytes; of nothing, the length is -1. */
  sized(value: Buffer | string | null | undefined): void {
    if (value === null || value === undefined) this.varint(-1);
    else if (typeof value === 'string') this.sizedText(value);
    else this.sizedBytes(value);
  }

  /** Leaves room for the length of what comes next, which `close` fills in; wrong guesses only cost time. */
  open(guessedLength: number): number {
    this.reserve(VARINT_BYTES);
    this.at += varintSize(guessedLength);
    return this.at;
  }

  /** Puts the length of what was written since before it. */
  close(opened: number, guessedLength: number): void {
    const length = this.at - opened;
    const start = opened - varintSize(guessedLength);
    const content = start + varintSize(length);
    this.reserve(VARINT_BYTES);
    if (content !== opened) this.bytes.copyWithin(content, opened, this.at);
    putVarint(this.bytes, start, length);
    this.at = content + length;
  }

  private sizedBytes(value: Buffer): void {
    this.varint(value.length);
    this.raw(value);
  }

  private sizedText(text: string): void {
    this.reserve(VARINT_BYTES + UTF8_BYTES * text.length);
    if (text.length <= SHORT_TEXT && this.asciiWritten(text)) return;
    this.at = putVarint(this.bytes, this.at, Buffer.byteLength(text));
    this.at += this.bytes.write(text, this.at);
  }

  /** Writes it in one go if it is what nearly every key and header is; otherwise what it left counts for nothing. */
  private asciiWritten(text: string): boolean {
    const { bytes } = this;
    let at = putVarint(bytes, this.at, text.length);
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 0x7f) return false;
      bytes[at++] = code;
    }
    this.at = at;
    return true;
  }

  private reserve(count: number): void {
    const needed = this.at + count;
    if (needed <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * this.bytes.length));
    this.bytes.copy(larger, 0, 0, this.at);
    this.bytes = larger;
  }
}

/** Answers where the next byte goes. */
function putVarint(bytes: Buffer, start: number, value: number): number {
  let at = start;
  let left = zigzag(value);
  for (; left > 0x7fffffff; left = Math.floor(left / 0x80)) bytes[at++] = (left % 0x80) | 0x80;
  for (; left > 0x7f; left >>>= 7) bytes[at++] = (left & 0x7f) | 0x80;
  bytes[at++] = left;
  return at;
}

function varintSize(value: number): number {
  let size = 1;
  for (let left = zigzag(value); left > 0x7f; left = Math.floor(left / 0x80)) size++;
  return size;
}

const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
