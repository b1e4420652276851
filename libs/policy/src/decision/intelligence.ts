import { type Micros, type Recorded, ukDayOf } from '@iom/domain';

type Obstacle = (event: Recorded<'IntelligenceDisseminated'>, at: Micros) => boolean;

/**
 * What of its grading stands in the way of a product of intelligence (3×5×2). Nobody's release, an unreliable source, a
 * report that is not known or suspected to be false, a grade that cannot be read: it goes nowhere. Handling with
 * conditions: two people decide, and see the conditions.
 */
export const INTELLIGENCE_OBSTACLES = {
  INTELLIGENCE_UNRELEASED: ({ releasedByRole }) => (releasedByRole ?? '').trim() === '',
  INTELLIGENCE_UNGRADED: ({ sourceEvaluation, informationAssessment, handlingCode }) =>
    [sourceEvaluation, informationAssessment, handlingCode].includes('UNKNOWN'),
  INTELLIGENCE_UNRELIABLE: ({ sourceEvaluation, informationAssessment }) =>
    sourceEvaluation === 'NOT_RELIABLE' ||
    informationAssessment === 'D' ||
    informationAssessment === 'E',
  INTELLIGENCE_EXPIRED: ({ expiresOn }, at) => expiresOn !== null && expiresOn < ukDayOf(at),
  INTELLIGENCE_CONDITIONS: ({ handlingCode, conditionCodes, conditionText }) =>
    handlingCode === 'C' || conditionCodes.length > 0 || conditionText !== null,
} as const satisfies Readonly<Record<string, Obstacle>>;

export type IntelligenceReason = keyof typeof INTELLIGENCE_OBSTACLES;

/** Whether this is in the way of an event; never, when it is no intelligence. */
export function standsAgainstIntelligence(
  reason: IntelligenceReason,
  event: Recorded,
  at: Micros,
): boolean {
  return event.type === 'IntelligenceDisseminated' && INTELLIGENCE_OBSTACLES[reason](event, at);
}
