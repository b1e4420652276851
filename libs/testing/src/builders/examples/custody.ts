import type { Examples } from './examples.js';

export const custody: Examples<
  | 'ArrestMade'
  | 'DisposalRecorded'
  | 'WantedStatusChanged'
  | 'ReleasePlanned'
  | 'PersonReleased'
  | 'PersonReceivedIntoCustody'
> = {
  ArrestMade: {
    offenceCode: 'TH68010',
    offenceTitle: 'Theft from shop',
    offenceCategory: 'THEFT',
    custodyStation: 'ZZ Synthetic Station',
    inCustody: true,
    asn: '1101ZD0100000410836V',
    occurrence: '2600000001',
    domesticAbuse: false,
    district: 'Newport',
  },
  DisposalRecorded: {
    disposal: 'CHARGED',
    offenceCode: 'TH68010',
    offenceTitle: 'Theft from shop',
    offenceCategory: 'THEFT',
    asn: '1101ZD0100000410836V',
    nextCourt: 'ZZ Synthetic Magistrates',
    nextCourtOn: '2026-06-16',
    remanded: false,
    conditionCodes: ['CURFEW'],
  },
  WantedStatusChanged: {
    status: 'UNLAWFULLY_AT_LARGE',
    since: '2026-06-15',
    reference: 'NSI/2500018597',
  },
  ReleasePlanned: {
    plannedOn: '2026-07-10',
    releaseType: 'LICENCE',
    releaseTypeCode: 'ADL',
    institution: 'WSI',
    firstReportingOn: '2026-07-10',
    firstReportingAt: Date.UTC(2026, 6, 10, 13) * 1_000,
  },
  PersonReleased: {
    releasedOn: '2026-07-10',
    releaseType: 'LICENCE',
    releaseTypeCode: 'ADL',
    institution: 'WSI',
  },
  PersonReceivedIntoCustody: {
    receivedOn: '2026-06-17',
    custodyReason: 'RECALL',
    reasonCode: '24',
    institution: 'WSI',
  },
};
