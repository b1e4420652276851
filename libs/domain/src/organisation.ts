/**
 * A party of the bridge, as `agreements/organisations.yaml` describes it. Another region is another file, no code.
 */
export interface Organisation {
  /** The name in topics, agreements and records: `gwent-police`, `probation-wales`. */
  readonly id: string;
  readonly kind: 'police' | 'probation';
  readonly title: string;
  /** PNC force code of a police force (`61`), nDelius provider code of a probation region (`N03`). */
  readonly code: string;
  /** Of a police force: for each probation organisation, the PDU codes (nDelius BOROUGH) that lie in its area. */
  readonly areas: Readonly<Record<string, readonly string[]>>;
  readonly teamMailbox: string;
  readonly dutyPhone: string;
  /** The Kafka principal that reads what it is sent and writes what it sends. */
  readonly principal: string;
}

/** What holds for a deployment as a whole. */
export interface Deployment {
  readonly organisations: readonly Organisation[];
  /** How long an event is kept in the event store, in days from its observation. */
  readonly retainEventsDays: number;
}
