import { Blocks } from './blocks.js';

/** Slots for each power of two; the table doubles when more than this share of them is taken. */
const LEAST_BITS = 10;
const FULLEST = 0.7;
const HASHES = 2 ** 32;

/**
 * Bytes by key, none of them on the heap: a table of numbers that are blocks. Slots are in the order of the hashes of their
 * keys, so that all keys within a range of hashes lie side by side.
 */
export class ByteMap {
  private readonly blocks = new Blocks();
  private bits = LEAST_BITS;
  private hashes = new Uint32Array(1 << LEAST_BITS);
  /** By slot, the block; 0: the slot is empty. */
  private slots = new Uint32Array(1 << LEAST_BITS);
  private count = 0;
  /** The key in hand: its bytes, how many, and their hash. */
  private bytes = Buffer.alloc(256);
  private length = 0;
  private hash = 0;

  get size(): number {
    return this.count;
  }

  /** The number of the block that holds the key; 0: none does. It is good until the key is changed. */
  find(key: string): number {
    this.take(key);
    return this.slots[this.slot()] as number;
  }

  /** A view of a block's value: good until its key is changed. */
  valueOf(block: number): Buffer {
    return this.blocks.valueOf(block);
  }

  /** Answers the block that holds the key now. The value is copied. */
  set(key: string, value: Uint8Array): number {
    this.take(key);
    const slot = this.slot();
    const before = this.slots[slot] as number;
    if (before !== 0 && this.blocks.rewrite(before, value)) return before;
    const block = this.blocks.add(this.bytes, this.length, value);
    this.slots[slot] = block;
    if (before !== 0) {
      this.blocks.free(before);
      return block;
    }
    this.hashes[slot] = this.hash;
    this.count++;
    if (this.count > FULLEST * this.slots.length) this.grow();
    return block;
  }

  delete(key: string): void {
    this.take(key);
    this.empty(this.slot());
  }

  *entries(): Generator<readonly [string, Buffer], void> {
    for (const block of this.slots) {
      if (block !== 0) yield [this.blocks.keyOf(block), this.blocks.valueOf(block)];
    }
  }

  /** Keys and values whose hashes fall into the range that is number `part` of `parts` equal ones. */
  *entriesOf(part: number, parts: number): Generator<readonly [string, Buffer], void> {
    const mask = this.slots.length - 1;
    const last = this.homeOf(Math.ceil(((part + 1) * HASHES) / parts) - 1);
    let slot = this.homeOf(Math.ceil((part * HASHES) / parts));
    // Keys are at their place or behind it, with no gap between; those at the end of the table go on at its beginning.
    for (let passed = 0; passed <= mask; passed++, slot = (slot + 1) & mask) {
      const block = this.slots[slot] as number;
      if (block === 0) {
        if (slot >= last) return;
      } else if (partOf(this.hashes[slot] as number, parts) === part) {
        yield [this.blocks.keyOf(block), this.blocks.valueOf(block)];
      }
    }
  }

  /** Into which of so many equal ranges the key's hash falls. */
  partOf(key: string, parts: number): number {
    this.take(key);
    return partOf(this.hash, parts);
  }

  /** Where the key in hand is, or would be. */
  private slot(): number {
    const mask = this.slots.length - 1;
    let slot = this.homeOf(this.hash);
    for (;;) {
      const block = this.slots[slot] as number;
      if (block === 0) return slot;
      if (this.hashes[slot] === this.hash && this.blocks.hasKey(block, this.bytes, this.length))
        return slot;
      slot = (slot + 1) & mask;
    }
  }

  private empty(slot: number): void {
    const freed = this.slots[slot] as number;
    if (freed === 0) return;
    this.blocks.free(freed);
    this.count--;
    const mask = this.slots.length - 1;
    let hole = slot;
    // Whoever stands behind because this place was taken moves up, so that no gap comes between a key and its place.
    for (let next = (hole + 1) & mask; this.slots[next] !== 0; next = (next + 1) & mask) {
      const home = this.homeOf(this.hashes[next] as number);
      if (((next - home) & mask) < ((next - hole) & mask)) continue;
      this.slots[hole] = this.slots[next] as number;
      this.hashes[hole] = this.hashes[next] as number;
      hole = next;
    }
    this.slots[hole] = 0;
  }

  private grow(): void {
    const { slots, hashes } = this;
    this.bits++;
    this.slots = new Uint32Array(2 * slots.length);
    this.hashes = new Uint32Array(2 * slots.length);
    const mask = this.slots.length - 1;
    for (let from = 0; from < slots.length; from++) {
      const block = slots[from] as number;
      if (block === 0) continue;
      const hash = hashes[from] as number;
      let slot = this.homeOf(hash);
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = block;
      this.hashes[slot] = hash;
    }
  }

  private homeOf(hash: number): number {
    return hash >>> (32 - this.bits);
  }

  private take(key: string): void {
    // Three bytes at most for each unit of a text in UTF-8.
    if (3 * key.length > this.bytes.length) this.bytes = Buffer.alloc(6 * key.length);
    const { bytes } = this;
    for (let i = 0; i < key.length; i++) {
      const code = key.charCodeAt(i);
      if (code > 127) {
        this.length = bytes.write(key);
        this.hash = hashOf(bytes, this.length);
        return;
      }
      bytes[i] = code;
    }
    this.length = key.length;
    this.hash = hashOf(bytes, this.length);
  }
}

function partOf(hash: number, parts: number): number {
  return Math.floor((hash * parts) / HASHES);
}

/** FNV-1a, and then the last steps of MurmurHash3, without which its upper bits are not even. Part of the stored format. */
function hashOf(bytes: Uint8Array, length: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < length; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
