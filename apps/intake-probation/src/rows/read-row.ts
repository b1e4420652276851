import type { CarriedTable } from '../codes/known-tables.js';
import { readWhole } from '../reading/whole-number.js';
import { fails, passesOver, type Reading, type Subject } from '../reading.js';
import type { Context } from '../source-record.js';
import type { Change } from './change.js';
import { readContact } from './contact.js';
import { readOffender } from './offender.js';
import { readOffenderManager } from './offender-manager.js';
import type { Identified } from './row-meta.js';
import { subjectOf } from './subject.js';

const READERS: Readonly<
  Record<CarriedTable, (row: Identified, subject: Subject, context: Context) => Reading>
> = { OFFENDER: readOffender, CONTACT: readContact, OFFENDER_MANAGER: readOffenderManager };

/** What a change of a carried table says. Training cases live among the real ones: they are dropped, whatever they say. */
export function readRow(table: CarriedTable, change: Change, context: Context): Reading {
  const { row, version } = change;
  const subject = subjectOf(table, row, version);
  if (readWhole(row['TRAINING_SESSION_ID']) !== null) return passesOver(subject, 'TRAINING_DATA');
  if (subject.recordId === null) {
    return fails(subject, { reason: 'WRONG_SHAPE', fieldPath: `${table}_ID` });
  }
  if (version === null) return fails(subject, { reason: 'WRONG_SHAPE', fieldPath: 'source.scn' });
  return READERS[table]({ change, recordId: subject.recordId, version }, subject, context);
}
