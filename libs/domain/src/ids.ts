import { createHmac, hash as hashOf } from 'node:crypto';
import { keyedHash } from './keyed-hash.js';

/** The namespace of this bridge's uuidv5 names: uuidv5(DNS namespace, "iom.uk"), written out. */
const NAMESPACE = Buffer.from('af89fca1af5653b49f744c763757fb6b', 'hex');
/** The hexadecimal digits that begin with the bits 10, by their other two bits. */
const VARIANTS = '89ab';

/** RFC 9562 §5.5, over the parts separated by a character that no identifier holds. */
export function uuidOf(...parts: readonly (string | number)[]): string {
  const name = Buffer.from(parts.join('\u001f'));
  // In one call: a hash object costs twice as much as the hashing.
  const hex = hashOf('sha1', Buffer.concat([NAMESPACE, name]), 'hex');
  const variant = VARIANTS.charAt(Number.parseInt(hex.charAt(16), 16) & 0b11);
  return formatUuid(`${hex.slice(0, 12)}5${hex.slice(13, 16)}${variant}${hex.slice(17)}`);
}

/**
 * The id of an event: the same source record and version gives the same id for ever. Inner: no key is in it, so whoever holds
 * it can find the record by trying.
 */
export function eventIdOf(
  sourceOrg: string,
  sourceRecordId: string,
  sourceVersion: string,
  type: string,
): string {
  return uuidOf('event', sourceOrg, sourceRecordId, sourceVersion, type);
}

/** The internal name of a person, from the first identifier they were known by. Never leaves the bridge. */
export function subjectIdOf(deploymentKey: Buffer, firstIdentifier: string): string {
  return createHmac('sha256', deploymentKey)
    .update('subject\u001f')
    .update(firstIdentifier)
    .digest('hex')
    .slice(0, 32);
}

/**
 * What turns inner names into those of one recipient, so that two recipients cannot join what they were told, and none can
 * find an inner name by trying: the parts of one can be guessed, the key cannot.
 */
export interface RecipientNames {
  /** The person's key for this recipient: record key and `ce_subject`. */
  personKeyOf(subjectId: string): string;
  /** `ce_id`. */
  eventIdOf(eventId: string): string;
  /** The id of one attempt to disclose an event to this recipient: in the record of it, and `iom-disclosure-id`. */
  disclosureIdOf(eventId: string, attempt: number): string;
}

/** Names for one recipient, from HMACs under a key derived for that recipient alone. */
export function recipientNames(deploymentKey: Buffer, org: string): RecipientNames {
  const derived = createHmac('sha256', deploymentKey)
    .update('recipient\u001f')
    .update(org)
    .digest();
  const hash = keyedHash(derived);
  const nameOf = (purpose: string, name: string): string =>
    formatUuid(hash(`${purpose}\u001f${name}`));
  return {
    personKeyOf: (subjectId) => nameOf('person', subjectId),
    eventIdOf: (eventId) => nameOf('event', eventId),
    disclosureIdOf: (eventId, attempt) => nameOf('disclosure', `${eventId}\u001f${attempt}`),
  };
}

/** Spreads keys over partitions: FNV-1a. Part of the stored order, so it never changes. */
export function partitionOf(key: string, partitions: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % partitions;
}

/** The first 32 hexadecimal digits in the form of a UUID. */
function formatUuid(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
