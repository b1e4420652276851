import type { EventType } from '@iom/domain';
import type { YamlFile } from '../text/yaml-file.js';
import type { WrittenAgreement } from './agreement.shape.js';

const BEGINS: ReadonlySet<string> = new Set<EventType>(['NominalSelected', 'NominalRecategorised']);
const ENDS: EventType = 'NominalDeselected';

/** Whoever hears that somebody is a nominal has to hear when they are no more, or a flag goes stale over there. */
export function checkEnds(file: YamlFile, { share }: WrittenAgreement): void {
  for (const [index, { from, to, event }] of share.entries()) {
    if (!BEGINS.has(event)) continue;
    if (share.some((row) => row.event === ENDS && row.from === from && row.to === to)) continue;
    const message = `'${to}' hears of ${event} and never of its end: there is no row for ${ENDS}`;
    file.addFault(['share', index, 'event'], message);
  }
}
