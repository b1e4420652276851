import { StageError } from './stage.error.js';

/** Of memory, in which a block begins: its number is the block's name. */
const GRANULE_BYTES = 16;
/** As long as the longest record that the log takes. */
const CHUNK_BYTES = 1024 * 1024;
const GRANULES_A_CHUNK = CHUNK_BYTES / GRANULE_BYTES;
/** Two words: how long the key is, and how long the value. */
const HEADER_BYTES = 8;
const WORDS_A_GRANULE = 4;
/** No key with its value is shorter, in granules. */
const LEAST_LEFT = 2;
/** How much larger a block may be of which a part is used: looking further costs more than it finds. */
const FURTHEST = 64;

interface Chunk {
  readonly bytes: Buffer;
  readonly words: Uint32Array;
}

/**
 * Keys and values as bytes outside the heap, so that the collector of garbage has nothing to look at however many there are.
 * A block is named by a number above 0, good until the block is freed; freed blocks are used again for others of their size.
 */
export class Blocks {
  private readonly chunks: Chunk[] = [];
  /** The next granule that was never used; the first of all names nothing. */
  private next = 1;
  /** By size in granules. */
  private readonly freed: number[][] = [];

  /** Copies a key of which the first `keyLength` bytes count, and a value. */
  add(key: Uint8Array, keyLength: number, value: Uint8Array): number {
    const block = this.take(granulesOf(keyLength, value.length));
    const { bytes, words } = this.chunkOf(block);
    const granule = block % GRANULES_A_CHUNK;
    words[granule * WORDS_A_GRANULE] = keyLength;
    words[granule * WORDS_A_GRANULE + 1] = value.length;
    const at = granule * GRANULE_BYTES + HEADER_BYTES;
    for (let i = 0; i < keyLength; i++) bytes[at + i] = key[i] as number;
    bytes.set(value, at + keyLength);
    return block;
  }

  /** Puts another value in the place of a block's; false: it is of another size, and nothing has happened. */
  rewrite(block: number, value: Uint8Array): boolean {
    const { bytes, words } = this.chunkOf(block);
    const word = (block % GRANULES_A_CHUNK) * WORDS_A_GRANULE;
    const keyLength = words[word] as number;
    const before = words[word + 1] as number;
    if (granulesOf(keyLength, before) !== granulesOf(keyLength, value.length)) return false;
    words[word + 1] = value.length;
    bytes.set(value, word * WORDS_A_GRANULE + HEADER_BYTES + keyLength);
    return true;
  }

  free(block: number): void {
    const { words } = this.chunkOf(block);
    const word = (block % GRANULES_A_CHUNK) * WORDS_A_GRANULE;
    this.keepFree(block, granulesOf(words[word] as number, words[word + 1] as number));
  }

  hasKey(block: number, key: Uint8Array, keyLength: number): boolean {
    const { bytes, words } = this.chunkOf(block);
    const granule = block % GRANULES_A_CHUNK;
    if (words[granule * WORDS_A_GRANULE] !== keyLength) return false;
    const at = granule * GRANULE_BYTES + HEADER_BYTES;
    // The ends of keys differ sooner than their beginnings.
    for (let i = keyLength - 1; i >= 0; i--) if (bytes[at + i] !== key[i]) return false;
    return true;
  }

  keyOf(block: number): string {
    const { bytes, words } = this.chunkOf(block);
    const granule = block % GRANULES_A_CHUNK;
    const at = granule * GRANULE_BYTES + HEADER_BYTES;
    return bytes.toString('utf8', at, at + (words[granule * WORDS_A_GRANULE] as number));
  }

  /** A view, no copy: good until the block is rewritten or freed. */
  valueOf(block: number): Buffer {
    const { bytes, words } = this.chunkOf(block);
    const granule = block % GRANULES_A_CHUNK;
    const keyLength = words[granule * WORDS_A_GRANULE] as number;
    const at = granule * GRANULE_BYTES + HEADER_BYTES + keyLength;
    return bytes.subarray(at, at + (words[granule * WORDS_A_GRANULE + 1] as number));
  }

  private take(granules: number): number {
    if (granules > GRANULES_A_CHUNK - 1) throw new StageError('A value of the state is too large');
    const used = this.freed[granules]?.pop() ?? this.takePart(granules);
    if (used !== undefined) return used;
    // No block lies across two chunks: what is left of this one stays empty.
    const left = GRANULES_A_CHUNK - (this.next % GRANULES_A_CHUNK);
    if (granules > left) this.next += left;
    const block = this.next;
    this.next += granules;
    return block;
  }

  /** The beginning of a larger one that was freed; what is left of that stays free. */
  private takePart(granules: number): number | undefined {
    const largest = Math.min(this.freed.length - 1, granules + FURTHEST);
    for (let size = granules + LEAST_LEFT; size <= largest; size++) {
      const block = this.freed[size]?.pop();
      if (block === undefined) continue;
      this.keepFree(block + granules, size - granules);
      return block;
    }
    return undefined;
  }

  private keepFree(block: number, granules: number): void {
    (this.freed[granules] ??= []).push(block);
  }

  private chunkOf(block: number): Chunk {
    const number = Math.floor(block / GRANULES_A_CHUNK);
    return this.chunks[number] ?? this.addChunk(number);
  }

  private addChunk(number: number): Chunk {
    const memory = new ArrayBuffer(CHUNK_BYTES);
    return (this.chunks[number] = { bytes: Buffer.from(memory), words: new Uint32Array(memory) });
  }
}

function granulesOf(keyLength: number, valueLength: number): number {
  return Math.ceil((HEADER_BYTES + keyLength + valueLength) / GRANULE_BYTES);
}
