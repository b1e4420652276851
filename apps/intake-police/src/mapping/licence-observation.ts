import type { ObservationKind, ObservationStrength, Observed } from '@iom/domain';
import type { ChangeOf } from '../contract/envelope.js';
import type { LicenceObservationRecord } from '../contract/licence-observation.js';
import type { Context } from '../source-record.js';
import { opening } from './opening.js';

const KINDS: Readonly<Record<LicenceObservationRecord['observation'], ObservationKind>> = {
  seen: 'SEEN',
  reported: 'REPORTED',
  'electronic-monitoring': 'ELECTRONIC_MONITORING',
  arrest: 'ARREST',
};

const STRENGTHS: Readonly<Record<LicenceObservationRecord['strength'], ObservationStrength>> = {
  fact: 'FACT',
  report: 'REPORT',
};

/** What may be a breach. What somebody else reported is no fact of the officer's. */
export function licenceBreachSuspected(
  change: ChangeOf<LicenceObservationRecord>,
  context: Context,
): Observed<'LicenceBreachSuspected'> {
  const { record } = change;
  const assertion = record.strength === 'fact' ? 'FACT' : 'ASSESSMENT';
  return {
    ...opening(
      'LicenceBreachSuspected',
      change,
      { occurred: record.observedAt, assertion },
      context,
    ),
    conditionCode: record.conditionCode,
    observation: KINDS[record.observation],
    strength: STRENGTHS[record.strength],
    narrative: record.narrative,
    place: record.place,
    namedPerson: record.namedPerson,
  };
}
