import type { Day, Recorded, RecordLimit, Standing } from '@iom/domain';
import { carriesTextToRead } from '../outbound/carried-fields.js';
import { isEmpty } from '../outbound/person.js';
import type { Case } from './case.js';
import { type IntelligenceReason, standsAgainstIntelligence } from './intelligence.js';
import type { Reason } from './reasons.js';
import { coversArea } from './scope.js';
import { isUnseenChange } from './visible-fields.js';

type Obstacle = (standing: Standing) => boolean;

/** What of a person's standing stands in the way of everything that is news about them, in the order of the steps. */
const OBSTACLES = {
  IDENTITY_CONFLICT: ({ link }) => link === 'CONFLICT',
  IDENTITY_UNKNOWN: ({ link }) => link === 'UNKNOWN',
  PROTECTED_PERSON: ({ protectedPerson }) => protectedPerson,
  ACCESS_RESTRICTED: ({ limitedAccess }) => limitedAccess === 'RESTRICTED',
  ACCESS_UNKNOWN: ({ limitedAccess, setAside }) => limitedAccess === 'UNKNOWN' && !setAside,
  RECORD_SET_ASIDE: ({ limitedAccess, setAside }) => limitedAccess === 'UNKNOWN' && setAside,
  PROCESSING_RESTRICTED: ({ restrictions }) => restrictions.length > 0,
  UNDER_18: ({ age18OrOver }) => age18OrOver === 'NO',
  AGE_UNKNOWN: ({ age18OrOver }) => age18OrOver === 'UNKNOWN',
  NOT_A_NOMINAL: ({ cohort }) => cohort === null,
} as const satisfies Readonly<Partial<Record<Reason, Obstacle>>>;

/** Why nothing new is shared of somebody who stands like this, whatever it is and whoever is to have it. Empty: nothing of that. */
export function obstaclesOf(standing: Standing): readonly Reason[] {
  return (Object.keys(OBSTACLES) as (keyof typeof OBSTACLES)[]).filter((reason) =>
    OBSTACLES[reason](standing),
  );
}

/** When each reason stands in the way. */
const STANDS: { readonly [Each in Reason]: (matter: Case) => boolean } = {
  RECIPIENT_UNKNOWN: ({ organisation }) => organisation === null,
  RECIPIENT_IS_SENDER: ({ event, recipient }) => event.meta.sourceOrg === recipient,
  NO_AGREEMENT_IN_FORCE: ({ covering, closing, told }) => covering === null && !(closing && told),
  AGREEMENT_ENDED: ({ covering, closing, told }) => covering === null && closing && told,
  // The area of that time decides who is in scope. One that the nominal has left since then hears no more.
  AREA_NOT_COVERED: ({ covering }) => covering?.coversArea === false,
  AREA_LEFT: ({ covering, organisation, current, closing, recordNotice }) =>
    covering?.coversArea === true &&
    organisation !== null &&
    current !== null &&
    !closing &&
    !recordNotice &&
    !coversArea(covering.agreement, organisation, current.standing),
  CHANGE_NOT_SEEN: ({ event, recipient, policy }) =>
    isUnseenChange(event, recipient, policy.visibleFields),
  // Nothing echoes, and a snapshot is state and no news: except that something has ended.
  COPY_OF_DISCLOSURE: ({ event }) => event.meta.causedByDisclosureId !== null,
  SNAPSHOT: ({ event, closing, recordNotice }) =>
    !closing && !recordNotice && isLimited(event, 'SNAPSHOT'),
  NO_ROW: ({ rows, covering }) => covering !== null && rows.length === 0,
  NOT_TOLD_BEFORE: ({ closing, told }) => closing && !told,
  CURRENT_UNKNOWN: ({ current }) => current === null,
  IDENTITY_CONFLICT: ({ standings }) => standings.some(OBSTACLES.IDENTITY_CONFLICT),
  IDENTITY_UNKNOWN: ({ standings }) => standings.some(OBSTACLES.IDENTITY_UNKNOWN),
  PROTECTED_PERSON: ({ standings }) => standings.some(OBSTACLES.PROTECTED_PERSON),
  ACCESS_RESTRICTED: ({ standings }) => standings.some(OBSTACLES.ACCESS_RESTRICTED),
  ACCESS_UNKNOWN: ({ standings }) => standings.some(OBSTACLES.ACCESS_UNKNOWN),
  RECORD_SET_ASIDE: ({ standings }) => standings.some(OBSTACLES.RECORD_SET_ASIDE),
  PROCESSING_RESTRICTED: ({ standings }) => standings.some(OBSTACLES.PROCESSING_RESTRICTED),
  RECORD_RESTRICTED: ({ event }) => isLimited(event, 'RESTRICTED'),
  RECORD_SENSITIVE: ({ event }) => isLimited(event, 'SENSITIVE'),
  RECORD_VISOR: ({ event }) => isLimited(event, 'VISOR'),
  RECORD_DPA_EXCLUDED: ({ event }) => isLimited(event, 'DPA_EXCLUDED'),
  RECORD_LIMIT_UNKNOWN: ({ event }) => isLimited(event, 'UNKNOWN'),
  VICTIM_OR_WITNESS: ({ event: { meta } }) =>
    meta.subjectCategory === 'VICTIM' || meta.subjectCategory === 'WITNESS',
  UNDER_18: ({ standings }) => standings.some(OBSTACLES.UNDER_18),
  AGE_UNKNOWN: ({ standings }) => standings.some(OBSTACLES.AGE_UNKNOWN),
  EMBARGOED: ({ event }) => isLimited(event, 'EMBARGOED'),
  NOT_A_NOMINAL: ({ standings, row }) =>
    row?.preCohort !== true && standings.some(OBSTACLES.NOT_A_NOMINAL),
  // A contact of the days before a person's selection is none of the other side's business; of an offer the planned day
  // counts.
  BEFORE_SELECTION: ({ event, standings }) => {
    const day = dayOf(event);
    return (
      day !== null &&
      standings.some(({ cohort }) => {
        const selectedOn = cohort?.selectedOn ?? null;
        return selectedOn !== null && day < selectedOn;
      })
    );
  },
  SELECTION_DATE_UNKNOWN: ({ event, standings }) =>
    dayOf(event) !== null && standings.some(({ cohort }) => cohort?.selectedOn === null),
  CONDITION_NOT_MET: ({ rows, row }) => rows.length > 0 && row === null,
  INTELLIGENCE_UNRELEASED: intelligence('INTELLIGENCE_UNRELEASED'),
  INTELLIGENCE_UNGRADED: intelligence('INTELLIGENCE_UNGRADED'),
  INTELLIGENCE_UNRELIABLE: intelligence('INTELLIGENCE_UNRELIABLE'),
  INTELLIGENCE_EXPIRED: intelligence('INTELLIGENCE_EXPIRED'),
  INTELLIGENCE_CONDITIONS: intelligence('INTELLIGENCE_CONDITIONS'),
  // Words in which anything is found that may not go out wait for a person to read them.
  FREE_TEXT: ({ event, row }) => row !== null && carriesTextToRead(row, event),
  PERSON_EMPTY: ({ person }) => person !== null && isEmpty(person),
};

/** Of one step of grading. */
function intelligence(reason: IntelligenceReason): (matter: Case) => boolean {
  return ({ event, at }) => standsAgainstIntelligence(reason, event, at);
}

/** Whether it is for this recipient's eyes at all. */
const SCOPE: readonly Reason[] = [
  'RECIPIENT_UNKNOWN',
  'RECIPIENT_IS_SENDER',
  'NO_AGREEMENT_IN_FORCE',
  'AGREEMENT_ENDED',
  'AREA_NOT_COVERED',
  'CHANGE_NOT_SEEN',
  'AREA_LEFT',
  'COPY_OF_DISCLOSURE',
  'SNAPSHOT',
];

/** Of whom it speaks, and whether that is agreed on. */
const AGREEMENT: readonly Reason[] = [
  'NO_ROW',
  'NOT_TOLD_BEFORE',
  'CURRENT_UNKNOWN',
  'IDENTITY_CONFLICT',
  'IDENTITY_UNKNOWN',
];

/** Steps 2 to 10. */
const CONTENT: readonly Reason[] = [
  'PROTECTED_PERSON',
  'ACCESS_RESTRICTED',
  'ACCESS_UNKNOWN',
  'RECORD_SET_ASIDE',
  'PROCESSING_RESTRICTED',
  'RECORD_RESTRICTED',
  'RECORD_SENSITIVE',
  'RECORD_VISOR',
  'RECORD_DPA_EXCLUDED',
  'RECORD_LIMIT_UNKNOWN',
  'VICTIM_OR_WITNESS',
  'UNDER_18',
  'AGE_UNKNOWN',
  'EMBARGOED',
  'NOT_A_NOMINAL',
  'BEFORE_SELECTION',
  'SELECTION_DATE_UNKNOWN',
  'CONDITION_NOT_MET',
  'INTELLIGENCE_UNRELEASED',
  'INTELLIGENCE_UNGRADED',
  'INTELLIGENCE_UNRELIABLE',
  'INTELLIGENCE_EXPIRED',
  'INTELLIGENCE_CONDITIONS',
  'FREE_TEXT',
];

/** A notice of an end has fewer steps: it must arrive even where news no longer would. */
const OF_AN_END: readonly Reason[] = [...SCOPE, ...AGREEMENT, 'PERSON_EMPTY'];
const OF_NEWS: readonly Reason[] = [...SCOPE, ...AGREEMENT, ...CONTENT, 'PERSON_EMPTY'];

/** Why an event is not to be shared, in the order of the steps; every step is looked at. Empty: nothing stands against it. */
export function reasonsAgainst(matter: Case): readonly Reason[] {
  const steps = matter.recordNotice ? SCOPE : matter.closing ? OF_AN_END : OF_NEWS;
  return steps.filter((reason) => STANDS[reason](matter));
}

function isLimited(event: Recorded, limit: RecordLimit): boolean {
  return event.meta.recordLimits.includes(limit);
}

/** null: an event that is no contact, or of a day that is not known. */
function dayOf(event: Recorded): Day | null {
  return 'date' in event ? event.date : null;
}
