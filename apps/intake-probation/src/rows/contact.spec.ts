import { eventIdOf, NOBODY } from '@iom/domain';
import { contact, CONTACT_ROW, REFERENCE, recordOf } from '../../test/samples.js';
import { accepted, expectSetAside, translated } from '../../test/translated.js';

const recorded = (row: Readonly<Record<string, unknown>> = {}) =>
  accepted(['ContactRecorded'], contact({ CONTACT_OUTCOME_TYPE_ID: '1', ...row }))[0];
const offered = (row: Readonly<Record<string, unknown>> = {}) =>
  accepted(['ContactOffered'], contact(row))[0];

describe('an appointment in nDelius', () => {
  it('is an offer made when the row was created, for the time on the wall', () => {
    expect(offered()).toEqual({
      type: 'ContactOffered',
      meta: expect.objectContaining({
        eventId: eventIdOf('probation-wales', 'CONTACT/2510101340', '1', 'ContactOffered'),
        occurredAt: Date.UTC(2026, 5, 10, 14, 30) * 1_000,
        occurredAtText: '2026-06-10T15:30:00',
        recordedAt: Date.UTC(2026, 5, 10, 14, 30) * 1_000,
        sourceRecordId: 'CONTACT/2510101340',
        sourceVersion: '1',
        marking: 'OFFICIAL_SENSITIVE',
        quality: { verification: 'SOURCE_RECORD', completeness: 'COMPLETE', note: null },
        recordLimits: [],
      }),
      person: { ...NOBODY, offenderId: '2500343964' },
      plannedFor: Date.UTC(2026, 5, 14, 10) * 1_000,
      date: '2026-06-14',
      kind: 'OFFICE',
      plannedWith: [{ role: 'probation practitioner', org: 'probation-wales' }],
      joint: false,
      location: 'PROBATION_OFFICE',
      offeredBy: 'probation-wales',
      agencyClass: 'PROBATION',
    });
  });

  it.each([
    ['121', 'OFFICE', 'PROBATION_OFFICE'],
    ['122', 'HOME_VISIT', 'HOME'],
    ['124', 'PHONE', 'PHONE'],
    ['125', 'VIDEO', 'OTHER'],
    ['126', 'HOME_VISIT', 'HOME'],
  ])('of type %s is %s at %s', (CONTACT_TYPE_ID, kind, location) => {
    expect(offered({ CONTACT_TYPE_ID })).toMatchObject({ kind, location });
  });

  it('with a start time dated 1970 is on its own day', () => {
    const { plannedFor, date } = offered({ CONTACT_START_TIME: Date.UTC(1970, 0, 1, 11) });
    expect({ plannedFor, date }).toEqual({
      plannedFor: Date.UTC(2026, 5, 14, 10) * 1_000,
      date: '2026-06-14',
    });
  });

  it('without a start time is a day, and says so', () => {
    expect(offered({ CONTACT_START_TIME: null })).toMatchObject({
      plannedFor: null,
      date: '2026-06-14',
      meta: { quality: { completeness: 'PARTIAL', note: 'date-only' } },
    });
  });

  it('of an agency gives its day, and nothing of what or when or where', () => {
    expect(offered({ CONTACT_TYPE_ID: '127' })).toMatchObject({
      plannedFor: null,
      date: '2026-06-14',
      kind: 'OTHER',
      location: 'OTHER',
      plannedWith: [],
      agencyClass: 'OTHER',
    });
  });

  it('was offered when it was committed, where nobody wrote down when', () => {
    expect(offered({ CREATED_DATETIME: null }).meta.occurredAt).toBe(
      Date.UTC(2026, 5, 14, 11, 1) * 1_000,
    );
  });

  it('in the hour that comes twice is read as summer time, and says so', () => {
    const twice = { CONTACT_DATE: '2026-10-25', CONTACT_START_TIME: '2026-10-25T01:30:00' };
    expect(offered(twice)).toMatchObject({
      plannedFor: Date.UTC(2026, 9, 25, 0, 30) * 1_000,
      meta: { quality: { note: 'time-assumed-summer' } },
    });
  });
});

describe('a contact of nDelius with an outcome', () => {
  it.each([
    ['1', 'KEPT'],
    ['2', 'NOT_KEPT'],
    ['3', 'EXCUSED'],
    ['4', 'EXCUSED'],
    ['5', 'EXCUSED'],
  ])('of code %s was %s, and why is not said', (CONTACT_OUTCOME_TYPE_ID, outcome) => {
    expect(recorded({ CONTACT_OUTCOME_TYPE_ID }).outcome).toBe(outcome);
  });

  it('took place at the time on the wall', () => {
    expect(recorded()).toMatchObject({
      meta: {
        occurredAt: Date.UTC(2026, 5, 14, 10) * 1_000,
        occurredAtText: '2026-06-14T11:00:00',
      },
      date: '2026-06-14',
      planned: true,
      keptBy: [{ role: 'probation practitioner', org: 'probation-wales' }],
      notes: 'Synthetic note.',
      agencyClass: 'PROBATION',
    });
  });

  it('without a start time took place at the midnight that began its day', () => {
    expect(recorded({ CONTACT_START_TIME: '' })).toMatchObject({
      meta: { occurredAt: Date.UTC(2026, 5, 13, 23) * 1_000, quality: { note: 'date-only' } },
      date: '2026-06-14',
    });
  });

  it('of an agency took place on a day', () => {
    expect(recorded({ CONTACT_TYPE_ID: '127' })).toMatchObject({
      meta: { occurredAt: Date.UTC(2026, 5, 13, 23) * 1_000, occurredAtText: '2026-06-14' },
      keptBy: [],
      notes: null,
      agencyClass: 'OTHER',
    });
  });

  it('counts although its type is no appointment', () => {
    expect(recorded({ CONTACT_TYPE_ID: '123' })).toMatchObject({ kind: 'OTHER', planned: null });
  });

  it('never takes the placeholder of an unchanged note for the note, and does not say that there is one', () => {
    const event = recorded({ NOTES: '__debezium_unavailable_value' });
    expect(event).toEqual({ ...recorded(), notes: null });
    expect(event.meta.quality.completeness).toBe('COMPLETE');
    expect(JSON.stringify(event)).not.toContain('debezium');
  });
});

describe('the limits of a contact', () => {
  it.each([
    ['its own flag', { SENSITIVE: 'Y' }, ['SENSITIVE']],
    ['its type', { CONTACT_TYPE_ID: '128' }, ['SENSITIVE']],
    ['ViSOR', { VISOR_CONTACT: 'Y' }, ['VISOR']],
    ['export to ViSOR', { VISOR_EXPORTED: '1' }, ['VISOR']],
    ['data protection', { CONTACT_TYPE_ID: '129' }, ['DPA_EXCLUDED']],
    [
      'all at once',
      { CONTACT_TYPE_ID: '129', SENSITIVE: true, VISOR_CONTACT: 'Y' },
      ['SENSITIVE', 'VISOR', 'DPA_EXCLUDED'],
    ],
  ])('are told: %s', (_what, row, limits) => {
    expect(recorded(row).meta.recordLimits).toEqual(limits);
  });

  it('are as tight as they can be where a flag of the type cannot be read', () => {
    const reference = new Map([
      ...REFERENCE,
      ['R_CONTACT_TYPE/121', { CODE: 'CAIS', ATTENDANCE_CONTACT: 'Y', SENSITIVE_CONTACT: '?' }],
    ]);
    const [event] = accepted(['ContactOffered'], contact(), { reference });
    expect(event.meta.recordLimits).toEqual(['SENSITIVE']);
  });

  it('include that a snapshot is state and no news', () => {
    const [event] = accepted(['ContactOffered'], contact({}, { op: 'r' }));
    expect(event.meta.recordLimits).toEqual(['SNAPSHOT']);
  });
});

const expectWithdrawn = (value: unknown, version: string) => {
  const [event] = accepted(['RecordRetracted'], value);
  expect(event).toMatchObject({
    retracts: null,
    recordType: null,
    meta: { sourceRecordId: 'CONTACT/2510101340', sourceVersion: version },
    person: { ...NOBODY, offenderId: '2500343964' },
  });
};

const deletion = (before: Readonly<Record<string, unknown>>) =>
  contact({}, { op: 'd', after: null, before });

describe('a contact that is no more', () => {
  it.each([1, '1', 'TRUE', true])('is withdrawn when SOFT_DELETED is %j', (SOFT_DELETED) => {
    expectWithdrawn(contact({ SOFT_DELETED, ROW_VERSION: 3 }), '3');
  });

  it('is withdrawn when its row is deleted, as a change after the last', () => {
    expectWithdrawn(deletion({ ...CONTACT_ROW, ROW_VERSION: '3' }), '4');
    expectWithdrawn(deletion({ CONTACT_ID: 2510101340, OFFENDER_ID: '2500343964' }), '998877');
  });

  it('is withdrawn without waiting for its codes, or for what else is wrong with it', () => {
    expectWithdrawn(
      contact({ SOFT_DELETED: 1, CONTACT_TYPE_ID: '777', CONTACT_DATE: 'soon' }),
      '1',
    );
  });

  it('is withdrawn when it became something that is no contact, or lost its outcome', () => {
    expectWithdrawn(contact({ CONTACT_TYPE_ID: '204' }, { op: 'u', before: CONTACT_ROW }), '1');
    const before = { ...CONTACT_ROW, CONTACT_TYPE_ID: '123', CONTACT_OUTCOME_TYPE_ID: '1' };
    expectWithdrawn(contact({ CONTACT_TYPE_ID: '123' }, { op: 'u', before }), '1');
  });
});

describe('a contact that says nothing to the bridge', () => {
  it.each([
    ['work on a case', { CONTACT_TYPE_ID: '204' }, 'CONTACT_TYPE_NOT_CARRIED'],
    [
      'removed work on a case',
      { CONTACT_TYPE_ID: '204', SOFT_DELETED: 1 },
      'CONTACT_TYPE_NOT_CARRIED',
    ],
    [
      'neither an appointment nor an outcome',
      { CONTACT_TYPE_ID: '123' },
      'NEITHER_OUTCOME_NOR_APPOINTMENT',
    ],
    ['training', { TRAINING_SESSION_ID: 17 }, 'TRAINING_DATA'],
    [
      'training, whatever else is wrong',
      { TRAINING_SESSION_ID: '17', CONTACT_DATE: 'soon' },
      'TRAINING_DATA',
    ],
  ])('for it is %s is passed over, and counted', (_what, row, skipped) => {
    expect(translated(contact(row))).toEqual({
      observed: [],
      feedback: [],
      skipped,
      entity: 'CONTACT',
      remarks: [],
      awaits: null,
    });
  });
});

describe('a contact that cannot be understood', () => {
  it.each([
    ['of a type that nobody knows', { CONTACT_TYPE_ID: '999' }, 'UNKNOWN_CODE', 'CONTACT_TYPE_ID'],
    ['without a type', { CONTACT_TYPE_ID: null }, 'WRONG_SHAPE', 'CONTACT_TYPE_ID'],
    ['without a date', { CONTACT_DATE: null }, 'WRONG_SHAPE', 'CONTACT_DATE'],
    [
      'on a day that does not exist',
      { CONTACT_DATE: '2026-02-30T00:00:00' },
      'IMPOSSIBLE_DATE',
      'CONTACT_DATE',
    ],
    [
      'in the hour that the clocks skip',
      { CONTACT_DATE: '2026-03-29', CONTACT_START_TIME: '1970-01-01T01:30:00' },
      'IMPOSSIBLE_DATE',
      'CONTACT_START_TIME',
    ],
    [
      'created in the hour that the clocks skip',
      { CREATED_DATETIME: '2026-03-29T01:30:00' },
      'IMPOSSIBLE_DATE',
      'CREATED_DATETIME',
    ],
    ['with a flag that is neither yes nor no', { SENSITIVE: 'Q' }, 'UNKNOWN_CODE', 'SENSITIVE'],
    [
      'of a training session that cannot be read',
      { TRAINING_SESSION_ID: '1.5' },
      'WRONG_SHAPE',
      'TRAINING_SESSION_ID',
    ],
    ['with a note that is no text', { NOTES: { blob: 1 } }, 'WRONG_SHAPE', 'NOTES'],
  ])('%s is set aside with its person', (_what, row, reason, fieldPath) => {
    const { event, others, awaits } = expectSetAside(contact({ CRN: 'X000001', ...row }));
    expect(event).toMatchObject({
      reason,
      fieldPath,
      entity: 'CONTACT',
      person: { ...NOBODY, offenderId: '2500343964', crn: 'X000001' },
      meta: { sourceRecordId: 'CONTACT/2510101340', sourceVersion: '1' },
    });
    expect([others, awaits]).toEqual([[], null]);
  });

  it.each([
    ['type', { CONTACT_TYPE_ID: 777 }, 'CONTACT_TYPE_ID', 'R_CONTACT_TYPE/777'],
    [
      'outcome',
      { CONTACT_OUTCOME_TYPE_ID: '888' },
      'CONTACT_OUTCOME_TYPE_ID',
      'R_CONTACT_OUTCOME_TYPE/888',
    ],
  ])(
    'for its %s has no code row yet names the row that it waits for',
    (_what, row, fieldPath, key) => {
      const { event, awaits } = expectSetAside(contact(row));
      expect(event).toMatchObject({ reason: 'CODE_NOT_SEEN_YET', fieldPath });
      expect(awaits).toBe(key);
    },
  );

  it('without a number is told apart by where it lies', () => {
    const { event } = expectSetAside(contact({ CONTACT_ID: null, ROW_VERSION: null }));
    expect(event).toMatchObject({ fieldPath: 'CONTACT_ID', person: { offenderId: '2500343964' } });
    expect(event.meta.sourceRecordId).toBe('source.probation-wales/0/77');
  });

  it('affects nobody else: the next person’s row is translated as ever', () => {
    expectSetAside(contact({ CONTACT_DATE: 'soon' }));
    expect(offered({ OFFENDER_ID: 7, CONTACT_ID: 8 }).person.offenderId).toBe('7');
  });
});

describe('the envelope of a row', () => {
  it('may have a schema around it', () => {
    const inside = { schema: { type: 'struct' }, payload: contact() };
    expect(accepted(['ContactOffered'], inside)).toEqual(accepted(['ContactOffered'], contact()));
  });

  it('may name columns in another case, and numbers in another form', () => {
    const row = {
      ...CONTACT_ROW,
      contact_id: { scale: 0, value: 'AJWdxlw=' },
      CONTACT_ID: undefined,
    };
    const { CONTACT_ID: _, ...lower } = row;
    const [event] = accepted(['ContactOffered'], contact({}, { after: lower }));
    expect(event.meta.sourceRecordId).toBe('CONTACT/2510145116');
  });

  it('orders a row’s changes by the database’s log where the row does not count them', () => {
    expect(offered({ ROW_VERSION: null }).meta.sourceVersion).toBe('998877');
  });

  it.each([
    ['no value', null, 'TOMBSTONE', null],
    ['an empty payload', { schema: {}, payload: null }, 'TOMBSTONE', null],
    ['a truncation', contact({}, { op: 't' }), 'OPERATION_NOT_CARRIED', 'CONTACT'],
    [
      'a table that nobody listed',
      contact({}, { source: { table: 'JANE_SYNTHETIC' } }),
      'TABLE_NOT_CARRIED',
      null,
    ],
  ])('around %s is passed over', (_what, value, skipped, entity) => {
    expect(translated(value)).toMatchObject({ observed: [], feedback: [], skipped, entity });
    expect(recordOf(value).offset).toBe(77);
  });

  it.each([
    ['op', { op: 'x' }],
    ['after', { after: null }],
    ['before', { op: 'd', before: null }],
    ['source.table', { source: {} }],
    ['source.scn', { source: { table: 'CONTACT' }, after: { ...CONTACT_ROW, ROW_VERSION: null } }],
  ])('that makes no sense in %s is set aside', (fieldPath, envelope) => {
    expect(expectSetAside(contact({}, envelope)).event).toMatchObject({
      reason: 'WRONG_SHAPE',
      fieldPath,
    });
  });
});
