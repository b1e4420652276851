import type { Recorded, RecordLimit } from '@iom/domain';
import { carries } from '../outbound/carried-fields.js';
import { isEmpty, personFor } from '../outbound/person.js';
import type { Case } from './case.js';
import type { Reason } from './reasons.js';
import { coversArea } from './scope.js';

/** Looks at one thing; answers why it stands in the way, if it does. */
export type Step = (matter: Case) => readonly Reason[];

const when = (reason: Reason, stands: boolean): readonly Reason[] => (stands ? [reason] : []);

const parties: Step = ({ event, recipient, organisation, covering }) => [
  ...when('RECIPIENT_UNKNOWN', organisation === null),
  ...when('RECIPIENT_IS_SENDER', event.meta.sourceOrg === recipient),
  ...when('NO_AGREEMENT_IN_FORCE', covering === null),
];

/** The area of that time decides who is in scope. One that the nominal has left since then hears no more. */
const area: Step = ({ covering, organisation, current, closing, recordNotice }) => {
  if (covering === null || organisation === null) return [];
  if (!covering.coversArea) return ['AREA_NOT_COVERED'];
  if (closing || recordNotice || current === null) return [];
  return when('AREA_LEFT', !coversArea(covering.agreement, organisation, current.standing));
};

/** Nothing echoes, and a snapshot is state and no news: except that something has ended. */
const news: Step = ({ event, closing, recordNotice }) => [
  ...when('COPY_OF_DISCLOSURE', event.meta.causedByDisclosureId !== null),
  ...when('SNAPSHOT', !closing && !recordNotice && limits(event).includes('SNAPSHOT')),
];

const agreed: Step = ({ rows, covering }) => when('NO_ROW', covering !== null && rows.length === 0);

const told: Step = (matter) => when('NOT_TOLD_BEFORE', matter.closing && !matter.told);

const identity: Step = ({ current, standings }) => [
  ...when('CURRENT_UNKNOWN', current === null),
  ...when(
    'IDENTITY_CONFLICT',
    standings.some(({ link }) => link === 'CONFLICT'),
  ),
  ...when(
    'IDENTITY_UNKNOWN',
    standings.some(({ link }) => link === 'UNKNOWN'),
  ),
];

const protection: Step = ({ standings }) =>
  when(
    'PROTECTED_PERSON',
    standings.some(({ protectedPerson }) => protectedPerson),
  );

const access: Step = ({ standings }) => [
  ...when(
    'ACCESS_RESTRICTED',
    standings.some(({ limitedAccess }) => limitedAccess === 'RESTRICTED'),
  ),
  ...when(
    'ACCESS_UNKNOWN',
    standings.some(({ limitedAccess }) => limitedAccess === 'UNKNOWN'),
  ),
];

const restrictions: Step = ({ event, standings }) => [
  ...when(
    'PROCESSING_RESTRICTED',
    standings.some((standing) => standing.restrictions.length > 0),
  ),
  ...when('RECORD_RESTRICTED', limits(event).includes('RESTRICTED')),
  ...when('RECORD_SENSITIVE', limits(event).includes('SENSITIVE')),
  ...when('RECORD_VISOR', limits(event).includes('VISOR')),
  ...when('RECORD_DPA_EXCLUDED', limits(event).includes('DPA_EXCLUDED')),
  ...when('RECORD_LIMIT_UNKNOWN', limits(event).includes('UNKNOWN')),
];

const age: Step = ({ standings }) => [
  ...when(
    'UNDER_18',
    standings.some(({ age18OrOver }) => age18OrOver === 'NO'),
  ),
  ...when(
    'AGE_UNKNOWN',
    standings.some(({ age18OrOver }) => age18OrOver === 'UNKNOWN'),
  ),
];

const embargo: Step = ({ event }) => when('EMBARGOED', limits(event).includes('EMBARGOED'));

/** A contact of the days before a person's selection is none of the other side's business; of an offer the planned day counts. */
const membership: Step = ({ event, standings }) => {
  const cohorts = standings.map(({ cohort }) => cohort);
  const day = 'date' in event ? event.date : null;
  const selected = cohorts.flatMap((cohort) => (cohort === null ? [] : [cohort.selectedOn]));
  return [
    ...when('NOT_A_NOMINAL', cohorts.includes(null)),
    ...when(
      'BEFORE_SELECTION',
      day !== null && selected.some((selectedOn) => selectedOn !== null && day < selectedOn),
    ),
    ...when('SELECTION_DATE_UNKNOWN', day !== null && selected.includes(null)),
  ];
};

const condition: Step = ({ rows, row }) =>
  when('CONDITION_NOT_MET', rows.length > 0 && row === null);

/** Words that somebody wrote go out only when a person has read them. */
const freeText: Step = ({ event, row }) =>
  when('FREE_TEXT', row !== null && carries(row, event, 'free-text'));

const person: Step = ({ event, current, organisation }) =>
  when(
    'PERSON_EMPTY',
    organisation !== null && isEmpty(personFor(organisation, current?.standing ?? event.standing)),
  );

/** Whether it is for this recipient's eyes at all. */
const SCOPE: readonly Step[] = [parties, area, news];

/** Of whom it speaks, and whether that is agreed on. */
const AGREEMENT: readonly Step[] = [agreed, told, identity];

/** Steps 2 to 10. Intelligence grading takes its place after the row's condition. */
const CONTENT: readonly Step[] = [
  protection,
  access,
  restrictions,
  age,
  embargo,
  membership,
  condition,
  freeText,
];

/** The steps that an event has to pass, in their order. A notice has fewer: it must arrive even where news no longer would. */
export function stepsFor({ closing, recordNotice }: Case): readonly Step[] {
  if (recordNotice) return SCOPE;
  return closing ? [...SCOPE, ...AGREEMENT, person] : [...SCOPE, ...AGREEMENT, ...CONTENT, person];
}

function limits(event: Recorded): readonly RecordLimit[] {
  return event.meta.recordLimits;
}
