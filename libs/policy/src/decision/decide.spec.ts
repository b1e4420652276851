import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventType, Nominal, Recorded, Standing } from '@iom/domain';
import { NOON, recorded, standing } from '@iom/testing';
import { parseAgreements } from '../agreement/parse-agreements.js';
import { parseDeployment } from '../deployment/parse-deployment.js';
import { decide } from './decide.js';
import { compile } from './policy.js';
import { recipientsInScope } from './scope.js';

const FOLDER = join(import.meta.dirname, '../../../../agreements');
const read = (name: string) => ({ path: name, text: readFileSync(join(FOLDER, name), 'utf8') });
const FORCES = ['north-wales', 'gwent', 'south-wales', 'dyfed-powys'];

/** The policy of Wales, its agreement for Gwent changed as a test needs it. */
function wales(change: (gwent: string) => string = (text) => text) {
  const deployment = parseDeployment(read('organisations.yaml').text, 'organisations.yaml');
  if (!deployment.ok) throw new Error(JSON.stringify(deployment.error));
  const files = FORCES.map((force) => read(`iom-${force}.yaml`)).map(({ path, text }) => ({
    path,
    text: path === 'iom-gwent.yaml' ? change(text) : text,
  }));
  const parsed = parseAgreements(files, deployment.value.organisations);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return compile(parsed.value);
}

const WALES = wales();

const nominal = (now: Standing): Nominal => ({
  subjectId: now.subjectId,
  version: 1,
  asAt: NOON,
  standing: now,
});

interface Matter {
  readonly now?: Standing | null;
  readonly to?: string;
  readonly policy?: typeof WALES;
  readonly at?: number;
  readonly told?: boolean;
}

/** Decides an event; unless told otherwise for probation, of a nominal whose standing has not changed. */
function decideOn(event: Recorded, matter: Matter = {}) {
  const { now = event.standing, to = 'probation-wales', policy = WALES, at = NOON } = matter;
  const current = now === null ? null : nominal(now);
  return decide({ event, current, policy, recipient: to, at, told: matter.told ?? false });
}

const visit = (given: Parameters<typeof recorded<'ContactRecorded'>>[1] = {}) =>
  recorded('ContactRecorded', given);

/** A probation event about a nominal of Gwent. */
const byProbation = <Type extends EventType>(type: Type, given: Partial<Recorded<Type>> = {}) =>
  recorded(type, {
    ...given,
    meta: { ...given.meta, sourceOrg: 'probation-wales', sourceSystem: 'NDELIUS' },
  });

const offer = (date: string) => byProbation('ContactOffered', { date, plannedFor: null });
const on = (day: string) => Date.parse(`${day}T12:00:00Z`) * 1_000;

const corrected = (...changed: string[]) => recorded('RecordCorrected', { changed });

const gwentArea = standing().area;

describe('who is in scope', () => {
  it('of a police contact is the probation provider that made the person a nominal', () => {
    expect(recipientsInScope(visit(), WALES, NOON)).toEqual(['probation-wales']);
  });

  it('of a probation contact is the force of the nominal’s area, and no other force', () => {
    expect(recipientsInScope(byProbation('ContactRecorded'), WALES, NOON)).toEqual([
      'gwent-police',
    ]);
    const swansea = standing({
      area: { ...gwentArea, pdu: 'N03SW1', policeOrg: 'south-wales-police' },
    });
    expect(
      recipientsInScope(byProbation('ContactRecorded', { standing: swansea }), WALES, NOON),
    ).toEqual(['south-wales-police']);
  });

  it('is any provider of the nominal, whichever force met them', () => {
    const elsewhere = visit({ meta: { sourceOrg: 'dyfed-powys-police' } });
    expect(recipientsInScope(elsewhere, WALES, NOON)).toEqual(['probation-wales']);
  });

  it('is nobody while the area is unknown', () => {
    const unknown = standing({
      area: { provider: null, pdu: null, team: null, probationOrg: null, policeOrg: null },
    });
    expect(
      recipientsInScope(byProbation('ContactRecorded', { standing: unknown }), WALES, NOON),
    ).toEqual([]);
    expect(recipientsInScope(visit({ standing: unknown }), WALES, NOON)).toEqual([]);
  });

  it('is no force whose agreement does not name the delivery unit', () => {
    const other = standing({ area: { ...gwentArea, pdu: 'WPTDPA' } });
    const event = byProbation('ContactRecorded', { standing: other });
    expect(recipientsInScope(event, WALES, NOON)).toEqual([]);
    expect(decideOn(event, { to: 'gwent-police' })).toMatchObject({
      outcome: 'NONE',
      reasons: ['AREA_NOT_COVERED'],
    });
  });

  it('is never the sender', () => {
    expect(decideOn(visit(), { to: 'gwent-police' }).outcome).toBe('NONE');
  });

  it('is nobody before an agreement begins, after it ends, and when its review is overdue beyond its grace', () => {
    expect(recipientsInScope(visit(), WALES, on('2025-12-31'))).toEqual([]);
    expect(recipientsInScope(visit(), WALES, on('2026-01-01'))).toEqual(['probation-wales']);
    expect(recipientsInScope(visit(), WALES, on('2027-01-29'))).toEqual(['probation-wales']);
    expect(recipientsInScope(visit(), WALES, on('2027-01-30'))).toEqual([]);
    const short = wales((text) => text.replace('until: 2027-12-31', 'until: 2026-06-30'));
    expect(recipientsInScope(visit(), short, on('2026-07-01'))).toEqual([]);
  });
});

describe('a contact that nothing stands against', () => {
  it('is shared, with the agreement, the purpose and the basis on which it is', () => {
    expect(decideOn(visit())).toMatchObject({
      outcome: 'SHARED',
      reasons: [],
      agreement: { id: 'iom-gwent', version: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      purpose: 'integrated-offender-management',
      basis: ['OMA14', 'DPA35-2b'],
      caveats: ['S8-1', 'APD-IOM-1'],
      person: { crn: 'X000001', pncId: '2015/0000123L' },
    });
  });

  it('has a decision on every field, with the line of the agreement that makes it', () => {
    const { fields } = decideOn(visit());
    expect(fields).toContainEqual({
      path: 'location',
      action: 'GENERALISE',
      rule: 'iom-gwent:1#share[1].fields.location',
    });
    expect(fields.filter(({ action }) => action === 'WITHHOLD').map(({ path }) => path)).toEqual([
      'answers',
      'address',
      'notes',
      'summary',
      'agencyClass',
    ]);
  });

  it('names the person to the police by their own Niche id and the PNC, never by the CRN', () => {
    const { person, outcome } = decideOn(byProbation('ContactRecorded'), { to: 'gwent-police' });
    expect(outcome).toBe('SHARED');
    expect(person).toEqual({ nicheNominalId: 'N61-0000001', pncId: '2015/0000123L' });
  });
});

describe('each limit stops sharing, whether it was there then or is there now', () => {
  const limits: readonly [
    what: string,
    limit: Partial<Standing>,
    outcome: string,
    reason: string,
  ][] = [
    ['a protected person', { protectedPerson: true }, 'WITHHELD', 'PROTECTED_PERSON'],
    ['restricted access', { limitedAccess: 'RESTRICTED' }, 'WITHHELD', 'ACCESS_RESTRICTED'],
    ['access not known', { limitedAccess: 'UNKNOWN' }, 'WITHHELD', 'ACCESS_UNKNOWN'],
    ['a s.47 restriction', { restrictions: ['S47-1'] }, 'WITHHELD', 'PROCESSING_RESTRICTED'],
    ['a person under 18', { age18OrOver: 'NO' }, 'HELD', 'UNDER_18'],
    ['a person of unknown age', { age18OrOver: 'UNKNOWN' }, 'HELD', 'AGE_UNKNOWN'],
    ['a person not on IOM', { cohort: null }, 'WITHHELD', 'NOT_A_NOMINAL'],
    ['evidence that contradicts itself', { link: 'CONFLICT' }, 'HELD', 'IDENTITY_CONFLICT'],
    ['a link of unknown evidence', { link: 'UNKNOWN' }, 'HELD', 'IDENTITY_UNKNOWN'],
  ];

  it.each(limits)('%s', (_what, limit, outcome, reason) => {
    const limited = standing(limit);
    expect(decideOn(visit({ standing: limited }), { now: standing() })).toMatchObject({
      outcome,
      reasons: [reason],
    });
    expect(decideOn(visit(), { now: limited })).toMatchObject({ outcome, reasons: [reason] });
  });

  it('a nominal who cannot be looked up', () => {
    expect(decideOn(visit(), { now: null })).toMatchObject({
      outcome: 'HELD',
      reasons: ['CURRENT_UNKNOWN'],
    });
  });

  it.each([
    ['RESTRICTED', 'WITHHELD', 'RECORD_RESTRICTED'],
    ['SENSITIVE', 'WITHHELD', 'RECORD_SENSITIVE'],
    ['VISOR', 'WITHHELD', 'RECORD_VISOR'],
    ['DPA_EXCLUDED', 'WITHHELD', 'RECORD_DPA_EXCLUDED'],
    ['UNKNOWN', 'WITHHELD', 'RECORD_LIMIT_UNKNOWN'],
    ['SNAPSHOT', 'WITHHELD', 'SNAPSHOT'],
    ['EMBARGOED', 'HELD', 'EMBARGOED'],
  ] as const)('a record that its source marks %s', (limit, outcome, reason) => {
    expect(decideOn(visit({ meta: { recordLimits: [limit] } }))).toMatchObject({
      outcome,
      reasons: [reason],
    });
  });

  it('a copy of what the bridge delivered: nothing echoes', () => {
    const copy = visit({ meta: { causedByDisclosureId: '00000000-0000-5000-8000-00000000000d' } });
    expect(decideOn(copy)).toMatchObject({ outcome: 'WITHHELD', reasons: ['COPY_OF_DISCLOSURE'] });
  });

  it('a nominal who has left the area since', () => {
    const moved = standing({
      area: { ...gwentArea, pdu: 'WPTDPA', policeOrg: 'dyfed-powys-police' },
    });
    const event = byProbation('ContactRecorded');
    expect(decideOn(event, { to: 'gwent-police', now: moved })).toMatchObject({
      outcome: 'WITHHELD',
      reasons: ['AREA_LEFT'],
    });
  });

  it('an event that the agreement has no row for', () => {
    const event = byProbation('RecallConsidered');
    expect(decideOn(event, { to: 'gwent-police' })).toMatchObject({
      outcome: 'WITHHELD',
      reasons: ['NO_ROW'],
      fields: [],
    });
  });

  it('a person whom the recipient could not tell from what it would be sent', () => {
    const unnamed = standing({ probation: { crn: null, pncId: null }, police: [] });
    expect(decideOn(visit(), { now: unnamed })).toMatchObject({
      outcome: 'HELD',
      reasons: ['PERSON_EMPTY'],
    });
  });

  it('and all of them are recorded, the tightest deciding', () => {
    const limited = standing({ limitedAccess: 'RESTRICTED', age18OrOver: 'UNKNOWN', cohort: null });
    expect(
      decideOn(visit({ meta: { recordLimits: ['EMBARGOED'] } }), { now: limited }),
    ).toMatchObject({
      outcome: 'WITHHELD',
      reasons: ['ACCESS_RESTRICTED', 'AGE_UNKNOWN', 'EMBARGOED', 'NOT_A_NOMINAL'],
    });
  });
});

describe('membership', () => {
  it('covers the day of selection and not the day before it', () => {
    expect(decideOn(visit({ date: '2026-06-01' })).outcome).toBe('SHARED');
    expect(decideOn(visit({ date: '2026-05-31' }))).toMatchObject({
      outcome: 'WITHHELD',
      reasons: ['BEFORE_SELECTION'],
    });
  });

  it('counts the planned day of an offer', () => {
    expect(decideOn(offer('2026-06-16'), { to: 'gwent-police' }).outcome).toBe('SHARED');
    expect(decideOn(offer('2026-05-30'), { to: 'gwent-police' }).reasons).toEqual([
      'BEFORE_SELECTION',
    ]);
  });

  it('without a known day of selection holds contacts back', () => {
    const cohort = {
      category: 'FIXED',
      subCategory: null,
      selectedOn: null,
      reviewDue: null,
    } as const;
    expect(decideOn(visit({ standing: standing({ cohort }) }))).toMatchObject({
      outcome: 'HELD',
      reasons: ['SELECTION_DATE_UNKNOWN'],
    });
  });
});

describe('the rows of an agreement', () => {
  it('can be for some cohorts only', () => {
    const fixedOnly = wales((text) =>
      text.replaceAll('when: { cohort: any }', 'when: { cohort: [FIXED] }'),
    );
    const flex = standing({
      cohort: { category: 'FLEX', subCategory: null, selectedOn: '2026-06-01', reviewDue: null },
    });
    expect(decideOn(visit(), { policy: fixedOnly }).outcome).toBe('SHARED');
    expect(decideOn(visit({ standing: flex }), { policy: fixedOnly })).toMatchObject({
      outcome: 'WITHHELD',
      reasons: ['CONDITION_NOT_MET'],
    });
  });

  it('are tried in their order: of an agency’s appointment the police learn the day', () => {
    const appointment = byProbation('ContactRecorded', { agencyClass: 'OTHER' });
    const { outcome, fields } = decideOn(appointment, { to: 'gwent-police' });
    expect(outcome).toBe('SHARED');
    expect(
      fields
        .filter(({ action }) => action !== 'WITHHOLD')
        .map(({ path, action }) => [path, action]),
    ).toEqual([
      ['occurredAt', 'SHARE'],
      ['date', 'SHARE'],
      ['kind', 'GENERALISE'],
    ]);
  });

  it('hold for nobody’s appointment when it is not known whose it is', () => {
    const appointment = byProbation('ContactRecorded', { agencyClass: 'UNKNOWN' });
    expect(decideOn(appointment, { to: 'gwent-police' }).reasons).toEqual(['CONDITION_NOT_MET']);
  });

  it('withhold a category that the deployment does not map, and share the selection', () => {
    const { outcome, fields } = decideOn(byProbation('NominalSelected', { category: 'UNKNOWN' }), {
      to: 'gwent-police',
    });
    expect(outcome).toBe('SHARED');
    expect(fields).toContainEqual(
      expect.objectContaining({ path: 'category', action: 'WITHHOLD' }),
    );
  });

  it('that let out free text hold it for a person to read, and only when there is some', () => {
    const open = wales((text) => text.replace('summary: withhold', 'summary: share'));
    expect(decideOn(visit({ summary: 'Synthetic words.' }), { policy: open })).toMatchObject({
      outcome: 'HELD',
      reasons: ['FREE_TEXT'],
    });
    expect(decideOn(visit(), { policy: open }).outcome).toBe('SHARED');
  });

  it('are those of the version in force at that instant', () => {
    const deployment = parseDeployment(read('organisations.yaml').text, 'organisations.yaml');
    const organisations = deployment.ok ? deployment.value.organisations : [];
    const { text } = read('iom-gwent.yaml');
    const second = text
      .replace('version: 1', 'version: 2')
      .replace('from: 2026-01-01', 'from: 2026-09-01');
    const parsed = parseAgreements(
      [
        { path: 'v1.yaml', text },
        { path: 'v2.yaml', text: second },
      ],
      organisations,
    );
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const policy = compile(parsed.value);
    const september = Date.UTC(2026, 8, 1, 12) * 1_000;
    expect(decideOn(visit(), { policy }).agreement?.version).toBe(1);
    expect(decideOn(visit(), { policy, at: september }).agreement?.version).toBe(2);
  });
});

describe('the end of a membership', () => {
  const after = standing({ cohort: null, limitedAccess: 'RESTRICTED', age18OrOver: 'UNKNOWN' });
  const ended = byProbation('NominalDeselected', { standing: after, previousStanding: standing() });

  it('is told to the force that had been told of the selection, although access is limited by now', () => {
    expect(decideOn(ended, { to: 'gwent-police', told: true })).toMatchObject({
      outcome: 'SHARED',
      reasons: [],
    });
  });

  it('is not told to a force that never heard of the selection', () => {
    expect(decideOn(ended, { to: 'gwent-police', told: false })).toMatchObject({
      outcome: 'WITHHELD',
      reasons: ['NOT_TOLD_BEFORE'],
    });
  });

  it('never says how it ended', () => {
    const { fields } = decideOn(ended, { to: 'gwent-police', told: true });
    expect(fields.find(({ path }) => path === 'ending')?.action).toBe('WITHHOLD');
  });

  it('reaches the force of the area in which it was a membership', () => {
    const nowhere = standing({ ...after, area: { ...gwentArea, pdu: null, policeOrg: null } });
    const event = byProbation('NominalDeselected', {
      standing: nowhere,
      previousStanding: standing(),
    });
    expect(recipientsInScope(event, WALES, NOON)).toEqual(['gwent-police']);
    expect(decideOn(event, { to: 'gwent-police', told: true }).outcome).toBe('SHARED');
  });

  it('reaches whoever had been told, also when the area had moved before, and nobody else of old', () => {
    const swansea = standing({
      ...after,
      area: { ...gwentArea, pdu: 'N03SW1', policeOrg: 'south-wales-police' },
    });
    const event = byProbation('NominalDeselected', {
      standing: swansea,
      previousStanding: { ...swansea, cohort: standing().cohort },
    });
    expect(recipientsInScope(event, WALES, NOON, ['gwent-police'])).toEqual([
      'gwent-police',
      'south-wales-police',
    ]);
    expect(decideOn(event, { to: 'gwent-police', told: true })).toMatchObject({
      outcome: 'SHARED',
      reasons: [],
      agreement: { id: 'iom-gwent' },
    });
    expect(decideOn(event, { to: 'south-wales-police' }).reasons).toEqual(['NOT_TOLD_BEFORE']);
    expect(decideOn(event, { to: 'gwent-police' }).outcome).toBe('NONE');
  });

  it('reaches whoever had been told, also when the allocation had ended before', () => {
    const area = { ...gwentArea, pdu: null, policeOrg: null, probationOrg: null };
    const event = byProbation('NominalDeselected', {
      standing: { ...after, area },
      previousStanding: standing({ area }),
    });
    expect(recipientsInScope(event, WALES, NOON, ['gwent-police'])).toEqual(['gwent-police']);
    expect(decideOn(event, { to: 'gwent-police', told: true }).outcome).toBe('SHARED');
  });

  it('is withheld, and that is recorded, when the agreement under which it began has ended', () => {
    const short = wales((text) => text.replace('until: 2027-12-31', 'until: 2026-06-30'));
    const july = on('2026-07-01');
    const told = { policy: short, at: july, to: 'gwent-police', told: true };
    expect(recipientsInScope(ended, short, july, ['gwent-police'])).toEqual(['gwent-police']);
    expect(decideOn(ended, told)).toMatchObject({
      outcome: 'WITHHELD',
      reasons: ['AGREEMENT_ENDED'],
      agreement: null,
    });
    expect(decideOn(ended, { ...told, told: false }).outcome).toBe('NONE');
  });

  it('is all that being told once gives a right to: news goes by the area alone', () => {
    const moved = standing({
      area: { ...gwentArea, pdu: 'N03SW1', policeOrg: 'south-wales-police' },
    });
    const event = byProbation('ContactRecorded', { standing: moved });
    expect(recipientsInScope(event, WALES, NOON, ['gwent-police'])).toEqual(['south-wales-police']);
    expect(decideOn(event, { to: 'gwent-police', told: true }).outcome).toBe('NONE');
  });

  it('is news even when read from a snapshot', () => {
    const row = { ...ended, meta: { ...ended.meta, recordLimits: ['SNAPSHOT'] as const } };
    expect(decideOn(row, { to: 'gwent-police', told: true }).outcome).toBe('SHARED');
  });
});

describe('a correction or a retraction', () => {
  it.each(['RecordCorrected', 'RecordRetracted'] as const)(
    'is due to whoever had the record: %s',
    (type) => {
      const limited = standing({ limitedAccess: 'RESTRICTED', cohort: null });
      expect(
        decideOn(recorded(type, { standing: limited, previousStanding: standing() }), {
          now: null,
        }),
      ).toMatchObject({
        outcome: 'NOTICE_DUE',
        reasons: [],
        fields: [],
      });
    },
  );

  it.each(['RecordCorrected', 'RecordRetracted'] as const)(
    'may be due to any party of the sender’s, for the area may have moved since the record: %s',
    (type) => {
      const area = { ...gwentArea, pdu: null, policeOrg: null, probationOrg: null };
      const event = byProbation(type, { standing: standing({ area }) });
      const forces = recipientsInScope(event, WALES, NOON);
      expect(forces.toSorted()).toEqual(FORCES.map((force) => `${force}-police`).toSorted());
      for (const to of forces) expect(decideOn(event, { to }).outcome).toBe('NOTICE_DUE');
      expect(recipientsInScope(recorded(type), WALES, NOON)).toEqual(['probation-wales']);
    },
  );

  it('is due to nobody without an agreement in force', () => {
    expect(recipientsInScope(recorded('RecordRetracted'), WALES, on('2028-01-01'))).toEqual([]);
  });

  const unseen = { outcome: 'NONE', reasons: ['CHANGE_NOT_SEEN'] };

  it('of what the recipient never sees is nothing to it', () => {
    expect(decideOn(corrected('notes', 'address', 'answers'))).toMatchObject(unseen);
    expect(recipientsInScope(corrected('notes'), WALES, NOON)).toEqual([]);
    expect(decideOn(corrected('notes', 'outcome')).outcome).toBe('NOTICE_DUE');
    expect(decideOn(corrected('location')).outcome).toBe('NOTICE_DUE');
    expect(decideOn(corrected('occurredAt')).outcome).toBe('NOTICE_DUE');
  });

  it('of a type that the recipient is never told of is nothing to it', () => {
    const event = byProbation('RecordCorrected', { recordType: 'ResponsibleTeamChanged' });
    expect(decideOn(event, { to: 'gwent-police' })).toMatchObject(unseen);
  });

  it('of what decides how much of a record is seen is due: whose appointment it is, and its limits', () => {
    const event = byProbation('RecordCorrected', { changed: ['agencyClass'] });
    expect(decideOn(event, { to: 'gwent-police' }).outcome).toBe('NOTICE_DUE');
    expect(decideOn(corrected('recordLimits')).outcome).toBe('NOTICE_DUE');
    expect(decideOn(corrected('agencyClass'))).toMatchObject(unseen);
  });

  it('is due for a field that only a former version let out: the recipient may have it still', () => {
    const narrower = wales((text) => text.replace('outcome: share', 'outcome: withhold'));
    expect(decideOn(corrected('outcome'), { policy: narrower })).toMatchObject(unseen);
    const both = compile({
      organisations: [...WALES.organisations.values()],
      agreements: [...WALES.agreements, ...narrower.agreements].map((agreement, index) => ({
        ...agreement,
        version: index < WALES.agreements.length ? 1 : 2,
      })),
    });
    expect(decideOn(corrected('outcome'), { policy: both })).toMatchObject({
      outcome: 'NOTICE_DUE',
      agreement: { version: 2 },
    });
  });
});
