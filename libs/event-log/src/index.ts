/**
 * The event log: the bridge's only way to Kafka.
 *
 * Connect        `EventLogClient`
 * Topics         names and `TopicDeclaration` · `topicDeclarations(organisations)` · `applyTopics` · `checkTopics` · `tail`
 * Stages         `@OnTopic(...)` on a Nest controller's method, a `BatchHandler`; `StageServer` is the Nest strategy that runs
 *                them (`StageRunner` the same without Nest): outputs, state and position in one Kafka transaction.
 *                `server.metrics`, `server.readiness()`
 * Look-ups       `GlobalTable`: a compacted topic as a map, with `caughtUp()`
 * Reading        `PartitionReader` (read_committed, from an offset: `fetch`, `toStableEnd`, `toEnd`) · `openReaders` · `unpackRecord`
 * Commands       `CommandDesk`: those of operators that are a stage's to obey, and the records that they are about
 * Writing        `EventLogProducer`: sources, operators' tools, tests
 * Tests of apps  `MemoryLog` and `handlersOf(controller)`: the same handler contract without a broker
 */
export type { BatchHandlers, StageDefinition, StateView } from './runnable-stage.js';
export type { Chunk } from './chunk.js';
export { CommandCounts } from './commands/command-counts.js';
export {
  type AcceptedCommand,
  COMMAND_ID_HEADER,
  CommandDesk,
  type CommandDeskParts,
} from './commands/command-desk.js';
export { commandDeskFor, type CommandParts } from './commands/command-desk-for.js';
export {
  type CommandLog,
  KafkaCommandLog,
  memoryCommandLog,
  type RecordPlace,
} from './commands/command-log.js';
export type { ClientLogEntry } from './client-log-entry.js';
export { EventLogClient, type EventLogClientOptions } from './event-log-client.js';
export { EventLogProducer, type EventLogProducerOptions } from './event-log-producer.js';
export { FetchRefusedError } from './fetch-response.js';
export { GroupProgress, type UnreadPartition } from './group-progress.js';
export { GlobalTable, type GlobalTableOptions } from './global-table.js';
export { MemoryLog, MemoryStage, type MemoryLogOptions } from './memory-log.js';
export { handlersOf, OnTopic, STAGE_TRANSPORT } from './on-topic.js';
export { type Opened, openReaders } from './open-readers.js';
export { packOutputs, type Packing, unpackRecord } from './packing.js';
export { PartitionReader, type PartitionReaderOptions } from './partition-reader.js';
export type { StageObservation } from './partition-task.js';
export type { Readiness } from './readiness.js';
export type * from './stage.js';
export type { StageMetrics } from './stage-metrics.js';
export { STAGE_DEFAULTS, StageRunner, type StageServerOptions } from './stage-runner.js';
export { StageServer } from './stage-server.js';
export { stageServerOf } from './stage-server-of.js';
export type { StatePart, StatePartCodec } from './state-part.js';
export { tail, type TailOptions } from './tail.js';
export {
  type AppliedTopics,
  applyTopics,
  checkTopics,
  type TopicDifference,
} from './topic-admin.js';
export { topicDeclarations, type TopicDeclarationOptions } from './topic-declarations.js';
export * from './topics.js';
