import { type Ignored, ignoring } from './ignored.js';

const REGISTRATION_VERBS = ['added', 'updated', 'deregistered', 'deleted'] as const;

/** What happened to a registration. */
export type RegistrationVerb = (typeof REGISTRATION_VERBS)[number];

/** How a message is read. */
export type Route =
  | { readonly to: 'registration'; readonly verb: RegistrationVerb }
  | { readonly to: 'recall-considered' }
  | { readonly to: 'recall-decision' }
  | { readonly to: 'licence'; readonly what: 'activated' | 'varied' }
  | { readonly to: 'breach'; readonly what: 'raised' | 'concluded' }
  | { readonly to: 'recall-raised' }
  | { readonly to: 'move'; readonly what: 'leaves' | 'arrives' }
  | { readonly to: 'case-merge' }
  | { readonly to: 'case-unmerge' }
  | { readonly to: 'prisoner-merge' }
  | { readonly to: 'erasure' }
  | { readonly to: 'risk-band' };

/** Types that are known: each is read in one way, or ignored for a reason and counted by its name. */
const KNOWN: ReadonlyMap<string, Route | Ignored> = new Map<string, Route | Ignored>([
  ...REGISTRATION_VERBS.map(
    (verb) => [`probation-case.registration.${verb}`, { to: 'registration', verb }] as const,
  ),
  ['prison-recall.recommendation.consideration', { to: 'recall-considered' }],
  ['prison-recall.recommendation.management-oversight', { to: 'recall-decision' }],
  ['enforcement.breach.raised', { to: 'breach', what: 'raised' }],
  ['enforcement.breach.concluded', { to: 'breach', what: 'concluded' }],
  ['enforcement.recall.raised', { to: 'recall-raised' }],
  ['create-and-vary-a-licence.licence.activated', { to: 'licence', what: 'activated' }],
  ['create-and-vary-a-licence.licence-variation.activated', { to: 'licence', what: 'varied' }],
  ['create-and-vary-a-licence.variation.activated', { to: 'licence', what: 'varied' }],
  ['prison-offender-events.prisoner.released', { to: 'move', what: 'leaves' }],
  ['prison-offender-events.prisoner.received', { to: 'move', what: 'arrives' }],
  ['prison-offender-events.prisoner.merged', { to: 'prisoner-merge' }],
  ['probation-case.merge.completed', { to: 'case-merge' }],
  ['probation-case.unmerge.completed', { to: 'case-unmerge' }],
  ['probation-case.deleted.gdpr', { to: 'erasure' }],
  ['risk-assessment.scores.rsr.determined', { to: 'risk-band' }],
  ...ignoring(
    'TOLD_BY_ROWS',
    [
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
      // That a limit has changed, and not to what: the flags of the OFFENDER row and the rows of the limits say it.
      'probation-case.exclusion.updated',
      'probation-case.restriction.updated',
      'person.community.manager.allocated',
      'person.community.manager.transferred',
    ].join(' '),
  ),
  ...ignoring(
    'ONLY_A_REFERENCE',
    [
      'enforcement.recall.concluded',
      // A licence is inactivated when another takes its place, too: the rows of the conditions say what has ended.
      'create-and-vary-a-licence.licence.inactivated',
      'create-and-vary-a-licence.licence-variation.inactivated',
      'create-and-vary-a-licence.variation.inactivated',
      'probation-case.breach-notice.created',
      'probation-case.breach-notice.deleted',
      'prison-recall.recommendation.started',
      'prison-recall.recommendation.deleted',
      'probation-case.supervision.created',
      'probation-case.supervision-appointment.created',
      'probation-case.cas3-booking.created',
      'intervention.session-appointment.session-feedback-submitted',
      'probation-case.assessment-summary.created',
      'assessment.summary.produced',
      'tier.calculation.complete',
    ].join(' '),
  ),
  ...ignoring(
    'PUBLIC_PROTECTION',
    [
      'probation-case.mappa-information.created',
      'probation-case.mappa-information.updated',
      'probation-case.mappa-information.deleted',
      'probation-case.mappa-export.created',
      'probation-case.mappa-export.terminated',
    ].join(' '),
  ),
  ...ignoring(
    'CASE_WORK',
    [
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
      'probation-case.risk-scores.ogrs.manual-calculation',
      'risk-assessment.scores.ogrs.determined',
      'calculate-release-dates.prisoner.changed',
      'prison-offender-events.prisoner.fixed-term-recall.changed',
    ].join(' '),
  ),
  ...ignoring(
    'ESTABLISHMENT',
    [
      'prisoner-offender-search.prisoner.created',
      'prisoner-offender-search.prisoner.updated',
      'prisoner-offender-search.prisoner.removed',
      'prison-offender-events.prisoner.imprisonment-status-changed',
    ].join(' '),
  ),
  // Told at once and often taken back; three quarters of an hour later the same is told for good.
  ...ignoring(
    'TOLD_AGAIN',
    'prisoner-offender-search.prisoner.released prisoner-offender-search.prisoner.received',
  ),
  ...ignoring('NOT_ABOUT_A_CASE', 'probation.staff.updated'),
]);

const CANONICAL: ReadonlyMap<string, string> = new Map(
  [...KNOWN.keys()].map((type) => [lettersOf(type), type]),
);

/** The type as it is spelt today: real messages write `managementOversight` for `management-oversight`. null: not a known one. */
export function knownEventType(written: string): string | null {
  return CANONICAL.get(lettersOf(written)) ?? null;
}

/** How a known type is read, or why it is not; undefined: it is not a known one. */
export function routeOf(type: string): Route | Ignored | undefined {
  return KNOWN.get(type);
}

/** The types that are known, as they are spelt today. */
export function knownEventTypes(): Iterable<string> {
  return KNOWN.keys();
}

/** Whether two spellings name one type. */
export function isSameType(one: string, other: string): boolean {
  return lettersOf(one) === lettersOf(other);
}

function lettersOf(type: string): string {
  return type.toLowerCase().replaceAll(/[^a-z0-9.]/g, '');
}
