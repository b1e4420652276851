import { eventIdOf, MICROS_PER_DAY, NOBODY } from '@iom/domain';
import {
  CONTEXT,
  OBSERVED_AT,
  officerContact,
  officerContactPlanned,
  recordOf,
} from '../test/samples.js';
import { expectAccepted, expectSetAside, only } from '../test/said.js';
import { translate } from './translate.js';

describe('a contact that an officer recorded', () => {
  it('becomes a contact kept by a role at the force, never by a collar number', () => {
    const event = expectAccepted('ContactRecorded', officerContact());
    expect(event).toEqual({
      type: 'ContactRecorded',
      meta: {
        eventId: eventIdOf('gwent-police', 'OC-2026-000123', '1', 'ContactRecorded'),
        occurredAt: Date.UTC(2026, 5, 14, 17, 5) * 1_000,
        occurredAtText: '2026-06-14T18:05:00+01:00',
        recordedAt: Date.UTC(2026, 5, 14, 20, 40, 11) * 1_000,
        observedAt: OBSERVED_AT,
        sourceOrg: 'gwent-police',
        sourceSystem: 'NICHE',
        sourceRecordId: 'OC-2026-000123',
        sourceVersion: '1',
        causationId: null,
        correlationId: null,
        supersedes: null,
        causedByDisclosureId: null,
        assertion: 'FACT',
        subjectCategory: 'CONVICTED',
        marking: 'OFFICIAL_SENSITIVE',
        quality: { verification: 'SOURCE_RECORD', completeness: 'COMPLETE', note: null },
        recordLimits: [],
        retainUntil: OBSERVED_AT + 730 * MICROS_PER_DAY,
      },
      person: {
        ...NOBODY,
        nicheNominalId: 'N61-4450012',
        nicheOrg: 'gwent-police',
        pncId: '2015/0000123L',
        surname: 'Synthetic',
        forenames: 'Sample',
        dateOfBirth: '1991-02-03',
      },
      date: '2026-06-14',
      kind: 'HOME_VISIT',
      outcome: 'KEPT',
      planned: true,
      keptBy: [{ role: 'IOM officer', org: 'gwent-police' }],
      joint: false,
      jointWith: [],
      answers: null,
      location: 'HOME',
      address: null,
      notes: 'Synthetic note.',
      summary: null,
      welfareConcern: 'UNKNOWN',
      childPresent: null,
      agencyClass: 'POLICE',
    });
    expect(JSON.stringify(event)).not.toContain('1234');
  });

  it.each([
    ['home-visit', 'home', 'HOME_VISIT', false],
    ['office', 'police-station', 'OFFICE', false],
    ['phone', 'phone', 'PHONE', false],
    ['street', 'community', 'STREET', false],
    ['custody-visit', 'other', 'CUSTODY_VISIT', false],
    ['other', 'other', 'OTHER', false],
    ['joint-visit', 'home', 'HOME_VISIT', true],
    ['joint-visit', 'community', 'OTHER', true],
  ])('of kind %s at %s is %s, joint: %s', (kind, location, expected, joint) => {
    expect(expectAccepted('ContactRecorded', officerContact({}, { kind, location }))).toMatchObject(
      {
        kind: expected,
        joint,
      },
    );
  });

  it.each([
    ['seen', 'KEPT'],
    ['not-seen', 'NOT_KEPT'],
    ['refused', 'NOT_KEPT'],
    ['cancelled', 'EXCUSED'],
  ])('whose outcome was %s is %s', (outcome, expected) => {
    expect(expectAccepted('ContactRecorded', officerContact({}, { outcome })).outcome).toBe(
      expected,
    );
  });

  it('belongs to the day that it was in the United Kingdom', () => {
    const late = officerContact({}, { occurredAt: '2026-06-14T23:30:00+00:00' });
    expect(expectAccepted('ContactRecorded', late).date).toBe('2026-06-15');
  });

  it('carries what the officer wrote for probation, concerns, children, and the plan it answers', () => {
    const record = {
      summaryForProbation: 'Synthetic summary.',
      address: '1 Example Street',
      welfareConcern: 'housing',
      childPresent: true,
      plannedRecordId: 'OCP-2026-000007',
      jointWith: ['probation-wales'],
    };
    expect(expectAccepted('ContactRecorded', officerContact({}, record))).toMatchObject({
      summary: 'Synthetic summary.',
      address: '1 Example Street',
      welfareConcern: 'HOUSING',
      childPresent: true,
      answers: 'OCP-2026-000007',
      jointWith: ['probation-wales'],
    });
  });

  it('names only organisations that take part, and says that it left one out', () => {
    const event = expectAccepted(
      'ContactRecorded',
      officerContact({}, { jointWith: ['some-charity'] }),
    );
    expect(event.jointWith).toEqual([]);
    expect(event.meta.quality.completeness).toBe('PARTIAL');
  });

  it('keeps what the force said about how the record may travel', () => {
    const limited = officerContact({ restricted: true, embargoedUntilReleased: true });
    expect(expectAccepted('ContactRecorded', limited).meta.recordLimits).toEqual([
      'RESTRICTED',
      'EMBARGOED',
    ]);
  });

  it('that copies something the bridge delivered says so', () => {
    const copy = officerContact({ causedByDisclosureId: 'd-synthetic-1' });
    expect(expectAccepted('ContactRecorded', copy).meta.causedByDisclosureId).toBe('d-synthetic-1');
  });

  it('counts an empty text as no value, and ignores fields that nobody agreed on', () => {
    const change = officerContact({ shoeSize: 9 }, { notes: '', address: ' ', weather: 'rain' });
    expect(expectAccepted('ContactRecorded', change)).toMatchObject({ notes: null, address: null });
  });

  it('that the force has deleted is withdrawn, whatever had been said of it', () => {
    const { record: _, ...deleted } = officerContact({ operation: 'deleted', recordVersion: 3 });
    expect(expectAccepted('RecordRetracted', deleted)).toMatchObject({
      retracts: null,
      recordType: null,
      meta: { sourceRecordId: 'OC-2026-000123', sourceVersion: '3' },
      person: { nicheNominalId: 'N61-4450012' },
    });
  });

  it('is told of by identifiers that are numbers as by texts of the same figures', () => {
    const nominal = { nominalId: 4450012 };
    const change = officerContact({ force: 61, recordId: 123, recordVersion: '7', nominal });
    expect(expectAccepted('ContactRecorded', change)).toMatchObject({
      meta: { sourceRecordId: '123', sourceVersion: '7' },
      person: { nicheNominalId: '4450012' },
    });
  });

  it('at a time without a zone took place in the United Kingdom, and says that this was assumed', () => {
    const change = officerContact({}, { occurredAt: '2026-06-14T18:05:00' });
    expect(expectAccepted('ContactRecorded', change).meta).toMatchObject({
      occurredAt: Date.UTC(2026, 5, 14, 17, 5) * 1_000,
      occurredAtText: '2026-06-14T18:05:00',
      quality: { note: 'zone-assumed-uk' },
    });
  });

  it('has the same ids however often it is read', () => {
    const [first, again] = [1, 2].map(() => translate(recordOf(officerContact()), CONTEXT));
    expect(again).toEqual(first);
  });
});

describe('a deletion', () => {
  const { record: _, ...deleted } = officerContact({ operation: 'deleted', recordVersion: 3 });

  it.each([
    ['a changed time that does not exist', { changedAt: '2026-02-30T10:00:00Z' }],
    ['a nominal that cannot be read', { nominal: { dateOfBirth: 7 } }],
    ['no word on who changed it', { changedBy: null }],
    ['no force but that of its topic', { force: null }],
    ['no marking', { marking: null }],
    ['no limits', { restricted: null, embargoedUntilReleased: 'no' }],
    ['no kind of record', { entity: undefined }],
  ])('with %s takes the record back all the same', (_what, fault) => {
    expect(expectAccepted('RecordRetracted', { ...deleted, ...fault })).toMatchObject({
      retracts: null,
      meta: { sourceRecordId: 'OC-2026-000123', sourceVersion: '3' },
      person: { nicheNominalId: 'N61-4450012', nicheOrg: 'gwent-police' },
    });
  });

  it('without a version that can be read is later than every version', () => {
    const unclear = { ...deleted, recordVersion: 'three', changedAt: '1900-01-01T00:00:00Z' };
    expect(expectAccepted('RecordRetracted', unclear).meta.sourceVersion).toBe(String(OBSERVED_AT));
  });

  it('that names no record can take nothing back, and waits for an operator', () => {
    const { event, feedback } = expectSetAside({ ...deleted, recordId: ' ' });
    expect(event).toMatchObject({ reason: 'WRONG_SHAPE', fieldPath: 'recordId' });
    expect(feedback?.requiredAction).toMatch(/operator of the bridge has to deal with it/);
  });
});

describe('a contact that an officer planned', () => {
  it('is an offer made when the plan was written down', () => {
    expect(expectAccepted('ContactOffered', officerContactPlanned())).toMatchObject({
      meta: { occurredAtText: '2026-06-14T21:40:11+01:00', sourceRecordId: 'OCP-2026-000007' },
      plannedFor: Date.UTC(2026, 5, 16, 9) * 1_000,
      date: '2026-06-16',
      kind: 'OFFICE',
      plannedWith: [{ role: 'IOM officer', org: 'gwent-police' }],
      joint: false,
      location: 'PROBATION_OFFICE',
      offeredBy: 'gwent-police',
      agencyClass: 'POLICE',
    });
  });

  it('for an hour that comes twice that night is planned for the first of the two, and says so', () => {
    const change = officerContactPlanned({}, { plannedFor: '2026-10-25T01:30:00' });
    expect(expectAccepted('ContactOffered', change)).toMatchObject({
      plannedFor: Date.UTC(2026, 9, 25, 0, 30) * 1_000,
      meta: {
        occurredAtText: '2026-06-14T21:40:11+01:00',
        quality: { note: 'time-assumed-summer' },
      },
    });
  });
});

describe('an identifier whose check letter is wrong', () => {
  const nominal = { nominalId: 'N61-4450012', pncId: '15/123A', croNumber: '85227/65G' };

  it('is kept as it was written and links nobody; the record itself is good', () => {
    const event = expectAccepted('ContactRecorded', officerContact({ nominal }));
    expect(event.person).toEqual({
      ...NOBODY,
      nicheNominalId: 'N61-4450012',
      nicheOrg: 'gwent-police',
      unverified: [
        { kind: 'PNC', text: '15/123A' },
        { kind: 'CRO', text: '85227/65G' },
      ],
    });
  });
});

describe('a tombstone', () => {
  it('says nothing', () => {
    const tombstone = recordOf(null, { value: null });
    expect(translate(tombstone, CONTEXT)).toEqual({
      observed: [],
      feedback: [],
      skipped: 'TOMBSTONE',
      entity: null,
    });
  });
});

describe('a record that cannot be understood', () => {
  it.each([
    ['not JSON', Buffer.from('{"recordId": "OC-1", '), 'NOT_JSON', null],
    ['no UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22]), 'NOT_JSON', null],
    ['empty', Buffer.alloc(0), 'NOT_JSON', null],
    ['JSON of the wrong sort', [officerContact()], 'WRONG_SHAPE', null],
    ['without an entity', officerContact({ entity: undefined }), 'WRONG_SHAPE', 'entity'],
    ['without a force', officerContact({ force: null }), 'WRONG_SHAPE', 'force'],
    ['without a marking', officerContact({ marking: undefined }), 'WRONG_SHAPE', 'marking'],
    ['silent on its limits', officerContact({ restricted: null }), 'WRONG_SHAPE', 'restricted'],
    [
      'a contact without a record',
      { ...officerContact(), record: undefined },
      'WRONG_SHAPE',
      'record',
    ],
    [
      'a contact planned "maybe"',
      officerContact({}, { planned: 'maybe' }),
      'WRONG_SHAPE',
      'record.planned',
    ],
    [
      'of a kind written as a number',
      officerContact({}, { kind: 7 }),
      'WRONG_SHAPE',
      'record.kind',
    ],
    [
      'of a day that does not exist',
      officerContact({}, { occurredAt: '2026-02-30T10:00:00+00:00' }),
      'IMPOSSIBLE_DATE',
      'record.occurredAt',
    ],
    [
      'changed in a 13th month',
      officerContact({ changedAt: '2026-13-01T10:00:00Z' }),
      'IMPOSSIBLE_DATE',
      'changedAt',
    ],
    [
      'of an unknown kind',
      officerContact({}, { kind: 'drone-visit' }),
      'UNKNOWN_CODE',
      'record.kind',
    ],
    [
      'of an unknown outcome',
      officerContact({}, { outcome: 'waved' }),
      'UNKNOWN_CODE',
      'record.outcome',
    ],
    [
      'of an unknown operation',
      officerContact({ operation: 'merged' }),
      'UNKNOWN_CODE',
      'operation',
    ],
    [
      'of a person born on a 30 February',
      officerContact({ nominal: { nominalId: 'N61-4450012', dateOfBirth: '1991-02-30' } }),
      'IMPOSSIBLE_DATE',
      'nominal.dateOfBirth',
    ],
    [
      'with a summary beyond 500 characters',
      officerContact({}, { summaryForProbation: 'x'.repeat(501) }),
      'WRONG_SHAPE',
      'record.summaryForProbation',
    ],
    [
      'of a fractional version',
      officerContact({ recordVersion: 1.5 }),
      'WRONG_SHAPE',
      'recordVersion',
    ],
  ])(
    '%s: its person’s later records wait, and the force is told',
    (_what, change, reason, fieldPath) => {
      const { event } = expectSetAside(change);
      expect(event).toMatchObject({
        reason,
        fieldPath,
        topic: 'source.gwent-police',
        partition: 2,
        offset: 41,
        person: { nicheNominalId: 'N61-4450012', nicheOrg: 'gwent-police' },
      });
    },
  );

  it('carries identifiers alone: no name, no note, no value goes with it', () => {
    const { event, feedback } = expectSetAside(officerContact({}, { kind: 'drone-visit' }));
    expect(event.person).toEqual({
      ...NOBODY,
      nicheNominalId: 'N61-4450012',
      nicheOrg: 'gwent-police',
      pncId: '2015/0000123L',
    });
    expect(event.meta).toMatchObject({ sourceRecordId: 'OC-2026-000123', sourceVersion: '1' });
    expect(event.entity).toBe('OfficerContact');
    expect(feedback).toMatchObject({ recordId: 'OC-2026-000123', recordVersion: 1 });
    expect(JSON.stringify([{ ...event, person: null }, feedback])).not.toMatch(
      /Synthetic|drone|N61/,
    );
  });

  it('is about the person that its own nominal names, before the one of its key', () => {
    const { event } = expectSetAside(officerContact({}, { kind: 'drone-visit' }), 'N61-9999999');
    expect(event.person.nicheNominalId).toBe('N61-4450012');
  });

  it('with neither key nor identifier is about nobody, and is told apart by where it lies', () => {
    const { event, feedback } = expectSetAside(Buffer.from('no json'), null);
    expect(event.person).toEqual(NOBODY);
    expect(event.meta).toMatchObject({
      sourceRecordId: 'source.gwent-police/2/41',
      sourceVersion: '0',
    });
    expect(feedback).toMatchObject({ recordId: null, recordVersion: null });
  });

  it('that is broken JSON is known by its own id where that is clear, so that a corrected one takes its place', () => {
    const broken = JSON.stringify(officerContact({}, { notes: 'He said "recordId": "OC-9"' }));
    const { event, feedback } = expectSetAside(Buffer.from(broken.slice(0, -1)), null);
    expect(event).toMatchObject({
      reason: 'NOT_JSON',
      meta: { sourceRecordId: 'OC-2026-000123', sourceVersion: '0' },
      person: { ...NOBODY, nicheNominalId: 'N61-4450012', nicheOrg: 'gwent-police' },
    });
    expect(feedback?.requiredAction).not.toMatch(/operator/);
  });

  it('that is broken JSON with two ids is neither, and an operator has to deal with it', () => {
    const { event, feedback } = expectSetAside(
      Buffer.from('{"recordId": "OC-1", "record": {"recordId": "OC-2"}, '),
    );
    expect(event.meta.sourceRecordId).toBe('source.gwent-police/2/41');
    expect(feedback?.requiredAction).toMatch(/operator of the bridge has to deal with it/);
  });

  it('of an unreadable version is one of its own each time that it is sent', () => {
    const [first, second] = [41, 42].map((offset) => {
      const record = recordOf(officerContact({ recordVersion: 'two' }), { offset });
      return only('RecordSetAside', translate(record, CONTEXT)).meta;
    });
    expect(first).toMatchObject({ sourceRecordId: 'OC-2026-000123', sourceVersion: '0' });
    expect(second?.eventId).not.toBe(first?.eventId);
  });

  it('takes a key of arbitrary bytes for no identifier', () => {
    const record = recordOf(Buffer.from('no json'), { key: Buffer.from([0, 159, 146, 150]) });
    expect(only('RecordSetAside', translate(record, CONTEXT)).person).toEqual(NOBODY);
  });

  it('affects nobody else: the next person’s record is translated as ever', () => {
    expectSetAside(Buffer.from('no json'));
    const other = officerContact({ nominal: { nominalId: 'N61-0000002' }, recordId: 'OC-2' });
    expect(expectAccepted('ContactRecorded', other).person.nicheNominalId).toBe('N61-0000002');
  });
});
