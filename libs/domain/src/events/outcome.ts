import type { YesNo } from '../standing.js';
import type { Day } from '../time.js';

/** What IOM counts: settled accommodation, employment. */
export type OutcomeMeasure = 'ACCOMMODATION' | 'EMPLOYMENT' | 'UNKNOWN';

/** On release, and three and six months after it. */
export type MeasurePoint = 'RELEASE' | 'M3' | 'M6' | 'UNKNOWN';

/**
 * Whether somebody was housed, or had work, at one of the points that are counted (nDelius PERSONAL_CIRCUMSTANCE, where a
 * deployment maps it). Neither address nor employer is in it. Counted after deselection too, and shared only as aggregates.
 */
export interface OutcomeMeasured {
  readonly measure: OutcomeMeasure;
  readonly point: MeasurePoint;
  readonly achieved: YesNo;
  readonly measuredOn: Day | null;
}
