import type { Examples } from './examples.js';

export const person: Examples<
  | 'IdentifiersReported'
  | 'PersonMerged'
  | 'PersonUnmerged'
  | 'AddressReported'
  | 'ResponsibleTeamChanged'
  | 'AccessLimited'
  | 'AccessLimitLifted'
  | 'RiskLevelChanged'
  | 'WarningMarkerSet'
> = {
  IdentifiersReported: { removed: false },
  PersonMerged: { kind: 'CRN', survivor: 'X000001', removed: 'X000002' },
  PersonUnmerged: { kind: 'CRN', survivor: 'X000001', restored: 'X000002' },
  AddressReported: {
    address: '1 Synthetic Street\nZZ1 1ZZ',
    noFixedAbode: false,
    statusCode: null,
    confidence: 'CONFIRMED',
    from: '2026-06-01',
    until: null,
  },
  ResponsibleTeamChanged: {
    provider: 'N03',
    pdu: 'WPTGWT',
    team: 'N03IOM',
    from: '2026-06-01',
    active: true,
  },
  AccessLimited: {
    exclusion: 'YES',
    restriction: 'NO',
    wholeCase: true,
    from: null,
    until: null,
  },
  AccessLimitLifted: {
    exclusion: 'NO',
    restriction: 'NO',
    wholeCase: true,
    from: null,
    until: null,
  },
  RiskLevelChanged: {
    scale: 'ROSH',
    group: 'OVERALL',
    level: 'HIGH',
    mappaCategory: null,
    mappaLevel: null,
    levelCode: 'RHRH',
    registrationId: '2500687776',
    assessedOn: '2026-06-10',
    reviewDue: '2026-12-10',
    endedOn: null,
  },
  WarningMarkerSet: {
    markerCode: 'WEAP',
    markerClass: 'WEAPONS',
    otherUnit: null,
    registrationId: '2500687777',
    setOn: '2026-06-10',
    reviewOn: '2027-06-10',
    endedOn: null,
  },
};
