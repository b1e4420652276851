import type { Examples } from './examples.js';

export const recall: Examples<
  | 'RecallConsidered'
  | 'RecallViewGiven'
  | 'RecallRequested'
  | 'RecallDecided'
  | 'RecallArrestReported'
> = {
  RecallConsidered: { recallReference: 'NSI/2500018597' },
  RecallViewGiven: {
    view: 'SUPPORT',
    reasonClass: 'WHEREABOUTS-UNKNOWN',
    recallReference: 'NSI/2500018597',
  },
  RecallRequested: {
    recallReference: 'NSI/2500018597',
    proposedType: 'FIXED_TERM',
    emergency: 'NO',
    inCustody: 'NO',
    lastAddress: null,
    possibleAddresses: null,
    arrestIssues: ['DOG'],
  },
  RecallDecided: {
    recallReference: 'NSI/2500018597',
    outcome: 'RECALLED',
    recallType: 'FIXED_TERM',
    recalledOn: '2026-06-15',
    reasonCode: 'REC01',
  },
  RecallArrestReported: {
    result: 'ARRESTED',
    station: 'ZZ Synthetic Station',
    attempts: 2,
    recallReference: 'NSI/2500018597',
  },
};
