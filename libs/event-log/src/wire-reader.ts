/** Reads what `WireWriter` writes. */
export class WireReader {
  constructor(
    private readonly bytes: Buffer,
    private at: number,
  ) {}

  /** The next record's or field's end, when its length is next. */
  end(): number {
    const length = this.varint();
    return this.at + length;
  }

  skip(count: number): void {
    this.at += count;
  }

  moveTo(at: number): void {
    this.at = at;
  }

  /** Any safe integer. */
  varint(): number {
    const { bytes } = this;
    let byte = bytes[this.at++]!;
    let left = byte & 0x7f;
    for (let factor = 0x80; byte > 0x7f; factor *= 0x80) {
      byte = bytes[this.at++]!;
      left += (byte & 0x7f) * factor;
    }
    return left % 2 === 0 ? left / 2 : -(left + 1) / 2;
  }

  /** Not a copy. */
  sized(): Buffer | null {
    const length = this.varint();
    if (length < 0) return null;
    const start = this.at;
    this.at += length;
    return this.bytes.subarray(start, this.at);
  }

  sizedText(): string {
    const end = this.end();
    const text = this.bytes.toString('utf8', this.at, end);
    this.at = end;
    return text;
  }
}
