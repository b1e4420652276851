import type { Examples } from './examples.js';

export const cohort: Examples<
  | 'NominalNominated'
  | 'NominalSelected'
  | 'NominalRecategorised'
  | 'NominalDeselected'
  | 'IomFlagObserved'
> = {
  NominalNominated: {
    reasonCode: 'NEIGHBOURHOOD-CRIME',
    offenceClasses: [{ offenceClass: 'BURGLARY-DWELLING', count: 3 }],
    matrixScoreBand: 'HIGH',
  },
  NominalSelected: {
    registrationId: '2500687775',
    category: 'FIXED',
    categoryCode: 'I3',
    subCategory: null,
    selectedOn: '2026-06-01',
    reviewDue: '2026-12-01',
  },
  NominalRecategorised: {
    registrationId: '2500687775',
    category: 'FLEX',
    categoryCode: 'I4',
    subCategory: null,
    selectedOn: '2026-06-01',
    reviewDue: null,
    previousCategory: 'FIXED',
  },
  NominalDeselected: { registrationId: null, endedOn: '2026-09-12', ending: 'DEREGISTERED' },
  IomFlagObserved: { flag: 'SET', category: 'FIXED', flaggedOn: '2026-06-02' },
};
