import { commitmentOf } from '@iom/transparency';
import { Findings, ourId } from './findings.js';
import { DECIDED_WITHIN_MS, eventIdOfKey, judgeEvent } from './judge-event.js';
import { type CarriedRecord, type ClaimedDisclosure, judgeRecord } from './judge-record.js';

const salt = '00112233445566778899aabbccddeeff';
const value = Buffer.from('what was shared');
const record: CarriedRecord = {
  topic: 'share.gwent-police',
  partition: 1,
  offset: 4,
  disclosureId: 'a',
  value,
};
const claim: ClaimedDisclosure = {
  outcome: 'SHARED',
  salt,
  topic: 'share.gwent-police',
  commitment: commitmentOf(salt, value),
};

describe('a record that went out', () => {
  it.each<[string, CarriedRecord, ClaimedDisclosure | undefined, string | undefined]>([
    ['is what was decided', record, claim, undefined],
    ['may be a pointer', record, { ...claim, outcome: 'POINTER' }, undefined],
    ['names no decision', { ...record, disclosureId: undefined }, claim, 'NO_DISCLOSURE_ID'],
    ['names one that nobody made', record, undefined, 'UNKNOWN_DISCLOSURE'],
    ['was to be withheld', record, { ...claim, outcome: 'WITHHELD' }, 'NOT_SHARED'],
    ['was never said to be sent', record, { ...claim, commitment: null }, 'NOT_SHARED'],
    ['was meant for somebody else', record, { ...claim, topic: 'share.other' }, 'OTHER_TOPIC'],
    ['says something else', { ...record, value: Buffer.from('more') }, claim, 'WRONG_COMMITMENT'],
    ['was emptied', { ...record, value: null }, claim, 'WRONG_COMMITMENT'],
    [
      'is a removal from a roster',
      { ...record, value: null },
      { ...claim, commitment: commitmentOf(salt, Buffer.alloc(0)) },
      undefined,
    ],
  ])('%s', (_, carried, claimed, code) => {
    expect(judgeRecord(carried, claimed)).toBe(code);
  });
});

describe('an event of the store', () => {
  const event = { partition: 0, offset: 7, eventId: 'e', timestampMs: 1_000_000 };
  const soon = event.timestampMs + 1;
  const late = event.timestampMs + DECIDED_WITHIN_MS + 1;

  it.each([
    ['was decided', [7], 9, soon, {}],
    ['was decided, and again', [7, 7], 9, soon, {}],
    ['was passed over', [], 9, soon, { finding: 'UNDECIDED_EVENT' }],
    ['waits for its decision', [], 6, soon, { isPending: true }],
    ['has waited for too long', [], 6, late, { finding: 'UNDECIDED_EVENT' }],
    ['is decided as if it stood elsewhere', [3], 9, soon, { finding: 'DECIDED_ELSEWHERE' }],
  ])('%s', (_, offsets, through, now, verdict) => {
    expect(judgeEvent(event, offsets, through, now)).toEqual(verdict);
  });

  it('is named by the last part of its key', () => {
    expect(eventIdOfKey(Buffer.from('subject/event-1'))).toBe('event-1');
    expect(eventIdOfKey(null)).toBe('');
  });
});

describe('findings', () => {
  it('are all counted, and the first thousand listed', () => {
    const findings = new Findings();
    for (let i = 0; i < 1_200; i++) findings.add({ code: 'MISSING_RECORD', offset: i });
    expect(findings.total).toBe(1_200);
    expect(findings.listed).toHaveLength(1_000);
  });

  it('quote an id of ours, and nothing else that a header says', () => {
    expect(ourId('5f1c0d0e-0000-5000-8000-000000000001')).toBe(
      '5f1c0d0e-0000-5000-8000-000000000001',
    );
    expect(ourId('Canarysson, 4 High Street')).toBeUndefined();
    expect(ourId(undefined)).toBeUndefined();
  });
});
