import type { Deployment, Micros, Organisation } from '@iom/domain';
import type { DeploymentCodes } from './codes/deployment-codes.js';
import type { ReferenceRows } from './reference/reference-rows.js';

/** A record of a probation organisation's source topic, as much of it as a translation may depend on. */
export interface SourceRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly value: Buffer | null;
  readonly timestampMs: number;
}

/** What a record is known by that says nothing else about itself. */
export function placeOf({ topic, partition, offset }: SourceRecord): string {
  return `${topic}/${partition}/${offset}`;
}

/** What is known beside the record. */
export interface Context {
  /** Whose topic it is. */
  readonly org: Organisation;
  readonly deployment: Deployment;
  readonly codes: DeploymentCodes;
  readonly reference: ReferenceRows;
  readonly observedAt: Micros;
}
