import { narrativeText, productText } from './canaries.js';
import { DAY, dayText, offsetText } from './calendar.js';
import type { NicheChange } from './niche-line.js';
import { type ForceWeek, policeRecordId, someTime, soonAfter } from './police-teller.js';

const PRODUCTS = 0.02;
const OBSERVATIONS = 0.02;
const CONDITIONS = ['NLC4', 'NLC5', 'NLC9', 'SYN-EXCLUSION'] as const;

/** A product that was released, and what may breach a licence. */
export function intelligenceChanges(week: ForceWeek): readonly NicheChange[] {
  const { random } = week;
  return [
    ...(random.chance(PRODUCTS) ? [product(week)] : []),
    ...(random.chance(OBSERVATIONS) ? [observation(week)] : []),
  ];
}

function product(week: ForceWeek): NicheChange {
  const { random } = week;
  const released = someTime(week);
  const recordId = policeRecordId('IR', week);
  const handling = random.chance(0.8) ? 'P' : 'C';
  return {
    entity: 'IntelligenceReport',
    operation: 'created',
    recordId,
    recordVersion: 1,
    changed: soonAfter(random, released),
    record: {
      urn: `SYN-${recordId}`,
      disseminatedAt: offsetText(released),
      sanitisedText: productText(random),
      sourceEvaluation: random.pick([1, 2, 2, 2, 3]),
      informationAssessment: random.pick(['A', 'B', 'B', 'C', 'D', 'E']),
      handling,
      conditions: handling === 'C' ? [{ code: 'S2', text: 'Ask the originator (synthetic).' }] : [],
      releasedBy: { collar: '2001', role: 'Intelligence officer' },
      expiresOn: dayText(released + 90 * DAY),
    },
  };
}

function observation(week: ForceWeek): NicheChange {
  const { random } = week;
  const observed = someTime(week);
  const kind = random.pick(['seen', 'reported', 'electronic-monitoring']);
  return {
    entity: 'LicenceObservation',
    operation: 'created',
    recordId: policeRecordId('LO', week),
    recordVersion: 1,
    changed: soonAfter(random, observed),
    record: {
      observedAt: offsetText(observed),
      conditionCode: random.pick(CONDITIONS),
      observation: kind,
      strength: kind === 'reported' ? 'report' : 'fact',
      ...(random.chance(0.6) ? { narrative: narrativeText(random) } : {}),
    },
  };
}
