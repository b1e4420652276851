import {
  ackTopic,
  COMMANDS,
  DISCLOSURES,
  EVENTS,
  feedbackTopic,
  LEDGER_STATUS,
  NOMINALS,
  NOTICES,
  OBSERVED,
  type OrganisationRef,
  POLICE_SOURCE_PARTITIONS,
  RECIPIENT_PARTITIONS,
  referenceTopic,
  replayTopic,
  rosterTopic,
  shareTopic,
  sourceTopic,
  stateTopic,
  SUBJECT_PARTITIONS,
  type TopicDeclaration,
} from './topics.js';

export interface TopicDeclarationOptions {
  /** Left out: the broker's default. */
  readonly replicationFactor?: number | undefined;
  /** Of every topic: 2 with a replication factor of 3. Left out: the broker's default. */
  readonly minInsyncReplicas?: number | undefined;
  /** The longest that what a tombstone has erased may still lie in the log. */
  readonly maxCompactionLagMs?: number | undefined;
}

type Settings = Readonly<Record<string, string>>;

const DAY_MS = 24 * 60 * 60 * 1_000;
const KEPT_FOR_EVER = -1;
/** The broker's own default, made explicit: packed records and sends are cut to stay below it. */
const MAX_MESSAGE_BYTES = 1_048_588;
/** The last segment is never compacted and has to be read whole at every take-over. */
const STATE_SEGMENT_BYTES = 64 * 1_048_576;

/** The whole table of topics for these organisations, with explicit settings. */
export function topicDeclarations(
  organisations: readonly OrganisationRef[],
  options: TopicDeclarationOptions = {},
): readonly TopicDeclaration[] {
  const { replicationFactor, minInsyncReplicas, maxCompactionLagMs = 7 * DAY_MS } = options;

  const declare = (name: string, partitions: number, settings: Settings, packed = false) => ({
    name,
    partitions,
    packed,
    config: {
      ...(minInsyncReplicas === undefined
        ? {}
        : { 'min.insync.replicas': String(minInsyncReplicas) }),
      'max.message.bytes': String(MAX_MESSAGE_BYTES),
      ...settings,
    },
    ...(replicationFactor === undefined ? {} : { replicationFactor }),
  });
  const compacted: Settings = {
    'cleanup.policy': 'compact',
    'retention.ms': String(KEPT_FOR_EVER),
    'max.compaction.lag.ms': String(maxCompactionLagMs),
  };
  const state: Settings = { ...compacted, 'segment.bytes': String(STATE_SEGMENT_BYTES) };

  const ofOrganisation = ({ id, kind }: OrganisationRef): readonly TopicDeclaration[] => [
    // A probation system's own order is kept: identity, cohort and contacts depend on each other.
    declare(sourceTopic(id), kind === 'police' ? POLICE_SOURCE_PARTITIONS : 1, kept(35 * DAY_MS)),
    ...(kind === 'probation' ? [declare(referenceTopic(id), 1, compacted)] : []),
    declare(feedbackTopic(id), 1, kept(28 * DAY_MS)),
    declare(shareTopic(id), RECIPIENT_PARTITIONS, kept(14 * DAY_MS)),
    declare(rosterTopic(id), RECIPIENT_PARTITIONS, compacted),
    declare(replayTopic(id), RECIPIENT_PARTITIONS, kept(14 * DAY_MS)),
    declare(ackTopic(id), RECIPIENT_PARTITIONS, kept(14 * DAY_MS)),
  ];

  return [
    ...organisations.flatMap(ofOrganisation),
    declare(OBSERVED, 1, kept(35 * DAY_MS), true),
    declare(COMMANDS, 1, kept(KEPT_FOR_EVER)),
    declare(EVENTS, SUBJECT_PARTITIONS, compacted),
    declare(NOMINALS, SUBJECT_PARTITIONS, compacted),
    declare(DISCLOSURES, 1, kept(90 * DAY_MS), true),
    declare(NOTICES, SUBJECT_PARTITIONS, kept(35 * DAY_MS)),
    declare(LEDGER_STATUS, 1, compacted),
    declare(stateTopic('register'), 1, state),
    declare(stateTopic('disclosure'), SUBJECT_PARTITIONS, state),
  ];
}

function kept(ms: number): Settings {
  return { 'cleanup.policy': 'delete', 'retention.ms': String(ms) };
}
