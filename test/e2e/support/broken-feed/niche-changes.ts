import type { OutgoingRecord } from '@iom/event-log';
import { officerContact, police } from '../source-records.js';
import { DISCARD, type Occasion, type RefusedKind, type SetAsideKind } from './bad-kind.js';
import { instantText } from './moments.js';

type Fields = Readonly<Record<string, unknown>>;

/** What differs from a good record; `undefined` takes a field away. */
export interface Changes {
  readonly envelope?: Fields;
  readonly record?: Fields;
}

/** A visit as it should be, but for what is given. */
export function visit(
  { person, number, wallMs }: Occasion,
  { envelope = {}, record = {} }: Changes = {},
): OutgoingRecord {
  return officerContact(person, {
    recordId: recordIdOf(number),
    envelope,
    record: { occurredAt: instantText(wallMs), ...record },
  });
}

/** A record of another entity. */
export function recordOf(entity: string, record: Fields, envelope: Fields = {}) {
  return (occasion: Occasion): OutgoingRecord =>
    visit(occasion, { envelope: { entity, record, ...envelope } });
}

/** A visit in other bytes than its own. */
export function rewritten(write: (good: string) => string | Buffer) {
  return (occasion: Occasion): OutgoingRecord => {
    const { force, nicheNominalId } = occasion.person;
    const bytes = write(String(visit(occasion).value));
    return { ...police(force, nicheNominalId, ''), value: Buffer.from(bytes) };
  };
}

export function recordIdOf(number: string): string {
  return `OC-BROKEN-${number}`;
}

/** A record of a force that is set aside until somebody gives it up. */
export function nicheSetAside(
  name: string,
  [reason, fieldPath]: readonly [reason: string, fieldPath: string | null],
  spoil: (occasion: Occasion) => OutgoingRecord,
): SetAsideKind {
  const fate = 'set-aside';
  return {
    name,
    side: 'police',
    fate,
    reason,
    fieldPath,
    isOfSomebody: true,
    remedy: DISCARD,
    spoil,
  };
}

export function nicheRefused(
  name: string,
  [reason, fieldPath]: readonly [reason: string, fieldPath: string | null],
  spoil: (occasion: Occasion) => OutgoingRecord,
): RefusedKind {
  return { name, side: 'police', fate: 'refused', reason, fieldPath, spoil };
}
