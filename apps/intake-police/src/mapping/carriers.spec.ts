import { eventIdOf, type EventType, type Facts } from '@iom/domain';
import { changeOf, deletionOf, OBSERVED_AT } from '../../test/samples.js';
import { expectAccepted } from '../../test/said.js';
import { CARRIED, type CarriedEntity } from '../contract/entities.js';

const GWENT_OFFICER = { role: 'IOM officer', org: 'gwent-police' };
const OFFENCE = {
  offenceCode: 'SYN-116',
  offenceTitle: 'Burglary, dwelling',
  offenceCategory: '28E',
};

type Said = { [Type in EventType]: { readonly type: Type } & Facts[Type] }[EventType];
interface Meant {
  readonly facts: Said;
  readonly assertion: string;
  readonly subjectCategory: string;
  readonly occurredAtText: string;
  readonly note: string | null;
}

const CHANGED = '2026-06-14T21:40:11+01:00';

function meant(facts: Said, meta: Partial<Omit<Meant, 'facts'>>): Meant {
  return {
    facts,
    assertion: 'FACT',
    subjectCategory: 'CONVICTED',
    occurredAtText: CHANGED,
    note: null,
    ...meta,
  };
}

/** Everything that the complete record of each entity in `test/samples.ts` is taken to say. */
const MEANT: Readonly<Record<CarriedEntity, Meant>> = {
  OfficerContact: meant(
    {
      type: 'ContactRecorded',
      date: '2026-06-14',
      kind: 'HOME_VISIT',
      outcome: 'KEPT',
      planned: true,
      keptBy: [GWENT_OFFICER],
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
    },
    { occurredAtText: '2026-06-14T18:05:00+01:00' },
  ),
  OfficerContactPlanned: meant(
    {
      type: 'ContactOffered',
      plannedFor: Date.UTC(2026, 5, 16, 9) * 1_000,
      date: '2026-06-16',
      kind: 'OFFICE',
      plannedWith: [GWENT_OFFICER],
      joint: false,
      location: 'PROBATION_OFFICE',
      offeredBy: 'gwent-police',
      agencyClass: 'POLICE',
    },
    {},
  ),
  IntelligenceReport: meant(
    {
      type: 'IntelligenceDisseminated',
      urn: 'SYN-61-2026-000011',
      sanitisedText: 'Synthetic: said to be selling bicycles that are not theirs.',
      sourceEvaluation: 'UNTESTED',
      informationAssessment: 'B',
      handlingCode: 'P',
      conditionCodes: [],
      conditionText: null,
      releasedByRole: 'Intelligence officer',
      expiresOn: '2026-09-13',
    },
    {
      assertion: 'INTELLIGENCE',
      subjectCategory: 'SUSPECT',
      occurredAtText: '2026-06-13T09:00:00+01:00',
    },
  ),
  LicenceObservation: meant(
    {
      type: 'LicenceBreachSuspected',
      conditionCode: 'NLC9',
      observation: 'SEEN',
      strength: 'FACT',
      narrative: 'Synthetic: outside the house after curfew.',
      place: 'Example Street',
      namedPerson: null,
    },
    { occurredAtText: '2026-06-13T23:15:00+01:00' },
  ),
  Arrest: meant(
    {
      type: 'ArrestMade',
      ...OFFENCE,
      custodyStation: 'Synthetic Custody Suite',
      inCustody: true,
      asn: '2661SY0100000012345M',
      occurrence: '2600012345',
      domesticAbuse: false,
      district: 'Newport',
    },
    { subjectCategory: 'SUSPECT', occurredAtText: '2026-06-14T02:10:00+01:00' },
  ),
  Disposal: meant(
    {
      type: 'DisposalRecorded',
      ...OFFENCE,
      disposal: 'CHARGED',
      asn: '2661SY0100000012345M',
      nextCourt: 'Synthetic Magistrates',
      nextCourtOn: '2026-06-15',
      remanded: true,
      conditionCodes: ['SYN-CURFEW'],
    },
    { subjectCategory: 'SUSPECT', occurredAtText: '2026-06-14T16:00:00+01:00' },
  ),
  RecallArrest: meant(
    {
      type: 'RecallArrestReported',
      result: 'ARRESTED',
      station: 'Synthetic Custody Suite',
      attempts: 2,
      recallReference: 'NSI/2500012345',
    },
    { occurredAtText: '2026-06-14T06:00:00+01:00' },
  ),
  WantedStatus: meant(
    {
      type: 'WantedStatusChanged',
      status: 'WANTED',
      since: '2026-06-12',
      reference: 'SYN-WARRANT-9',
    },
    { subjectCategory: 'SUSPECT', occurredAtText: '2026-06-12T12:00:00+01:00' },
  ),
  IomFlag: meant(
    { type: 'IomFlagObserved', flag: 'SET', category: 'FIXED', flaggedOn: '2026-05-01' },
    { occurredAtText: '2026-05-01', note: 'date-only' },
  ),
  NominalMerge: meant(
    {
      type: 'PersonMerged',
      kind: 'NICHE_NOMINAL',
      survivor: 'N61-4459999',
      removed: 'N61-4450012',
    },
    {},
  ),
  WarningMarker: meant(
    {
      type: 'WarningMarkerSet',
      markerCode: 'SYN-W1',
      markerClass: 'UNKNOWN',
      otherUnit: null,
      registrationId: null,
      setOn: '2026-01-10',
      reviewOn: '2027-01-10',
      endedOn: null,
    },
    { assertion: 'ASSESSMENT', occurredAtText: '2026-01-10', note: 'date-only' },
  ),
  Nomination: meant(
    {
      type: 'NominalNominated',
      reasonCode: 'SYN-PROLIFIC',
      offenceClasses: [
        { offenceClass: 'burglary', count: 7 },
        { offenceClass: 'vehicle-crime', count: 2 },
      ],
      matrixScoreBand: 'high',
    },
    {
      assertion: 'ASSESSMENT',
      subjectCategory: 'UNKNOWN',
      occurredAtText: '2026-06-10T11:00:00+01:00',
    },
  ),
  RecallView: meant(
    {
      type: 'RecallViewGiven',
      view: 'SUPPORT',
      reasonClass: 'SYN-RISK',
      recallReference: 'NSI/2500012345',
    },
    { assertion: 'ASSESSMENT', occurredAtText: '2026-06-14T10:30:00+01:00' },
  ),
  ConferenceAction: meant(
    {
      type: 'CaseConferenceActionSet',
      meetingOn: '2026-06-11',
      actionCode: 'SYN-JOINT-VISIT',
      forOrg: 'probation-wales',
      dueOn: '2026-06-25',
    },
    { occurredAtText: '2026-06-11', note: 'date-only' },
  ),
  ObservedAddress: meant(
    {
      type: 'AddressReported',
      address: '1 Example Street, Synthetic Town',
      noFixedAbode: null,
      statusCode: null,
      confidence: 'CONFIRMED',
      from: null,
      until: null,
    },
    { occurredAtText: '2026-06-14T18:05:00+01:00' },
  ),
  EmbargoRelease: meant({ type: 'EmbargoLifted', recordId: 'AR-2026-000031' }, {}),
};

const ENTITIES = Object.keys(CARRIED) as CarriedEntity[];

describe.each(ENTITIES)('a record of the kind %s', (entity) => {
  const { facts, ...about } = MEANT[entity];
  const { recordId } = changeOf(entity) as { recordId: string };

  it('says all that it holds, of whom and of when, and nothing else', () => {
    const { meta, person, ...said } = expectAccepted(facts.type, changeOf(entity));
    expect(said).toEqual(facts);
    expect(meta).toMatchObject({
      eventId: eventIdOf('gwent-police', recordId, '1', facts.type),
      occurredAtText: about.occurredAtText,
      recordedAt: Date.UTC(2026, 5, 14, 20, 40, 11) * 1_000,
      observedAt: OBSERVED_AT,
      sourceOrg: 'gwent-police',
      sourceSystem: 'NICHE',
      sourceRecordId: recordId,
      sourceVersion: '1',
      assertion: about.assertion,
      subjectCategory: about.subjectCategory,
      marking: 'OFFICIAL_SENSITIVE',
      quality: { verification: 'SOURCE_RECORD', completeness: 'COMPLETE', note: about.note },
      recordLimits: [],
      causedByDisclosureId: null,
    });
    expect(person).toMatchObject({
      nicheNominalId: 'N61-4450012',
      nicheOrg: 'gwent-police',
      pncId: '2015/0000123L',
      dateOfBirth: '1991-02-03',
    });
  });

  it('that was corrected says the same as a later version of it', () => {
    const corrected = changeOf(entity, { operation: 'updated', recordVersion: 2 });
    const { meta, person: _, ...said } = expectAccepted(facts.type, corrected);
    expect(said).toEqual(facts);
    expect(meta).toMatchObject({
      eventId: eventIdOf('gwent-police', recordId, '2', facts.type),
      sourceRecordId: recordId,
      sourceVersion: '2',
    });
  });

  const undone = entity === 'NominalMerge' ? 'PersonUnmerged' : 'RecordRetracted';

  it('that was deleted is taken back, whatever else is wrong with the deletion', () => {
    for (const fault of [{}, { changedBy: null }, { marking: null }, { nominal: null }]) {
      expect(expectAccepted(undone, deletionOf(entity, fault))).toMatchObject({
        meta: { sourceRecordId: recordId, sourceVersion: '3' },
        person: { nicheNominalId: 'N61-4450012' },
      });
    }
  });

  it('keeps what the force said about how it may travel', () => {
    const limited = changeOf(entity, {
      restricted: true,
      embargoedUntilReleased: true,
      marking: 'OFFICIAL',
      causedByDisclosureId: 'd-synthetic-1',
    });
    expect(expectAccepted(facts.type, limited).meta).toMatchObject({
      recordLimits: ['RESTRICTED', 'EMBARGOED'],
      marking: 'OFFICIAL',
      causedByDisclosureId: 'd-synthetic-1',
    });
  });

  it('names no officer: collar numbers go no further', () => {
    expect(JSON.stringify(expectAccepted(facts.type, changeOf(entity)))).not.toMatch(/1234"|4321/);
  });
});

describe('what a record of a force means', () => {
  it.each([
    ['reported by somebody else', 'reported', 'report', 'REPORTED', 'REPORT', 'ASSESSMENT'],
    ['read off a tag', 'electronic-monitoring', 'fact', 'ELECTRONIC_MONITORING', 'FACT', 'FACT'],
    ['seen at an arrest', 'arrest', 'fact', 'ARREST', 'FACT', 'FACT'],
  ])('a breach %s', (_what, observation, strength, kind, meantStrength, assertion) => {
    const change = changeOf('LicenceObservation', {}, { observation, strength });
    expect(expectAccepted('LicenceBreachSuspected', change)).toMatchObject({
      observation: kind,
      strength: meantStrength,
      meta: { assertion },
    });
  });

  it.each([
    ['charged', 'CHARGED'],
    ['bailed', 'BAILED'],
    ['released-under-investigation', 'RELEASED_UNDER_INVESTIGATION'],
    ['no-further-action', 'NO_FURTHER_ACTION'],
    ['caution', 'CAUTIONED'],
  ])('who is %s is convicted of nothing', (type, disposal) => {
    const disposed = changeOf('Disposal', {}, { type, remanded: type === 'charged' });
    expect(expectAccepted('DisposalRecorded', disposed)).toMatchObject({
      disposal,
      meta: { subjectCategory: 'SUSPECT' },
    });
  });

  it('a disposal that leaves out what it need not say says nothing of it', () => {
    const bare = { asn: null, nextCourt: null, remanded: undefined, conditions: undefined };
    expect(expectAccepted('DisposalRecorded', changeOf('Disposal', {}, bare))).toMatchObject({
      asn: null,
      nextCourt: null,
      nextCourtOn: null,
      remanded: null,
      conditionCodes: null,
    });
  });

  it.each([
    ['with a wrong check letter', '2661SY0100000012345A'],
    ['that stands for none', '0800NP0100000000001H'],
    ['in no form in use', 'not yet'],
  ])('an arrest under a number %s is an arrest all the same, and not complete', (_what, asn) => {
    const event = expectAccepted('ArrestMade', changeOf('Arrest', {}, { asn }));
    expect(event.asn).toBeNull();
    expect(event.meta.quality.completeness).toBe('PARTIAL');
  });

  it('an arrest on the street has no station and no number yet, and lacks nothing', () => {
    const street = {
      custodyStation: null,
      asn: '',
      occurrence: undefined,
      district: null,
      inCustody: false,
    };
    expect(expectAccepted('ArrestMade', changeOf('Arrest', {}, street))).toMatchObject({
      custodyStation: null,
      asn: null,
      occurrence: null,
      district: null,
      inCustody: false,
      meta: { quality: { completeness: 'COMPLETE' } },
    });
  });

  it('an offence code that a system writes as a number is a code', () => {
    const offence = { code: 116, title: 'Burglary, dwelling', category: null };
    expect(expectAccepted('ArrestMade', changeOf('Arrest', {}, { offence }))).toMatchObject({
      offenceCode: '116',
      offenceCategory: null,
    });
  });

  it.each([
    ['wanted', 'WANTED', 'SUSPECT'],
    ['unlawfully-at-large', 'UNLAWFULLY_AT_LARGE', 'CONVICTED'],
    ['cleared', 'CLEARED', 'UNKNOWN'],
  ])('who is %s', (status, meantStatus, subjectCategory) => {
    const change = changeOf('WantedStatus', {}, { status, since: '2026-06-12' });
    expect(expectAccepted('WantedStatusChanged', change)).toMatchObject({
      status: meantStatus,
      since: '2026-06-12',
      meta: { subjectCategory, quality: { note: 'date-only' } },
    });
  });

  it('nobody found where the recalled person should be is a report of its own', () => {
    const change = changeOf('RecallArrest', {}, { result: 'not-found', station: null });
    expect(expectAccepted('RecallArrestReported', change)).toMatchObject({
      result: 'NOT_FOUND',
      station: null,
      attempts: 2,
    });
  });

  it.each([
    ['set', 'flex', 'SET', 'FLEX'],
    ['set', 'free', 'SET', 'FREE'],
    ['removed', null, 'REMOVED', 'UNKNOWN'],
  ])('a flag %s as %s', (flag, category, change, meantCategory) => {
    const observed = expectAccepted('IomFlagObserved', changeOf('IomFlag', {}, { flag, category }));
    expect(observed).toMatchObject({ flag: change, category: meantCategory });
  });

  it('a force that opposes a recall gives a view and decides nothing', () => {
    const change = changeOf('RecallView', {}, { view: 'oppose', recallReference: null });
    expect(expectAccepted('RecallViewGiven', change)).toMatchObject({
      view: 'OPPOSE',
      recallReference: null,
      meta: { assertion: 'ASSESSMENT' },
    });
  });

  it('an address that somebody only spoke of is no fact', () => {
    const change = changeOf('ObservedAddress', {}, { confidence: 'reported', asAt: '2026-06-01' });
    expect(expectAccepted('AddressReported', change)).toMatchObject({
      confidence: 'REPORTED',
      meta: { assertion: 'ASSESSMENT', quality: { note: 'date-only' } },
    });
  });

  it('a merge that was undone names the record that stands alone again', () => {
    expect(expectAccepted('PersonUnmerged', deletionOf('NominalMerge'))).toMatchObject({
      kind: 'NICHE_NOMINAL',
      survivor: null,
      restored: 'N61-4450012',
      meta: { sourceRecordId: 'NM-2026-000001' },
    });
  });

  it('a marker without a review day and an action without a due day have none', () => {
    const marker = changeOf('WarningMarker', {}, { reviewOn: null });
    expect(expectAccepted('WarningMarkerSet', marker).reviewOn).toBeNull();
    const action = changeOf('ConferenceAction', {}, { dueOn: '' });
    expect(expectAccepted('CaseConferenceActionSet', action).dueOn).toBeNull();
  });

  it('a nomination of nobody’s offences and no band is a nomination', () => {
    const change = changeOf('Nomination', {}, { offenceClasses: [], matrixScoreBand: null });
    expect(expectAccepted('NominalNominated', change)).toMatchObject({
      offenceClasses: [],
      matrixScoreBand: null,
    });
  });
});

describe('an intelligence product', () => {
  it.each([
    [1, 'A', 'P', 'RELIABLE'],
    ['1', 'C', 'P', 'RELIABLE'],
    [3, 'D', 'P', 'NOT_RELIABLE'],
    ['3', 'E', 'P', 'NOT_RELIABLE'],
  ])('graded %s%s%s says so', (sourceEvaluation, informationAssessment, handling, source) => {
    const grade = { sourceEvaluation, informationAssessment, handling };
    expect(
      expectAccepted('IntelligenceDisseminated', changeOf('IntelligenceReport', {}, grade)),
    ).toMatchObject({
      sourceEvaluation: source,
      informationAssessment,
      handlingCode: handling,
    });
  });

  it('that may be shared with conditions names each, in words where it has any', () => {
    const conditions = [
      { code: 'A1', text: null },
      { code: 'S2', text: 'Ask the\n originator first.' },
      { code: 'X', text: 'Synthetic condition.' },
    ];
    const change = changeOf('IntelligenceReport', {}, { handling: 'C', conditions });
    expect(expectAccepted('IntelligenceDisseminated', change)).toMatchObject({
      handlingCode: 'C',
      conditionCodes: ['A1', 'S2', 'X'],
      conditionText: 'S2: Ask the originator first.\nX: Synthetic condition.',
    });
  });
});
