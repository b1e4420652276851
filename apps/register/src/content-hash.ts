import { createHash, hash } from 'node:crypto';
import type { ContactOffered, ContactRecorded, Observed } from '@iom/domain';
import type { FieldHash } from './register-value.js';

export type Content = Observed<'ContactOffered' | 'ContactRecorded'>;

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

/** Texts shorter than this are codes and dates, of which there are few: their hashes are remembered. */
const MEMORABLE_LENGTH = 40;
const MEMORY = 20_000;
const HASH_CHARACTERS = 16;

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

  of(content: Content): readonly FieldHash[] {
    const facts =
      content.type === 'ContactOffered'
        ? OFFERED.map((field) => this.field(field, content[field]))
        : RECORDED.map((field) => this.field(field, content[field]));
    facts.push(
      this.field('occurredAt', content.meta.occurredAt),
      // Whether it was read from a snapshot says nothing about the record.
      this.field(
        'recordLimits',
        content.meta.recordLimits.filter((limit) => limit !== 'SNAPSHOT').toSorted(),
      ),
    );
    return facts;
  }

  private field(field: string, value: unknown): FieldHash {
    const text = JSON.stringify(value);
    if (text.length > MEMORABLE_LENGTH) return { field, hash: this.hashOf(text) };
    let known = this.remembered.get(text);
    if (known === undefined) {
      if (this.remembered.size >= MEMORY) this.remembered.clear();
      known = this.hashOf(text);
      this.remembered.set(text, known);
    }
    return { field, hash: known };
  }

  private hashOf(text: string): string {
    return hash('sha256', this.secret + text, 'base64url').slice(0, HASH_CHARACTERS);
  }
}

/** The fields whose content differs, in the order of the record. */
export function changedFields(
  before: readonly FieldHash[],
  after: readonly FieldHash[],
): readonly string[] {
  const known = new Map(before.map(({ field, hash: text }) => [field, text]));
  return after.filter(({ field, hash: text }) => known.get(field) !== text).map((e) => e.field);
}
