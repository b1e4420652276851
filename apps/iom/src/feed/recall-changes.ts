import { HOUR, offsetText } from './calendar.js';
import type { NicheChange } from './niche-line.js';
import { type ForceWeek, policeRecordId, someTime, soonAfter } from './police-teller.js';

const RECALLS = 0.012;

/** The force's part of a recall: its view, that the person is looked for, and what came of that. */
export function recallChanges(week: ForceWeek): readonly NicheChange[] {
  const { random } = week;
  if (!random.chance(RECALLS)) return [];
  const asked = someTime(week);
  const reference = `SYN-RECALL-${policeRecordId('NSI', week)}`;
  const isFound = random.chance(0.6);
  const view: NicheChange = {
    entity: 'RecallView',
    operation: 'created',
    recordId: policeRecordId('RV', week),
    recordVersion: 1,
    changed: soonAfter(random, asked),
    record: {
      at: offsetText(asked),
      view: random.chance(0.8) ? 'support' : 'oppose',
      reasonClass: 'SYN-REOFFENDING',
      recallReference: reference,
    },
  };
  const sought = asked + 6 * HOUR;
  const wanted: NicheChange = {
    entity: 'WantedStatus',
    operation: 'created',
    recordId: policeRecordId('WS', week),
    recordVersion: 1,
    changed: soonAfter(random, sought),
    record: { status: 'unlawfully-at-large', since: offsetText(sought), reference },
  };
  const tried = asked + 12 * HOUR;
  const attempt: NicheChange = {
    entity: 'RecallArrest',
    operation: 'created',
    recordId: policeRecordId('RA', week),
    recordVersion: 1,
    changed: soonAfter(random, tried),
    record: {
      at: offsetText(tried),
      result: isFound ? 'arrested' : 'not-found',
      ...(isFound ? { station: 'Dalfa Ffug (synthetic custody suite)' } : {}),
      attempts: 1,
      recallReference: reference,
    },
  };
  if (!isFound) return [view, wanted, attempt];
  const cleared: NicheChange = {
    ...wanted,
    operation: 'updated',
    recordVersion: 2,
    changed: attempt.changed + HOUR,
    record: { status: 'cleared', since: offsetText(tried), reference },
  };
  return [view, wanted, attempt, cleared];
}
