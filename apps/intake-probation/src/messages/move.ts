import { type Observed, type ReleaseType, ukDayOf } from '@iom/domain';
import { DEPARTURES, MOVES, PROBABLE_CAUSES } from '../codes/custody-codes.js';
import type { Ignored } from '../codes/ignored.js';
import { fails, passesOver, type Reading, says, type Subject } from '../reading.js';
import type { Fault } from '../reading/fault.js';
import { textOf } from '../reading/fields.js';
import type { Context } from '../source-record.js';
import { messageMeta, nameOf, type TimedMessage, unknownCode, wrongShape } from './message.js';

const REASON = 'reason';
const MOVEMENT = 'nomisMovementReasonCode';
const LONGEST_CODE = 50;
/** Where somebody is and in whose care, as a prison says beside a movement, and as nobody is who has been released. */
const STILL_INSIDE: ReadonlyMap<string, string> = new Map([
  ['currentPrisonStatus', 'UNDER_PRISON_CARE'],
  ['currentLocation', 'IN_PRISON'],
]);

/** Somebody has left a prison: released, if both the reason and the movement say so. */
export function readDeparture(message: TimedMessage, subject: Subject, context: Context): Reading {
  const move = movedAs('leaves', message);
  if (move !== 'carried') return outcome(subject, move);
  const code = textOf(message.information, MOVEMENT);
  if (code === null) return fails(subject, wrongShape(MOVEMENT));
  const named = code.toUpperCase();
  const releaseType: ReleaseType | Ignored | undefined =
    context.codes.departure.get(named) ?? DEPARTURES.get(named);
  if (releaseType === undefined) return fails(subject, unknownCode(MOVEMENT));
  if (typeof releaseType === 'object') return passesOver(subject, 'CODE_NOT_CARRIED');
  for (const [field, inside] of STILL_INSIDE) {
    const said = textOf(message.information, field)?.toUpperCase();
    if (said === inside) return fails(subject, wrongShape(field));
  }
  const event: Observed<'PersonReleased'> = {
    type: 'PersonReleased',
    meta: messageMeta(message, { type: 'PersonReleased', recordId: nameOf(message) }, context),
    person: message.person,
    releasedOn: ukDayOf(message.occurred.at),
    releaseType,
    releaseTypeCode: code,
    institution: prisonOf(message),
  };
  return says(subject, [event]);
}

/** Somebody has been taken into a prison, and has not merely come back to it. */
export function readArrival(message: TimedMessage, subject: Subject, context: Context): Reading {
  const move = movedAs('arrives', message);
  if (move !== 'carried') return outcome(subject, move);
  const cause = textOf(message.information, 'probableCause')?.toUpperCase();
  const type = 'PersonReceivedIntoCustody';
  const event: Observed<typeof type> = {
    type,
    meta: messageMeta(message, { type, recordId: nameOf(message) }, context),
    person: message.person,
    receivedOn: ukDayOf(message.occurred.at),
    custodyReason: PROBABLE_CAUSES.get(cause ?? '') ?? 'UNKNOWN',
    reasonCode: textOf(message.information, MOVEMENT)?.slice(0, LONGEST_CODE) ?? null,
    institution: prisonOf(message),
  };
  return says(subject, [event]);
}

function movedAs(
  way: 'leaves' | 'arrives',
  { information }: TimedMessage,
): 'carried' | 'passed-over' | Fault {
  const reason = textOf(information, REASON);
  if (reason === null) return wrongShape(REASON);
  const move = MOVES.get(reason.toUpperCase());
  if (move === undefined) return unknownCode(REASON);
  if (typeof move === 'object') return 'passed-over';
  return move === way ? 'carried' : unknownCode(REASON);
}

function outcome(subject: Subject, move: 'passed-over' | Fault): Reading {
  return typeof move === 'object' ? fails(subject, move) : passesOver(subject, 'CODE_NOT_CARRIED');
}

function prisonOf({ information }: TimedMessage): string | null {
  return textOf(information, 'prisonId')?.slice(0, LONGEST_CODE) ?? null;
}
