import type { Observed, RiskLevel } from '@iom/domain';
import { fails, passesOver, type Reading, says, type Subject } from '../reading.js';
import { textOf } from '../reading/fields.js';
import type { Context } from '../source-record.js';
import {
  dayAt,
  isDayFault,
  messageMeta,
  nameOf,
  type TimedMessage,
  unknownCode,
} from './message.js';

/** Bands are written in every case, in words and by letter. */
const BANDS: ReadonlyMap<string, RiskLevel> = new Map([
  ['L', 'LOW'],
  ['LOW', 'LOW'],
  ['M', 'MEDIUM'],
  ['MEDIUM', 'MEDIUM'],
  ['H', 'HIGH'],
  ['HIGH', 'HIGH'],
  ['V', 'VERY_HIGH'],
  ['VERYHIGH', 'VERY_HIGH'],
]);

/** The band of a score of serious reoffending. The score itself is not carried. */
export function readRiskBand(message: TimedMessage, subject: Subject, context: Context): Reading {
  const { information } = message;
  const written = textOf(information, 'RSRBand');
  if (written === null) return passesOver(subject, 'NO_BAND');
  const level = BANDS.get(written.toUpperCase().replaceAll(/[^A-Z]/g, ''));
  if (level === undefined) return fails(subject, unknownCode('RSRBand'));
  const assessedOn = dayAt(information, 'AssessmentDate');
  if (isDayFault(assessedOn)) return fails(subject, assessedOn);
  const type = 'RiskLevelChanged';
  const about = { type, recordId: nameOf(message), assertion: 'ASSESSMENT' } as const;
  const event: Observed<typeof type> = {
    type,
    meta: messageMeta(message, about, context),
    person: message.person,
    scale: 'RSR',
    group: 'OVERALL',
    level,
    mappaCategory: null,
    mappaLevel: null,
    levelCode: null,
    registrationId: null,
    assessedOn,
    reviewDue: null,
    endedOn: null,
  };
  return says(subject, [event]);
}
