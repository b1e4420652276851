import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NOON, recorded } from '@iom/testing';
import { parseAgreements } from '../agreement/parse-agreements.js';
import { decide } from '../decision/decide.js';
import { compile } from '../decision/policy.js';
import { parseDeployment } from '../deployment/parse-deployment.js';
import { outboundSchemas } from './outbound-schemas.js';
import { project } from './project.js';

const FOLDER = join(import.meta.dirname, '../../../../agreements');
const read = (name: string) => ({ path: name, text: readFileSync(join(FOLDER, name), 'utf8') });
const deployment = parseDeployment(read('organisations.yaml').text, 'organisations.yaml');
const organisations = deployment.ok ? deployment.value.organisations : [];
const parsed = parseAgreements(
  readdirSync(FOLDER)
    .filter((name) => name.startsWith('iom-'))
    .map(read),
  organisations,
);
const policy = compile(parsed.ok ? parsed.value : { organisations: [], agreements: [] });
const schemas = outboundSchemas(policy);

const personOf = (name: string) => JSON.stringify(schemas.get(name)?.fields?.[0]);
const fieldNames = (name: string) => schemas.get(name)?.fields?.map((field) => field.name);

/** What a recipient is sent of an event about a nominal whose standing has not changed. */
function sent(event: Parameters<typeof project>[0], recipient: string) {
  const current = { subjectId: 'subject-1', version: 1, asAt: NOON, standing: event.standing };
  const told = true;
  return project(event, decide({ event, current, policy, recipient, at: NOON, told }));
}

describe('what probation is sent of a police contact', () => {
  it('is who, when, what kind, whether kept and by whom, and how it may be used', () => {
    const event = recorded('ContactRecorded', {
      address: '1 Example Street',
      notes: 'Synthetic note.',
      summary: 'Synthetic summary.',
      welfareConcern: 'HOUSING',
      childPresent: true,
    });
    expect(sent(event, 'probation-wales')).toEqual({
      person: { crn: 'X000001', pncId: '2015/0000123L' },
      occurredAt: NOON,
      date: '2026-06-14',
      kind: 'HOME_VISIT',
      outcome: 'KEPT',
      planned: true,
      keptBy: [{ role: 'IOM officer', org: 'gwent-police' }],
      joint: false,
      jointWith: [],
      locationClass: 'HOME',
      concernClass: 'HOUSING',
      childPresent: true,
      handling: {
        assertion: 'FACT',
        subjectCategory: 'CONVICTED',
        quality: { verification: 'SOURCE_RECORD', completeness: 'COMPLETE', note: null },
        asAt: NOON,
        purpose: 'integrated-offender-management',
        basis: ['OMA14', 'DPA35-2b'],
        onwardSharing: 'ASK_ORIGINATOR',
        courtUse: 'VERIFIABLE_ONLY',
        retainUntil: event.meta.retainUntil,
        agreementId: 'iom-gwent',
        agreementVersion: 1,
      },
    });
  });
});

describe('what the police are sent', () => {
  const meta = { sourceOrg: 'probation-wales', sourceSystem: 'NDELIUS' } as const;

  it('of an agency’s appointment is that there was another appointment on that day', () => {
    const event = recorded('ContactRecorded', { meta, agencyClass: 'OTHER', kind: 'OFFICE' });
    const { person, handling, ...fields } = sent(event, 'gwent-police');
    expect(fields).toEqual({ occurredAt: NOON, date: '2026-06-14', kind: 'OTHER' });
    expect(person).toEqual({ nicheNominalId: 'N61-0000001', pncId: '2015/0000123L' });
    expect(handling.agreementId).toBe('iom-gwent');
  });

  it('of the end of a membership is when, never how', () => {
    const event = recorded('NominalDeselected', { meta, ending: 'DELETED' });
    const { person, handling, ...fields } = sent(event, 'gwent-police');
    expect(fields).toEqual({ occurredAt: NOON, endedOn: '2026-09-12' });
    expect([person, handling]).toHaveLength(2);
  });
});

describe('the outbound schemas', () => {
  it('are one for each organisation and each type it can be sent', () => {
    const gwent = [
      'AddressReported',
      'ContactOffered',
      'ContactRecorded',
      'DutyContactRequested',
      'EnforcementActionTaken',
      'LicenceActivated',
      'LicenceEnded',
      'LicenceVaried',
      'NominalDeselected',
      'NominalRecategorised',
      'NominalSelected',
      'PersonReceivedIntoCustody',
      'PersonReleased',
      'RecallDecided',
      'RecallRequested',
      'ReleasePlanned',
      'ResponsibleTeamChanged',
      'RiskLevelChanged',
      'WarningMarkerSet',
    ];
    const probation = [
      'AddressReported',
      'ArrestMade',
      'ContactOffered',
      'ContactRecorded',
      'DisposalRecorded',
      'IntelligenceDisseminated',
      'LicenceBreachSuspected',
      'NominalNominated',
      'RecallArrestReported',
      'RecallViewGiven',
      'WantedStatusChanged',
      'WarningMarkerSet',
    ];
    const names = [...schemas.keys()];
    expect(
      names.filter((name) => name.startsWith('uk.iom.share.gwent_police.')).toSorted(),
    ).toEqual(gwent.map((type) => `uk.iom.share.gwent_police.${type}`));
    expect(
      names.filter((name) => name.startsWith('uk.iom.share.probation_wales.')).toSorted(),
    ).toEqual(probation.map((type) => `uk.iom.share.probation_wales.${type}`));
    expect(names).toHaveLength(4 * gwent.length + probation.length);
  });

  it('hold lists of records as the events do', () => {
    const schema = schemas.get('uk.iom.share.probation_wales.NominalNominated');
    expect(schema?.fields?.find(({ name }) => name === 'offenceClasses')).toMatchObject({
      name: 'offenceClasses',
      type: ['null', { type: 'array', items: { type: 'record', name: 'OffenceCount' } }],
    });
  });

  it('have no field that no agreement lets out', () => {
    const police = fieldNames('uk.iom.share.gwent_police.ContactRecorded');
    for (const never of [
      'notes',
      'address',
      'summary',
      'answers',
      'welfareConcern',
      'concernClass',
      'childPresent',
      'location',
    ]) {
      expect(police).not.toContain(never);
    }
    expect(police).toContain('locationClass');
    expect(fieldNames('uk.iom.share.gwent_police.NominalDeselected')).toEqual([
      'person',
      'endedOn',
      'occurredAt',
      'handling',
    ]);
  });

  it('let every governed field be null and every enum be UNKNOWN', () => {
    for (const schema of schemas.values()) {
      for (const field of schema.fields ?? []) {
        if (field.name === 'person' || field.name === 'handling') continue;
        expect([field.name, field.default]).toEqual([field.name, null]);
        expect((field.type as readonly unknown[])[0]).toBe('null');
      }
    }
    const enums = JSON.stringify([...schemas.values()]).match(/"type":"enum"[^}]*/g) ?? [];
    expect(enums.length).toBeGreaterThan(0);
    for (const written of enums) expect(written).toContain('"default":"UNKNOWN"');
  });

  it('name the person to each side in its own words', () => {
    expect(personOf('uk.iom.share.gwent_police.ContactRecorded')).not.toContain('crn');
    expect(personOf('uk.iom.share.probation_wales.ContactRecorded')).not.toContain('niche');
  });
});
