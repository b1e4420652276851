import { type Observed, wallOf } from '@iom/domain';
import { fails, passesOver, type Reading, says, type Subject } from '../reading.js';
import { fieldOf, textOf } from '../reading/fields.js';
import { readWhole } from '../reading/whole-number.js';
import { dayAlone } from '../rows/contact-time.js';
import { OUTCOME_PART } from '../rows/nsi.js';
import type { Context } from '../source-record.js';
import { messageMeta, type TimedMessage } from './message.js';

/** A message knows no version of the row that it tells of: it counts as older than whatever the row says itself. */
const BEFORE_ANY_ROW = '0';
const LAST_SEGMENT = /\/(\d{1,20})\/?(?:[?#].*)?$/;

/** A breach was asked for or has ended. It is told of the NSI that it names, so that the row tells the same again. */
export function readBreach(
  what: 'raised' | 'concluded',
  message: TimedMessage,
  subject: Subject,
  context: Context,
): Reading {
  const nsi = nsiOf(message);
  if (nsi === null) return passesOver(subject, 'NO_RECORD_NAMED');
  // The row knows the day alone, and both have to say the same.
  const occurred = dayAlone(wallOf(message.occurred.at));
  if ('reason' in occurred) return fails(subject, occurred);
  const isOver = what === 'concluded';
  const recordId = isOver ? nsi + OUTCOME_PART : nsi;
  const type = 'EnforcementActionTaken';
  const event: Observed<'EnforcementActionTaken'> = {
    type,
    meta: messageMeta(message, { type, recordId, version: BEFORE_ANY_ROW, occurred }, context),
    person: message.person,
    action: isOver ? 'BREACH_CONCLUDED' : 'BREACH_REQUESTED',
    actionCode: 'BRE',
    takenOn: occurred.day,
    respondBy: null,
    contactRecordId: null,
    outcomeCode: null,
  };
  return says({ ...subject, recordId: nsi }, [event]);
}

/** A recall was begun in nDelius. */
export function readRecallRaised(
  message: TimedMessage,
  subject: Subject,
  context: Context,
): Reading {
  const recordId = nsiOf(message);
  if (recordId === null) return passesOver(subject, 'NO_RECORD_NAMED');
  const about = { type: 'RecallConsidered', recordId, version: BEFORE_ANY_ROW } as const;
  const event: Observed<'RecallConsidered'> = {
    type: 'RecallConsidered',
    meta: messageMeta(message, about, context),
    person: message.person,
    recallReference: recordId,
  };
  return says({ ...subject, recordId }, [event]);
}

/** The NSI: in a field, else the last part of the address at which more could be asked for. The address is never called. */
function nsiOf({ body, information }: TimedMessage): string | null {
  const id =
    readWhole(fieldOf(information, 'nsiId')) ??
    LAST_SEGMENT.exec(textOf(body, 'detailUrl') ?? '')?.[1];
  return id === undefined ? null : `NSI/${id}`;
}
