import type { EventType } from '@iom/domain';
import type { YamlFile } from '../text/yaml-file.js';
import type { WrittenAgreement } from './agreement.shape.js';

/** What begins, and what says that it has ended or what came of it. */
const ENDS = new Map<string, EventType>([
  ['NominalSelected', 'NominalDeselected'],
  ['NominalRecategorised', 'NominalDeselected'],
  ['ArrestMade', 'DisposalRecorded'],
  ['RecallConsidered', 'RecallDecided'],
  ['RecallRequested', 'RecallDecided'],
  ['LicenceActivated', 'LicenceEnded'],
  ['LicenceVaried', 'LicenceEnded'],
] satisfies [EventType, EventType][]);

/**
 * Whoever hears of a beginning has to hear of the end, or a flag, an arrest or a task goes stale over there: that somebody is
 * a nominal and no more, is arrested and not charged, is to be recalled and is not.
 */
export function checkEnds(file: YamlFile, { share }: WrittenAgreement): void {
  for (const [index, { from, to, event }] of share.entries()) {
    const end = ENDS.get(event);
    if (end === undefined) continue;
    if (share.some((row) => row.event === end && row.from === from && row.to === to)) continue;
    const message = `'${to}' hears of ${event} and never of its end: there is no row for ${end}`;
    file.addFault(['share', index, 'event'], message);
  }
}
