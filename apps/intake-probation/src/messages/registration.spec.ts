import { eventIdOf, NOBODY } from '@iom/domain';
import {
  contact,
  CONTACT_ROW,
  OBSERVED_AT,
  offender,
  REFERENCE,
  registration,
  wrapped,
} from '../../test/samples.js';
import { accepted, expectSetAside, translated } from '../../test/translated.js';

const AT = Date.UTC(2026, 5, 14, 8, 6, 52, 739) * 1_000;

describe('a registration of IOM', () => {
  it('that was added makes a nominal, from the day of the registration', () => {
    const [event] = accepted(['NominalSelected'], registration('added'));
    expect(event).toMatchObject({
      meta: {
        eventId: eventIdOf(
          'probation-wales',
          'REGISTRATION/2500687775',
          String(AT),
          'NominalSelected',
        ),
        occurredAt: AT,
        occurredAtText: '2026-06-14T09:06:52.739+01:00',
        recordedAt: AT,
        observedAt: OBSERVED_AT,
        sourceOrg: 'probation-wales',
        sourceSystem: 'NDELIUS',
        sourceRecordId: 'REGISTRATION/2500687775',
        sourceVersion: String(AT),
        recordLimits: [],
      },
      person: { ...NOBODY, crn: 'X000001' },
      registrationId: '2500687775',
      category: 'FIXED',
      categoryCode: 'I3',
      subCategory: null,
      selectedOn: '2026-06-14',
      reviewDue: null,
    });
  });

  it('that was updated says what it is now', () => {
    const [event] = accepted(
      ['NominalSelected'],
      registration('updated', { registrationCategoryCode: 'I4' }),
    );
    expect(event.category).toBe('FLEX');
  });

  it.each(['I9', ''])(
    'of the category "%s", which nobody mapped, makes a nominal of unknown category, and alarms',
    (code) => {
      const unmapped = registration('added', { registrationCategoryCode: code });
      const [event] = accepted(['NominalSelected'], unmapped);
      expect(event).toMatchObject({ category: 'UNKNOWN', categoryCode: code });
      expect(translated(unmapped).remarks).toEqual(['CATEGORY_NOT_MAPPED']);
      expect(translated(registration('added')).remarks).toEqual([]);
    },
  );

  it.each([
    ['Y', ['DPA_EXCLUDED']],
    ['maybe', ['DPA_EXCLUDED']],
    ['N', []],
    [null, []],
  ])('whose register type is excluded from disclosure (%j) says so', (DPA_EXCLUDE, limits) => {
    const reference = new Map([
      ...REFERENCE,
      ['R_REGISTER_TYPE/502', { CODE: 'RMRH', DPA_EXCLUDE: 'Y' }],
      ['R_REGISTER_TYPE/501', { CODE: 'IIOM', DPA_EXCLUDE }],
    ]);
    const [added] = accepted(['NominalSelected'], registration('added'), { reference });
    expect(added.meta.recordLimits).toEqual(limits);
    const [deleted] = accepted(['NominalDeselected'], registration('deleted'), { reference });
    expect(deleted.meta.recordLimits).toEqual(limits);
  });

  it('takes its number as a number too, and an empty date for none', () => {
    const [event] = accepted(
      ['NominalSelected'],
      registration('added', { registrationId: 2500687775, registrationDate: '' }),
    );
    expect(event).toMatchObject({ registrationId: '2500687775', selectedOn: null });
  });

  it('that was deregistered ends membership, and names no registration', () => {
    const ended = registration('deregistered', {
      registrationId: undefined,
      deregistrationId: '2500235058',
      deregistrationDate: 'Sat Jun 13 00:00:00 BST 2026',
    });
    const [event] = accepted(['NominalDeselected'], ended);
    expect(event).toMatchObject({
      meta: { sourceRecordId: 'DEREGISTRATION/2500235058', sourceVersion: String(AT) },
      registrationId: null,
      endedOn: '2026-06-13',
      ending: 'DEREGISTERED',
    });
  });

  it('that was deleted ends membership as an error', () => {
    const [event] = accepted(['NominalDeselected'], registration('deleted'));
    expect(event).toMatchObject({
      meta: { sourceRecordId: 'REGISTRATION/2500687775' },
      registrationId: '2500687775',
      endedOn: null,
      ending: 'DELETED',
    });
  });

  it('ends membership at once even when the rest of the message cannot be read', () => {
    const broken = registration('deregistered', {
      deregistrationId: '1',
      deregistrationDate: 'Mon Feb 30 00:00:00 GMT 2026',
    });
    const { event, others } = expectSetAside(broken);
    expect(event).toMatchObject({
      reason: 'IMPOSSIBLE_DATE',
      fieldPath: 'additionalInformation.deregistrationDate',
    });
    expect(others).toMatchObject([
      { type: 'NominalDeselected', endedOn: null, person: { crn: 'X000001' } },
    ]);

    const undated = expectSetAside(registration('deleted', {}, { occurredAt: 'soon' }));
    expect(undated.others).toMatchObject([{ type: 'NominalDeselected', ending: 'DELETED' }]);
  });

  it('of any other register type is none of the bridge’s business', () => {
    expect(translated(registration('added', { registerTypeCode: 'INVI' }))).toMatchObject({
      observed: [],
      feedback: [],
      skipped: 'OTHER_REGISTER_TYPE',
      entity: 'probation-case.registration.added',
    });
  });
});

const selected = (value: unknown) => accepted(['NominalSelected'], value)[0];

describe('the envelope of a message', () => {
  it('may be there or not: what is said is the same', () => {
    const bare = selected(registration('added'));
    expect(selected(wrapped(registration('added')))).toEqual(bare);
    expect(selected(wrapped(registration('added'), 'probation-case.registration.added'))).toEqual(
      bare,
    );
    expect(selected({ ...wrapped('{}'), Message: registration('added') })).toEqual(bare);
    expect(selected({ message: JSON.stringify(registration('added')), messageID: 'm' })).toEqual(
      bare,
    );
  });

  it('may be the only one to name the type', () => {
    const untyped = registration('added', {}, { eventType: undefined });
    expect(selected(wrapped(untyped, 'probation-case.registration.added')).category).toBe('FIXED');
  });

  it.each([
    'PROBATION-CASE.REGISTRATION.ADDED',
    'probationCase.registration.added',
    'probation_case.registration.added',
  ])('may spell the type %s', (eventType) => {
    expect(selected(registration('added', {}, { eventType })).category).toBe('FIXED');
  });

  it('does not decide when it contradicts the message: the message does, and the contradiction is counted', () => {
    const message = wrapped(registration('deleted'), 'probation-case.registration.added');
    expect(translated(message)).toMatchObject({
      observed: [{ type: 'NominalDeselected' }],
      remarks: ['TYPES_DISAGREE'],
    });
    expect(
      translated(wrapped(registration('added'), 'probationCase.registration.added')).remarks,
    ).toEqual([]);
  });

  it('around a broken message tells whose records have to wait, if one case can be made out', () => {
    const text = JSON.stringify(registration('added')).replace('"IIOM"', '');
    const { event } = expectSetAside(wrapped(text, 'probation-case.registration.added'));
    expect(event).toMatchObject({
      reason: 'NOT_JSON',
      fieldPath: 'Message',
      person: { crn: 'X000001' },
    });
  });

  it('around nothing is of no use', () => {
    expect(expectSetAside(wrapped('')).event).toMatchObject({ reason: 'NOT_JSON', person: NOBODY });
    expect(expectSetAside({ ...wrapped(''), Message: null }).event).toMatchObject({
      reason: 'WRONG_SHAPE',
    });
    expect(expectSetAside(wrapped('[1]')).event).toMatchObject({ reason: 'WRONG_SHAPE' });
  });

  it('around a broken message of a type that is not carried blocks nobody', () => {
    expect(
      translated(wrapped('{"EventNumber":,}', 'risk-assessment.scores.ogrs.determined')),
    ).toMatchObject({
      observed: [],
      skipped: 'EVENT_TYPE_NOT_CARRIED',
      entity: 'risk-assessment.scores.ogrs.determined',
    });
  });
});

describe('a message that is not carried', () => {
  it.each([
    ['probation-case.breachNotice.created', 'probation-case.breach-notice.created'],
    ['tier.calculation.complete', 'tier.calculation.complete'],
    ['jane.synthetic.x000001', null],
  ])('of type %s is counted as %s', (eventType, entity) => {
    expect(translated(registration('added', {}, { eventType }))).toMatchObject({
      observed: [],
      feedback: [],
      skipped: 'EVENT_TYPE_NOT_CARRIED',
      entity,
    });
  });

  it('of the old kind, with its type on the envelope alone, is passed over', () => {
    const legacy = {
      offenderId: 1,
      crn: 'X000001',
      nomsNumber: null,
      sourceId: 2,
      eventDatetime: '2026-06-14T09:00:00',
    };
    expect(translated(wrapped(legacy, 'OFFENDER_REGISTRATION_CHANGED')).skipped).toBe(
      'LEGACY_EVENT',
    );
    expect(translated(legacy).skipped).toBe('LEGACY_EVENT');
  });
});

const personOf = (given: Readonly<Record<string, unknown>>, information = {}) =>
  accepted(['NominalSelected'], registration('added', information, given))[0].person;

const identifiers = (...listed: readonly (readonly [string, unknown])[]) => ({
  personReference: { identifiers: listed.map(([type, value]) => ({ type, value })) },
});

describe('whom a message is about', () => {
  it('is the case and the prison number of its reference', () => {
    expect(
      personOf(
        identifiers(['CRN', 'x000001 '], ['nomsNumber', 'A0001AA'], ['staffCode', 'N03A001']),
      ),
    ).toEqual({
      ...NOBODY,
      crn: 'X000001',
      nomsNumber: 'A0001AA',
    });
  });

  it('is nobody’s prison number when that has the shape of something else', () => {
    expect(personOf(identifiers(['CRN', 'X000001'], ['NOMS', 'X000002']))).toEqual({
      ...NOBODY,
      crn: 'X000001',
      unverified: [{ kind: 'NOMS', text: 'X000002' }],
    });
  });

  it('is looked for in the additional information, and then at the top', () => {
    expect(personOf({ personReference: undefined }, { crn: 'X000003' }).crn).toBe('X000003');
    expect(personOf({ personReference: { identifiers: [] }, CRN: 'X000004' }).crn).toBe('X000004');
    expect(personOf({ personReference: null, offenderIdDisplay: 'A0005AA' }).nomsNumber).toBe(
      'A0005AA',
    );
  });

  it.each([
    ['an identifier typed as what it is not', identifiers(['NOMS', 'X000002']), 'X000002'],
    ['a case number of the wrong shape', identifiers(['CRN', 'X08770']), 'X08770'],
  ])('is looked for further when its reference holds but %s', (_what, given, text) => {
    const inside = personOf(given, { crn: 'X000001' });
    expect(inside).toMatchObject({ crn: 'X000001', unverified: [{ text }] });
    expect(personOf({ ...given, crn: 'X000001', nomsNumber: 'A0001AA' })).toMatchObject({
      crn: 'X000001',
      nomsNumber: 'A0001AA',
      unverified: [{ text }],
    });
  });

  it('has the prison number that is one, whatever else is called so', () => {
    expect(personOf(identifiers(['NOMS', 'X000002'], ['NOMS', 'A0001AA']))).toEqual({
      ...NOBODY,
      nomsNumber: 'A0001AA',
      unverified: [{ kind: 'NOMS', text: 'X000002' }],
    });
  });

  it.each([
    ['no identifier', identifiers()],
    ['one of the wrong shape', identifiers(['CRN', 'X08770'])],
    ['two cases', identifiers(['CRN', 'X000001'], ['CRN', 'X000002'])],
    [
      'two cases, also if another place names one',
      { ...identifiers(['CRN', 'X000001'], ['CRN', 'X000002']), crn: 'X000001' },
    ],
  ])('is nobody when there is %s, and then the record cannot be used', (_what, given) => {
    const { event } = expectSetAside(registration('added', {}, given));
    expect(event).toMatchObject({
      reason: 'WRONG_SHAPE',
      fieldPath: 'personReference.identifiers',
      person: { crn: null, offenderId: null, nomsNumber: null },
    });
  });
});

describe('a registration that cannot be understood', () => {
  it.each([
    [
      'an impossible time',
      registration('added', {}, { occurredAt: '2026-02-30T10:00:00Z' }),
      'IMPOSSIBLE_DATE',
      'occurredAt',
    ],
    ['no time', registration('added', {}, { occurredAt: null }), 'WRONG_SHAPE', 'occurredAt'],
    [
      'an impossible day',
      registration('added', { registrationDate: 'Mon Feb 30 00:00:00 GMT 2026' }),
      'IMPOSSIBLE_DATE',
      'additionalInformation.registrationDate',
    ],
    [
      'a day that is a number',
      registration('added', { registrationDate: 7 }),
      'WRONG_SHAPE',
      'additionalInformation.registrationDate',
    ],
    [
      'no number',
      registration('added', { registrationId: '' }),
      'WRONG_SHAPE',
      'additionalInformation.registrationId',
    ],
    [
      'no register type',
      registration('added', { registerTypeCode: '' }),
      'WRONG_SHAPE',
      'additionalInformation.registerTypeCode',
    ],
    [
      'no additional information',
      registration('added', {}, { additionalInformation: [] }),
      'WRONG_SHAPE',
      'additionalInformation.registerTypeCode',
    ],
  ])('for it has %s is set aside with its person', (_what, value, reason, fieldPath) => {
    const { event, others } = expectSetAside(value);
    expect(event).toMatchObject({ reason, fieldPath, person: { crn: 'X000001' } });
    expect(others).toEqual([]);
  });
});

describe('a record of no known form', () => {
  it.each([
    [
      'broken text about one case',
      Buffer.from('{"eventType": "x", "crn": "X000001", '),
      'NOT_JSON',
      { ...NOBODY, crn: 'X000001' },
    ],
    [
      'a broken row',
      Buffer.from('{"op":"u","after":{"OFFENDER_ID": "0042", "NOTES": '),
      'NOT_JSON',
      { ...NOBODY, offenderId: '42' },
    ],
    [
      'broken text about two cases',
      Buffer.from('{"crn": "X000001", "CRN": "X000002"'),
      'NOT_JSON',
      NOBODY,
    ],
    ['bytes', Buffer.from([0, 255, 17]), 'NOT_JSON', NOBODY],
    ['a number', 42, 'WRONG_SHAPE', NOBODY],
    [
      'an object of nothing we know',
      { crn: 'X000001', colour: 'green' },
      'WRONG_SHAPE',
      { ...NOBODY, crn: 'X000001' },
    ],
  ])(
    'that is %s is set aside under the one person it can be about',
    (_what, value, reason, person) => {
      const { event } = expectSetAside(value);
      expect(event).toMatchObject({ reason, person });
      expect(event.meta).toMatchObject({
        sourceRecordId: 'source.probation-wales/0/77',
        sourceVersion: '0',
      });
    },
  );
});

const cut = (value: object) => Buffer.from(JSON.stringify(value).slice(0, -1));

describe('broken JSON', () => {
  it.each([
    ['a row of CONTACT', contact({}, { before: CONTACT_ROW }), 'CONTACT/2510101340'],
    ['a row of OFFENDER', offender(), 'OFFENDER/2500343964'],
    ['a message', registration('added'), 'REGISTRATION/2500687775'],
    ['a message in its envelope', wrapped(registration('updated')), 'REGISTRATION/2500687775'],
    [
      'an end of a registration',
      registration('deregistered', { registrationId: undefined, deregistrationId: 17 }),
      'DEREGISTRATION/17',
    ],
  ])(
    'that is %s is known by its own id, so that a corrected one settles it',
    (_what, value, id) => {
      const { event, feedback } = expectSetAside(cut(value));
      expect(event.meta).toMatchObject({ sourceRecordId: id, sourceVersion: '0' });
      expect(feedback.requiredAction).not.toMatch(/operator/);
    },
  );

  it.each([
    ['names two contacts', contact({}, { before: { CONTACT_ID: 9 } })],
    ['is of a table that is not carried', contact({}, { source: { table: 'NSI' } })],
    ['names nothing', { colour: 'green' }],
  ])('that %s has no id: an operator has to deal with it', (_what, value) => {
    const { event, feedback } = expectSetAside(cut(value));
    expect(event.meta.sourceRecordId).toBe('source.probation-wales/0/77');
    expect(feedback.requiredAction).toMatch(/operator of the bridge has to deal with it/);
  });

  it.each([
    '{"type": "CRN", "value": "x000001"}',
    '{"value": "X000001", "type": "CRN"}',
    '{"type": "crn", "value": "X000001"}, {"value": "A0001AA", "type": "NOMS"}',
    '{"value": "A0001AA", "type": "NOMS"}, {"value": "X000001", "type": "CRN"}',
  ])('names its person in whatever order: %s', (listed) => {
    const broken = Buffer.from(`{"personReference": {"identifiers": [${listed}]}, `);
    expect(expectSetAside(broken).event.person).toEqual({ ...NOBODY, crn: 'X000001' });
  });

  it('does not take the value of the next identifier for a case number', () => {
    const broken = '[{"value": "X000002", "type": "staffCode"}, {"type": "CRN", "value": null}';
    expect(expectSetAside(Buffer.from(broken)).event.person).toEqual(NOBODY);
  });
});
