import { offenderManagerRow, offenderRow, row } from '../source-records.js';
import type { Occasion, SetAsideKind } from './bad-kind.js';
import { KNOWN, LATE } from './code-rows.js';
import { ahead, ndeliusSetAside, withMessage } from './ndelius-changes.js';

type Columns = Readonly<Record<string, unknown>>;
type Reason = readonly [reason: string, fieldPath: string];

const JULY = Date.UTC(2026, 6, 1);
const IIOM = '501';
const FIXED = '601';

/** A row of another table than OFFENDER or CONTACT, about the person. */
const rowOf =
  (table: string, columns: Columns) =>
  ({ person, number }: Occasion) =>
    row(table, {
      [`${table}_ID`]: number,
      OFFENDER_ID: person.offenderId,
      SOFT_DELETED: 0,
      ROW_VERSION: '1',
      ...columns,
    });
const bad = (name: string, reason: Reason, table: string, columns: Columns): SetAsideKind =>
  ndeliusSetAside(name, reason, rowOf(table, columns));
const early = (name: string, column: string, table: string, columns: Columns): SetAsideKind =>
  ahead(name, column, rowOf(table, columns));

const secondVersion =
  (columns: Columns) =>
  ({ person }: Occasion) =>
    offenderRow(person, { ROW_VERSION: '2', ...columns });
const CORRECTED = {
  by: 'later-version',
  isContact: false,
  correct: ({ person }: Occasion) => offenderRow(person, { ROW_VERSION: '3' }),
} as const;

/** Rows about the case itself. What limits access in them is taken at once. */
const CASES: readonly SetAsideKind[] = [
  ndeliusSetAside(
    'a case whose surname is a number',
    ['WRONG_SHAPE', 'SURNAME'],
    secondVersion({ SURNAME: 17 }),
  ),
  ndeliusSetAside(
    'a case born on 31 April',
    ['IMPOSSIBLE_DATE', 'DATE_OF_BIRTH_DATE'],
    secondVersion({ DATE_OF_BIRTH_DATE: '1990-04-31' }),
  ),
  ndeliusSetAside(
    'a case without its number',
    ['WRONG_SHAPE', 'OFFENDER_ID'],
    secondVersion({ OFFENDER_ID: null }),
  ),
  {
    ...ndeliusSetAside(
      'a question mark for whether somebody is excluded, put right in nDelius',
      ['UNKNOWN_CODE', 'CURRENT_EXCLUSION'],
      secondVersion({ CURRENT_EXCLUSION: '?' }),
    ),
    remedy: CORRECTED,
  },
  {
    ...ndeliusSetAside(
      'an exclusion in a row that is broken elsewhere, put right and lifted in nDelius',
      ['IMPOSSIBLE_DATE', 'DATE_OF_BIRTH_DATE'],
      secondVersion({ CURRENT_EXCLUSION: 'Y', DATE_OF_BIRTH_DATE: '1990-04-31' }),
    ),
    limitsCase: true,
    remedy: CORRECTED,
  },
];

const REGISTRATION = {
  REGISTER_TYPE_ID: IIOM,
  REGISTER_CATEGORY_ID: FIXED,
  REGISTRATION_DATE: Date.UTC(2026, 5, 1),
  DEREGISTERED: 0,
};
const NSI = {
  NSI_TYPE_ID: KNOWN.recall,
  REFERRAL_DATE: JULY,
  NSI_STATUS_DATE: JULY,
  ACTIVE_FLAG: 1,
};
const CONDITION = {
  LIC_COND_TYPE_MAIN_CAT_ID: LATE.conditionCategory,
  START_DATE: JULY,
  ACTIVE_FLAG: 1,
};

const OTHER_TABLES: readonly SetAsideKind[] = [
  early('a register whose code row comes later', 'REGISTER_TYPE_ID', 'REGISTRATION', {
    ...REGISTRATION,
    REGISTER_TYPE_ID: LATE.registerType,
    REGISTER_CATEGORY_ID: null,
  }),
  early('a category of IOM whose code row comes later', 'REGISTER_CATEGORY_ID', 'REGISTRATION', {
    ...REGISTRATION,
    REGISTER_CATEGORY_ID: LATE.registerCategory,
  }),
  bad('a registration on 31 June', ['IMPOSSIBLE_DATE', 'REGISTRATION_DATE'], 'REGISTRATION', {
    ...REGISTRATION,
    REGISTRATION_DATE: '2026-06-31',
  }),
  bad('a registration in no register', ['WRONG_SHAPE', 'REGISTER_TYPE_ID'], 'REGISTRATION', {
    ...REGISTRATION,
    REGISTER_TYPE_ID: ' ',
  }),
  early('an intervention whose code row comes later', 'NSI_TYPE_ID', 'NSI', {
    ...NSI,
    NSI_TYPE_ID: LATE.nsiType,
  }),
  early('a recall whose status comes later', 'NSI_STATUS_ID', 'NSI', {
    ...NSI,
    NSI_STATUS_ID: LATE.nsiStatus,
  }),
  bad('a recall of a status that nobody knows', ['UNKNOWN_CODE', 'NSI_STATUS_ID'], 'NSI', {
    ...NSI,
    NSI_STATUS_ID: KNOWN.unknownStatus,
  }),
  bad('a recall of no status', ['WRONG_SHAPE', 'NSI_STATUS_ID'], 'NSI', NSI),
  bad('an intervention of no type', ['WRONG_SHAPE', 'NSI_TYPE_ID'], 'NSI', {
    ...NSI,
    NSI_TYPE_ID: null,
  }),
  ahead(
    'an enforcement whose code row comes later',
    'ENFORCEMENT_ACTION_ID',
    ({ number, knownContactId }) =>
      row('ENFORCEMENT', {
        ENFORCEMENT_ID: number,
        CONTACT_ID: knownContactId,
        ENFORCEMENT_ACTION_ID: LATE.action,
        ACTION_TAKEN_DATE: JULY,
        SOFT_DELETED: 0,
      }),
  ),
  ndeliusSetAside(
    'an enforcement that nobody knows',
    ['UNKNOWN_CODE', 'ENFORCEMENT_ACTION_ID'],
    ({ number, knownContactId }) =>
      row('ENFORCEMENT', {
        ENFORCEMENT_ID: number,
        CONTACT_ID: knownContactId,
        ENFORCEMENT_ACTION_ID: KNOWN.unknownAction,
        ACTION_TAKEN_DATE: JULY,
        SOFT_DELETED: 0,
      }),
  ),
  early(
    'a licence condition whose code row comes later',
    'LIC_COND_TYPE_MAIN_CAT_ID',
    'LIC_CONDITION',
    CONDITION,
  ),
  bad(
    'a licence condition of no category',
    ['WRONG_SHAPE', 'LIC_COND_TYPE_MAIN_CAT_ID'],
    'LIC_CONDITION',
    { ...CONDITION, LIC_COND_TYPE_MAIN_CAT_ID: null },
  ),
  early('an address whose status comes later', 'ADDRESS_STATUS_ID', 'OFFENDER_ADDRESS', {
    STREET_NAME: 'Synthetic Street',
    ADDRESS_STATUS_ID: LATE.addressStatus,
    NO_FIXED_ABODE: 'N',
  }),
  bad(
    'an address with a perhaps for no fixed abode',
    ['UNKNOWN_CODE', 'NO_FIXED_ABODE'],
    'OFFENDER_ADDRESS',
    { NO_FIXED_ABODE: 'perhaps' },
  ),
  early('a recall whose reason comes later', 'RECALL_REASON_ID', 'RECALL', {
    RECALL_DATE: JULY,
    RECALL_REASON_ID: LATE.recallReason,
  }),
  bad('a recall without a day', ['WRONG_SHAPE', 'RECALL_DATE'], 'RECALL', { RECALL_DATE: null }),
  bad('a release on 31 June', ['IMPOSSIBLE_DATE', 'ACTUAL_RELEASE_DATE'], 'RELEASE', {
    ACTUAL_RELEASE_DATE: '2026-06-31',
  }),
  bad('a custody of no status', ['WRONG_SHAPE', 'CUSTODIAL_STATUS_ID'], 'CUSTODY', {
    CUSTODIAL_STATUS_ID: null,
    STATUS_CHANGE_DATE: JULY,
  }),
  ndeliusSetAside(
    'an allocation that is both ended and not',
    ['UNKNOWN_CODE', 'ACTIVE_FLAG'],
    ({ person }) =>
      withMessage(offenderManagerRow(person), ({ after, ...message }) => ({
        ...message,
        after: { ...(after as Columns), ACTIVE_FLAG: 'Y/N' },
      })),
  ),
];

/** Rows of every table but CONTACT. */
export const BAD_ROWS = [...CASES, ...OTHER_TABLES];
