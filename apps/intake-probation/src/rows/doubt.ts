import type { Observed } from '@iom/domain';
import type { Fault } from '../reading/fault.js';
import { readFlag } from '../reading/flag.js';
import { readWhole } from '../reading/whole-number.js';
import type { Reading } from '../reading.js';
import type { Change } from './change.js';
import { flagFaultOf } from './columns.js';

const TAKES_AWAY: ReadonlySet<Observed['type']> = new Set([
  'RecordRetracted',
  'AccessLimited',
  'NominalDeselected',
] as const);

/** Why it cannot be said whether a row is of a real case, or whether it is still there; null: it can. */
export function doubtAbout({ row, isDeleted }: Change): Fault | null {
  if (readWhole(row['TRAINING_SESSION_ID']) === undefined) {
    return { reason: 'WRONG_SHAPE', fieldPath: 'TRAINING_SESSION_ID' };
  }
  const removed = row['SOFT_DELETED'];
  return !isDeleted && readFlag(removed) === undefined
    ? { reason: flagFaultOf(removed), fieldPath: 'SOFT_DELETED' }
    : null;
}

/** Of a row in doubt what takes something back or limits it is taken at once; the rest of it waits. */
export function inDoubt(reading: Reading, doubt: Fault): Reading {
  if (reading.skipped !== null || reading.fault !== null) return reading;
  return { ...reading, events: reading.events.filter(takesAway), fault: doubt };
}

function takesAway(event: Observed): boolean {
  return event.type === 'IdentifiersReported' ? event.removed : TAKES_AWAY.has(event.type);
}
