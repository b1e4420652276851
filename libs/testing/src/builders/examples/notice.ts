import type { Examples } from './examples.js';

export const notice: Examples<
  'RecordCorrected' | 'RecordRetracted' | 'AccessEnded' | 'RecordSetAside' | 'SetAsideSettled'
> = {
  RecordCorrected: {
    corrects: '00000000-0000-5000-8000-000000000000',
    recordType: 'ContactRecorded',
    changed: ['outcome'],
  },
  RecordRetracted: {
    retracts: '00000000-0000-5000-8000-000000000000',
    recordType: 'ContactRecorded',
  },
  AccessEnded: { recipient: 'gwent-police', endedOn: '2026-06-14' },
  RecordSetAside: {
    reason: 'UNKNOWN_CODE',
    fieldPath: 'record.kind',
    entity: 'OfficerContact',
    topic: 'source.gwent-police',
    partition: 0,
    offset: 0,
  },
  SetAsideSettled: {
    topic: 'source.gwent-police',
    partition: 0,
    offset: 0,
    how: 'REDRIVEN',
    commandId: '00000000-0000-4000-8000-000000000001',
  },
};
