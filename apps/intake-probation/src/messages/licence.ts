import type { Observed } from '@iom/domain';
import { type Reading, says, type Subject } from '../reading.js';
import { fieldOf } from '../reading/fields.js';
import { readWhole } from '../reading/whole-number.js';
import type { Context } from '../source-record.js';
import { messageMeta, nameOf, type TimedMessage } from './message.js';

const TYPES = {
  activated: 'LicenceActivated',
  varied: 'LicenceVaried',
} as const;

/** That there is a licence, or another one. What it says, and that it is over, stands in the rows of its conditions. */
export function readLicence(
  what: keyof typeof TYPES,
  message: TimedMessage,
  subject: Subject,
  context: Context,
): Reading {
  const licenceId = readWhole(fieldOf(message.information, 'licenceId')) ?? null;
  const recordId = licenceId === null ? nameOf(message) : `LICENCE/${licenceId}`;
  const type = TYPES[what];
  const event: Observed<'LicenceActivated' | 'LicenceVaried'> = {
    type,
    meta: messageMeta(message, { type, recordId }, context),
    person: message.person,
    concerns: 'LICENCE',
    licenceId,
    sentenceId: null,
    conditionCode: null,
    conditionMainCode: null,
    conditionCategory: 'UNKNOWN',
    conditionText: null,
    startsOn: null,
    expectedEndOn: null,
    endedOn: null,
  };
  return says({ ...subject, recordId }, [event]);
}
