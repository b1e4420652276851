import { contactTypeId } from '../code-tables.js';
import type { SetAsideKind } from './bad-kind.js';
import { KNOWN, LATE } from './code-rows.js';
import {
  ahead,
  contact,
  ndeliusSetAside,
  ofNobody,
  withMessage,
  withText,
} from './ndelius-changes.js';

type Reason = readonly [reason: string, fieldPath: string | null];
type Columns = Readonly<Record<string, unknown>>;

const wrongShape = (fieldPath: string | null): Reason => ['WRONG_SHAPE', fieldPath];
const badDate = (fieldPath: string): Reason => ['IMPOSSIBLE_DATE', fieldPath];
const unknownCode = (fieldPath: string): Reason => ['UNKNOWN_CODE', fieldPath];
const withColumns = (name: string, reason: Reason, columns: Columns): SetAsideKind =>
  ndeliusSetAside(name, reason, (occasion) => contact(occasion, columns));
const withEnvelope = (
  name: string,
  reason: Reason,
  change: (message: Columns) => unknown,
): SetAsideKind =>
  ndeliusSetAside(name, reason, (occasion) => withMessage(contact(occasion), change));

/** Rows of CONTACT, of which probation sends most. */
export const BAD_CONTACTS: readonly SetAsideKind[] = [
  ndeliusSetAside('a row cut off in the middle of the note', ['NOT_JSON', null], (occasion) =>
    withText(contact(occasion), (good) => good.slice(0, good.indexOf('CANARY-NOTE') + 5)),
  ),
  withEnvelope(
    'a change of a table that it does not name',
    wrongShape('source.table'),
    (message) => ({
      ...message,
      source: { connector: 'oracle', scn: '9000000001' },
    }),
  ),
  withEnvelope('an operation that no connector has', wrongShape('op'), (message) => ({
    ...message,
    op: 'x',
  })),
  withEnvelope(
    'an update that shows the row as it was and not as it is',
    wrongShape('after'),
    ({ after, ...message }) => ({
      ...message,
      before: after,
      after: null,
      op: 'u',
    }),
  ),
  withEnvelope(
    'a deletion that does not show what was deleted',
    wrongShape('before'),
    (message) => ({
      ...message,
      op: 'd',
    }),
  ),
  withEnvelope(
    'neither a version nor a place in the database’s log',
    wrongShape('source.scn'),
    ({ after, ...message }) => ({
      ...message,
      after: { ...(after as Columns), ROW_VERSION: null },
      source: { connector: 'oracle', table: 'CONTACT' },
    }),
  ),
  withColumns('a contact without a number', wrongShape('CONTACT_ID'), { CONTACT_ID: undefined }),
  withColumns('a contact of no type', wrongShape('CONTACT_TYPE_ID'), { CONTACT_TYPE_ID: null }),
  withColumns('a type as a decimal that is no base64', wrongShape('CONTACT_TYPE_ID'), {
    CONTACT_TYPE_ID: { scale: 0, value: '*eQ=' },
  }),
  withColumns('a type as a decimal with a fraction', wrongShape('CONTACT_TYPE_ID'), {
    CONTACT_TYPE_ID: { scale: 1, value: 'eQ==' },
  }),
  withColumns('a type of no list that was agreed', unknownCode('CONTACT_TYPE_ID'), {
    CONTACT_TYPE_ID: contactTypeId('ZZ99'),
  }),
  withColumns('a type whose code row has no code', unknownCode('CONTACT_TYPE_ID'), {
    CONTACT_TYPE_ID: KNOWN.contactTypeWithoutCode,
  }),
  ahead(
    'a type whose code row comes later',
    'CONTACT_TYPE_ID',
    (occasion) => contact(occasion, { CONTACT_TYPE_ID: LATE.contactType }),
    true,
  ),
  ahead(
    'an outcome whose code row comes later',
    'CONTACT_OUTCOME_TYPE_ID',
    (occasion) => contact(occasion, { CONTACT_OUTCOME_TYPE_ID: LATE.outcome }),
    true,
  ),
  withColumns('an outcome in words', wrongShape('CONTACT_OUTCOME_TYPE_ID'), {
    CONTACT_OUTCOME_TYPE_ID: 'attended',
  }),
  withColumns('a contact on 31 June', badDate('CONTACT_DATE'), { CONTACT_DATE: '2026-06-31' }),
  withColumns('a contact without a day', wrongShape('CONTACT_DATE'), { CONTACT_DATE: null }),
  withColumns('a contact dated in words', wrongShape('CONTACT_DATE'), { CONTACT_DATE: '1 July' }),
  withColumns('a contact of the year 60,000', badDate('CONTACT_DATE'), {
    CONTACT_DATE: 1_831_000_000_000_000,
  }),
  withColumns('a start in the hour that the clocks leave out', badDate('CONTACT_START_TIME'), {
    CONTACT_DATE: Date.UTC(2026, 2, 29),
    CONTACT_START_TIME: 5_400_000,
  }),
  withColumns('a question mark for whether it is sensitive', unknownCode('SENSITIVE'), {
    SENSITIVE: '?',
  }),
  withColumns('a two for whether it is removed', unknownCode('SOFT_DELETED'), { SOFT_DELETED: 2 }),
  withColumns('a note that is no text', wrongShape('NOTES'), { NOTES: { clob: 'CANARY-NOTE' } }),
  ofNobody(
    withColumns('a case number with a fraction', wrongShape('OFFENDER_ID'), {
      OFFENDER_ID: '2500343964.5',
    }),
  ),
];
