/** Rows decoded once for as long as they stay the same: most events are about few people. Keeps at most `limit`. */
export class RememberedRows<Value> {
  private readonly known = new Map<string, { readonly row: Buffer; readonly value: Value }>();

  constructor(
    private readonly decode: (row: Buffer) => Value,
    private readonly limit: number,
  ) {}

  /** What the row says that the key has now. */
  of(key: string, row: Buffer): Value {
    const known = this.known.get(key);
    if (known?.row === row) return known.value;
    const value = this.decode(row);
    if (this.known.size >= this.limit) this.known.clear();
    this.known.set(key, { row, value });
    return value;
  }
}
