import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MICROS_PER_DAY, type Recorded, type Standing } from '@iom/domain';
import { NOON, recorded, standing } from '@iom/testing';
import * as fc from 'fast-check';
import { parseAgreed } from '../agreed.js';
import { decide } from '../decision/decide.js';
import { outboundSchemas } from './outbound-schemas.js';
import { projectPointer } from './pointer.js';

const FOLDER = join(import.meta.dirname, '../../../../agreements');
const read = (name: string) => ({ path: name, text: readFileSync(join(FOLDER, name), 'utf8') });
const agreed = parseAgreed({
  organisations: read('organisations.yaml'),
  agreements: readdirSync(FOLDER)
    .filter((name) => name.startsWith('iom-'))
    .map(read),
});
if (!agreed.ok) throw new Error(JSON.stringify(agreed.error));
const { policy } = agreed.value;

const recall = (given: Partial<Standing>, meta: Partial<Recorded['meta']> = {}) =>
  recorded('RecallRequested', {
    meta: { sourceOrg: 'probation-wales', ...meta },
    standing: standing(given),
    lastAddress: 'ZZ-SYNTHETIC-CANARY',
  });

function decided(event: Recorded) {
  const current = { subjectId: 'subject-1', version: 1, asAt: NOON, standing: event.standing };
  return decide({ event, current, policy, recipient: 'gwent-police', at: NOON, told: true });
}

describe('a pointer', () => {
  it.each([
    ['is limited', { limitedAccess: 'RESTRICTED' }],
    ['may be limited', { limitedAccess: 'UNKNOWN' }],
    [
      'may be limited by a record that could not be read',
      { limitedAccess: 'UNKNOWN', setAside: true },
    ],
  ] as const)('answers a recall when access %s', (_, given) => {
    expect(decided(recall(given)).outcome).toBe('POINTER');
  });

  it('says whom to ring about whom, and nothing of what it is about', () => {
    const event = recall({ limitedAccess: 'RESTRICTED' });
    const decision = decided(event);
    const at = NOON + MICROS_PER_DAY;
    const value = projectPointer({ event, decision, policy, reference: 'ZZ-REF-1', at });
    const { handling, ...rest } = value;
    expect(rest).toEqual({
      person: { nicheNominalId: 'N61-0000001', pncId: '2015/0000123L' },
      org: 'probation-wales',
      teamMailbox: 'iom-duty@probation-wales.example',
      dutyPhone: '01632 960000',
      reference: 'ZZ-REF-1',
    });
    expect(handling.asAt).toBe(at);
    const schema = outboundSchemas(policy).get('uk.iom.share.gwent_police.DutyContactRequested');
    expect(schema?.fields?.map(({ name }) => name)).toEqual([
      'person',
      'dutyPhone',
      'org',
      'reference',
      'teamMailbox',
      'handling',
    ]);
  });

  it('has a schema only where a row can send one', () => {
    expect([...outboundSchemas(policy).keys()]).not.toContain(
      'uk.iom.share.probation_wales.DutyContactRequested',
    );
  });

  it('never stands for anything else that is in the way', () => {
    const other: fc.Arbitrary<Partial<Standing>> = fc.constantFrom<Partial<Standing>>(
      { protectedPerson: true },
      { restrictions: ['S47-1'] },
      { age18OrOver: 'NO' },
      { age18OrOver: 'UNKNOWN' },
      { cohort: null },
      { link: 'CONFLICT' },
    );
    fc.assert(
      fc.property(other, fc.constantFrom('RESTRICTED', 'UNKNOWN' as const), (more, access) => {
        const { outcome, person } = decided(recall({ limitedAccess: access, ...more }));
        expect(['HELD', 'WITHHELD']).toContain(outcome);
        expect(person).toBeNull();
      }),
    );
    expect(
      decided(recall({ limitedAccess: 'RESTRICTED' }, { recordLimits: ['SENSITIVE'] })).outcome,
    ).toBe('WITHHELD');
  });

  it('is nothing that a decision to share could be turned into', () => {
    const event = recall({});
    const decision = decided(event);
    expect(decision.outcome).toBe('SHARED');
    expect(() =>
      projectPointer({ event, decision, policy, reference: 'ZZ-REF-1', at: NOON }),
    ).toThrow('points nowhere');
  });
});
