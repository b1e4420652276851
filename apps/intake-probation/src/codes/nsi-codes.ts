import type { RecallType } from '@iom/domain';

/** What a non-statutory intervention (NSI) is about, by its type. All other types are interventions, and none of the bridge's business. */
export const NSI_TYPES: ReadonlyMap<string, 'breach' | 'recall'> = new Map([
  ['BRE', 'breach'],
  ['REC', 'recall'],
]);

/** How far a recall has come, by the status of its NSI. The same codes mean other things as outcomes. */
export const RECALL_STATUSES: ReadonlyMap<string, 'considered' | 'requested' | 'not-recalled'> =
  new Map([
    ['REC01', 'considered'], // initiated
    ['REC02', 'considered'], // part A completed
    ['REC03', 'requested'], // part A countersigned
    ['REC04', 'requested'], // endorsed by a senior manager
    ['REC05', 'not-recalled'], // rejected by a senior manager
    ['REC06', 'requested'], // referred on
    ['REC07', 'requested'], // decision received: which, the outcome says
    ['REC08', 'requested'], // submitted to those who decide
    ['REC09', 'requested'], // instigated out of hours
    ['REC10', 'not-recalled'], // withdrawn
  ]);

/** Whether an outcome is one of a breach. What each of them stands for is not public; those of recalls are coded otherwise. */
export function isBreachOutcome(code: string): boolean {
  return /^BRE\d\d$/i.test(code);
}

export interface RecallEnd {
  readonly outcome: 'RECALLED' | 'NOT_RECALLED';
  readonly recallType: RecallType;
}

const NOT_RECALLED: RecallEnd = { outcome: 'NOT_RECALLED', recallType: 'UNKNOWN' };

/** What came of a recall, by the outcome of its NSI. */
export const RECALL_OUTCOMES: ReadonlyMap<string, RecallEnd> = new Map<string, RecallEnd>([
  ['REC01', { outcome: 'RECALLED', recallType: 'FIXED_TERM' }],
  ['REC02', { outcome: 'RECALLED', recallType: 'STANDARD' }],
  ['REC03', NOT_RECALLED],
  ['REC04', NOT_RECALLED],
  ['REC05', NOT_RECALLED],
]);
