/** Values kept since the last change of guard; there are twice as many at most. */
const SHARE = 8_192;

/** Values that were asked for lately, by number: as many as it takes to know who is being talked about, and no more. */
export class Recent<Value> {
  private young = new Map<number, Value>();
  /** Kept before; whatever of these is not asked for again goes next. */
  private old = new Map<number, Value>();

  get(number: number): Value | undefined {
    const young = this.young.get(number);
    if (young !== undefined) return young;
    const old = this.old.get(number);
    if (old !== undefined) this.keep(number, old);
    return old;
  }

  keep(number: number, value: Value): void {
    if (this.young.size >= SHARE) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(number, value);
  }

  /** Answers whether it was kept. */
  forget(number: number): boolean {
    const wasYoung = this.young.delete(number);
    return this.old.delete(number) || wasYoung;
  }
}
