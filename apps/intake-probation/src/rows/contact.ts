import { type ContactParty, type Observed, type RecordLimit, momentOf } from '@iom/domain';
import type { z } from 'zod';
import { type Fault, faultOf } from '../reading/fault.js';
import { isYetToCome } from '../reading/fact-time.js';
import { textOfWall } from '../reading/wall-time.js';
import { fails, passesOver, type Reading, says, type Subject } from '../reading.js';
import type { Context } from '../source-record.js';
import {
  flag,
  longText,
  optionalWall,
  optionalWhole,
  rowOf,
  timeOfDay,
  wall,
  whole,
} from './columns.js';
import { contactOutcomeOf } from './contact-outcome.js';
import { contactTimeOf, type ContactTime, dayAlone, happenedAt } from './contact-time.js';
import { type ContactType, contactTypeOf } from './contact-type.js';
import { personOfOffender } from './person.js';
import { isRemoved } from './removal.js';
import { recordRetracted } from './retraction.js';
import { committedAt, type Identified, rowMeta } from './row-meta.js';

const ContactRow = rowOf({
  OFFENDER_ID: whole,
  CONTACT_DATE: wall,
  CONTACT_START_TIME: timeOfDay,
  CREATED_DATETIME: optionalWall,
  CONTACT_OUTCOME_TYPE_ID: optionalWhole,
  NOTES: longText,
  SENSITIVE: flag,
  VISOR_CONTACT: flag,
  VISOR_EXPORTED: flag,
  SOFT_DELETED: flag,
  TRAINING_SESSION_ID: optionalWhole,
});
type ContactRow = z.output<typeof ContactRow>;

/** nDelius names a member of staff; the bridge carries the role alone. */
const PRACTITIONER = 'probation practitioner';

/** What a row of CONTACT says: an appointment that was made, a contact that was kept or not, or that there is none any more. */
export function readContact(identified: Identified, subject: Subject, context: Context): Reading {
  const { change } = identified;
  const type = contactTypeOf(change.row, context);
  if (type === 'not-carried') return passesOver(subject, 'CONTACT_TYPE_NOT_CARRIED');
  // What was removed is withdrawn whatever it was, and whatever else is wrong with it.
  if (isRemoved(change)) {
    return says(subject, [
      recordRetracted(identified, personOfOffender(subject.person.offenderId), context),
    ]);
  }
  if ('reason' in type) return fails(subject, type);

  const { data, error } = ContactRow.safeParse(change.row);
  if (error) return fails(subject, faultOf(error));
  const contact: Contact = { identified, row: data, type };
  if (data.CONTACT_OUTCOME_TYPE_ID !== null) {
    return answer(subject, contactRecorded(contact, data.CONTACT_OUTCOME_TYPE_ID, context));
  }
  return type.isAppointment
    ? answer(subject, contactOffered(contact, context))
    : passesOver(subject, 'NEITHER_OUTCOME_NOR_APPOINTMENT');
}

interface Contact {
  readonly identified: Identified;
  readonly row: ContactRow;
  readonly type: ContactType;
}

function answer(subject: Subject, read: Observed | Fault): Reading {
  return 'type' in read ? says(subject, [read]) : fails(subject, read);
}

function contactRecorded(
  contact: Contact,
  outcomeId: string,
  context: Context,
): Observed<'ContactRecorded'> | Fault {
  const { identified, row, type } = contact;
  const outcome = contactOutcomeOf(outcomeId, context.reference);
  if (typeof outcome === 'object') return outcome;
  // Somebody may be excused from what is yet to come.
  const planned = timeOf(contact);
  const time = outcome === 'EXCUSED' ? planned : happenedAt(planned, 'CONTACT_DATE', context);
  if ('reason' in time) return time;
  return {
    type: 'ContactRecorded',
    meta: rowMeta(
      identified,
      {
        type: 'ContactRecorded',
        occurred: time,
        note: time.note,
        // Not of the notes: who may not see them must not learn that there are any.
        isComplete: time.start !== null,
        limits: limitsOf(contact),
      },
      context,
    ),
    person: personOfOffender(row.OFFENDER_ID),
    date: time.day,
    kind: type.meaning.kind,
    outcome,
    planned: type.isAppointment ? true : null,
    keptBy: partiesOf(type, context),
    joint: false,
    jointWith: [],
    answers: null,
    location: type.meaning.location,
    address: null,
    // Of an agency's contact nothing but its day is told, so nothing else is taken over.
    notes: type.meaning.agency === 'PROBATION' ? row.NOTES : null,
    summary: null,
    welfareConcern: 'UNKNOWN',
    childPresent: null,
    agencyClass: type.meaning.agency,
  };
}

function contactOffered(contact: Contact, context: Context): Observed<'ContactOffered'> | Fault {
  const { identified, row, type } = contact;
  const time = timeOf(contact);
  if ('reason' in time) return time;
  const offered = offeredAt(contact, context);
  if ('reason' in offered) return offered;
  return {
    type: 'ContactOffered',
    meta: rowMeta(
      identified,
      {
        type: 'ContactOffered',
        occurred: offered,
        note: time.note ?? offered.note,
        isComplete: time.start !== null,
        limits: limitsOf(contact),
      },
      context,
    ),
    person: personOfOffender(row.OFFENDER_ID),
    plannedFor: time.start,
    date: time.day,
    kind: type.meaning.kind,
    plannedWith: partiesOf(type, context),
    joint: false,
    location: type.meaning.location,
    offeredBy: context.org.id,
    agencyClass: type.meaning.agency,
  };
}

/** Of an agency's appointment the day is all that is told, so the time of day is not taken over at all. */
function timeOf({ row, type }: Contact): ContactTime | Fault {
  const time = contactTimeOf(row.CONTACT_DATE, row.CONTACT_START_TIME);
  return type.meaning.agency === 'OTHER' && !('reason' in time) ? dayAlone(row.CONTACT_DATE) : time;
}

interface Offered {
  readonly at: number;
  readonly text: string | null;
  readonly note: 'time-assumed-summer' | null;
}

function offeredAt({ identified, row }: Contact, context: Context): Offered | Fault {
  const created = row.CREATED_DATETIME;
  if (created === null) {
    return { at: committedAt(identified.change, context), text: null, note: null };
  }
  const moment = momentOf(created);
  if (moment === undefined || isYetToCome(moment.at, context.observedAt)) {
    return { reason: 'IMPOSSIBLE_DATE', fieldPath: 'CREATED_DATETIME' };
  }
  const note = moment.isAssumed ? 'time-assumed-summer' : null;
  return { at: moment.at, text: textOfWall(created), note };
}

function partiesOf({ meaning }: ContactType, { org }: Context): readonly ContactParty[] {
  return meaning.agency === 'PROBATION' ? [{ role: PRACTITIONER, org: org.id }] : [];
}

function limitsOf({ row, type }: Contact): readonly RecordLimit[] {
  const limits: RecordLimit[] = [];
  if (row.SENSITIVE || type.isSensitive) limits.push('SENSITIVE');
  if (row.VISOR_CONTACT || row.VISOR_EXPORTED) limits.push('VISOR');
  if (type.isDpaExcluded) limits.push('DPA_EXCLUDED');
  return limits;
}
