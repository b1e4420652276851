import { OfficerContact } from './officer-contact.js';
import { OfficerContactPlanned } from './officer-contact-planned.js';

/** The contracts of the entities that this release carries. */
export const CARRIED = { OfficerContact, OfficerContactPlanned } as const;
export type CarriedEntity = keyof typeof CARRIED;

/** Every entity that a force may send. Those that are not carried are passed over and counted by name; any other is refused. */
export const LISTED: ReadonlySet<string> = new Set([
  ...Object.keys(CARRIED),
  'IntelligenceReport',
  'LicenceObservation',
  'Arrest',
  'Disposal',
  'RecallArrest',
  'WantedStatus',
  'IomFlag',
  'NominalMerge',
  'WarningMarker',
  'Nomination',
  'RecallView',
  'ConferenceAction',
  'ObservedAddress',
  'EmbargoRelease',
]);

export function isCarried(entity: string): entity is CarriedEntity {
  return Object.hasOwn(CARRIED, entity);
}
