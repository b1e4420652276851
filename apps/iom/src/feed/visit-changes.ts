import { addressText } from './canaries.js';
import { DAY, dayText, offsetText } from './calendar.js';
import type { NicheChange } from './niche-line.js';
import { type ForceWeek, policeRecordId, someTime, soonAfter } from './police-teller.js';

const ADDRESSES = 0.02;
const MARKERS = 0.01;
const ACTIONS = 0.015;
const WITHDRAWN = 0.1;

/** What is for whoever visits: where the person was found, what to beware of, and what a conference asks of whom. */
export function visitChanges(week: ForceWeek): readonly NicheChange[] {
  const { random } = week;
  return [
    ...(random.chance(ADDRESSES) ? [address(week)] : []),
    ...(random.chance(MARKERS) ? marker(week) : []),
    ...(random.chance(ACTIONS) ? [action(week)] : []),
  ];
}

function address(week: ForceWeek): NicheChange {
  const { random } = week;
  const seen = someTime(week);
  return {
    entity: 'ObservedAddress',
    operation: 'created',
    recordId: policeRecordId('OA', week),
    recordVersion: 1,
    changed: soonAfter(random, seen),
    record: {
      address: addressText(random),
      asAt: offsetText(seen),
      confidence: random.chance(0.7) ? 'confirmed' : 'reported',
    },
  };
}

function marker(week: ForceWeek): readonly NicheChange[] {
  const { random } = week;
  const changed = someTime(week);
  const base = { entity: 'WarningMarker', recordId: policeRecordId('WM', week) } as const;
  const set: NicheChange = {
    ...base,
    operation: 'created',
    recordVersion: 1,
    changed,
    record: {
      code: random.pick(['SYN-DOG', 'SYN-VIOLENT', 'SYN-STAIRS']),
      setOn: dayText(changed),
      reviewOn: dayText(changed + 365 * DAY),
    },
  };
  const later = soonAfter(random, changed);
  return random.chance(WITHDRAWN)
    ? [set, { ...base, operation: 'deleted', recordVersion: 2, changed: later }]
    : [set];
}

function action(week: ForceWeek): NicheChange {
  const { random, niche, probationOrg } = week;
  const changed = someTime(week);
  return {
    entity: 'ConferenceAction',
    operation: 'created',
    recordId: policeRecordId('CA', week),
    recordVersion: 1,
    changed,
    record: {
      meetingDate: dayText(changed - DAY),
      action: random.pick(['SYN-VISIT', 'SYN-REFERRAL', 'SYN-CURFEW-CHECK']),
      forOrg: random.chance(0.5) ? probationOrg : niche.force.org,
      dueOn: dayText(changed + 14 * DAY),
    },
  };
}
