import { type CarriedTable, idColumnOf } from '../codes/known-tables.js';
import type { Fault } from '../reading/fault.js';
import { readWhole } from '../reading/whole-number.js';
import { fails, passesOver, type Reading, says, type Subject } from '../reading.js';
import type { Context } from '../source-record.js';
import type { Change } from './change.js';
import { readAccessLimit } from './access-limit.js';
import { readAdditionalIdentifier } from './additional-identifier.js';
import { readAddress } from './address.js';
import { readCircumstance } from './circumstance.js';
import { readContact } from './contact.js';
import { readCustody } from './custody.js';
import { readDeregistration } from './deregistration.js';
import { doubtAbout, inDoubt } from './doubt.js';
import { readEnforcement } from './enforcement.js';
import { readLicenceCondition } from './lic-condition.js';
import { UNREADABLE_VERSION } from '../meta.js';
import { readNsi } from './nsi.js';
import { limitOnly, readOffender } from './offender.js';
import { readOffenderManager } from './offender-manager.js';
import { readRecall } from './recall.js';
import { readRegistrationRow } from './registration.js';
import { readRelease } from './release.js';
import { recordRetracted } from './retraction.js';
import type { Identified } from './row-meta.js';
import { subjectOf } from './subject.js';

type Reader = (row: Identified, subject: Subject, context: Context) => Reading;

const READERS: Readonly<Record<CarriedTable, Reader>> = {
  OFFENDER: readOffender,
  CONTACT: readContact,
  OFFENDER_MANAGER: readOffenderManager,
  REGISTRATION: readRegistrationRow,
  DEREGISTRATION: readDeregistration,
  NSI: readNsi,
  ENFORCEMENT: readEnforcement,
  LIC_CONDITION: readLicenceCondition,
  RELEASE: readRelease,
  RECALL: readRecall,
  CUSTODY: readCustody,
  EXCLUSION: readAccessLimit('EXCLUSION'),
  RESTRICTION: readAccessLimit('RESTRICTION'),
  PERSONAL_CIRCUMSTANCE: readCircumstance,
  OFFENDER_ADDRESS: readAddress,
  ADDITIONAL_IDENTIFIER: readAdditionalIdentifier,
};

/** Tables of which a row is one statement, that holds as it is now or not at all. A status, by contrast, was true before. */
const STATEMENTS: ReadonlySet<CarriedTable> = new Set<CarriedTable>([
  'CONTACT',
  'REGISTRATION',
  'NSI',
  'ENFORCEMENT',
  'LIC_CONDITION',
  'RELEASE',
  'RECALL',
  'PERSONAL_CIRCUMSTANCE',
]);

/** What is told of nominals from it, so that it may have to be withdrawn. */
const TOLD_OF_NOMINALS: ReadonlySet<CarriedTable> = new Set<CarriedTable>([
  ...STATEMENTS,
  'CONTACT',
]);

/** A change, and where its record lies. */
interface Arrived {
  readonly change: Change;
  readonly place: string;
}

/** What a change of a carried table says. Training cases live among the real ones: they are dropped, whatever they say. */
export function readRow(
  table: CarriedTable,
  { change, place }: Arrived,
  context: Context,
): Reading {
  const { row, version } = change;
  const subject = subjectOf(table, row, version);
  const { recordId } = subject;
  const isTraining = isOfTraining(row);
  if (isTraining && !TOLD_OF_NOMINALS.has(table)) return passesOver(subject, 'TRAINING_DATA');
  if (recordId !== null && version !== null) {
    const identified = { change, recordId, version };
    // It was taken for real until this change.
    if (isTraining)
      return withdrawnIfTold(passesOver(subject, 'TRAINING_DATA'), { table, identified }, context);
    const read = READERS[table](identified, subject, context);
    const reading =
      read.skipped !== null && STATEMENTS.has(table)
        ? withdrawnIfTold(read, { table, identified }, context)
        : read;
    const doubt = doubtAbout(change);
    return doubt === null ? reading : inDoubt(reading, doubt);
  }
  if (isTraining) return passesOver(subject, 'TRAINING_DATA');
  const fieldPath = recordId === null ? idColumnOf(table) : 'source.scn';
  const fault: Fault = { reason: 'WRONG_SHAPE', fieldPath };
  if (table !== 'OFFENDER') return fails(subject, fault);
  // A limit holds whatever its row lacks. Where it lies is what such a row is known by, so that it is never an old version.
  const unnamed = { change, recordId: place, version: UNREADABLE_VERSION };
  return limitOnly(unnamed, { subject, fault }, context);
}

/** Ids of nDelius can be negative. */
function isOfTraining(row: Change['row']): boolean {
  return (readWhole(row['TRAINING_SESSION_ID']) ?? '0') !== '0';
}

/** A row that says nothing now, and did before this change: what it had said has to be withdrawn. */
function withdrawnIfTold(
  reading: Reading,
  { table, identified }: { readonly table: CarriedTable; readonly identified: Identified },
  context: Context,
): Reading {
  const { before } = identified.change;
  if (before === null || isOfTraining(before)) return reading;
  const earlier = { ...identified.change, row: before, before: null, isDeleted: false };
  const told = READERS[table]({ ...identified, change: earlier }, reading.subject, context);
  const records = new Set(told.events.map(({ meta }) => meta.sourceRecordId));
  if (records.size === 0) return reading;
  const { person } = reading.subject;
  return says(
    reading.subject,
    [...records].map((recordId) => recordRetracted({ ...identified, recordId }, person, context)),
  );
}
