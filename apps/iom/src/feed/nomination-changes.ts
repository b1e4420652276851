import { offsetText } from './calendar.js';
import type { NicheChange } from './niche-line.js';
import { type ForceWeek, policeRecordId, someTime, soonAfter } from './police-teller.js';

const NOMINATIONS = 0.02;

/** The force proposes somebody who is not on IOM. */
export function nominationChanges(week: ForceWeek): readonly NicheChange[] {
  const { random } = week;
  if (!random.chance(NOMINATIONS)) return [];
  const nominated = someTime(week);
  return [
    {
      entity: 'Nomination',
      operation: 'created',
      recordId: policeRecordId('NO', week),
      recordVersion: 1,
      changed: soonAfter(random, nominated),
      record: {
        nominatedAt: offsetText(nominated),
        reason: 'SYN-PROLIFIC',
        offenceClasses: [
          { class: 'burglary', count: random.between(1, 9) },
          { class: 'vehicle-crime', count: random.between(0, 5) },
        ],
        matrixScoreBand: random.pick(['medium', 'high', 'very-high']),
      },
    },
  ];
}
