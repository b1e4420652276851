import type { RefusedKind } from './bad-kind.js';
import { nicheRefused, recordOf, rewritten, visit } from './niche-changes.js';

const TOO_HIGH = ['MARKING_TOO_HIGH', 'marking'] as const;
const COVERT = ['COVERT_MATERIAL', null] as const;

/** What a force should not have sent: nothing of it is kept, and nobody waits. */
export const REFUSED_RECORDS: readonly RefusedKind[] = [
  nicheRefused('a visit marked SECRET', TOO_HIGH, (occasion) =>
    visit(occasion, { envelope: { marking: 'SECRET' } }),
  ),
  nicheRefused('a visit in a marking of before 2014', TOO_HIGH, (occasion) =>
    visit(occasion, { envelope: { marking: 'RESTRICTED' } }),
  ),
  nicheRefused('a visit marked SECRET within the record', TOO_HIGH, (occasion) =>
    visit(occasion, { record: { protectiveMarking: 'SECRET' } }),
  ),
  nicheRefused(
    'a broken message that says it is CONFIDENTIAL',
    TOO_HIGH,
    rewritten((good) => good.replace('OFFICIAL-SENSITIVE', 'CONFIDENTIAL').slice(0, -2)),
  ),
  nicheRefused(
    'a list that holds a SECRET record',
    ['MARKING_TOO_HIGH', null],
    rewritten((good) => `[${good.replace('OFFICIAL-SENSITIVE', 'SECRET')}]`),
  ),
  nicheRefused('the number of a covert source', COVERT, (occasion) =>
    visit(occasion, { record: { chisRef: 'CANARY-CHIS' } }),
  ),
  nicheRefused('the handler of a source', COVERT, (occasion) =>
    visit(occasion, { record: { handlerName: 'CANARY-HANDLER' } }),
  ),
  nicheRefused('who gave the intelligence', COVERT, (occasion) =>
    visit(occasion, { record: { sourceName: 'CANARY-SOURCE' } }),
  ),
  nicheRefused('a visit of another force', ['WRONG_FORCE', 'force'], (occasion) =>
    visit(occasion, { envelope: { force: '99' } }),
  ),
  nicheRefused(
    'a kind of record that nobody agreed on',
    ['UNLISTED_ENTITY', 'entity'],
    recordOf('CustodyPhotograph', { takenAt: '2026-07-01T09:00:00+01:00' }),
  ),
  nicheRefused(
    'a covert kind of record',
    ['COVERT_MATERIAL', 'entity'],
    recordOf('SurveillanceLog', { startedAt: '2026-07-01T09:00:00+01:00' }),
  ),
  nicheRefused(
    'intelligence that nobody has released',
    ['NOT_RELEASED', 'record'],
    recordOf('IntelligenceReport', { urn: 'SYN-URN', sanitisedText: null, releasedBy: null }),
  ),
];
