import { partitionOf, uuidOf } from '@iom/domain';
import { POLICE_SOURCE_PARTITIONS, sourceTopic } from '@iom/event-log';
import { instantOf, offsetText, type Wall } from './calendar.js';
import type { Fact, Line } from './line.js';
import type { FeedPerson, NicheRecord } from './person.js';

export type NicheValue = string | number | boolean | null | readonly NicheValue[] | NicheObject;
export interface NicheObject {
  readonly [name: string]: NicheValue;
}

export type NicheEntity =
  | 'OfficerContact'
  | 'OfficerContactPlanned'
  | 'IntelligenceReport'
  | 'LicenceObservation'
  | 'Arrest'
  | 'Disposal'
  | 'RecallArrest'
  | 'WantedStatus'
  | 'IomFlag'
  | 'NominalMerge'
  | 'WarningMarker'
  | 'Nomination'
  | 'RecallView'
  | 'ConferenceAction'
  | 'ObservedAddress'
  | 'EmbargoRelease';

/** One change in Niche, as its integration team emits it. */
export interface NicheChange {
  readonly entity: NicheEntity;
  readonly operation: 'created' | 'updated' | 'deleted';
  readonly recordId: string;
  readonly recordVersion: number;
  readonly changed: Wall;
  readonly marking?: string;
  readonly restricted?: boolean;
  readonly embargoedUntilReleased?: boolean;
  /** Absent in a deletion. */
  readonly record?: NicheObject;
}

/** The message of a change, before it becomes text: faults change it here. */
export function nicheMessage(
  { surname, forenames, dateOfBirth, croNumber }: FeedPerson,
  { force, nominalId, pncText }: NicheRecord,
  change: NicheChange,
): NicheObject {
  const { entity, operation, recordId, recordVersion, changed, record } = change;
  return {
    changeId: uuidOf('synthetic-change', force.org, recordId, recordVersion),
    system: 'NICHE',
    force: force.code,
    entity,
    operation,
    recordId,
    recordVersion,
    changedAt: offsetText(changed),
    changedBy: { collar: String(1_000 + (recordVersion % 9)), role: 'IOM officer' },
    marking: change.marking ?? 'OFFICIAL-SENSITIVE',
    embargoedUntilReleased: change.embargoedUntilReleased ?? false,
    restricted: change.restricted ?? false,
    nominal: { nominalId, pncId: pncText, croNumber, surname, forenames, dateOfBirth },
    ...(record === undefined ? {} : { record }),
  };
}

/** Text as a record of the force's topic: all that one Niche record says of a person stays in order. */
export function nicheLine(
  person: FeedPerson,
  { force, nominalId }: NicheRecord,
  changed: Wall,
  text: string,
  says: readonly Fact[],
): Line {
  const record = {
    topic: sourceTopic(force.org),
    partition: partitionOf(nominalId, POLICE_SOURCE_PARTITIONS),
    key: nominalId,
    value: Buffer.from(text),
  };
  return { at: instantOf(changed), record, person, says };
}

/** A well-formed change. */
export function nicheChangeLine(person: FeedPerson, niche: NicheRecord, change: NicheChange): Line {
  const text = JSON.stringify(nicheMessage(person, niche, change));
  const isContact = change.entity.startsWith('OfficerContact');
  const { org } = niche.force;
  return nicheLine(person, niche, change.changed, text, [
    { kind: 'police-record', org, isContact },
  ]);
}
