import type { Examples } from './examples.js';

export const licenceBreach: Examples<'LicenceBreachSuspected' | 'EnforcementActionTaken'> = {
  LicenceBreachSuspected: {
    conditionCode: 'NSTT8',
    observation: 'SEEN',
    strength: 'FACT',
    narrative: null,
    place: null,
    namedPerson: null,
  },
  EnforcementActionTaken: {
    action: 'WARNING',
    actionCode: 'EA02',
    takenOn: '2026-06-14',
    respondBy: '2026-06-21',
    contactRecordId: 'CONTACT/2510101340',
    outcomeCode: null,
  },
};
