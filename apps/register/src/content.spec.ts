import type { Observed, Recorded } from '@iom/domain';
import { aNominal, CRN, police, probation, Rig } from '../testing/rig.js';
import { CONTENT_FIELDS, type ContentType } from './content-fields.js';
import { tellsChange } from './matters.js';

const TYPES = Object.keys(CONTENT_FIELDS) as ContentType[];
const NOT_CUSTODY = TYPES.filter((type) => !['PersonReleased', 'PersonReceivedIntoCustody'].includes(type)); // prettier-ignore

const LATER = 60_000_000;
const RECORD = 'RECORD/1';

const said = (type: ContentType, version = '1', meta = {}): Observed =>
  probation(type, { record: RECORD, version }, { meta });
/** The same at another time: what any type can say otherwise. */
const changed = (type: ContentType, version: string, after: Observed): Observed =>
  said(type, version, { occurredAt: after.meta.occurredAt + LATER });
const deleted = (version: string) =>
  probation('RecordRetracted', { record: RECORD, version }, { retracts: null, recordType: null });

const nsi = (type: ContentType, version: string) => probation(type, { record: 'NSI/1', version });

const nominal = (): Rig => {
  const rig = new Rig();
  rig.tell(...aNominal());
  return rig;
};

const summary = (events: readonly Recorded[]) =>
  events.map((event) => ({
    type: event.type,
    ...('corrects' in event ? { about: event.corrects } : {}),
    ...('retracts' in event ? { about: event.retracts } : {}),
  }));

describe.each(TYPES)('%s, said by a source', (type) => {
  it('is compared field by field, with none left out', () => {
    const { type: _type, meta: _meta, person: _person, ...facts } = said(type);
    expect([...CONTENT_FIELDS[type]].toSorted()).toEqual(Object.keys(facts).toSorted());
  });

  it('is told of a nominal once, with the standing of that moment', () => {
    const rig = nominal();
    const [event] = rig.tell(said(type));
    expect(event).toMatchObject({ type, standing: { cohort: { category: 'FIXED' } } });
    expect(rig.tell(said(type))).toEqual([]);
    expect(rig.tally.dropped['older-or-same-version']).toBe(1);
  });

  it('is nothing new when a later version of its record says the same', () => {
    const rig = nominal();
    rig.tell(said(type));
    expect(rig.tell(said(type, '2'))).toEqual([]);
    expect(rig.tally.dropped['same-content']).toBe(1);
  });

  it('is corrected by a later version, or followed by the next change where it tells of changes', () => {
    const rig = nominal();
    const [first] = rig.tell(said(type));
    const [second] = rig.tell(changed(type, '2', said(type)));
    const expected = tellsChange(type)
      ? { type, meta: { supersedes: first?.meta.eventId } }
      : { type: 'RecordCorrected', corrects: first?.meta.eventId, changed: ['occurredAt'] };
    expect(second).toMatchObject(expected);
  });

  it('is taken back when its record is deleted, with all that was said from it', () => {
    const rig = nominal();
    const told = [...rig.tell(said(type)), ...rig.tell(changed(type, '2', said(type)))];
    const own = told.filter((event) => event.type === type).map(({ meta }) => meta.eventId);
    expect(summary(rig.tell(deleted('3')))).toEqual(
      own.toReversed().map((about) => ({ type: 'RecordRetracted', about })),
    );
  });

  it('carries how its record may travel', () => {
    const limits = ['RESTRICTED', 'EMBARGOED'] as const;
    expect(nominal().tell(said(type, '1', { recordLimits: limits }))).toMatchObject([
      { type, meta: { recordLimits: limits } },
    ]);
  });

  it('stays a copy of what the bridge delivered, also when a later version forgets to say so', () => {
    const rig = nominal();
    const copy = { causedByDisclosureId: 'd-1' };
    expect(rig.tell(said(type, '1', copy))).toMatchObject([{ type, meta: copy }]);
    expect(rig.tell(changed(type, '2', said(type)))).toMatchObject([{ meta: copy }]);
  });

  it('waits behind a record of the person that cannot be read, and goes out in its order', () => {
    const rig = nominal();
    const bad = { record: 'CONTACT/1' };
    rig.tell(probation('RecordSetAside', bad));
    expect(rig.tell(said(type))).toEqual([]);
    expect(rig.tally.waiting).toBe(1);
    expect(
      rig.tell(probation('ContactRecorded', { ...bad, version: '2' })).map((each) => each.type),
    ).toEqual(['ContactRecorded', type]);
  });
});

describe.each(NOT_CUSTODY)('%s, said of someone who is no nominal', (type) => {
  it('is dropped and counted, and nothing of it is kept', () => {
    const rig = new Rig();
    rig.tell(...aNominal().slice(0, 3));
    expect(rig.tell(said(type))).toEqual([]);
    expect(rig.tally.dropped['not-a-nominal']).toBe(1);
    expect([...rig.state.held.values()].some(({ kind }) => kind === 'record')).toBe(false);
  });
});

describe('what is said by a force', () => {
  it('is about the nominal to whom its own is linked', () => {
    const rig = nominal();
    expect(rig.tell(police('ArrestMade', { record: 'AR-1' }))).toMatchObject([
      { type: 'ArrestMade', standing: { probation: { crn: CRN } } },
    ]);
  });
});

describe('an outcome', () => {
  const ended = probation('NominalDeselected', { record: 'DEREGISTRATION/1' });

  it('is counted after somebody has left IOM too, unlike anything else', () => {
    const rig = nominal();
    rig.tell(ended);
    expect(rig.tell(probation('OutcomeMeasured', { record: 'PERSONAL_CIRCUMSTANCE/1' }))).toMatchObject([
      { type: 'OutcomeMeasured', standing: { cohort: null } },
    ]); // prettier-ignore
    expect(rig.tell(probation('EnforcementActionTaken', { record: 'NSI/1' }))).toEqual([]);
  });
});

describe('a change told to others of someone who has left since', () => {
  it('is corrected for those who were told, and no news for anybody else', () => {
    const rig = nominal();
    const [told] = rig.tell(police('WantedStatusChanged', { record: 'WS-1' }));
    rig.tell(probation('NominalDeselected', { record: 'DEREGISTRATION/1' }));
    expect(
      rig.tell(police('WantedStatusChanged', { record: 'WS-1', version: '2' }, { status: 'CLEARED' })), // prettier-ignore
    ).toMatchObject([
      { type: 'RecordCorrected', corrects: told?.meta.eventId, changed: ['status'] },
    ]);
  });
});

describe('a matter that one record tells step by step', () => {
  it('is told at each step: considered, requested, decided', () => {
    const rig = nominal();
    const steps = ['RecallConsidered', 'RecallRequested', 'RecallDecided'] as const;
    expect(
      steps.flatMap((type, i) => rig.tell(nsi(type, String(i + 1)))).map(({ type }) => type),
    ).toEqual(steps);
  });

  it('takes back what went too far when it goes back, and nothing before it', () => {
    const rig = nominal();
    rig.tell(nsi('RecallConsidered', '1'));
    const [requested] = rig.tell(nsi('RecallRequested', '2'));
    const [decided] = rig.tell(nsi('RecallDecided', '3'));
    expect(summary(rig.tell(nsi('RecallConsidered', '4')))).toEqual([
      { type: 'RecordRetracted', about: decided?.meta.eventId },
      { type: 'RecordRetracted', about: requested?.meta.eventId },
    ]);
  });

  it('is apart from other matters of the same record and version', () => {
    const rig = nominal();
    const registration = { record: 'REGISTRATION/7', version: '1' };
    rig.tell(probation('RiskLevelChanged', registration));
    expect(rig.tell(probation('WarningMarkerSet', registration))).toMatchObject([
      { type: 'WarningMarkerSet' },
    ]);
  });
});

describe('an enforcement, which names a contact and no person', () => {
  const enforcement = probation('EnforcementActionTaken', {
    record: 'ENFORCEMENT/1',
    claim: { sameAsRecord: 'CONTACT/1' },
  });

  it('is about the person of the contact', () => {
    const rig = nominal();
    rig.tell(probation('ContactRecorded', { record: 'CONTACT/1' }));
    expect(rig.tell(enforcement)).toMatchObject([
      { type: 'EnforcementActionTaken', standing: { probation: { crn: CRN } } },
    ]);
  });

  it('waits with the contact while that waits', () => {
    const rig = nominal();
    const bad = { record: 'OFFENDER_MANAGER/9001', version: '2' };
    rig.tell(
      probation('RecordSetAside', bad),
      probation('ContactRecorded', { record: 'CONTACT/1' }),
      enforcement,
    );
    expect(rig.tally.waiting).toBe(2);
    expect(
      rig.tell(probation('ResponsibleTeamChanged', { ...bad, version: '3' })).map(({ type }) => type),
    ).toEqual(expect.arrayContaining(['ContactRecorded', 'EnforcementActionTaken'])); // prettier-ignore
  });

  it('is dropped and counted when nothing is known of the contact', () => {
    const rig = nominal();
    expect(rig.tell(enforcement)).toEqual([]);
    expect(rig.tally.dropped['record-unknown']).toBe(1);
  });
});

describe('the release of what was under embargo', () => {
  const report = police(
    'IntelligenceDisseminated',
    { record: 'IR-1' },
    { meta: { recordLimits: ['EMBARGOED'] } },
  );
  const release = police('EmbargoLifted', { record: 'ER-1' }, { recordId: 'IR-1' });

  it('names the event that is held, once', () => {
    const rig = nominal();
    const [held] = rig.tell(report);
    expect(rig.tell(release)).toMatchObject([
      { type: 'EmbargoLifted', recordId: 'IR-1', meta: { causationId: held?.meta.eventId } },
    ]);
    expect(rig.tell(release)).toEqual([]);
  });

  it('lifts nothing of a record of which nothing was said', () => {
    const rig = nominal();
    expect(rig.tell(release)).toEqual([]);
    expect(rig.tally.dropped['nothing-to-lift']).toBe(1);
  });
});
