import { type Deployment, type Observed, type Organisation } from '@iom/domain';
import { type OutgoingRecord, referenceTopic, sourceTopic } from '@iom/event-log';
import { translate as translatePolice } from '../../../apps/intake-police/src/translate.js';
import type { SourceRecord as PoliceRecord } from '../../../apps/intake-police/src/source-record.js';
import type { DeploymentCodes } from '../../../apps/intake-probation/src/codes/deployment-codes.js';
import { readReferenceRow } from '../../../apps/intake-probation/src/reference/read-reference-row.js';
import type { SourceRecord as ProbationRecord } from '../../../apps/intake-probation/src/source-record.js';
import { translate as translateProbation } from '../../../apps/intake-probation/src/translate.js';

/** A source record with a place in its topic. */
export type Placed = PoliceRecord & ProbationRecord;

/** What both intakes would say of a record, without a log between. */
export class Translator {
  private readonly orgs: ReadonlyMap<string, Organisation>;
  private readonly reference = new Map<string, NonNullable<ReturnType<typeof readReferenceRow>>>();
  private offset = 0;

  constructor(
    private readonly deployment: Deployment,
    private readonly codes: DeploymentCodes,
  ) {
    this.orgs = new Map(deployment.organisations.map((org) => [sourceTopic(org.id), org]));
  }

  /** Code tables are taken in; of everything else, what it says. `at`: epoch microseconds. */
  observed(record: OutgoingRecord, at: number): readonly Observed[] {
    if (!this.orgs.has(record.topic)) {
      this.learn(record);
      return [];
    }
    return this.translate(this.placed(record), at);
  }

  placed({ topic, partition, key, value }: OutgoingRecord): Placed {
    return {
      topic,
      partition,
      offset: this.offset++,
      key: typeof key === 'string' ? Buffer.from(key) : key,
      value,
      timestampMs: 0,
    };
  }

  isPolice({ topic }: Pick<Placed, 'topic'>): boolean {
    return this.orgs.get(topic)?.kind === 'police';
  }

  translate(record: Placed, observedAt: number): readonly Observed[] {
    const { deployment, codes, reference } = this;
    const org = this.orgs.get(record.topic);
    if (org === undefined) return [];
    return org.kind === 'police'
      ? translatePolice(record, { org, deployment, observedAt }).observed
      : translateProbation(record, { org, deployment, codes, reference, observedAt }).observed;
  }

  private learn({ topic, key, value }: OutgoingRecord): void {
    const isReference = [...this.orgs.values()].some(({ id }) => referenceTopic(id) === topic);
    const row = isReference && value !== null ? readReferenceRow(value) : undefined;
    if (row) this.reference.set(String(key), row);
  }
}
