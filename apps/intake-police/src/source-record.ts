import type { Deployment, Micros, Organisation } from '@iom/domain';

/** A record of a force's source topic, as much of it as a translation may depend on. */
export interface SourceRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
}

/** What is known beside the record. */
export interface Context {
  /** Whose topic it is. */
  readonly org: Organisation;
  readonly deployment: Deployment;
  readonly observedAt: Micros;
}
