import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVENT_TYPES } from '@iom/domain';
import { NOON, recorded, standing } from '@iom/testing';
import { parseAgreed } from '../agreed.js';
import { decide } from '../decision/decide.js';
import { project } from '../outbound/project.js';

const FOLDER = join(import.meta.dirname, 'fixtures/england');
const read = (name: string) => ({ path: name, text: readFileSync(join(FOLDER, name), 'utf8') });
const agreed = parseAgreed({
  organisations: read('organisations.yaml'),
  agreements: [read('iom-greater-manchester.yaml')],
});
if (!agreed.ok) throw new Error(JSON.stringify(agreed.error));
const { policy } = agreed.value;

const POLICE = 'greater-manchester-police';
const PROBATION = 'probation-greater-manchester';
const nominal = standing({
  area: { provider: 'N50', pdu: 'ZZGM02', team: null, probationOrg: PROBATION, policeOrg: POLICE },
  police: [{ org: POLICE, nominalId: 'N06-0000001', pncId: null }],
});
const current = { subjectId: 'subject-1', version: 1, asAt: NOON, standing: nominal };

describe('a region of England', () => {
  it.each([
    ['ContactRecorded', POLICE, PROBATION],
    ['ArrestMade', POLICE, PROBATION],
    ['ContactRecorded', PROBATION, POLICE],
    ['NominalSelected', PROBATION, POLICE],
  ] as const)('shares %s from %s to %s by its files alone', (type, sourceOrg, recipient) => {
    const event = recorded(type, { meta: { sourceOrg }, standing: nominal });
    const decision = decide({ event, current, policy, recipient, at: NOON, told: false });
    expect(decision.outcome).toBe('SHARED');
    expect(project(event, decision).handling.agreementId).toBe('iom-greater-manchester');
  });

  it('has nothing to do with Wales', () => {
    for (const type of EVENT_TYPES) {
      const event = recorded(type, { meta: { sourceOrg: 'probation-wales' }, standing: nominal });
      const decision = decide({ event, current, policy, recipient: POLICE, at: NOON, told: true });
      expect(decision.outcome).not.toBe('SHARED');
    }
  });
});
