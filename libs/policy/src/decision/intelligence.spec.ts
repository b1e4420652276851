import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Facts } from '@iom/domain';
import { NOON, recorded } from '@iom/testing';
import { parseAgreed } from '../agreed.js';
import { decide } from './decide.js';

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

const PLAIN = 'Seen near the retail park on Friday.';

function decided(given: Partial<Facts['IntelligenceDisseminated']>) {
  const event = recorded('IntelligenceDisseminated', { sanitisedText: PLAIN, ...given });
  const current = { subjectId: 'subject-1', version: 1, asAt: NOON, standing: event.standing };
  const { outcome, reasons } = decide({
    event,
    current,
    policy,
    recipient: 'probation-wales',
    at: NOON,
    told: true,
  });
  return [outcome, ...reasons];
}

describe('intelligence', () => {
  it('that was released, is of a fair grade and names nobody may be shared', () => {
    expect(decided({})).toEqual(['SHARED']);
  });

  it.each([
    ['nobody has released', { releasedByRole: null }, 'INTELLIGENCE_UNRELEASED'],
    ['was released by nobody with a role', { releasedByRole: ' ' }, 'INTELLIGENCE_UNRELEASED'],
    [
      'comes from an unreliable source',
      { sourceEvaluation: 'NOT_RELIABLE' },
      'INTELLIGENCE_UNRELIABLE',
    ],
    ['is not known to be true', { informationAssessment: 'D' }, 'INTELLIGENCE_UNRELIABLE'],
    ['is suspected to be false', { informationAssessment: 'E' }, 'INTELLIGENCE_UNRELIABLE'],
    ['bears no grade of its source', { sourceEvaluation: 'UNKNOWN' }, 'INTELLIGENCE_UNGRADED'],
    ['bears no assessment', { informationAssessment: 'UNKNOWN' }, 'INTELLIGENCE_UNGRADED'],
    ['has expired', { expiresOn: '2026-06-13' }, 'INTELLIGENCE_EXPIRED'],
  ] as const)('that %s goes nowhere', (_, given, reason) => {
    expect(decided(given)).toEqual(['WITHHELD', reason]);
  });

  it('whose handling is not known goes nowhere', () => {
    expect(decided({ handlingCode: 'UNKNOWN' })).toEqual([
      'WITHHELD',
      'CONDITION_NOT_MET',
      'INTELLIGENCE_UNGRADED',
    ]);
  });

  it('may be relied on for the whole of its last day', () => {
    expect(decided({ expiresOn: '2026-06-14' })).toEqual(['SHARED']);
  });

  it.each([
    ['is handled under conditions', { handlingCode: 'C' }],
    ['says P and bears a condition', { conditionCodes: ['S2'] }],
  ] as const)('that %s waits for people', (_, given) => {
    expect(decided(given)).toEqual(['HELD', 'INTELLIGENCE_CONDITIONS']);
  });

  it('that names somebody waits for a person to read it', () => {
    expect(decided({ sanitisedText: 'Seen with Synthia Example.' })).toEqual(['HELD', 'FREE_TEXT']);
  });
});
