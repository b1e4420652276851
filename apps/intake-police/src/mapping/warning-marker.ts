import { type Observed, ukDayOf } from '@iom/domain';
import type { ChangeOf } from '../contract/envelope.js';
import type { WarningMarkerRecord } from '../contract/warning-marker.js';
import type { Context } from '../source-record.js';
import { opening } from './opening.js';

/** A warning for whoever visits. What the force's code stands for is not public, so its class is unknown here. */
export function warningMarkerSet(
  change: ChangeOf<WarningMarkerRecord>,
  context: Context,
): Observed<'WarningMarkerSet'> {
  const { code, setOn, reviewOn } = change.record;
  const about = { occurred: setOn, assertion: 'ASSESSMENT' } as const;
  return {
    ...opening('WarningMarkerSet', change, about, context),
    markerCode: code,
    markerClass: 'UNKNOWN',
    otherUnit: null,
    registrationId: null,
    setOn: ukDayOf(setOn.at),
    reviewOn,
    endedOn: null,
  };
}
