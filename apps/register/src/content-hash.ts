import { createHash, hash } from 'node:crypto';
import { comparedFields, type Content, type ContentType } from './content-fields.js';

/** Texts shorter than this are codes and dates, of which there are few: their hashes are remembered. */
const MEMORABLE_LENGTH = 40;
const MEMORY = 20_000;
/** 40 bits: of a million million changes of a field, one would pass unseen. */
const HASH_BYTES = 5;
/** How many fields, and a bit for each that has content. */
const HEADER_BYTES = 5;

/**
 * Hashes the fields of records under a secret of the deployment, so that what the register remembers of a record's content
 * can be compared and not read. Stored are a byte that counts the fields, four that say which of them have content, and a
 * hash for each of those.
 */
export class ContentHash {
  private readonly secret: string;
  private readonly remembered = new Map<string, number>();

  constructor(deploymentKey: Buffer) {
    this.secret = createHash('sha256').update(deploymentKey).update('content').digest('hex');
  }

  of(content: Content): Buffer {
    const fields = comparedFields(content.type);
    const hashes = Buffer.alloc(HEADER_BYTES + HASH_BYTES * fields.length);
    let end = HEADER_BYTES;
    let present = 0;
    for (let i = 0; i < fields.length; i++) {
      const value = fields[i]?.valueIn(content);
      if (isNothing(value)) continue;
      present |= 1 << i;
      end = hashes.writeUIntBE(this.hashOf(value), end, HASH_BYTES);
    }
    hashes.writeUInt8(fields.length, 0);
    hashes.writeUInt32BE(present >>> 0, 1);
    return hashes.subarray(0, end);
  }

  private hashOf(value: unknown): number {
    // An instant hardly ever comes twice: remembering it would only drive out what does.
    if (typeof value === 'number') return this.digest(`\u0000${value}`);
    const text = typeof value === 'string' ? value : `\u0000${JSON.stringify(value)}`;
    if (text.length > MEMORABLE_LENGTH) return this.digest(text);
    let known = this.remembered.get(text);
    if (known === undefined) {
      if (this.remembered.size >= MEMORY) this.remembered.clear();
      known = this.digest(text);
      this.remembered.set(text, known);
    }
    return known;
  }

  private digest(text: string): number {
    const hex = hash('sha256', this.secret + text, 'hex');
    return Number.parseInt(hex.slice(0, 2 * HASH_BYTES), 16);
  }
}

/**
 * The fields whose content differs, in the order of the record. A field that the register did not know of before is not
 * thereby changed.
 */
export function changedFields(type: ContentType, before: Buffer, after: Buffer): readonly string[] {
  if (before.equals(after)) return [];
  const old = new HashReader(before);
  const now = new HashReader(after);
  return comparedFields(type).flatMap(({ name }) =>
    old.next() === now.next() || old.isBeyond ? [] : [name],
  );
}

/** Reads hashes one field after the other; null: the field has no content. */
class HashReader {
  private field = 0;
  private at = HEADER_BYTES;

  constructor(private readonly hashes: Buffer) {}

  /** Whether the field just read was not known when the hashes were made. */
  get isBeyond(): boolean {
    return this.field > (this.hashes[0] ?? 0);
  }

  next(): number | null {
    const field = this.field++;
    const present = this.hashes.length < HEADER_BYTES ? 0 : this.hashes.readUInt32BE(1);
    if ((present & (1 << field)) === 0) return null;
    this.at += HASH_BYTES;
    return this.hashes.readUIntBE(this.at - HASH_BYTES, HASH_BYTES);
  }
}

function isNothing(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}
