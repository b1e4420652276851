import { Arrest } from './arrest.js';
import { ConferenceAction } from './conference-action.js';
import { Disposal } from './disposal.js';
import { EmbargoRelease } from './embargo-release.js';
import { IntelligenceReport } from './intelligence-report.js';
import { IomFlag } from './iom-flag.js';
import { LicenceObservation } from './licence-observation.js';
import { NominalMerge } from './nominal-merge.js';
import { Nomination } from './nomination.js';
import { ObservedAddress } from './observed-address.js';
import { OfficerContact } from './officer-contact.js';
import { OfficerContactPlanned } from './officer-contact-planned.js';
import { RecallArrest } from './recall-arrest.js';
import { RecallView } from './recall-view.js';
import { WantedStatus } from './wanted-status.js';
import { WarningMarker } from './warning-marker.js';

/** The contract of every entity that a force may send. A record of any other is refused. */
export const CARRIED = {
  OfficerContact,
  OfficerContactPlanned,
  IntelligenceReport,
  LicenceObservation,
  Arrest,
  Disposal,
  RecallArrest,
  WantedStatus,
  IomFlag,
  NominalMerge,
  WarningMarker,
  Nomination,
  RecallView,
  ConferenceAction,
  ObservedAddress,
  EmbargoRelease,
} as const;
export type CarriedEntity = keyof typeof CARRIED;

export function isCarried(entity: string): entity is CarriedEntity {
  return Object.hasOwn(CARRIED, entity);
}
