import { createHash, hash } from 'node:crypto';
import type { ContactOffered, ContactRecorded, Observed } from '@iom/domain';

export type Content = Observed<'ContactOffered' | 'ContactRecorded'>;

/** The order is part of the stored format: a new field goes to the end. */
const OFFERED = [
  'plannedFor',
  'date',
  'kind',
  'plannedWith',
  'joint',
  'location',
  'offeredBy',
  'agencyClass',
] as const satisfies readonly (keyof ContactOffered)[];

const RECORDED = [
  'date',
  'kind',
  'outcome',
  'planned',
  'keptBy',
  'joint',
  'jointWith',
  'answers',
  'location',
  'address',
  'notes',
  'summary',
  'welfareConcern',
  'childPresent',
  'agencyClass',
] as const satisfies readonly (keyof ContactRecorded)[];

/** What of the event around the facts is content too. */
const AROUND = ['occurredAt', 'recordLimits'] as const;

/**
 * Fields that no recipient is ever given: notes are one officer's own words, and an address is where other people live too.
 * So a change of them is nobody's news, nor is one that the source left out because it had not changed; no hash of them is kept.
 */
const NEVER_GIVEN: ReadonlySet<string> = new Set<keyof ContactRecorded>(['address', 'notes']);

/** Texts shorter than this are codes and dates, of which there are few: their hashes are remembered. */
const MEMORABLE_LENGTH = 40;
const MEMORY = 20_000;
/** Part of the stored format. 72 bits: no two contents of one field will ever meet. */
const HASH_CHARACTERS = 12;
/** Keeps the place of a field of which there is none. */
const NO_HASH = '-'.repeat(HASH_CHARACTERS);

/**
 * Hashes the fields of records under a secret of the deployment, so that what the register remembers of a record's content
 * can be compared and not read.
 */
export class ContentHash {
  private readonly secret: string;
  private readonly remembered = new Map<string, string>();

  constructor(deploymentKey: Buffer) {
    this.secret = createHash('sha256').update(deploymentKey).update('content').digest('hex');
  }

  /** The hashes of all fields, one after the other, in the order of `changedFields`. */
  of(content: Content): string {
    const { occurredAt, recordLimits } = content.meta;
    // Whether it was read from a snapshot says nothing about the record.
    const limits = recordLimits.filter((limit) => limit !== 'SNAPSHOT').toSorted();
    const hashes = [this.hashOf(occurredAt), this.hashOf(limits)];
    if (content.type === 'ContactOffered') {
      for (const field of OFFERED) hashes.push(this.hashOf(content[field]));
    } else {
      for (const field of RECORDED)
        hashes.push(NEVER_GIVEN.has(field) ? NO_HASH : this.hashOf(content[field]));
    }
    // Joined at once: a text that grew piece by piece stays a tree of its pieces for as long as it is remembered.
    return hashes.join('');
  }

  private hashOf(value: unknown): string {
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

  private digest(text: string): string {
    return hash('sha256', this.secret + text, 'base64url').slice(0, HASH_CHARACTERS);
  }
}

/** The fields whose content differs, in the order of the record; those that nobody is given are left out. */
export function changedFields(
  type: Content['type'],
  before: string,
  after: string,
): readonly string[] {
  if (before === after) return [];
  const fields = [...AROUND, ...(type === 'ContactOffered' ? OFFERED : RECORDED)];
  return fields.filter((field, i) => {
    if (NEVER_GIVEN.has(field)) return false;
    const at = i * HASH_CHARACTERS;
    // A field that an earlier version did not have is not thereby changed.
    return (
      at < before.length &&
      before.slice(at, at + HASH_CHARACTERS) !== after.slice(at, at + HASH_CHARACTERS)
    );
  });
}
