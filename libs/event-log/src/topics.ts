/**
 * Every topic of the bridge, declared once (docs/architecture.md, "Topics"). Auto-creation is off; `iom topics apply` makes
 * them so and `iom topics check` refuses a broker whose topics differ.
 */
export interface TopicDeclaration {
  readonly name: string;
  readonly partitions: number;
  readonly config: Readonly<Record<string, string>>;
  /** One Kafka record carries a batch of entries. */
  readonly packed: boolean;
  /** Left out: the broker's default, and not checked. */
  readonly replicationFactor?: number | undefined;
}

/** What the names of topics depend on. */
export interface OrganisationRef {
  readonly id: string;
  readonly kind: 'police' | 'probation';
}

export const OBSERVED = 'iom.observed';
export const COMMANDS = 'iom.commands';
export const EVENTS = 'iom.events';
export const NOMINALS = 'iom.nominals';
export const DISCLOSURES = 'iom.disclosures';
export const NOTICES = 'iom.notices';
export const LEDGER_STATUS = 'iom.ledger.status';

/** Partitions of `iom.events` and `iom.nominals`: never changed, or subjects would change partition. */
export const SUBJECT_PARTITIONS = 6;
/** Partitions of what an organisation receives. */
export const RECIPIENT_PARTITIONS = 3;
export const POLICE_SOURCE_PARTITIONS = 3;

export const sourceTopic = (org: string): string => `source.${org}`;
export const referenceTopic = (org: string): string => `reference.${org}`;
export const feedbackTopic = (org: string): string => `feedback.${org}`;
export const shareTopic = (org: string): string => `share.${org}`;
export const rosterTopic = (org: string): string => `roster.${org}`;
export const replayTopic = (org: string): string => `replay.${org}`;
export const ackTopic = (org: string): string => `ack.${org}`;
export const stateTopic = (app: string): string => `iom.${app}.state`;
