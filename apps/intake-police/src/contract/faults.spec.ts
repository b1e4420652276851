import { changeOf } from '../../test/samples.js';
import { expectSetAside } from '../../test/said.js';
import type { CarriedEntity } from './entities.js';

type Fields = Readonly<Record<string, unknown>>;
type Row = readonly [what: string, entity: CarriedEntity, record: Fields, path: string];

const TOO_LONG = 'x'.repeat(201);

describe('a record with a word that is in no list', () => {
  const rows: readonly Row[] = [
    ['a source graded 4', 'IntelligenceReport', { sourceEvaluation: 4 }, 'sourceEvaluation'],
    ['a source graded "B"', 'IntelligenceReport', { sourceEvaluation: 'B' }, 'sourceEvaluation'],
    [
      'an assessment of F',
      'IntelligenceReport',
      { informationAssessment: 'F' },
      'informationAssessment',
    ],
    ['a handling code of 5x5x5', 'IntelligenceReport', { handling: '5' }, 'handling'],
    ['an observation by drone', 'LicenceObservation', { observation: 'drone' }, 'observation'],
    ['the strength of a rumour', 'LicenceObservation', { strength: 'rumour' }, 'strength'],
    ['an unheard-of disposal', 'Disposal', { type: 'community-resolution' }, 'type'],
    ['an unheard-of result', 'RecallArrest', { result: 'escaped' }, 'result'],
    ['an unheard-of status', 'WantedStatus', { status: 'missing' }, 'status'],
    ['a flag at half-mast', 'IomFlag', { flag: 'paused' }, 'flag'],
    ['an unheard-of cohort', 'IomFlag', { category: 'gold' }, 'category'],
    ['no clear view', 'RecallView', { view: 'neutral' }, 'view'],
    ['an unheard-of confidence', 'ObservedAddress', { confidence: 'certain' }, 'confidence'],
    ['an action for nobody here', 'ConferenceAction', { forOrg: 'some-charity' }, 'forOrg'],
    ['an unheard-of kind', 'OfficerContactPlanned', { kind: 'drone-visit' }, 'kind'],
  ];

  it.each(rows)('%s waits until the word is agreed', (_what, entity, record, path) => {
    expect(expectSetAside(changeOf(entity, {}, record)).event).toMatchObject({
      reason: 'UNKNOWN_CODE',
      fieldPath: `record.${path}`,
      entity,
    });
  });
});

describe('a record of the wrong shape', () => {
  const rows: readonly Row[] = [
    [
      'an assessment in figures',
      'IntelligenceReport',
      { informationAssessment: 1 },
      'informationAssessment',
    ],
    ['a condition to heed and not which', 'IntelligenceReport', { handling: 'C' }, 'conditions'],
    [
      'a condition without a code',
      'IntelligenceReport',
      { conditions: [{ text: 'x' }] },
      'conditions.0.code',
    ],
    [
      'a releasing officer without a role',
      'IntelligenceReport',
      { releasedBy: { collar: '1' } },
      'releasedBy.role',
    ],
    ['a product for ever', 'IntelligenceReport', { expiresOn: null }, 'expiresOn'],
    [
      'a text beyond all bounds',
      'IntelligenceReport',
      { sanitisedText: 'x'.repeat(32_001) },
      'sanitisedText',
    ],
    ['no condition named', 'LicenceObservation', { conditionCode: ' ' }, 'conditionCode'],
    ['an offence in a word', 'Arrest', { offence: 'burglary' }, 'offence'],
    ['an offence without a title', 'Arrest', { offence: { code: '1' } }, 'offence.title'],
    ['perhaps in custody', 'Arrest', { inCustody: 'yes' }, 'inCustody'],
    ['no word on domestic abuse', 'Arrest', { domesticAbuse: null }, 'domesticAbuse'],
    ['a station with a history', 'Arrest', { custodyStation: TOO_LONG }, 'custodyStation'],
    ['a court on no day', 'Disposal', { nextCourt: { court: 'Synthetic' } }, 'nextCourt.date'],
    [
      'somebody who is remanded and not charged',
      'Disposal',
      { type: 'no-further-action' },
      'remanded',
    ],
    ['conditions in prose', 'Disposal', { conditions: 'stay at home' }, 'conditions'],
    ['half an attempt', 'RecallArrest', { attempts: 1.5 }, 'attempts'],
    ['fewer attempts than none', 'RecallArrest', { attempts: -1 }, 'attempts'],
    ['no recall that it is about', 'RecallArrest', { recallReference: null }, 'recallReference'],
    ['no warrant', 'WantedStatus', { reference: '' }, 'reference'],
    ['no record to go on with', 'NominalMerge', { intoNominalId: null }, 'intoNominalId'],
    [
      'a record to go on with of two words',
      'NominalMerge',
      { intoNominalId: 'N61 1' },
      'intoNominalId',
    ],
    [
      'a record merged into itself',
      'NominalMerge',
      { intoNominalId: 'N61-4450012' },
      'intoNominalId',
    ],
    ['a marker without a code', 'WarningMarker', { code: undefined }, 'code'],
    ['offences in prose', 'Nomination', { offenceClasses: 'many' }, 'offenceClasses'],
    [
      'minus one burglary',
      'Nomination',
      { offenceClasses: [{ class: 'b', count: -1 }] },
      'offenceClasses.0.count',
    ],
    ['no reason', 'RecallView', { reasonClass: '' }, 'reasonClass'],
    ['an action in prose', 'ConferenceAction', { action: 'x'.repeat(51) }, 'action'],
    ['no address', 'ObservedAddress', { address: '  ' }, 'address'],
    ['nothing that is released', 'EmbargoRelease', { recordId: null }, 'recordId'],
    ['a day in words', 'WarningMarker', { setOn: 'last week' }, 'setOn'],
    ['a moment that is no text', 'IomFlag', { on: 20260501 }, 'on'],
  ];

  it.each(rows)('%s waits until it is put right', (_what, entity, record, path) => {
    expect(expectSetAside(changeOf(entity, {}, record)).event).toMatchObject({
      reason: 'WRONG_SHAPE',
      fieldPath: `record.${path}`,
      entity,
    });
  });
});

describe('a record of a day that does not exist', () => {
  const rows: readonly Row[] = [
    [
      'disseminated',
      'IntelligenceReport',
      { disseminatedAt: '2026-02-30T09:00:00Z' },
      'disseminatedAt',
    ],
    ['to expire', 'IntelligenceReport', { expiresOn: '2027-02-29' }, 'expiresOn'],
    [
      'observed in the hour that was left out',
      'LicenceObservation',
      { observedAt: '2026-03-29T01:30:00' },
      'observedAt',
    ],
    ['arrested', 'Arrest', { arrestedAt: '2026-13-01T02:10:00Z' }, 'arrestedAt'],
    [
      'to be in court',
      'Disposal',
      { nextCourt: { date: '2026-06-31', court: 'Synthetic' } },
      'nextCourt.date',
    ],
    ['wanted', 'WantedStatus', { since: '2026-06-31' }, 'since'],
    ['flagged', 'IomFlag', { on: '0001-01-01' }, 'on'],
    ['to be reviewed', 'WarningMarker', { reviewOn: '2026-00-10' }, 'reviewOn'],
    ['nominated', 'Nomination', { nominatedAt: '9999-12-31' }, 'nominatedAt'],
    ['due', 'ConferenceAction', { dueOn: '2026-09-31' }, 'dueOn'],
    ['seen at an address', 'ObservedAddress', { asAt: '2026-06-14T24:30:00Z' }, 'asAt'],
  ];

  it.each(rows)('%s waits until the day is put right', (_what, entity, record, path) => {
    expect(expectSetAside(changeOf(entity, {}, record)).event).toMatchObject({
      reason: 'IMPOSSIBLE_DATE',
      fieldPath: `record.${path}`,
      entity,
    });
  });
});

describe('a record whose envelope is not what it should be', () => {
  it.each([
    ['of no version', { recordVersion: 'two' }, 'WRONG_SHAPE', 'recordVersion'],
    ['of a version below none', { recordVersion: -1 }, 'WRONG_SHAPE', 'recordVersion'],
    ['of no system', { system: '' }, 'WRONG_SHAPE', 'system'],
    ['of another system', { system: 'ATHENA' }, 'UNKNOWN_CODE', 'system'],
    ['by nobody', { changedBy: {} }, 'WRONG_SHAPE', 'changedBy.role'],
    ['about nobody', { nominal: {} }, 'WRONG_SHAPE', 'nominal.nominalId'],
    ['of a force that is blank', { force: ' ' }, 'WRONG_SHAPE', 'force'],
    ['of no kind', { entity: '' }, 'WRONG_SHAPE', 'entity'],
    ['that perhaps is restricted', { restricted: 'false' }, 'WRONG_SHAPE', 'restricted'],
    ['changed on a day alone', { changedAt: '2026-06-14' }, 'WRONG_SHAPE', 'changedAt'],
  ] as const)('%s waits', (_what, envelope, reason, fieldPath) => {
    expect(expectSetAside(changeOf('Arrest', envelope)).event).toMatchObject({
      reason,
      fieldPath,
    });
  });
});
