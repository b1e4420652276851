import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Recorded } from '@iom/domain';
import { NOON, recorded, standing } from '@iom/testing';
import { decide } from '../decision/decide.js';
import { compile } from '../decision/policy.js';
import { parseDeployment } from '../deployment/parse-deployment.js';
import { project } from '../outbound/project.js';
import { parseAgreements } from './parse-agreements.js';

const FOLDER = join(import.meta.dirname, '../../../../agreements');
const read = (name: string) => ({ path: name, text: readFileSync(join(FOLDER, name), 'utf8') });
const deployment = parseDeployment(read('organisations.yaml').text, 'organisations.yaml');
const organisations = deployment.ok ? deployment.value.organisations : [];
const files = readdirSync(FOLDER).filter((name) => name.startsWith('iom-'));
const parsed = parseAgreements(files.map(read), organisations);
const policy = compile(parsed.ok ? parsed.value : { organisations: [], agreements: [] });

const CANARY = 'ZZ-SYNTHETIC-CANARY';
const fromProbation = { meta: { sourceOrg: 'probation-wales' } };

function decided(event: Recorded, recipient: string) {
  const current = { subjectId: 'subject-1', version: 1, asAt: NOON, standing: event.standing };
  return decide({ event, current, policy, recipient, at: NOON, told: true });
}

function sent(event: Recorded, recipient: string) {
  const { person: _person, handling, ...fields } = project(event, decided(event, recipient));
  return { fields, handling };
}

describe('the Welsh agreements', () => {
  it('are the same for every force', () => {
    const [first, ...others] = parsed.ok ? parsed.value.agreements : [];
    const terms = (agreement: typeof first) =>
      JSON.stringify(
        agreement?.share.map(({ from, to, event, when, fields }) => [
          from === 'probation-wales' ? 'to the police' : 'from the police',
          to === 'probation-wales' ? 'to probation' : 'from probation',
          event,
          [when.cohort, ...when.fields],
          [...fields],
        ]),
      );
    expect(others).toHaveLength(3);
    for (const other of others) expect(terms(other)).toBe(terms(first));
  });

  it('tell probation which condition may be broken, and none of what was written about it', () => {
    const event = recorded('LicenceBreachSuspected', {
      strength: 'REPORT',
      narrative: CANARY,
      place: CANARY,
      namedPerson: CANARY,
    });
    expect(sent(event, 'probation-wales').fields).toEqual({
      occurredAt: NOON,
      conditionCode: 'NSTT8',
      observation: 'SEEN',
      strength: 'REPORT',
    });
  });

  it('tell probation of an arrest as an allegation, and of what came of it', () => {
    const arrest = recorded('ArrestMade', { meta: { subjectCategory: 'SUSPECT' } });
    expect(sent(arrest, 'probation-wales').fields).not.toHaveProperty('domesticAbuse');
    expect(sent(arrest, 'probation-wales').handling.subjectCategory).toBe('SUSPECT');
    const nothing = recorded('DisposalRecorded', { disposal: 'NO_FURTHER_ACTION' });
    expect(sent(nothing, 'probation-wales').fields).toMatchObject({
      disposal: 'NO_FURTHER_ACTION',
    });
  });

  it('tell probation of a wanted person and of an arrest on recall', () => {
    expect(sent(recorded('WantedStatusChanged'), 'probation-wales').fields).toMatchObject({
      status: 'UNLAWFULLY_AT_LARGE',
    });
    expect(sent(recorded('RecallArrestReported'), 'probation-wales').fields).toMatchObject({
      result: 'ARRESTED',
      attempts: 2,
    });
  });

  it('tell the police what was done about a failure to comply, and neither codes nor letters', () => {
    const event = recorded('EnforcementActionTaken', { ...fromProbation, action: 'FINAL_WARNING' });
    expect(sent(event, 'gwent-police').fields).toEqual({
      occurredAt: NOON,
      action: 'FINAL_WARNING',
      takenOn: '2026-06-14',
    });
  });

  it('tell the police of a recall without addresses, and that a matter is medical under its condition', () => {
    const event = recorded('RecallRequested', {
      ...fromProbation,
      lastAddress: CANARY,
      possibleAddresses: CANARY,
      arrestIssues: ['DOG', 'MEDICAL'],
    });
    expect(sent(event, 'gwent-police').fields).toEqual({
      occurredAt: NOON,
      proposedType: 'FIXED_TERM',
      emergency: 'NO',
      inCustody: 'NO',
      arrestIssueClasses: ['DOG', 'MEDICAL'],
    });
    expect(decided(event, 'gwent-police').caveats).toEqual(['S8-3', 'APD-IOM-1']);
  });

  it('tell the police also that somebody is not recalled', () => {
    const event = recorded('RecallDecided', { ...fromProbation, outcome: 'NOT_RECALLED' });
    expect(sent(event, 'gwent-police').fields).toMatchObject({ outcome: 'NOT_RECALLED' });
  });

  it('tell the police of releases, planned and made', () => {
    const planned = recorded('ReleasePlanned', fromProbation);
    expect(sent(planned, 'gwent-police').fields).toMatchObject({ firstReportingOn: '2026-07-10' });
    const made = recorded('PersonReleased', fromProbation);
    expect(sent(made, 'gwent-police').fields).toMatchObject({ releasedOn: '2026-07-10' });
  });

  it.each([
    ['of an arrest that is under embargo nothing before its release', 'EMBARGOED', 'HELD'],
    ['of a record that the force limits access to nothing', 'RESTRICTED', 'WITHHELD'],
  ] as const)('tell %s', (_, limit, outcome) => {
    const event = recorded('ArrestMade', { meta: { recordLimits: [limit] } });
    expect(decided(event, 'probation-wales').outcome).toBe(outcome);
  });

  it('tell nothing of somebody whom not everybody may see, and of a recall whom to ring', () => {
    const limited = standing({ limitedAccess: 'RESTRICTED' });
    const release = recorded('PersonReleased', { ...fromProbation, standing: limited });
    expect(decided(release, 'gwent-police').outcome).toBe('WITHHELD');
    for (const type of ['RecallRequested', 'RecallDecided'] as const) {
      const event = recorded(type, { ...fromProbation, standing: limited });
      expect(decided(event, 'gwent-police').outcome).toBe('POINTER');
    }
  });

  it('tell probation of intelligence that was released, with its grades, never for court', () => {
    const sanitisedText = 'Seen near the retail park in the company of others.';
    const event = recorded('IntelligenceDisseminated', {
      sanitisedText,
      meta: { assertion: 'INTELLIGENCE' },
    });
    const { fields, handling } = sent(event, 'probation-wales');
    expect(fields).toEqual({
      occurredAt: NOON,
      sanitisedText,
      sourceEvaluation: 'UNTESTED',
      informationAssessment: 'B',
      handlingCode: 'P',
      conditionCodes: [],
      conditionText: null,
      expiresOn: '2026-09-14',
    });
    expect(handling.courtUse).toBe('NO');
  });

  it('tell of a marker what visitors must know, and nothing of one about health', () => {
    for (const [to, meta] of [
      ['gwent-police', fromProbation.meta],
      ['probation-wales', {}],
    ] as const) {
      const weapons = recorded('WarningMarkerSet', { meta, markerClass: 'WEAPONS' });
      expect(sent(weapons, to).fields).toMatchObject({ markerGroup: 'WEAPONS' });
      for (const markerClass of ['HEALTH', 'SELF_HARM', 'SAFEGUARDING', 'UNKNOWN'] as const) {
        const event = recorded('WarningMarkerSet', { meta, markerClass });
        expect(decided(event, to).outcome).toBe('WITHHELD');
      }
    }
  });

  it.each(['DRUG_TESTING', 'TREATMENT'] as const)(
    'tell of a condition of %s that it is one of treatment, and no code of it',
    (conditionCategory) => {
      for (const type of ['LicenceActivated', 'LicenceVaried', 'LicenceEnded'] as const) {
        const event = recorded(type, {
          ...fromProbation,
          conditionCategory,
          conditionCode: CANARY,
          conditionText: CANARY,
        });
        const { fields } = sent(event, 'gwent-police');
        expect(fields).toMatchObject({ conditionClass: 'TREATMENT' });
        expect(JSON.stringify(fields)).not.toContain(CANARY);
      }
    },
  );

  it('tell no address, but that there is one', () => {
    const event = recorded('AddressReported', { ...fromProbation, address: CANARY });
    const { fields } = sent(event, 'gwent-police');
    expect(fields).toMatchObject({ confidence: 'CONFIRMED' });
    expect(JSON.stringify(fields)).not.toContain(CANARY);
  });
});
