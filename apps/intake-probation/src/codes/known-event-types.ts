const REGISTRATION_VERBS = ['added', 'updated', 'deregistered', 'deleted'] as const;

/** What happened to a registration. */
export type RegistrationVerb = (typeof REGISTRATION_VERBS)[number];

const REGISTRATION = 'probation-case.registration.';

/** Types that are known and not carried: passed over, and counted by name. */
const OTHERS = [
  'probation-case.engagement.created',
  'probation-case.engagement.deleted',
  'probation-case.engagement.recovered',
  'probation-case.personal-details.updated',
  'probation-case.address.created',
  'probation-case.address.updated',
  'probation-case.address.deleted',
  'probation-case.additional-identifier.created',
  'probation-case.additional-identifier.deleted',
  'probation-case.additional-identifier.recovered',
  'probation-case.prison-identifier.added',
  'probation-case.prison-identifier.updated',
  'probation-case.merge.completed',
  'probation-case.unmerge.completed',
  'probation-case.deleted.gdpr',
  'probation-case.exclusion.updated',
  'probation-case.restriction.updated',
  'probation-case.sentence.created',
  'probation-case.sentence.amended',
  'probation-case.sentence.terminated',
  'probation-case.sentence.unterminated',
  'probation-case.sentence.deleted',
  'probation-case.sentence.moved',
  'probation-case.requirement.created',
  'probation-case.requirement.deleted',
  'probation-case.requirement.terminated',
  'probation-case.requirement.unterminated',
  'probation-case.breach-notice.created',
  'probation-case.breach-notice.deleted',
  'probation-case.mappa-information.created',
  'probation-case.mappa-information.updated',
  'probation-case.mappa-information.deleted',
  'probation-case.mappa-export.created',
  'probation-case.mappa-export.terminated',
  'probation-case.supervision.created',
  'probation-case.supervision-appointment.created',
  'probation-case.assessment-summary.created',
  'probation-case.cas3-booking.created',
  'probation-case.risk-scores.ogrs.manual-calculation',
  'probation.staff.updated',
  'enforcement.breach.raised',
  'enforcement.breach.concluded',
  'enforcement.recall.raised',
  'enforcement.recall.concluded',
  'prison-recall.recommendation.consideration',
  'prison-recall.recommendation.management-oversight',
  'prison-recall.recommendation.deleted',
  'create-and-vary-a-licence.licence.activated',
  'create-and-vary-a-licence.licence.inactivated',
  'create-and-vary-a-licence.licence-variation.activated',
  'create-and-vary-a-licence.licence-variation.inactivated',
  'prison-offender-events.prisoner.released',
  'prison-offender-events.prisoner.received',
  'prison-offender-events.prisoner.merged',
  'prison-offender-events.prisoner.fixed-term-recall.changed',
  'prisoner-offender-search.prisoner.created',
  'prisoner-offender-search.prisoner.updated',
  'prisoner-offender-search.prisoner.released',
  'prisoner-offender-search.prisoner.received',
  'prisoner-offender-search.prisoner.removed',
  'calculate-release-dates.prisoner.changed',
  'risk-assessment.scores.rsr.determined',
  'risk-assessment.scores.ogrs.determined',
  'assessment.summary.produced',
  'tier.calculation.complete',
  'person.community.manager.allocated',
  'person.community.manager.transferred',
];

const CANONICAL: ReadonlyMap<string, string> = new Map(
  [...REGISTRATION_VERBS.map((verb) => REGISTRATION + verb), ...OTHERS].map((type) => [
    lettersOf(type),
    type,
  ]),
);

/** The type as it is spelt today: real messages write `managementOversight` for `management-oversight`. null: not a known one. */
export function knownEventType(written: string): string | null {
  return CANONICAL.get(lettersOf(written)) ?? null;
}

/** What a type says of a registration, if it is about one. */
export function registrationVerbOf(type: string | null): RegistrationVerb | null {
  return REGISTRATION_VERBS.find((verb) => type === REGISTRATION + verb) ?? null;
}

/** Whether two spellings name one type. */
export function isSameType(one: string, other: string): boolean {
  return lettersOf(one) === lettersOf(other);
}

function lettersOf(type: string): string {
  return type.toLowerCase().replaceAll(/[^a-z0-9.]/g, '');
}
