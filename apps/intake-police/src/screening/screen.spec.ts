import { CARRIED, type CarriedEntity } from '../contract/entities.js';
import { translate } from '../translate.js';
import {
  changeOf,
  CONTEXT,
  deletionOf,
  GWENT,
  NORTH_WALES,
  officerContact,
  recordOf,
} from '../../test/samples.js';
import { expectAccepted, expectRefused, expectSetAside } from '../../test/said.js';

/** Whatever the samples hold of a person, of a record's text, or of what a test hides in it. */
const CONTENT = /Synthetic|N61|15\/123L|canary|4321/i;

const ENTITIES = Object.keys(CARRIED) as CarriedEntity[];

function numbered(count: number): readonly (readonly [string, number])[] {
  return Array.from({ length: count }, (_, at) => [`synthetic${at}`, at]);
}

function deep(inside: string): Buffer {
  const nested = `"more":${'['.repeat(50_000)}${inside}${']'.repeat(50_000)}`;
  return Buffer.from(JSON.stringify(officerContact({ more: 0 })).replace('"more":0', nested));
}

describe('a record that is marked', () => {
  it.each([
    'SECRET',
    'TOP SECRET',
    'Top Secret',
    'top-secret',
    'TOPSECRET',
    'UK SECRET',
    'S E C R E T',
    'RESTRICTED',
    'Restricted',
    'CONFIDENTIAL',
    'confidential',
    'CONFIDENTIAL - SYNTHETIC EYES ONLY',
    'PROTECT',
    'Protect - Personal',
    'NOT PROTECTIVELY MARKED',
    'official',
    'SENSITIVE',
    'OFFICIAL SENSITIVE',
  ])('%s is refused, and nothing of it is kept', (marking) => {
    const feedback = expectRefused(officerContact({ marking }), 'MARKING_TOO_HIGH');
    expect(JSON.stringify(feedback)).not.toMatch(CONTENT);
    expect(feedback).toMatchObject({ recordId: 'OC-2026-000123', fieldPath: 'marking' });
  });

  it.each(ENTITIES)('SECRET is refused whatever it is: %s', (entity) => {
    expectRefused(changeOf(entity, { marking: 'SECRET' }), 'MARKING_TOO_HIGH');
    expectRefused(deletionOf(entity, { marking: 'SECRET' }), 'MARKING_TOO_HIGH');
  });

  it.each([
    ['in another case', { MARKING: 'SECRET', marking: undefined }, {}],
    ['beside a lower one in another case', { Marking: 'SECRET' }, {}],
    ['in the record', {}, { marking: 'CONFIDENTIAL' }],
    ['in the record, as the old scheme', {}, { gpms: 'RESTRICTED' }],
    ['in the record, as a classification', {}, { SecurityClassification: 'Secret' }],
    ['in a list', { protectiveMarkings: ['OFFICIAL', 'SECRET'] }, {}],
    ['as an object', { marking: { level: 'SECRET' } }, {}],
    ['where nobody would look', {}, { attachments: [{ meta: { classification: 'SECRET' } }] }],
  ])('too high %s is refused', (_where, envelope, record) => {
    const feedback = expectRefused(officerContact(envelope, record), 'MARKING_TOO_HIGH');
    expect(JSON.stringify(feedback)).not.toMatch(CONTENT);
  });

  it('too high is refused even when it is broken as well, so that it blocks nobody', () => {
    expectRefused({ ...officerContact({ marking: 'SECRET' }), record: null }, 'MARKING_TOO_HIGH');
    const text = JSON.stringify(officerContact({ marking: 'SECRET' })).slice(0, -3);
    const feedback = expectRefused(Buffer.from(text), 'MARKING_TOO_HIGH');
    expect(JSON.stringify(feedback)).not.toMatch(CONTENT);
    expectRefused(Buffer.from(text, 'utf16le'), 'MARKING_TOO_HIGH');
  });

  it('too high in a list of records is refused with the whole list', () => {
    expectRefused([officerContact(), officerContact({ marking: 'SECRET' })], 'MARKING_TOO_HIGH');
    expectRefused([changeOf('Arrest', {}, { chisRef: 'canary' })], 'COVERT_MATERIAL');
  });

  it('by a word that only its prose holds is no such record', () => {
    const notes = 'Synthetic: says that it is no secret, and that a restricted diet helps.';
    const change = officerContact({}, { notes, classification: 'burglary' });
    expect(expectAccepted('ContactRecorded', change).notes).toBe(notes);
  });

  it('by nothing at all is not refused but put right: its person’s later records wait', () => {
    for (const marking of [undefined, null, '', ' ']) {
      expect(expectSetAside(officerContact({ marking })).event).toMatchObject({
        reason: 'WRONG_SHAPE',
        fieldPath: 'marking',
      });
    }
  });
});

describe('covert material', () => {
  it.each([
    ['who the source is', 'IntelligenceReport', { sourceIdentity: 'canary' }],
    ['a source’s number', 'IntelligenceReport', { sourceRef: 'canary-7' }],
    ['a source, in capitals', 'IntelligenceReport', { SOURCE: { name: 'canary' } }],
    ['who handles the source', 'IntelligenceReport', { sourceHandlerCollar: '4321' }],
    ['a handler', 'LicenceObservation', { handler: 'canary' }],
    ['that there is an informant', 'OfficerContact', { informantPresent: true }],
    ['a CHIS', 'OfficerContact', { chisRef: 'canary' }],
    ['a CHIS, in capitals', 'Arrest', { CHIS_NUMBER: 12 }],
    ['an undercover officer', 'Arrest', { undercoverOfficer: 'canary' }],
    ['a surveillance log', 'ObservedAddress', { surveillanceLog: ['canary'] }],
    ['an intercept', 'LicenceObservation', { interceptReference: 'canary' }],
    ['the technique', 'IntelligenceReport', { technique: 'canary' }],
    ['how the source knows', 'IntelligenceReport', { provenance: 'canary' }],
    ['the report as it was', 'IntelligenceReport', { unsanitisedText: 'canary' }],
    ['it deep inside', 'OfficerContact', { more: [{ of: { covertName: 'canary' } }] }],
  ] as const)('that tells %s is refused, and nothing of it is kept', (_what, entity, fields) => {
    const feedback = expectRefused(changeOf(entity, {}, fields), 'COVERT_MATERIAL');
    expect(JSON.stringify(feedback)).not.toMatch(CONTENT);
    expect(feedback.fieldPath).toBeNull();
  });

  it.each(['ChisReport', 'CHIS', 'SurveillanceLog', 'covert-operation', 'UndercoverContact'])(
    'of the kind %s is refused by its kind',
    (entity) => {
      const { feedback, entity: kept } = translate(recordOf(officerContact({ entity })), CONTEXT);
      expect(feedback).toMatchObject([{ reasonCode: 'COVERT_MATERIAL' }]);
      expect(JSON.stringify(feedback)).not.toContain(entity);
      expect(kept).toBeNull();
    },
  );

  it.each(['CHIS', 'Covert', 'OFFICIAL-SENSITIVE: COVERT', 'SECRET - CHIS'])(
    'marked %s is refused by its marking',
    (marking) => {
      expectRefused(officerContact({ marking }), 'COVERT_MATERIAL');
      expectRefused(officerContact({}, { caveat: marking }), 'COVERT_MATERIAL');
    },
  );

  it('in broken JSON is refused by the fields that can be read', () => {
    const whole = JSON.stringify(changeOf('IntelligenceReport', {}, { chisRef: 'canary' }));
    const feedback = expectRefused(Buffer.from(whole.slice(0, -2)), 'COVERT_MATERIAL');
    expect(JSON.stringify(feedback)).not.toMatch(CONTENT);
  });

  it('is not what an export says by columns that are empty', () => {
    const empty = { chisRef: null, covert: false, sourceRef: '', provenance: [], handler: {} };
    expectAccepted('ContactRecorded', officerContact({}, empty));
    const broken = JSON.stringify(officerContact({}, { chisRef: null, covert: false }));
    expectSetAside(Buffer.from(broken.slice(0, -1)));
  });

  it('is not what a system says of itself, nor what only sounds like it', () => {
    const innocent = { source: 'niche-export', sourceSystem: 'NICHE' };
    const record = { whichIsland: 'Synthetic', archived: true, caseHandler: 'Synthetic team' };
    expectAccepted('ContactRecorded', officerContact(innocent, record));
  });

  it('nested deeper than any call could follow is found, and breaks nothing', () => {
    expectAccepted('ContactRecorded', deep('1'));
    expectRefused(deep('{"chis":1}'), 'COVERT_MATERIAL');
  });
});

describe('a record made to keep the bridge busy', () => {
  it.each([
    ['a name of capitals without end', officerContact({ ['A'.repeat(200_000)]: 1 })],
    ['a name of humps without end', officerContact({ ['aB'.repeat(100_000)]: 1 })],
    [
      'a kind of blanks without end',
      officerContact({ marking: 'OFFICIAL', changeId: ' '.repeat(200_000) }),
    ],
    ['ten thousand names', officerContact(Object.fromEntries(numbered(10_000)))],
  ])('by %s is read as any other', (_what, change) => {
    expect(expectAccepted('ContactRecorded', change).kind).toBe('HOME_VISIT');
  });

  it.each([
    ['blanks', `{"a"${' '.repeat(190_000)}`],
    ['quotes', '"'.repeat(190_000)],
    ['names without a value', '"recordId":"'.repeat(15_000)],
    ['brackets', '['.repeat(190_000)],
  ])('by broken JSON of %s without end is set aside as any other', (_what, text) => {
    expect(expectSetAside(Buffer.from(text)).event.reason).toBe('NOT_JSON');
  });
});

describe('an intelligence report that nobody has released', () => {
  it.each([
    ['no releasing officer', { releasedBy: null }],
    ['a releasing officer who is nobody', { releasedBy: { collar: '', role: ' ' } }],
    ['an empty releasing officer', { releasedBy: {} }],
    ['no dissemination', { disseminatedAt: undefined }],
    ['a blank dissemination', { disseminatedAt: '' }],
    ['no text that was sanitised', { sanitisedText: ' ' }],
  ])('for there is %s is refused: it is no product yet', (_what, fields) => {
    const feedback = expectRefused(changeOf('IntelligenceReport', {}, fields), 'NOT_RELEASED');
    expect(JSON.stringify(feedback)).not.toMatch(CONTENT);
  });

  it('can be deleted: a deletion needs no release', () => {
    expectAccepted('RecordRetracted', deletionOf('IntelligenceReport'));
  });
});

describe('a record for nobody here', () => {
  it('for it is of another force is refused, and the topic’s own force is told', () => {
    const feedback = expectRefused(officerContact({ force: NORTH_WALES.code }), 'WRONG_FORCE');
    expect(CONTEXT.org).toBe(GWENT);
    expect(JSON.stringify(feedback)).not.toMatch(CONTENT);
  });

  it.each(['JaneSynthetic', 'officercontact', 'VictimStatement', '__proto__', 'toString'])(
    'for nobody listed the kind %s is refused, and its name is not kept',
    (entity) => {
      const translation = translate(recordOf(officerContact({ entity })), CONTEXT);
      expect(translation.observed).toEqual([]);
      expect(translation.feedback).toMatchObject([{ reasonCode: 'UNLISTED_ENTITY' }]);
      expect(translation.entity).toBeNull();
      expect(JSON.stringify(translation)).not.toMatch(CONTENT);
    },
  );
});

describe('a field in another case', () => {
  it('is the field: in the envelope, the record and below', () => {
    const change = {
      ...officerContact({ Marking: 'OFFICIAL', CausedByDisclosureID: 'd-synthetic-1' }),
      marking: undefined,
      Nominal: { NominalID: 'N61-4450012', PncId: '15/123L' },
      nominal: undefined,
    };
    expect(expectAccepted('ContactRecorded', change)).toMatchObject({
      meta: { marking: 'OFFICIAL', causedByDisclosureId: 'd-synthetic-1' },
      person: { nicheNominalId: 'N61-4450012', pncId: '2015/0000123L' },
    });
    const lower = JSON.stringify(changeOf('Nomination')).replaceAll(/"\w+":/g, (name) =>
      name.toLowerCase(),
    );
    expect(expectAccepted('NominalNominated', JSON.parse(lower)).offenceClasses).toHaveLength(2);
  });

  it('that says the same as the field is no contradiction', () => {
    expectAccepted('ContactRecorded', officerContact({ Restricted: false }));
  });

  it('that says something else than the field leaves nothing to be read', () => {
    const { event } = expectSetAside(officerContact({}, { Outcome: 'refused' }));
    expect(event).toMatchObject({ reason: 'WRONG_SHAPE', fieldPath: 'record.outcome' });
    expect(expectSetAside(officerContact({ Restricted: true })).event.fieldPath).toBe('restricted');
  });

  it('does not keep a deletion from taking its record back', () => {
    const { operation, ...deletion } = deletionOf('Arrest', { Restricted: true });
    expectAccepted('RecordRetracted', { ...deletion, Operation: operation });
  });
});
