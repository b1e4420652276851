import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { parseDeployment } from '../deployment/parse-deployment.js';
import { parseAgreement } from './parse-agreement.js';
import { parseAgreements } from './parse-agreements.js';
import { unlistedFields } from './unlisted-fields.js';

const ROOT = join(import.meta.dirname, '../../../..');
const FORCES = ['north-wales', 'gwent', 'south-wales', 'dyfed-powys'];
const PATH = 'agreements/iom-gwent.yaml';
const text = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const GWENT = text(PATH);

const deployment = parseDeployment(text('agreements/organisations.yaml'), 'organisations.yaml');
const organisations = deployment.ok ? deployment.value.organisations : [];

function faultsOf(changed: string) {
  const parsed = parseAgreement(changed, PATH, organisations);
  return parsed.ok ? [] : parsed.error;
}

/** The agreement with the row of an event turned round: whoever was told of it now tells of it. */
const turned = (agreement: string, event: string) =>
  agreement.replace(
    new RegExp(`- from: (\\S+)\\n    to: (\\S+)\\n    event: ${event}\\n`),
    `- from: $2\n    to: $1\n    event: ${event}\n`,
  );

const lineOf = (written: string) =>
  GWENT.split('\n').findIndex((line) => line.includes(written)) + 1;

describe('an agreement', () => {
  it('of each Welsh force is read, and has a word on every field of what it shares', () => {
    const files = FORCES.map((force) => `agreements/iom-${force}.yaml`);
    const parsed = parseAgreements(
      files.map((path) => ({ path, text: text(path) })),
      organisations,
    );
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    expect(parsed.value.agreements.map(({ id }) => id).toSorted()).toEqual(
      FORCES.map((force) => `iom-${force}`).toSorted(),
    );
    expect(unlistedFields(parsed.value)).toEqual([]);
  });

  it('that leaves a field out is told which one', () => {
    const parsed = parseAgreements(
      [{ path: PATH, text: GWENT.replace('      plannedWith: share\n', '') }],
      organisations,
    );
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    expect(unlistedFields(parsed.value)).toEqual([
      {
        path: PATH,
        rule: 'iom-gwent:1#share[0]',
        event: 'ContactOffered',
        fields: ['plannedWith'],
      },
    ]);
  });

  it.each([
    ['outcome: share', 'outcom: share', "ContactRecorded has no field 'outcom'", 'outcome'],
    ['event: ContactRecorded', 'event: ContactRecordd', 'is no event', 'ContactRecorded'],
    ['from: gwent-police', 'from: gwent-polce', 'is no party', 'gwent-police'],
    ['generalise: location-class', 'generalise: location-clas', 'no generaliser', 'location-class'],
    ['plannedFor: share', 'plannedFor: sahre', "'sahre' is none of", 'share'],
    ['[OMA14, DPA35-2b]', '[OMA41, DPA35-2b]', "'OMA41' is none of", 'OMA14'],
    ['condition: S8-1', 'condition: S8-l', "'S8-l' is none of", 'S8-1'],
    ['agencyClass: OTHER }', 'agencyClass: OTHR }', "'OTHR' is none of", 'OTHER'],
    ['agencyClass: OTHER }', 'agncyClass: OTHER }', 'cannot depend on', 'agencyClass'],
    ['when: { cohort: any }', 'when: { cohort: [FIXD] }', "'FIXD' is none of", 'FIXED'],
    ['[WPTGWT]', '[WPTGWTT]', 'in the area of no police party', 'WPTGWT'],
    ['reviewBy: 2027', 'reviewdBy: 2027', "there is no 'reviewdBy'", 'reviewBy'],
  ])(
    'with %s written as %s is refused at that line, with the name that was meant',
    (right, wrong, message, nearest) => {
      expect(faultsOf(GWENT.replace(right, wrong))).toContainEqual({
        file: PATH,
        line: lineOf(right),
        column: expect.any(Number),
        message: expect.stringContaining(message),
        nearest,
      });
    },
  );

  it('cannot share a welfare concern without a Schedule 8 condition and a policy document', () => {
    const bare = GWENT.replace(
      '{ generalise: concern-class, condition: S8-1, apd: APD-IOM-1 }',
      '{ generalise: concern-class }',
    );
    expect(faultsOf(bare)).toContainEqual(
      expect.objectContaining({ message: expect.stringContaining('name its condition and apd') }),
    );
    expect(
      faultsOf(GWENT.replace('welfareConcern: withhold', 'welfareConcern: share')),
    ).toContainEqual(
      expect.objectContaining({ message: expect.stringContaining('only be generalised') }),
    );
  });

  it.each([
    ['NominalSelected', 'NominalDeselected', 'gwent-police'],
    ['NominalRecategorised', 'NominalDeselected', 'gwent-police'],
    ['RecallRequested', 'RecallDecided', 'gwent-police'],
    ['ArrestMade', 'DisposalRecorded', 'probation-wales'],
  ])(
    'that says %s to somebody says %s to them too, or flags would go stale',
    (begins, ends, to) => {
      const fault = {
        file: PATH,
        line: lineOf(`event: ${begins}`),
        message: `'${to}' hears of ${begins} and never of its end: there is no row for ${ends}`,
      };
      expect(faultsOf(GWENT)).toEqual([]);
      const another = GWENT.replace(`event: ${ends}`, 'event: AccessLimited');
      expect(faultsOf(another)).toContainEqual(expect.objectContaining(fault));
      const otherWay = turned(GWENT, ends);
      expect(faultsOf(otherWay)).toContainEqual(expect.objectContaining(fault));
    },
  );

  it.each([
    ['the bridge’s own faults', 'RecordSetAside'],
    ['the bridge’s clock', 'ClockTicked'],
    ['that an embargo is lifted', 'EmbargoLifted'],
    ['that a record is a copy', 'CopyDeclared'],
    ['that records are linked', 'RecordsLinked'],
    ['that records are linked no more', 'RecordsUnlinked'],
    ['who an operator says is who', 'LinkOrdered'],
    ['corrections, which go to whoever had the record', 'RecordCorrected'],
    ['retractions, which go to whoever had the record', 'RecordRetracted'],
    ['the end of access, which goes to whoever had it', 'AccessEnded'],
    ['a pointer, which is what a decision sends', 'DutyContactRequested'],
    ['whether one person was housed or had work, which is shared in sums only', 'OutcomeMeasured'],
  ])('cannot share %s', (_, event) => {
    expect(faultsOf(GWENT.replace('event: NominalDeselected', `event: ${event}`))).toContainEqual(
      expect.objectContaining({ message: `'${event}' is no event that can be shared` }),
    );
  });

  it.each([
    ['LicenceEnded', 'conditionCategory', 'condition-class'],
    ['WarningMarkerSet', 'markerClass', 'marker-class'],
    ['RecallRequested', 'arrestIssues', 'arrest-issue-class'],
  ])('cannot share %s with health in its %s as it is', (event, field, generaliser) => {
    const rowWith = (rule: string) =>
      `${GWENT}
  - from: probation-wales
    to: gwent-police
    event: ${event}
    fields:
      ${field}: ${rule}
`;
    expect(faultsOf(rowWith('share'))).toContainEqual(
      expect.objectContaining({ message: expect.stringContaining('only be generalised') }),
    );
    expect(faultsOf(rowWith(`{ generalise: ${generaliser} }`))).toContainEqual(
      expect.objectContaining({ message: expect.stringContaining('name its condition and apd') }),
    );
    const complete = `{ generalise: ${generaliser}, condition: S8-1, apd: APD-IOM-1 }`;
    expect(faultsOf(rowWith(complete))).toEqual([]);
  });

  it('names all its faults at once', () => {
    const wrong = GWENT.replace('outcome: share', 'outcom: share').replace(
      'until: 2027',
      'until: 2025',
    );
    expect(faultsOf(wrong).map(({ message }) => message)).toEqual([
      'an agreement ends after it has begun',
      "ContactRecorded has no field 'outcom'",
    ]);
  });

  it.each(['2027-02-30', '2027-13-01', '1 January 2027'])('is not to be reviewed by %s', (day) => {
    expect(faultsOf(GWENT.replace('reviewBy: 2027-01-01', `reviewBy: ${day}`))).toContainEqual(
      expect.objectContaining({ message: expect.stringContaining('must be a day') }),
    );
  });

  it('is read or faulted, whatever has been cut out of it or put into it', () => {
    const place = fc.nat(GWENT.length);
    const put = fc.oneof(
      fc.string(),
      fc.constantFrom('*gone', '&a', '<<: *a', '\t', '? ', '!!map '),
    );
    fc.assert(
      fc.property(place, fc.nat(40), put, (at, length, inserted) => {
        const faults = faultsOf(GWENT.slice(0, at) + inserted + GWENT.slice(at + length));
        for (const { line, column } of faults) expect(Math.min(line, column)).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it('exists once in each version', () => {
    const parsed = parseAgreements(
      [
        { path: 'a.yaml', text: GWENT },
        { path: 'b.yaml', text: GWENT },
      ],
      organisations,
    );
    expect(parsed).toMatchObject({
      ok: false,
      error: [{ file: 'b.yaml', message: "version 1 of 'iom-gwent' is in a.yaml already" }],
    });
  });
});
