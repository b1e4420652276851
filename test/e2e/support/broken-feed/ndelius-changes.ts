import type { OutgoingRecord } from '@iom/event-log';
import { contactTypeId, outcomeId } from '../code-tables.js';
import { contactRow, registered } from '../source-records.js';
import { DISCARD, type Occasion, type SetAsideKind } from './bad-kind.js';
import { midnight } from './moments.js';

type Fields = Readonly<Record<string, unknown>>;
type Reason = readonly [reason: string, fieldPath: string | null];

const HOME_VISIT = contactTypeId('CHVS');
const KEPT = outcomeId('ATTC');

/** A kept home visit as it should be, but for the columns that are given; `undefined` takes one away. */
export function contact({ person, number, wallMs }: Occasion, given: Fields = {}): OutgoingRecord {
  return contactRow(person, {
    contactId: number,
    typeId: HOME_VISIT,
    outcomeId: KEPT,
    given: { CONTACT_DATE: midnight(wallMs), CONTACT_START_TIME: wallMs, ...given },
  });
}

/** The same message with other bytes. */
export function withText(
  record: OutgoingRecord,
  write: (good: string) => string | null,
): OutgoingRecord {
  const text = write(String(record.value));
  return { ...record, value: text === null ? null : Buffer.from(text) };
}

/** The same message, with the fields around its row changed. */
export function withMessage(
  record: OutgoingRecord,
  change: (message: Fields) => unknown,
): OutgoingRecord {
  return withText(record, (good) => JSON.stringify(change(JSON.parse(good) as Fields)));
}

/** A domain event about the person. */
export function domainEvent(
  { person }: Occasion,
  eventType: string,
  additionalInformation: Fields,
  more: Fields = {},
): OutgoingRecord {
  return withMessage(registered(person), ({ version, personReference }) => ({
    eventType,
    version,
    occurredAt: '2026-07-01T10:00:00.000+01:00',
    personReference,
    additionalInformation,
    ...more,
  }));
}

/** A record of probation that is set aside until somebody gives it up. */
export function ndeliusSetAside(
  name: string,
  [reason, fieldPath]: Reason,
  spoil: (occasion: Occasion) => OutgoingRecord,
): SetAsideKind {
  return {
    name,
    side: 'probation',
    fate: 'set-aside',
    reason,
    fieldPath,
    isOfSomebody: true,
    remedy: DISCARD,
    spoil,
  };
}

/** One that names a code row which has not come yet. */
export function ahead(
  name: string,
  column: string,
  spoil: (occasion: Occasion) => OutgoingRecord,
  isContact = false,
): SetAsideKind {
  const remedy = { by: 'code-row', isContact } as const;
  return { ...ndeliusSetAside(name, ['CODE_NOT_SEEN_YET', column], spoil), remedy };
}

/** One whose person nobody can make out. */
export function ofNobody(kind: SetAsideKind): SetAsideKind {
  return { ...kind, isOfSomebody: false };
}
