import { contactTypeId } from '../code-tables.js';
import { row } from '../source-records.js';
import type { PassedOverKind } from './bad-kind.js';
import { contact, domainEvent, withMessage, withText } from './ndelius-changes.js';
import { visit } from './niche-changes.js';

const kind = (
  side: PassedOverKind['side'],
  name: string,
  spoil: PassedOverKind['spoil'],
): PassedOverKind => ({ side, name, fate: 'passed-over', spoil });

/** What is not for the bridge, or has been said before. */
export const PASSED_OVER: readonly PassedOverKind[] = [
  kind('police', 'a tombstone', (occasion) => ({ ...visit(occasion), value: null })),
  kind('probation', 'a tombstone', (occasion) => withText(contact(occasion), () => null)),
  kind('probation', 'a contact of the training database', (occasion) =>
    contact(occasion, { TRAINING_SESSION_ID: '12' }),
  ),
  kind('probation', 'a broken contact of the training database', (occasion) =>
    contact(occasion, { TRAINING_SESSION_ID: '12', CONTACT_DATE: '2026-06-31' }),
  ),
  kind('probation', 'a contact that is no meeting', (occasion) =>
    contact(occasion, { CONTACT_TYPE_ID: contactTypeId('C204') }),
  ),
  kind('probation', 'a row of a table that nobody reads', ({ person, number }) =>
    row('PERSONAL_CONTACT', { PERSONAL_CONTACT_ID: number, OFFENDER_ID: person.offenderId }),
  ),
  kind('probation', 'a table emptied at a stroke', (occasion) =>
    withMessage(contact(occasion), (message) => ({ ...message, after: null, op: 't' })),
  ),
  kind('probation', 'an event of a type that nobody reads', (occasion) =>
    domainEvent(occasion, 'probation-case.mystery.solved', {}),
  ),
  kind('probation', 'an event of the old kind', (occasion) =>
    withMessage(contact(occasion), () => ({
      offenderId: 1,
      crn: occasion.person.crn,
      nomsNumber: null,
      sourceId: 2,
      eventDatetime: '2026-07-01T09:00:00',
    })),
  ),
];
