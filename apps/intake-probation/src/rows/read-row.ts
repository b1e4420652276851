import type { CarriedTable } from '../codes/known-tables.js';
import type { Fault } from '../reading/fault.js';
import { readWhole } from '../reading/whole-number.js';
import { fails, passesOver, type Reading, type Subject } from '../reading.js';
import type { Context } from '../source-record.js';
import type { Change } from './change.js';
import { readContact } from './contact.js';
import { UNREADABLE_VERSION } from '../meta.js';
import { limitOnly, readOffender } from './offender.js';
import { readOffenderManager } from './offender-manager.js';
import type { Identified } from './row-meta.js';
import { subjectOf } from './subject.js';

const READERS: Readonly<
  Record<CarriedTable, (row: Identified, subject: Subject, context: Context) => Reading>
> = { OFFENDER: readOffender, CONTACT: readContact, OFFENDER_MANAGER: readOffenderManager };

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
  if (Number(readWhole(row['TRAINING_SESSION_ID'])) > 0) {
    return passesOver(subject, 'TRAINING_DATA');
  }
  if (recordId !== null && version !== null) {
    return READERS[table]({ change, recordId, version }, subject, context);
  }
  const fieldPath = recordId === null ? `${table}_ID` : 'source.scn';
  const fault: Fault = { reason: 'WRONG_SHAPE', fieldPath };
  if (table !== 'OFFENDER') return fails(subject, fault);
  // A limit holds whatever its row lacks. Where it lies is what such a row is known by, so that it is never an old version.
  const unnamed = { change, recordId: place, version: UNREADABLE_VERSION };
  return limitOnly(unnamed, { subject, fault }, context);
}
