import { registered } from '../source-records.js';
import type { SetAsideKind } from './bad-kind.js';
import {
  domainEvent,
  ndeliusSetAside,
  ofNobody,
  withMessage,
  withText,
} from './ndelius-changes.js';

type Fields = Readonly<Record<string, unknown>>;
type Reason = readonly [reason: string, fieldPath: string | null];

const ADDED = 'probation-case.registration.added';
const OVERSIGHT = 'prison-recall.recommendation.management-oversight';
const RSR = 'risk-assessment.scores.rsr.determined';
const REGISTRATION = {
  registerTypeCode: 'IIOM',
  registrationCategoryCode: 'I3',
  registrationDate: 'Mon Jun 01 00:00:00 BST 2026',
};

const information = (name: string) => `additionalInformation.${name}`;
const bad = (
  name: string,
  reason: Reason,
  type: string,
  about: Fields,
  more: Fields = {},
): SetAsideKind =>
  ndeliusSetAside(name, reason, (occasion) =>
    domainEvent(occasion, type, { registrationId: occasion.number, ...about }, more),
  );
/** As a queue delivers it. */
const wrapped = (Message: unknown) => ({
  Type: 'Notification',
  MessageId: '00000000-0000-4000-8000-000000000001',
  Message,
  MessageAttributes: { eventType: { Type: 'String', Value: ADDED } },
});

/** Domain events of HMPPS. */
export const BAD_MESSAGES: readonly SetAsideKind[] = [
  bad(
    'a registration on 30 February',
    ['IMPOSSIBLE_DATE', information('registrationDate')],
    ADDED,
    { ...REGISTRATION, registrationDate: 'Mon Feb 30 00:00:00 GMT 2026' },
  ),
  bad('a registration without a number', ['WRONG_SHAPE', information('registrationId')], ADDED, {
    ...REGISTRATION,
    registrationId: null,
  }),
  bad(
    'an event of a registration in no register',
    ['WRONG_SHAPE', information('registerTypeCode')],
    ADDED,
    {
      ...REGISTRATION,
      registerTypeCode: '',
    },
  ),
  bad(
    'a decision on a recall in words that nobody knows',
    ['UNKNOWN_CODE', information('contactOutcome')],
    OVERSIGHT,
    { contactOutcome: 'MAYBE' },
  ),
  bad(
    'a decision on a recall without one',
    ['WRONG_SHAPE', information('contactOutcome')],
    OVERSIGHT,
    {},
  ),
  bad('a risk band that is a colour', ['UNKNOWN_CODE', information('RSRBand')], RSR, {
    RSRBand: 'purple',
  }),
  bad('an assessment on 31 June', ['IMPOSSIBLE_DATE', information('AssessmentDate')], RSR, {
    RSRBand: 'High',
    AssessmentDate: '2026-06-31',
  }),
  bad(
    'an event of the thirteenth month',
    ['IMPOSSIBLE_DATE', 'occurredAt'],
    OVERSIGHT,
    { contactOutcome: 'DECISION_TO_RECALL' },
    { occurredAt: '2026-13-01T10:00:00+01:00' },
  ),
  bad(
    'an event of no time',
    ['WRONG_SHAPE', 'occurredAt'],
    RSR,
    { RSRBand: 'High' },
    { occurredAt: null },
  ),
  bad('an event of no type', ['WRONG_SHAPE', 'eventType'], ADDED, REGISTRATION, {
    eventType: undefined,
  }),
  ndeliusSetAside(
    'a merge that does not say who is left',
    ['WRONG_SHAPE', information('targetCRN')],
    (occasion) =>
      domainEvent(occasion, 'probation-case.merge.completed', { sourceCRN: occasion.person.crn }),
  ),
  ndeliusSetAside('an event with a number left out', ['NOT_JSON', null], ({ person }) =>
    withText(registered(person), (good) => good.replace('"version":1', '"version":')),
  ),
  ndeliusSetAside(
    'a queue’s message with a number left out',
    ['NOT_JSON', 'Message'],
    ({ person }) =>
      withText(registered(person), (good) =>
        JSON.stringify(wrapped(good.replace('"version":1', '"EventNumber":'))),
      ),
  ),
  ndeliusSetAside('a list of one event', ['WRONG_SHAPE', null], ({ person }) =>
    withMessage(registered(person), (message) => [message]),
  ),
  ndeliusSetAside('an event wrapped in quotation marks', ['WRONG_SHAPE', null], ({ person }) =>
    withText(registered(person), (good) => JSON.stringify(good)),
  ),
  ofNobody(
    ndeliusSetAside('a queue’s message that is empty', ['NOT_JSON', 'Message'], ({ person }) =>
      withMessage(registered(person), () => wrapped('')),
    ),
  ),
  ofNobody(
    bad(
      'a registration of nobody',
      ['WRONG_SHAPE', 'personReference.identifiers'],
      ADDED,
      REGISTRATION,
      { personReference: { identifiers: [] } },
    ),
  ),
];
