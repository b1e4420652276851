import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Area,
  EVENT_TYPES,
  type RecordLimit,
  type Recorded,
  type Standing,
} from '@iom/domain';
import { NOON, recorded, standing } from '@iom/testing';
import * as fc from 'fast-check';
import { fieldsOf } from '../agreement/fields.js';
import { parseAgreements } from '../agreement/parse-agreements.js';
import { parseDeployment } from '../deployment/parse-deployment.js';
import { project } from '../outbound/project.js';
import { decide } from './decide.js';
import { compile } from './policy.js';
import type { Reason, Verdict } from './reasons.js';
import { recipientsInScope } from './scope.js';

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
const ORGS = organisations.map(({ id }) => id);
const FORCES = ORGS.filter((org) => org !== 'probation-wales');

const LOOSEST_FIRST: readonly Verdict[] = [
  'SHARED',
  'POINTER',
  'NOTICE_DUE',
  'HELD',
  'WITHHELD',
  'NONE',
];
const tightness = (verdict: Verdict) => LOOSEST_FIRST.indexOf(verdict);

const yesNo = fc.constantFrom('YES' as const, 'NO' as const, 'UNKNOWN' as const);
/** Mostly harmless, so that there is something to be tightened. */
const mostly = <T>(usual: T, ...others: T[]) =>
  fc.oneof(
    { weight: 30, arbitrary: fc.constant(usual) },
    ...others.map((other) => fc.constant(other)),
  );

const NOWHERE: Area = {
  provider: null,
  pdu: null,
  team: null,
  probationOrg: null,
  policeOrg: null,
};
const AREAS: readonly Area[] = organisations.flatMap(({ id, areas }) =>
  Object.entries(areas).flatMap(([probationOrg, pdus]) =>
    pdus.map((pdu) => ({ provider: 'N03', pdu, team: null, probationOrg, policeOrg: id })),
  ),
);
const GWENT = AREAS.find(({ policeOrg }) => policeOrg === 'gwent-police') ?? NOWHERE;

const standings: fc.Arbitrary<Standing> = fc.record({
  subjectId: fc.constant('subject-1'),
  cohort: mostly<Standing['cohort']>(standing().cohort, null, {
    category: 'UNKNOWN',
    subCategory: null,
    selectedOn: null,
    reviewDue: null,
  }),
  custody: yesNo,
  statutory: yesNo,
  area: mostly<Area>(GWENT, NOWHERE, ...AREAS),
  age18OrOver: mostly<Standing['age18OrOver']>('YES', 'NO', 'UNKNOWN'),
  limitedAccess: mostly<Standing['limitedAccess']>('NONE', 'RESTRICTED', 'UNKNOWN'),
  setAside: mostly(false, true),
  protectedPerson: mostly(false, true),
  restrictions: mostly<string[]>([], ['S47-1']),
  otherUnits: fc.constant([]),
  mergedInto: fc.constant(null),
  probation: mostly<Standing['probation']>(
    { crn: 'X000001', pncId: null },
    { crn: null, pncId: null },
  ),
  police: mostly<Standing['police']>(
    [{ org: 'gwent-police', nominalId: 'N61-1', pncId: null }],
    [],
  ),
  link: mostly<Standing['link']>('EXACT_PNC', 'ONE_SIDE', 'CONFLICT', 'UNKNOWN'),
});

const limits = mostly<readonly RecordLimit[]>(
  [],
  ['RESTRICTED'],
  ['SENSITIVE'],
  ['VISOR'],
  ['DPA_EXCLUDED'],
  ['EMBARGOED'],
  ['SNAPSHOT'],
  ['UNKNOWN'],
);

const events: fc.Arbitrary<Recorded> = fc
  .record({
    type: fc.constantFrom(...EVENT_TYPES),
    sourceOrg: mostly('probation-wales', ...ORGS, 'nobody-known'),
    recordLimits: limits,
    causedByDisclosureId: mostly<string | null>(null, 'a-disclosure'),
    standing: standings,
    previousStanding: fc.option(standings),
  })
  .map(({ type, sourceOrg, recordLimits, causedByDisclosureId, ...given }) =>
    recorded(type, { ...given, meta: { sourceOrg, recordLimits, causedByDisclosureId } }),
  );

const questions = fc.record({
  event: events,
  now: fc.option(standings, { freq: 8 }),
  recipient: mostly('gwent-police', ...ORGS, 'nobody-known'),
  told: fc.boolean(),
});
type Asked = typeof questions extends fc.Arbitrary<infer T> ? T : never;

const answer = ({ event, now, recipient, told }: Asked) =>
  decide({
    event,
    current:
      now === null ? null : { subjectId: 'subject-1', version: 1, asAt: NOON, standing: now },
    policy,
    recipient,
    at: NOON,
    told,
  });

/** Each tightens one attribute of a standing. */
const tightenings: readonly ((standing: Standing) => Standing)[] = [
  (s) => ({ ...s, protectedPerson: true }),
  (s) => ({ ...s, limitedAccess: 'RESTRICTED' }),
  (s) => ({ ...s, limitedAccess: s.limitedAccess === 'NONE' ? 'UNKNOWN' : s.limitedAccess }),
  (s) => ({ ...s, restrictions: [...s.restrictions, 'S47-2'] }),
  (s) => ({ ...s, age18OrOver: s.age18OrOver === 'YES' ? 'UNKNOWN' : s.age18OrOver }),
  (s) => ({ ...s, cohort: null }),
  (s) => ({ ...s, link: 'CONFLICT' }),
];

const limitsNews = (s: Standing) =>
  s.protectedPerson ||
  s.limitedAccess !== 'NONE' ||
  s.restrictions.length > 0 ||
  s.age18OrOver !== 'YES' ||
  s.cohort === null ||
  s.link === 'CONFLICT';

const NOTICES = new Set(['NominalDeselected', 'RecordCorrected', 'RecordRetracted']);

describe('whatever the event, the person and the recipient', () => {
  it('there is a decision, with a reason exactly when something is not shared', () => {
    expect(ORGS).toHaveLength(5);
    fc.assert(
      fc.property(questions, (asked) => {
        const { outcome, reasons } = answer(asked);
        expect(reasons.length === 0).toBe(outcome === 'SHARED' || outcome === 'NOTICE_DUE');
      }),
      { numRuns: 2_000 },
    );
  });

  it('no news is shared while anything limits it, then or now', () => {
    fc.assert(
      fc.property(questions, (asked) => {
        const { event, now } = asked;
        const limited =
          limitsNews(event.standing) ||
          now === null ||
          limitsNews(now) ||
          event.meta.recordLimits.length > 0 ||
          event.meta.causedByDisclosureId !== null;
        fc.pre(limited && !NOTICES.has(event.type));
        expect(answer(asked).outcome).not.toBe('SHARED');
      }),
      { numRuns: 2_000 },
    );
  });

  it('tightening what is known of a person never loosens a decision', () => {
    fc.assert(
      fc.property(questions, fc.constantFrom(...tightenings), (asked, tighten) => {
        const { event, now } = asked;
        const before = tightness(answer(asked).outcome);
        const then: Recorded = { ...event, standing: tighten(event.standing) };
        expect(tightness(answer({ ...asked, event: then }).outcome)).toBeGreaterThanOrEqual(before);
        const later = now === null ? null : tighten(now);
        expect(tightness(answer({ ...asked, now: later }).outcome)).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 2_000 },
    );
  });

  it('whoever was told of a beginning is in the record of its end', () => {
    fc.assert(
      fc.property(questions, standings, (asked, previousStanding) => {
        fc.pre(FORCES.includes(asked.recipient));
        const event = recorded('NominalDeselected', {
          standing: asked.event.standing,
          previousStanding,
          meta: { sourceOrg: 'probation-wales' },
        });
        const { outcome, reasons } = answer({ ...asked, event, told: true });
        const excused: readonly Reason[] = [
          'CURRENT_UNKNOWN',
          'IDENTITY_CONFLICT',
          'IDENTITY_UNKNOWN',
          'PERSON_EMPTY',
        ];
        expect(outcome).toBe(reasons.length === 0 ? 'SHARED' : 'HELD');
        expect(reasons.filter((reason) => !excused.includes(reason))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('only somebody in scope is sent anything', () => {
    fc.assert(
      fc.property(questions, (asked) => {
        const { event, recipient, told } = asked;
        const scope = recipientsInScope(event, policy, NOON, told ? [recipient] : []);
        const inScope = scope.includes(recipient);
        expect(answer(asked).outcome === 'NONE').toBe(!inScope);
      }),
      { numRuns: 2_000 },
    );
  });

  it('a projection has nothing but what a rule lets out', () => {
    let shared = 0;
    fc.assert(
      fc.property(questions, (asked) => {
        const decision = answer(asked);
        if (decision.outcome !== 'SHARED') return;
        shared++;
        const { person, handling, ...fields } = project(asked.event, decision);
        const letOut = decision.fields.filter(({ action }) => action !== 'WITHHOLD');
        expect(Object.keys(fields)).toHaveLength(letOut.length);
        const withheld = decision.fields.filter(({ action }) => action === 'WITHHOLD');
        expect(decision.fields.map(({ path }) => path)).toEqual(fieldsOf(asked.event.type));
        for (const { path } of withheld) expect(fields).not.toHaveProperty(path);
        expect(Object.values(person).some((identifier) => identifier !== null)).toBe(true);
        expect(handling.agreementId).toBe(decision.agreement?.id);
      }),
      { numRuns: 5_000 },
    );
    expect(shared).toBeGreaterThan(100);
  });
});
